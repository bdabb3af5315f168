"""Every check flags what it must and passes what it must: over its own examples; none exists without them."""

from dataclasses import replace
from datetime import date

import pytest

from generator.checking.calendar import load_calendar
from generator.checking.catalogue import BESIDE, BUILT_IN
from generator.checking.check import Check, Example
from generator.checking.paper import Setting
from generator.checking.wordlist import load_own, load_words
from generator.language.lexicon import Lexicon
from generator.model.errors import ContentError
from generator.reading.yamlfile import read_mapping

DAY = date(2026, 3, 5)


@pytest.fixture(scope="module")
def words(phrasebank):
    return read_mapping((phrasebank / "checks.yaml").read_bytes(), "checks.yaml")


@pytest.fixture(scope="module")
def usual(lexicon: Lexicon, words) -> Setting:
    """The setting of examples: a county's speech of March 2026."""
    return Setting(lexicon, DAY, "清源县", "县", calendar=load_calendar(words, "checks.yaml"))


@pytest.mark.parametrize("check", BUILT_IN, ids=lambda check: check.id)
def test_a_check_judges_its_own_examples_rightly(check: Check, usual: Setting):
    assert check.broken(usual) == ""


def test_the_shipped_words_judge_their_own_examples_rightly(words, usual: Setting):
    checks = load_words(words, "checks.yaml")
    assert len(checks) > 50
    assert {check.id: check.broken(usual) for check in checks if check.broken(usual)} == {}
    typos = next(check for check in checks if check.id == "typo.word")
    assert len(typos.wrong) >= 60


def test_ids_are_unique_and_reasons_are_one_line(words):
    checks = [*BUILT_IN, *load_words(words, "checks.yaml")]
    ids = [check.id for check in checks] + [id_ for id_, _, _ in BESIDE]
    assert len(ids) == len(set(ids))
    assert all("\n" not in check.reason for check in checks)


@pytest.mark.parametrize(("wrong", "right"), [((), ("好",)), (("坏",), ())])
def test_a_check_without_both_kinds_of_examples_cannot_exist(wrong, right):
    with pytest.raises(ValueError, match="examples"):
        Check("x.y", "提示", "试", lambda _: (), tuple(map(Example, wrong)), tuple(map(Example, right)))


_ENTRY = {"号": "term.x", "级": "警告", "说": "试", "错": "坏词", "误": ["坏词一个"], "正": ["好词"]}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"误": []}, "缺了东西"),
        ({"正": []}, "缺了东西"),
        ({"级": "严重"}, "缺了东西"),
        ({"号": "词"}, "缺了东西"),
        ({"错": "坏(词"}, "写得不对"),
        ({"误": ["没有那个词"]}, "判错了"),
        ({"正": ["这里有坏词"]}, "判错了"),
        ({"正则": "x"}, "不认识“正则”"),
    ],
)
def test_a_faulty_entry_of_the_word_list_is_refused_by_name(changes, told):
    with pytest.raises(ContentError, match=told) as caught:
        load_words({"用词": [_ENTRY | changes]}, "checks.yaml")
    assert "checks.yaml" in caught.value.message
    assert caught.value.hint


def test_the_users_own_words_are_found_but_not_inside_longer_right_ones(usual: Setting):
    (check,) = load_own(
        {"自己的词": {"议事厅": {"对": "议事堂", "不算": ["老议事厅"]}, "亲民": ""}}, "核稿.yaml"
    )
    paper = Example("议事厅和老议事厅，要亲民。").paper(usual)
    assert [(one.text, one.suggestion, one.start) for one in check.run(paper)] == [
        ("议事厅", "议事堂", 0),
        ("亲民", "", 10),
    ]


def test_a_users_word_that_its_own_remedy_contains_is_refused():
    with pytest.raises(ContentError, match="不能用"):
        load_own({"自己的词": {"代表": "人大代表"}}, "核稿.yaml")


def test_an_example_is_judged_in_the_setting_it_asks_for(usual: Setting):
    check = next(one for one in BUILT_IN if one.id == "level.mixed")
    city = replace(usual, level="市", place="云河市")
    text = Example("为全县高质量发展贡献力量。")
    assert not check.run(text.paper(usual))
    assert check.run(text.paper(city))
