"""The slips that cost posts: a strange city in the last line, the wrong festival, a post that is over."""

from dataclasses import replace
from datetime import date

import pytest
from desk_support import nigao

from generator.checking.calendar import load_calendar
from generator.checking.catalogue import BUILT_IN, find_all
from generator.checking.paper import Paper, Setting
from generator.checking.roster import Tenure
from generator.reading.files import read_manuscript
from generator.reading.yamlfile import read_mapping


@pytest.fixture(scope="module")
def setting(lexicon, phrasebank) -> Setting:
    words = read_mapping((phrasebank / "checks.yaml").read_bytes(), "checks.yaml")
    return Setting(lexicon, date(2026, 3, 5), "清源县", "县", calendar=load_calendar(words, "checks.yaml"))


def _grave(paragraphs, setting) -> list[tuple[int, str, str]]:
    found = find_all(Paper(tuple(paragraphs), setting), BUILT_IN)
    return [(one.paragraph, one.id, one.text) for one in found if one.severity == "错误"]


@pytest.fixture(scope="module")
def speech(phrasebank) -> list[str]:
    path = phrasebank / "speeches" / "清源县-工作会议讲话.txt"
    return [one.text for one in read_manuscript(path).paragraphs]


@pytest.mark.parametrize("city", ["绵阳市", "绵阳", "汀北县", "岳阳市"])
def test_a_strange_city_in_the_last_line_is_found_and_nothing_else(speech, setting, city):
    ending = f"同志们，让我们携手奋进，为建设{city}的美好明天而努力奋斗！"
    found = _grave([*speech, ending], setting)
    assert [(number, id_) for number, id_, _ in found] == [(len(speech), "leftover.place")]


def test_national_experiences_and_the_own_place_pass(speech, setting):
    own = replace(setting, superior="云河市", own=("青石镇",))
    ending = "坚持和发展新时代“枫桥经验”，弘扬红船精神、延安精神，把云河市委的要求落实到清源县、青石镇。"
    assert _grave([*speech, ending], own) == []


@pytest.mark.parametrize(
    ("day", "festival", "wrong"),
    [
        (date(2026, 9, 20), "端午", True),
        (date(2026, 9, 20), "中秋", False),
        (date(2026, 6, 15), "中秋", True),
        (date(2026, 6, 15), "端午", False),
        (date(2026, 2, 10), "新春", False),
        (date(2026, 5, 10), "新春", True),
    ],
)
def test_a_greeting_for_the_wrong_festival_is_found_by_the_date(setting, day, festival, wrong):
    text = f"{festival}佳节将至，祝大家节日快乐、阖家安康！"
    found = [id_ for _, id_, _ in _grave([text], replace(setting, day=day))]
    assert found == (["stale.festival"] if wrong else [])


@pytest.mark.parametrize(("day", "wrong"), [(date(2025, 5, 1), False), (date(2025, 7, 1), True)])
def test_a_post_is_judged_by_the_day(setting, day, wrong):
    roster = (
        Tenure("顾明川", "县委书记", until=date(2025, 5, 31)),
        Tenure("林知远", "县委书记", since=date(2025, 6, 1)),
    )
    text = "县委书记顾明川同志到会并讲话。"
    found = [id_ for _, id_, _ in _grave([text], replace(setting, day=day, roster=roster))]
    assert found == (["stale.post"] if wrong else [])


def test_a_leaders_old_title_is_found_by_the_dated_terms(setting):
    found = _grave(["要贯彻落实栗战书委员长的讲话精神，监督“一府两院”。"], setting)
    assert [text for _, _, text in found] == ["栗战书委员长", "一府两院"]


def test_our_province_beside_our_county_is_a_mixture(setting):
    found = _grave(["我市人大工作有了新起色，我县代表工作走在前列。"], setting)
    assert [(id_, text) for _, id_, text in found] == [("level.mixed", "我市")]


def test_a_missing_ordinal_is_named_by_the_one_before_it(tmp_path):
    text = (
        "在会上的讲话\n同志们：\n一、依法履职\n一是抓好监督。要真督实查。\n三是抓好代表工作。要做好服务。\n"
    )
    path = tmp_path / "稿.txt"
    path.write_text(text, encoding="utf-8")
    shown = nigao("check", path, "--place", "清源县").out
    assert "应当是“二是”，这里是“三是”" in shown
