"""nigao used: the next speeches of the same speaker say it otherwise."""

import json
import re

import pytest
from cli_support import filled_workspace, refused
from desk_support import nigao
from docx import Document
from docx.oxml.ns import qn
from learning_support import add_paragraph, edit

from generator.language.punctuation import bare

SPEAKER = ("--set", "姓名=周启明", "--set", "地区=云河市", "--set", "会议=全市人大工作会议")


def draft(root, day, *more, name="稿"):
    """The manifest of a draft of the day, which lies beside it as `name`.docx."""
    manifest = root / f"{name}.json"
    asked = (
        "交流发言",
        *SPEAKER,
        "--set",
        f"日期={day}",
        "-o",
        root / f"{name}.docx",
        "--manifest",
        manifest,
    )
    result = nigao("draft", *asked, "--force", *more, here=root)
    assert result.code == 0, result.err
    return json.loads(manifest.read_text(encoding="utf-8"))


def keys(manifest):
    return {
        span["key"] for block in manifest["blocks"] for span in block["spans"] if span["kind"] == "phrase"
    }


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """A workspace in which a speech of 1 December was recorded, its manifest, and what was printed."""
    root = filled_workspace(tmp_path_factory.mktemp("记") / "工作")
    first = draft(root, "2026-12-01")
    result = nigao("used", "稿.docx", here=root)
    assert result.code == 0, result.err
    return root, first, result


def test_a_record_names_speaker_day_meeting_and_number(said):
    _, first, result = said
    for text in ("周启明", "2026-12-01", "全市人大工作会议", f"{len(keys(first))} 句"):
        assert text in result.err


def test_the_next_draft_of_the_speaker_hardly_repeats_what_was_said(said):
    root, first, _ = said
    after = keys(draft(root, "2026-12-08", name="后"))
    assert len(keys(first) & after) < 0.2 * len(after)


def test_what_is_said_once_more_is_told(said):
    root, first, _ = said
    again = draft(root, "2026-12-08", name="又")
    repeated = len(keys(first) & keys(again))
    told = [one for one in again["shortfalls"] if "近几次讲过" in one]
    assert bool(told) is bool(repeated)
    assert all(f"有 {repeated} 句周启明近几次讲过" in one for one in told)


OWN_MEASURES = (
    "要把请示报告制度落到实处，重要会议、重要活动、重要事项先向市委报告，再按程序推进。",
    "要把理论学习抓在平常，每次常委会会议前安排一次专题学习，做到学有所思、学有所用。",
    "要让代表建议办得有结果，承办单位办前先沟通、办中常联系、办后请评价，不能一答了之。",
)


def test_an_own_speech_that_was_given_does_not_come_back_in_paragraphs_that_have_others(tmp_path):
    root = filled_workspace(tmp_path / "工作")
    lines = ["在全市人大工作会议上的讲话", "同志们：", "一、提高站位，牢牢把握正确方向", *OWN_MEASURES]
    (root / "旧稿.txt").write_text("\n".join(lines), encoding="utf-8")
    assert nigao("mine", "旧稿.txt", "--own", "--occasion", "工作会议讲话", here=root).code == 0
    asked = ("draft", "工作会议讲话", *SPEAKER, "--set", "日期=2026-12-08", "--text")

    def guests():
        made = (nigao(*asked, "--seed", seed, here=root).out for seed in (1, 3))
        return sum(own.removeprefix("要") in text for text in made for own in OWN_MEASURES)

    assert guests()
    recorded = nigao("used", "旧稿.txt", "--speaker", "周启明", "--date", "2026-12-01", here=root)
    assert recorded.code == 0, recorded.err
    assert not guests()


def test_another_speaker_an_earlier_day_and_no_memory_are_as_before(said):
    root, first, _ = said
    assert keys(draft(root, "2026-11-08", name="前")) == keys(first)
    other = draft(root, "2026-12-08", "--set", "姓名=林海", name="别人")
    assert keys(other) == keys(first)
    settings = root / "拟稿.yaml"
    kept = settings.read_bytes()
    settings.write_text(settings.read_text(encoding="utf-8").replace("记忆: 3", "记忆: 0"), encoding="utf-8")
    assert keys(draft(root, "2026-12-08", name="不记")) == keys(first)
    settings.write_bytes(kept)


