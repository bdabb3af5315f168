"""Stale formulations: what may not be said on the day of the meeting."""

from datetime import date

import pytest

from generator.checking.era import find_stale
from generator.language.lexicon import Lexicon

_DAY = date(2026, 2, 26)


@pytest.mark.parametrize(
    ("text", "stale", "instead"),
    [
        ("支持“一府两院”工作。", "一府两院", "一府一委两院"),
        ("学习贯彻党的十九大精神。", "党的十九大精神", "党的二十大精神"),
        ("发展全过程民主。", "全过程民主", "全过程人民民主"),
    ],
)
def test_an_old_formulation_is_found_with_what_replaced_it(
    text: str, stale: str, instead: str, lexicon: Lexicon
) -> None:
    (finding,) = find_stale(text, _DAY, lexicon.terms)
    assert (finding.id, finding.severity) == ("stale.term", "错误")
    assert (text[finding.start : finding.end], finding.text) == (stale, stale)
    assert finding.suggestion == instead


@pytest.mark.parametrize(
    "text", ["支持“一府一委两院”工作。", "发展全过程人民民主。", "学习贯彻党的二十大精神。", "依法履职。", ""]
)
def test_a_current_formulation_is_not(text: str, lexicon: Lexicon) -> None:
    assert find_stale(text, _DAY, lexicon.terms) == []


def test_what_was_not_yet_said_on_that_day_is_found_too(lexicon: Lexicon) -> None:
    (early,) = find_stale("支持“一府一委两院”工作。", date(2017, 1, 1), lexicon.terms)
    (late,) = find_stale("支持“一府两院”工作。", _DAY, lexicon.terms)
    assert "还没有提出" in early.message
    assert "已不" in late.message


def test_each_stale_term_is_found_every_time_it_stands(lexicon: Lexicon) -> None:
    text = "“一府两院”要配合，支持“一府两院”。"
    found = find_stale(text, _DAY, lexicon.terms)
    assert [one.start for one in found] == [text.index("一府两院"), text.rindex("一府两院")]


def test_on_its_last_day_a_term_is_still_current(lexicon: Lexicon) -> None:
    text = "支持“一府两院”工作。"
    assert find_stale(text, date(2018, 3, 10), lexicon.terms) == []
    assert find_stale(text, date(2018, 3, 11), lexicon.terms) != []
