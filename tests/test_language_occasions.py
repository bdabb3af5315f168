"""The 场合 of slots.yaml: which words tell an occasion, what it speaks for, and faulty sections named."""

from typing import Any

import pytest

from generator.language.lexicon import Lexicon
from generator.language.occasions import STANDINGS, Occasions, load_occasions
from generator.model.errors import ContentError

_TABLE: dict[str, Any] = {
    "工作会议讲话": {"认": ["会议上的讲话", "在…会上的讲话"]},
    "机关会议讲话": {"认": ["机关…会议上的讲话"], "身份": "部署", "偏向": {"自身建设": 0.5}},
    "主持词": {"认": ["主持稿"], "身份": "主持"},
}


@pytest.fixture
def occasions() -> Occasions:
    return load_occasions({"场合": _TABLE}, "s.yaml")


@pytest.mark.parametrize(
    ("title", "occasion"),
    [
        ("在代表工作会议上的讲话", "工作会议讲话"),
        ("在机关作风会议上的讲话", "机关会议讲话"),
        ("机关会议上的讲话", "机关会议讲话"),
        ("在座谈会上的讲话", "工作会议讲话"),
        ("全体会议主持稿", "主持词"),
        ("全体会议主持词", "主持词"),
        ("关于修路的请示", ""),
        ("", ""),
    ],
)
def test_the_longest_word_in_a_title_decides(occasions: Occasions, title: str, occasion: str) -> None:
    assert occasions.of([title]) == occasion


@pytest.mark.parametrize(
    ("between", "fits"),
    [("", True), ("作" * 14, True), ("作" * 15, False), ("，", False), ("。", False), ("；", False)],
)
def test_the_gap_is_a_few_characters_of_one_clause(between: str, fits: bool) -> None:
    table = load_occasions({"场合": {"专题": {"认": ["机关…党课"]}}}, "s.yaml")
    assert (table.of([f"机关{between}党课"]) == "专题") is fits


def test_a_word_with_signs_of_a_pattern_is_taken_as_it_is_written() -> None:
    table = load_occasions({"场合": {"颁奖": {"认": ["表彰（.*）会"]}}}, "s.yaml")
    assert table.of(["表彰（大）会"]) == ""
    assert table.of(["表彰（.*）会"]) == "颁奖"


def test_of_equally_long_words_the_first_in_the_table_decides() -> None:
    table = load_occasions({"场合": {"甲": {"认": ["动员会"]}, "乙": {"认": ["部署会"]}}}, "s.yaml")
    assert table.of(["动员会暨部署会"]) == table.of(["部署会暨动员会"]) == "甲"


def test_the_surest_name_decides_and_the_head_only_where_no_name_tells(occasions: Occasions) -> None:
    assert occasions.of(["主持稿", "机关作风会议上的讲话"]) == "主持词"
    assert occasions.of(["无题", "主持稿", "在机关会议上的讲话"]) == "主持词"
    assert occasions.of(["无题", "现在请看主持稿"]) == "主持词"


def test_bias_and_standing_of_an_occasion(occasions: Occasions) -> None:
    assert dict(occasions.bias("机关会议讲话")) == {"自身建设": 0.5}
    assert (occasions.standing("机关会议讲话"), occasions.standing("主持词")) == ("部署", "主持")


def test_an_occasion_that_says_little_gets_the_usual(occasions: Occasions) -> None:
    assert occasions.standing("工作会议讲话") == STANDINGS[0]
    assert dict(occasions.bias("工作会议讲话")) == {}


def test_an_unknown_occasion_has_neither(occasions: Occasions) -> None:
    assert (dict(occasions.bias("茶话会")), occasions.standing("茶话会")) == ({}, "")


@pytest.mark.parametrize("data", [{}, {"场合": None}, {"场合": {}}])
def test_the_section_may_be_absent(data: dict[str, Any]) -> None:
    assert load_occasions(data, "s.yaml").of(["主持词"]) == ""


@pytest.mark.parametrize(
    ("section", "named"),
    [
        ([1], ("s.yaml", "场合")),
        ("主持词", ("s.yaml", "场合")),
        ({"主持词": ["主持稿"]}, ("s.yaml", "主持词")),
        ({"主持词": None}, ("s.yaml", "主持词")),
        ({"主持词": {"身份": "旁听"}}, ("s.yaml", "主持词")),
        ({"主持词": {"偏向": [1]}}, ("s.yaml", "主持词", "偏向")),
        ({"主持词": {"偏向": {"监督": "多"}}}, ("s.yaml", "主持词", "偏向")),
    ],
)
def test_what_is_wrong_is_named_with_a_hint(section: Any, named: tuple[str, ...]) -> None:
    with pytest.raises(ContentError) as caught:
        load_occasions({"场合": section}, "s.yaml")
    assert all(word in caught.value.message for word in named), caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("title", "occasion"),
    [
        ("在全市人大工作会议上的讲话", "工作会议讲话"),
        ("在机关作风建设大会上的讲话", "机关会议讲话"),
        ("在乡镇人大工作经验交流会上的讲话", "经验交流会讲话"),
        ("在代表培训班上的讲话", "代表培训班开班讲话"),
        ("在水污染防治执法检查动员会上的讲话", "执法检查动员讲话"),
        ("在党组理论学习中心组集体学习时的发言", "党组学习发言"),
        ("拟任职发言", "任职表态发言"),
        ("在第七届人民代表大会第二次会议闭幕时的讲话", "人代会闭幕讲话"),
        ("县人大常委会工作情况汇报", "座谈会汇报发言"),
        ("读书班交流发言", "交流发言"),
        ("常委会会议主持词", "主持词"),
    ],
)
def test_titles_as_offices_write_them(lexicon: Lexicon, title: str, occasion: str) -> None:
    assert lexicon.occasions.of([title]) == occasion


def test_every_shipped_occasion_is_known_by_its_own_name_and_biased_to_slots_that_exist(
    lexicon: Lexicon,
) -> None:
    for occasion in lexicon.occasions.all:
        assert lexicon.occasions.of([occasion.name]) == occasion.name
        assert set(occasion.bias) <= set(lexicon.slots.names)