def test_a_memory_that_is_no_number_is_told(said):
    root, _, _ = said
    settings = root / "拟稿.yaml"
    kept = settings.read_bytes()
    settings.write_text("记忆: 很多\n", encoding="utf-8")
    result = nigao("draft", "交流发言", "--set", "日期=2026-12-01", "--text", here=root)
    settings.write_bytes(kept)
    refused(result, "拟稿.yaml", "记忆")


def test_search_tells_when_a_sentence_was_said_last(said):
    root, first, _ = said
    span = next(
        one
        for block in first["blocks"]
        for one in block["spans"]
        if one["kind"] == "phrase" and len(one["text"]) > 30
    )
    hits = nigao("search", span["text"][4:20], "--json", here=root).json["hits"]
    hit = next(one for one in hits if one["key"] == span["key"])
    assert hit["last_said"] == {"date": "2026-12-01", "meeting": "全市人大工作会议"}
    assert "2026-12-01 全市人大工作会议用过" in nigao("search", span["text"][4:20], here=root).out


def test_what_was_struck_is_not_remembered_and_what_was_typed_in_is(tmp_path):
    root = filled_workspace(tmp_path / "工作")
    first = draft(root, "2026-12-01")
    document = Document(str(root / "稿.docx"))
    struck = next(one for one in document.paragraphs if one.text.startswith("一是"))
    gone = next(block for block in first["blocks"] if block["text"].startswith("一是"))
    first_run = struck.runs[0]._r
    for element in list(struck._p):
        if element.tag.endswith(("}r", "}sdt")) and element is not first_run:
            struck._p.remove(element)
    struck.runs[0].text = "这一句是我在办公室里另外写的新话。"
    document.save(str(root / "稿.docx"))
    assert nigao("used", "稿.docx", here=root).code == 0
    texts = {span["text"] for span in gone["spans"] if span["kind"] == "phrase" and len(span["text"]) > 20}
    hits = [hit for text in texts for hit in nigao("search", text[:18], "--json", here=root).json["hits"]]
    assert hits
    assert all(hit["last_said"] is None for hit in hits if hit["text"] in texts)


def test_undo_takes_the_record_back_and_only_once(tmp_path):
    root = filled_workspace(tmp_path / "工作")
    first = draft(root, "2026-12-01")
    assert nigao("used", "稿.docx", here=root).code == 0
    assert "早已记过" in nigao("used", "稿.docx", here=root).err
    assert nigao("used", "稿.docx", "--undo", here=root).code == 0
    assert keys(draft(root, "2026-12-08", name="后")) == keys(first)
    refused(nigao("used", "稿.docx", "--undo", here=root), "稿.docx")


def test_a_speech_that_is_no_draft_is_read_sentence_by_sentence(said, tmp_path):
    root, first, _ = said
    texts = [block["text"] for block in first["blocks"]]
    path = tmp_path / "讲过的.txt"
    path.write_text("\n".join(texts), encoding="utf-8")
    result = nigao(
        "used", path, "--date", "2026-10-01", "--meeting", "座谈会", "--speaker", "林海", "--workspace", root
    )
    assert result.code == 0, result.err
    for text in ("林海", "2026-10-01", "座谈会"):
        assert text in result.err
    after = keys(draft(root, "2026-12-08", "--set", "姓名=林海", name="林"))
    assert len(keys(first) & after) < 0.5 * len(after)
    assert nigao("used", path, "--undo", "--workspace", root).code == 0


def test_an_outline_is_no_speech(said):
    root, _, _ = said
    asked = ("交流发言", *SPEAKER, "--set", "日期=2026-12-01", "--outline", "-o", "提纲.docx", "--force")
    assert nigao("draft", *asked, here=root).code == 0
    refused(nigao("used", "提纲.docx", here=root), "提纲.docx")


