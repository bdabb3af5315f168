"""An outline goes to Word and comes back as it was edited there."""

import pytest
from docx import Document
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from word_support import LOOK, saved

from generator.model.errors import RequestError
from generator.model.outline import Outline, OutlineLine, OutlinePart
from generator.word.outline_page import render_outline
from generator.word.outline_reading import read_outline, without_ordinal

OUTLINE = Outline(
    title=("在云河市人大工作会议上的讲话",),
    parts=(
        OutlinePart(
            OutlineLine("把牢方向，走稳新路", "一、", "提高政治站位", alternatives=("认清方位，扛起使命",)),
            (
                OutlineLine("抓理论武装。", "一要", "提高政治站位", "理论武装", ("全市办结建议三百件。",)),
                OutlineLine("抓请示报告。", "二要", "提高政治站位", "请示报告"),
            ),
            ("理论武装", "请示报告"),
            900,
        ),
        OutlinePart(OutlineLine("依法监督，务求实效", "二、", "监督"), (), (), 700),
    ),
    occasion="工作会议讲话",
    seed=7,
    brief={"地区": "云河市", "事实": ["全市办结建议三百件。"]},
)


def edited(tmp_path, change):
    """The outline read back after `change` was made to its document."""
    path = saved(tmp_path, render_outline(OUTLINE, LOOK), "提纲.docx")
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return read_outline(path)


def paragraph(document, text):
    return next(one for one in document.paragraphs if text in one.text)


def texts(outline):
    return [[part.heading.text, *(point.text for point in part.points)] for part in outline.parts]


def test_an_outline_that_nobody_touched_comes_back_with_all_that_it_carries(tmp_path):
    read = edited(tmp_path, lambda _: None)
    assert texts(read) == texts(OUTLINE)
    assert (read.occasion, read.seed, dict(read.brief)) == ("工作会议讲话", 7, dict(OUTLINE.brief))
    assert [line.slot for line in (read.parts[0].heading, *read.parts[0].points)] == ["提高政治站位"] * 3
    assert read.parts[0].points[0].facts == ("全市办结建议三百件。",)
    assert read.title == read.drafted_title == OUTLINE.title


def test_the_page_shows_length_topics_facts_and_alternatives(tmp_path):
    path = saved(tmp_path, render_outline(OUTLINE, LOOK))
    shown = "\n".join(one.text for one in Document(str(path)).paragraphs)
    for text in (
        "约 900 字",
        "理论武装、请示报告",
        "〔事实〕全市办结建议三百件。",
        "认清方位，扛起使命",
        "二要抓请示报告。",
    ):
        assert text in shown


def test_the_same_outline_gives_the_same_bytes():
    assert render_outline(OUTLINE, LOOK) == render_outline(OUTLINE, LOOK)


def test_an_edited_line_loses_its_slot_and_keeps_its_words(tmp_path):
    def change(document):
        paragraph(document, "抓理论武装").runs[0].text = "三要 抓好执法检查。"

    read = edited(tmp_path, change)
    assert texts(read)[0] == ["把牢方向，走稳新路", "抓好执法检查。", "抓请示报告。"]
    assert read.parts[0].points[0].slot == ""
    assert read.parts[0].points[1].topic == "请示报告"


def test_lines_may_be_added_without_style_and_taken_out(tmp_path):
    def change(document):
        gone = paragraph(document, "抓请示报告")._p
        gone.getparent().remove(gone)
        document.add_paragraph("三、建好代表之家")
        document.add_paragraph("把接待日定下来。")

    assert texts(edited(tmp_path, change)) == [
        ["把牢方向，走稳新路", "抓理论武装。"],
        ["依法监督，务求实效"],
        ["建好代表之家", "把接待日定下来。"],
    ]


def test_a_length_that_was_changed_counts_and_one_that_was_not_is_the_templates(tmp_path):
    def change(document):
        paragraph(document, "约 900 字").runs[0].text = "〔字数〕约 1200 字"

    assert [part.characters for part in edited(tmp_path, change).parts] == [1200, 0]


def test_a_file_without_headings_is_no_outline(tmp_path):
    document = Document()
    document.add_paragraph("今天天气很好。")
    path = tmp_path / "别的.docx"
    document.save(str(path))
    with pytest.raises(RequestError, match=r"别的\.docx"):
        read_outline(path)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("一、把牢方向", "把牢方向"),
        ("三、二、把牢方向", "把牢方向"),
        ("（二）把牢方向", "把牢方向"),
        ("一要突出重点。", "突出重点。"),
        ("一是要突出重点。", "要突出重点。"),
        ("一心为民", "一心为民"),
        ("第一，把牢方向", "把牢方向"),
    ],
)
def test_ordinals_at_the_head_are_taken_off(typed, words):
    assert without_ordinal(typed) == words


WORDS = st.text("监督代表工作会议党的领导民主法治实抓好要把，“”；。·—A1", min_size=2, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)), min_size=1, max_size=4))
def test_headings_and_leads_come_back_to_the_letter(tmp_path, lines):
    assume(all(without_ordinal(one) == one for head, points in lines for one in (head, *points)))
    parts = tuple(
        OutlinePart(OutlineLine(head, "一、"), tuple(OutlineLine(point, "一是") for point in points))
        for head, points in lines
    )
    path = saved(tmp_path, render_outline(OUTLINE._replace(parts=parts), LOOK))
    assert texts(read_outline(path)) == [[head, *points] for head, points in lines]
