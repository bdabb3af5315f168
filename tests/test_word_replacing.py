"""A block put in the place of another in a file that came back is finished as the file's other blocks are."""

from word_support import Block, Span, blank, comments, draft, phrase, rendered, saved

from generator.model.draft import Used
from generator.word.carried import bookmark
from generator.word.controls import blank_tag
from generator.word.finish import Finish
from generator.word.finishing import filled
from generator.word.package import unpack
from generator.word.replacing import replaced
from generator.word.wordfile import WordFile

TITLE = Block("1", 0, "标题", (Span("讲话"),))
OLD = Block("2", 1, "正文", (phrase("请", 1), blank("会议"), Span("审议。")))
NEW = Block("2", 1, "正文", (phrase("要学。", 2, "甲.docx"), blank("会议"), Span("讨论。")))
OFFERED = Finish(
    pinyin={"学": "xué"}, draft_id="fedcba9876543210", used={"key2": Used(2, "2026-05-01", "座谈会")}
)


def exchanged(folder, **finish):
    """The file of OLD, finished so, with NEW in its place; and what could not be done alike."""
    path = saved(folder, rendered(TITLE, OLD, **finish))
    return replaced(path, draft(TITLE, NEW), ["2"], OFFERED)


def test_comments_on_what_is_replaced_go_and_those_on_the_new_come(tmp_path):
    data, missing = exchanged(tmp_path, notes="all")
    assert missing == ""
    on = {on: text for text, on in comments(data)}
    assert on["要学。"] == "来源：甲.docx 第 1 段第 1 句\n用过：2 次，上次 2026-05-01 座谈会"
    assert "会议" in on["【待填：会议】"]
    assert set(on) == {"讲话", "要学。", "【待填：会议】"}


def test_key_comments_stay_key_comments(tmp_path):
    data, _ = exchanged(tmp_path, notes="key")
    assert [on for _, on in comments(data)] == ["讲话", "【待填：会议】"]


def test_pinyin_comes_only_where_the_draft_was_made_with_it(tmp_path):
    plain, marked = exchanged(tmp_path)[0], exchanged(tmp_path, pinyin={"议": "yì"})[0]
    assert b"w:ruby" not in unpack(plain)["word/document.xml"]
    assert "xué".encode() in unpack(marked)["word/document.xml"]


def test_a_blank_of_a_bound_draft_stays_bound(tmp_path):
    data, _ = exchanged(tmp_path, bound=True)
    body = unpack(data)["word/document.xml"].decode()
    assert body.count("<w:dataBinding") == body.count(blank_tag("会议")) == 1
    again = filled(saved(tmp_path, data, "换.docx"), {"会议": "常委会会议"})[0]
    assert "常委会会议".encode() in unpack(again)["customXml/item1.xml"]


def test_a_file_that_lost_what_travels_with_it_says_why_nothing_is_added(tmp_path):
    file = WordFile(saved(tmp_path, rendered(TITLE, OLD, notes="all")))
    file.drop("customXml")
    bare = saved(tmp_path, file.saved(), "无.docx")
    data, missing = replaced(bare, draft(TITLE, NEW), ["2"], OFFERED)
    assert "自定义 XML" in missing
    assert bookmark("2").encode() in unpack(data)["word/document.xml"]
    assert [on for _, on in comments(data)] == ["讲话"]
