"""Comments: which, on what, saying what."""

from docx.oxml.ns import qn
from word_support import LOOK, Block, Span, blank, comments, draft, heading, part, phrase, rendered

from generator.model.draft import SourceShare, Used
from generator.word.finish import Finish
from generator.word.render import render


def said(*blocks, **finish):
    """The comments but the first, which is on the whole."""
    return comments(rendered(*blocks, **finish))[1:]


def paragraph(*spans):
    return Block("1", 0, "正文", spans)


def test_the_first_comment_says_how_long_reading_takes():
    text, on = comments(rendered(Block("1", 0, "标题", (Span("讲话"),))))[0]
    assert "约 1 分钟" in text
    assert on == "讲话"


def test_a_source_that_gives_too_much_is_named_in_the_first_comment():
    drawn = draft(Block("1", 0, "标题", (Span("讲话"),)))
    shares = SourceShare("甲.docx", "own", 500, 0.4, 1), SourceShare("乙.docx", "own", 100, 0.1, 1)
    text, _ = comments(render(drawn._replace(sources=shares), LOOK))[0]
    assert "甲.docx 40%" in text
    assert "乙.docx" not in text


def test_a_blank_is_asked_for_once_with_the_number_of_its_places():
    found = said(paragraph(blank("会议"), Span("和"), blank("姓名")), Block("2", 1, "正文", (blank("会议"),)))
    assert [on for _, on in found] == ["【待填：会议】", "【待填：姓名】"]
    assert "2 处" in found[0][0]
    assert "处" not in found[1][0]


def test_a_passage_to_be_written_is_not_called_a_name():
    ((text, _),) = said(paragraph(Span("【此处写：引言】", "blank", None, "引言")))
    assert "自己写" in text


def test_a_quotation_is_to_be_checked():
    spans = phrase("要学。", 1), phrase("古人云：“行百里者半九十。”", 2, sentence=5, quotation=True)
    assert said(paragraph(*spans)) == [("引文，请核对原文。", spans[1].text)]


def test_three_sentences_on_end_of_one_source_are_one_comment():
    run = [phrase(f"句{n}。", n, sentence=n) for n in range(1, 4)]
    ((text, on),) = said(paragraph(phrase("头。", 0, "别处.docx"), *run, phrase("尾。", 9, "别处.docx")))
    assert on == "句1。句2。句3。"
    assert "3 句" in text
    assert "旧讲话.docx" in text


def test_two_on_end_or_three_out_of_order_are_left_alone():
    assert said(paragraph(phrase("一。", 1, sentence=1), phrase("二。", 2, sentence=2))) == []
    assert said(paragraph(*(phrase(f"{n}。", n, sentence=n) for n in (3, 2, 1)))) == []


def test_all_notes_name_the_source_of_every_sentence_and_its_alternatives():
    text = (phrase("要学。", 1, "甲.docx", 4, 2), phrase("要干。", 2, "监督.yaml", 56))
    found = said(heading("1", 0, 1, "把方向", "助发展"), Block("2", 1, "正文", text), notes="all")
    assert found[0][1] == "把方向"
    assert "备选：助发展" in found[0][0]
    assert found[1] == ("来源：甲.docx 第 5 段第 3 句\n用过：没有记录", "要学。")
    assert found[2] == ("来源：监督.yaml 第 57 条\n用过：没有记录", "要干。")


def test_all_notes_say_how_often_a_sentence_was_used_and_when_last():
    text = (phrase("要学。", 1), phrase("要干。", 2))
    used = {"key2": Used(3, "2026-03-01", "主任会议")}
    found = said(paragraph(*text), notes="all", used=used)
    assert "用过：没有记录" in found[0][0]
    assert "用过：3 次，上次 2026-03-01 主任会议" in found[1][0]


def test_a_comment_takes_in_the_whole_sentence_with_what_was_filled_in():
    unit = phrase("请", 1), Span("市委", "fact", 1, "本级"), phrase("批准。", 1)
    assert said(paragraph(*unit, Span("好。")), notes="all")[0][1] == "请市委批准。"


def test_without_notes_there_is_no_comment_part_and_no_mark():
    data = rendered(paragraph(blank("会议"), phrase("“引”。", 1, quotation=True)), notes="none")
    assert part(data, "word/comments.xml") is None
    assert b"commentR" not in data


def test_comments_are_ours_and_dated_with_the_draft_not_with_the_clock():
    comment = part(rendered(), "word/comments.xml")[0]
    assert comment.get(qn("w:author")) == "拟稿"
    assert comment.get(qn("w:date")) == "2026-03-20T00:00:00Z"


def test_automatic_numbers_lose_no_comment():
    blocks = heading("1", 0, 1, "把方向"), paragraph(blank("会议"))
    typed, auto = (comments(rendered(*blocks, notes="all", numbering=kind)) for kind in ("typed", "auto"))
    assert [text for text, _ in typed] == [text for text, _ in auto]
    assert [on for _, on in typed][1:] == [on for _, on in auto][1:]


def test_a_draft_without_a_word_has_nothing_to_comment_on():
    assert comments(render(draft(), LOOK, Finish(notes="all"))) == []


def test_a_run_that_several_speeches_hold_does_not_blame_one_alone():
    spans = [phrase(f"第{number}句。", number, sentence=number) for number in range(3)]
    files = frozenset({spans[0].source.file, "乙.docx", "丙.docx"})
    held = {span.key: files for span in spans}
    ((text, _),) = said(paragraph(*spans), held=held)
    assert "等 3 篇" in text
    ((alone, _),) = said(paragraph(*spans), held=held | {spans[1].key: frozenset({spans[1].source.file})})
    assert "等" not in alone


def test_all_notes_say_how_many_speeches_hold_a_sentence():
    span = phrase("要学。", 1)
    ((text, _),) = said(
        paragraph(span), notes="all", held={span.key: frozenset({span.source.file, "乙.docx"})}
    )
    assert "等 2 篇" in text
