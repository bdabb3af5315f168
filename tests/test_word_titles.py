"""Long titles in balanced lines; pinyin over rare characters."""

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from word_support import LOOK, Block, Span, body, draft, part, rendered, text_of, value

from generator.word.finish import Finish
from generator.word.pinyin import Pinyin
from generator.word.render import render
from generator.word.titles import title_lines

TITLES = [
    ("在云河市人大工作会议上的讲话", ["在云河市人大工作会议上的讲话"]),
    (
        "在云河市第五届人民代表大会第三次会议闭幕会上的讲话",
        ["在云河市第五届人民代表大会", "第三次会议闭幕会上的讲话"],
    ),
    (
        "在全省人大系统学习贯彻党的二十届四中全会精神座谈会上的汇报发言",
        ["在全省人大系统学习贯彻", "党的二十届四中全会精神", "座谈会上的汇报发言"],
    ),
    (
        "关于检查《中华人民共和国水污染防治法》实施情况的动员讲话",
        ["关于检查", "《中华人民共和国水污染防治法》", "实施情况的动员讲话"],
    ),
]


@pytest.mark.parametrize(("title", "lines"), TITLES)
def test_a_title_breaks_between_words_into_even_lines(title, lines):
    assert list(title_lines(title, 18)) == lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("在全市人大工作座谈会上的汇报发言", ["在全市人大", "工作座谈会上的汇报发言"]),
        ("在全市县乡人大工作推进会上的讲话", ["在全市县乡人大", "工作推进会上的讲话"]),
    ],
)
def test_the_name_of_a_meeting_stays_whole_in_large_type(title, lines):
    assert list(title_lines(title, 14)) == lines


def test_a_title_whose_words_nobody_knows_is_left_to_word():
    assert title_lines("龘靐齉爩" * 6, 18) == ("龘靐齉爩" * 6,)


@given(st.text("在云河市人大工作会议上的讲话《》、，第三次 ", max_size=60), st.integers(4, 24))
def test_no_character_of_a_title_is_ever_lost(title, fitting):
    assert "".join(title_lines(title, fitting)) == title


def test_breaks_stand_in_the_one_title_paragraph_wherever_the_spans_end():
    spans = (
        Span("在云河市第五届人民"),
        Span("代表大会第三次会议", "fact", None, "会议"),
        Span("闭幕会上的讲话"),
    )
    (paragraph,) = body(rendered(Block("1", 0, "标题", tuple(spans)), notes="none")).iter(qn("w:p"))
    pieces = [text_of(run) or "/" for run in paragraph.iter(qn("w:r"))]
    assert "".join(pieces) == "在云河市第五届人民代表大会/第三次会议闭幕会上的讲话"


def test_the_size_of_the_look_decides_what_fits():
    title = Block("1", 0, "标题", (Span("在全市人大工作经验交流会上的讲话"),))
    larger = LOOK_OF_26_POINTS
    assert body(render(draft(title), LOOK)).find(f".//{qn('w:br')}") is None
    assert body(render(draft(title), larger)).find(f".//{qn('w:br')}") is not None


def _larger():
    from generator.word.look import build
    from generator.word.looks import LECTERN

    return build(LECTERN)


LOOK_OF_26_POINTS = _larger()


def test_pinyin_stands_over_each_character_of_a_listed_word():
    data = rendered(Block("1", 0, "正文", (Span("要砥砺前行。"),)), pinyin={"砥砺": "dǐ lì"}, notes="none")
    rubies = list(body(data).iter(qn("w:ruby")))
    assert [(text_of(one.find(qn("w:rubyBase"))), text_of(one.find(qn("w:rt")))) for one in rubies] == [
        ("砥", "dǐ"),
        ("砺", "lì"),
    ]
    assert {value(one, "rt/r/rPr/rStyle") for one in rubies} == {"Ruby"}
    assert (
        {value(one, "rt/r/rPr/sz") for one in rubies}
        == {value(one, "rubyPr/hps") for one in rubies}
        == {"14"}
    )
    plain = [text_of(run) for run in body(data).iter(qn("w:r")) if run.getparent().tag == qn("w:p")]
    assert "要" in plain
    assert "前行。" in plain


def test_the_longer_word_decides_how_a_character_is_read():
    words = Pinyin({"擘": "bò", "擘画": "bò huà", "夯": "hāng"})
    assert list(words.pieces("擘画蓝图，夯实")) == [
        ("擘", "bò"), ("画", "huà"), ("蓝图，", ""), ("夯", "hāng"), ("实", ""),
    ]  # fmt: skip


def test_without_a_list_nothing_is_marked():
    assert list(Pinyin({}).pieces("砥砺")) == [("砥砺", "")]
    assert part(rendered(), "word/document.xml").find(f".//{qn('w:ruby')}") is None
    assert Finish().pinyin == {}
