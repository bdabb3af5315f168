"""Files that are mistaken for one another: a draft, an outline, a speech, a template; told for what they are."""

from pathlib import Path

import pytest
from cli_support import DAY, PLACE, SPEECH, desktop, refused, untouched, workspace
from desk_support import nigao
from docx import Document

__all__ = ["desktop", "workspace"]
DATA = Path(__file__).parent / "data" / "old"


@pytest.fixture
def outline(workspace):
    made = nigao("draft", "工作会议讲话", *DAY, *PLACE, "--outline", "-o", "提纲.docx", here=workspace)
    assert made.code == 0, made.err
    return workspace


def written(path, text):
    """A Word file with a line of `text` a paragraph, in no style of an outline."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


@pytest.mark.parametrize(
    "verb",
    [("template", "from"), ("redraft", "--headings"), ("sources",), ("learn",), ("used",)],
    ids=" ".join,
)
def test_an_outline_is_called_an_outline(outline, verb):
    with untouched(outline):
        result = nigao(*verb, "提纲.docx", here=outline)
    refused(result, "《提纲.docx》是提纲，不是")
    assert "编号" not in result.err


def test_a_speech_that_was_written_out_is_no_outline(workspace):
    written(
        workspace / "讲话.docx",
        SPEECH.replace("。", "，这件事要一项一项地列出来、一件一件地办下去，办到群众满意为止。"),
    )
    result = nigao("draft", "工作会议讲话", *DAY, *PLACE, "--from", "讲话.docx", "--text", here=workspace)
    refused(result, "像是写好的讲话，不是提纲")
    assert "nigao template from" in result.err


def test_leads_typed_by_hand_are_an_outline(workspace):
    written(
        workspace / "手写.docx",
        "一、提高站位\n1.加强理论学习\n二、做好监督工作\n（一）管好预算\n（二）督促整改\n",
    )
    result = nigao("draft", "工作会议讲话", *DAY, *PLACE, "--from", "手写.docx", "--text", here=workspace)
    assert result.code == 0, result.err
    assert "管好预算" in result.out


def test_an_outline_of_another_occasion_says_whose_it_is(outline):
    result = nigao("draft", "主持词", *DAY, *PLACE, "--from", "提纲.docx", "--text", here=outline)
    refused(result, "“主持词”的模板写定了")
    assert "这份提纲是“工作会议讲话”的" in result.err


def test_a_template_is_a_text_file_whatever_it_is_called(workspace):
    (workspace / "旧.txt").write_text(SPEECH, encoding="utf-8")
    (workspace / "夹").mkdir()
    for asked, name in (("年度.docx", "年度.txt"), ("季度", "季度.txt")):
        made = nigao("template", "from", "旧.txt", "-o", asked, here=workspace)
        assert made.code == 0, made.err
        assert made.out.strip() == name
        assert f"存成 {name}" in made.err
        assert (workspace / name).read_text(encoding="utf-8").startswith("---\n")
    result = nigao("template", "from", "旧.txt", "-o", "夹", here=workspace)
    refused(result, "“夹”是文件夹")
    assert "夹/年度讲话.txt" in result.err.replace("\\", "/")


def test_a_template_that_takes_the_place_of_a_shipped_one_is_told(workspace):
    (workspace / "旧.txt").write_text(SPEECH, encoding="utf-8")
    (workspace / "templates").mkdir(exist_ok=True)
    made = nigao("template", "from", "旧.txt", "-o", "templates/交流发言.txt", here=workspace)
    assert made.code == 0, made.err
    assert "自带的场合也叫“交流发言”" in made.err


def test_a_lead_that_is_still_a_blank_stays_one(workspace):
    old = (DATA / "清源县-建议办理推进会.txt").read_text(encoding="utf-8")
    (workspace / "旧.txt").write_text(old, encoding="utf-8")
    (workspace / "templates").mkdir(exist_ok=True)
    assert nigao("template", "from", "旧.txt", "-o", "templates/推进会.txt", here=workspace).code == 0
    asked = ("draft", "推进会", *DAY, *PLACE, "--set", "会议=代表建议办理推进会")
    assert nigao(*asked, "--outline", "-o", "提纲.docx", here=workspace).code == 0
    result = nigao("draft", "--from", "提纲.docx", "--text", here=workspace)
    assert result.code == 0, result.err
    assert "【此处写：建议办理的领句" in result.out
    assert "【此处写：此处写" not in result.out
    assert "句库里没有适合“此处写" not in result.err