@pytest.fixture(scope="module")
def lectured(tmp_path_factory):
    """A county's workspace with a draft in which a sentence was reworded and one was written, learnt as given."""
    root = filled_workspace(tmp_path_factory.mktemp("讲") / "工作")
    manifest = draft(root, "2026-12-01", "--set", "地区=清源县", "--set", "会议=全县人大工作会议")
    old = next(
        span["text"]
        for block in manifest["blocks"]
        for span in block["spans"]
        if span["kind"] == "phrase" and len(span["text"]) > 25 and span["text"].endswith("。")
    )
    edit(root / "稿.docx", (old, f"{old[:-1]}，一项一项地办。"))
    add_paragraph(root / "稿.docx", "一项一项地办", "去年望溪镇的代表提了一条修路的建议，今年路就通了。")
    result = nigao("learn", "稿.docx", "--final", "--yes", here=root)
    assert result.code == 0, result.err
    return root, result.err


def listed(root):
    return nigao("bank", "used", here=root).out.splitlines()


def test_the_record_holds_the_words_that_were_said(lectured):
    root, _ = lectured
    body = Document(str(root / "稿.docx")).element.body
    text = "".join(node.text or "" for node in body.iter(qn("w:t")))
    sentences = [line.strip() for line in listed(root)[1:]]
    assert any("一项一项地办" in one for one in sentences)
    assert any("望溪镇" in one for one in sentences)
    assert [one for one in sentences if bare(one) not in bare(text)] == []


def test_the_same_speech_is_recorded_once_whatever_its_file(lectured):
    root, told = lectured
    number = re.search(r"讲过 (\d+ 句)", told)[1]
    assert nigao("clean", "稿.docx", "-o", "清稿.docx", "--allow-blanks", here=root).code == 0
    before = listed(root)
    for name in ("稿.docx", "清稿.docx"):
        again = nigao("used", name, "--date", "2026-12-01", "--speaker", "周启明", here=root)
        assert f"全县人大工作会议，{number}" in again.err
        assert again.err.startswith("早已记过")
    assert "《稿.docx》" in again.err
    assert listed(root) == before


def test_what_came_with_what_was_learnt_is_taken_back_with_that(lectured):
    root, _ = lectured
    _, hint = refused(nigao("used", "稿.docx", "--undo", here=root), "收稿时")
    assert "nigao learn 稿.docx --undo" in hint


def test_two_speeches_of_one_day_are_two(lectured):
    root, _ = lectured
    before = len(listed(root))
    (root / "另.txt").write_text(OTHERS.format(signed="周启明"), encoding="utf-8")
    assert nigao("used", "另.txt", "--date", "2026-12-01", here=root).err.startswith("已记下")
    assert len(listed(root)) > before
    assert nigao("used", "另.txt", "--undo", here=root).code == 0


OTHERS = """在县委人大工作会议上的讲话
（2025年3月12日）
{signed}
同志们：
这次会议的任务是安排今后一个时期的人大工作。下面，我讲两点意见。
一要加强党的领导。要把人大工作列入重要议事日程，定期听取汇报，及时研究解决困难和问题。
二要支持人大依法行权。要自觉接受人大监督，认真办理代表的建议，把答复变成落实。
"""


def test_a_speech_is_of_whom_it_names(said, tmp_path):
    root, _, _ = said
    path = tmp_path / "书记讲话.txt"
    path.write_text(OTHERS.format(signed="县委书记 林知远"), encoding="utf-8")
    result = nigao("used", path, "--workspace", root)
    assert result.err.startswith("已记下：林知远 2025-03-12 县委人大工作会议，")
    assert nigao("used", path, "--undo", "--workspace", root).code == 0


def test_whose_it_is_is_asked_where_it_is_of_another_post(said, tmp_path):
    root, _, _ = said
    settings, path = root / "拟稿.yaml", tmp_path / "书记.txt"
    kept = settings.read_bytes()
    path.write_text(OTHERS.format(signed="县委书记"), encoding="utf-8")
    settings.write_text("单位:\n  姓名: 顾明川\n  职务: 县人大常委会主任\n", encoding="utf-8")
    asked = nigao("used", path, "--workspace", root)
    path.write_text(OTHERS.format(signed="县人大常委会"), encoding="utf-8")
    told = nigao("used", path, "--workspace", root)
    settings.write_bytes(kept)
    assert "--speaker" in refused(asked, "县委书记")[1]
    assert told.err.startswith("已记下：顾明川")
    assert "--speaker" in told.err
    assert nigao("used", path, "--undo", "--workspace", root).code == 0
