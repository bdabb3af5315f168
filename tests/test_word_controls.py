"""Blanks and choices as content controls."""

import pytest
from docx.oxml.ns import qn
from word_support import (
    Alternative,
    Block,
    Span,
    blank,
    block,
    body,
    heading,
    names,
    part,
    phrase,
    rendered,
    text_of,
    value,
)

from generator.word.bindings import NAMESPACE, STORE
from generator.word.choices import choice_of
from generator.word.controls import blank_tag


def controls(data):
    return list(body(data).iter(qn("w:sdt")))


def test_a_blank_is_a_rich_control_that_asks_for_its_name():
    (control,) = controls(rendered(Block("1", 0, "正文", (Span("由"), blank("姓名"), Span("讲话。")))))
    assert value(control, "sdtPr/tag") == "var:姓名"
    assert value(control, "sdtPr/alias") == "姓名"
    assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    assert control.find(f"{qn('w:sdtPr')}/{qn('w:text')}") is None
    assert text_of(control) == "【待填：姓名】"


def test_what_is_filled_into_a_lead_will_be_in_the_type_of_the_lead():
    (control,) = controls(rendered(Block("1", 0, "正文", (Span("一要"), blank("事")), lead=2, level=2)))
    assert value(control, "sdtPr/rPr/rStyle") == "LeadKai"
    assert value(control, "sdtContent/r/rPr/rStyle") == "ToFill"


def test_every_place_of_a_name_has_its_tag_and_every_control_its_own_number():
    blocks = [Block(str(n), n, "正文", (blank("会议"), Span("开了。"))) for n in range(3)]
    found = controls(rendered(*blocks))
    assert [value(one, "sdtPr/tag") for one in found] == ["var:会议"] * 3
    assert len({value(one, "sdtPr/id") for one in found}) == 3


def test_long_names_are_cut_to_what_word_takes_and_stay_apart():
    first, second = (blank_tag("围绕主题写清背景和意义" * 8 + end) for end in "甲乙")
    assert first != second
    assert len(first) == len(second) == 64


def test_bound_blanks_point_into_one_part_by_name():
    blocks = [Block(str(n), n, "正文", (blank(name),)) for n, name in enumerate(["会议", "姓名", "会议"])]
    data = rendered(*blocks, bound=True)
    paths = [value(one, "sdtPr/dataBinding", "xpath") for one in controls(data)]
    assert paths[0] == paths[2] != paths[1]
    assert {value(one, "sdtPr/dataBinding", "storeItemID") for one in controls(data)} == {STORE}
    values = part(data, "customXml/item1.xml")
    assert values.tag == f"{{{NAMESPACE}}}blanks"
    for path, name in zip(paths, ["会议", "姓名", "会议"], strict=True):
        (found,) = values.getroottree().xpath(path, namespaces={"b": NAMESPACE})
        assert (found.get("name"), found.text) == (name, None)


def test_the_prompt_of_every_blank_is_kept_for_when_it_is_emptied():
    data = rendered(Block("1", 0, "正文", (blank("会议"), Span("由"), blank("姓名"), blank("会议"))))
    kept = {
        value(one, "docPartPr/name"): text_of(one)
        for one in part(data, "word/glossary/document.xml").iter(qn("w:docPart"))
    }
    assert [kept[value(one, "sdtPr/placeholder/docPart")] for one in controls(data)] == [
        text_of(one) for one in controls(data)
    ]
    assert len(kept) == 2


def test_a_draft_without_blanks_has_no_part_of_values_or_prompts():
    data = rendered(block("1", 0, "正文", "好。"), bound=True)
    assert not [name for name in names(data) if "glossary" in name]
    assert [name for name in names(data) if name.startswith("customXml/item")] == [
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
    ]


def test_a_heading_with_short_alternatives_is_a_combo_box_behind_its_ordinal():
    data = rendered(heading("1", 0, 1, "以更高站位把方向", "以更实作为助发展", "以更严要求强队伍"))
    (control,) = controls(data)
    items = [item.get(qn("w:value")) for item in control.iter(qn("w:listItem"))]
    assert items == ["以更高站位把方向", "以更实作为助发展", "以更严要求强队伍"]
    assert text_of(control) == "以更高站位把方向"
    assert text_of(body(data)) == "一、以更高站位把方向"


def test_without_notes_there_is_no_choice_either():
    assert controls(rendered(heading("1", 0, 1, "把方向", "助发展"), notes="none")) == []


def lead(*spans, alternatives):
    others = tuple(Alternative(str(n), text) for n, text in enumerate(alternatives))
    return Block("1.1", 0, "正文", (*spans, phrase("后面展开。", 9)), lead=len(spans), alternatives=others)


@pytest.mark.parametrize(
    ("ordinal", "alternative", "offered"),
    [
        ("一要", "要抓实理论武装。", "抓实理论武装"),
        ("一要", "我们要抓实理论武装", "抓实理论武装"),
        ("一是", "抓实理论武装。", "抓实理论武装"),
        ("一是", "要抓实理论武装。", "要抓实理论武装"),
    ],
)
def test_an_alternative_reads_on_from_its_ordinal_and_ends_like_the_lead(ordinal, alternative, offered):
    choice = choice_of(lead(Span(ordinal), phrase("学深悟透", 1), Span("。"), alternatives=[alternative]))
    assert (choice.first, choice.last, choice.texts) == (1, 1, ("学深悟透", offered))


def test_the_stop_inside_a_lead_is_kept_in_each_alternative():
    choice = choice_of(lead(Span("一要"), phrase("学深悟透。", 1), alternatives=["抓实武装"]))
    assert choice.texts == ("学深悟透。", "抓实武装。")


def test_a_lead_of_several_spans_is_one_choice():
    spans = Span("一要"), phrase("服务", 1), Span("全市", "fact", 1, "本级"), phrase("大局。", 1)
    choice = choice_of(lead(*spans, alternatives=["围绕中心。"]))
    assert (choice.first, choice.last, choice.texts[0]) == (1, 3, "服务全市大局。")


@pytest.mark.parametrize(
    "block",
    [
        lead(Span("一要"), phrase("学。", 1), alternatives=[]),
        lead(Span("一要"), phrase("学。", 1), alternatives=["长" * 60]),
        lead(Span("一要"), phrase("学。", 1), alternatives=["学"]),
        lead(Span("一要学。"), alternatives=["干。"]),
        Block(
            "1", 0, "一级标题", (Span("在【待填：会议】", "blank", 1),), alternatives=(Alternative("a", "b"),)
        ),
    ],
    ids=["none", "too long", "the same", "the template's own words", "with a blank"],
)
def test_there_is_no_choice_where_none_can_be_offered(block):
    assert choice_of(block) is None
