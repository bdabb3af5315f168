"""Terms: what may be said when, what is nobody's leftover, what must stand whole."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.lexicon import Lexicon
from generator.language.terms import Term, Terms, load_terms
from generator.model.errors import ContentError

Find = Callable[[str], list[tuple[int, Term]]]


@pytest.fixture(scope="module")
def find(lexicon: Lexicon) -> Find:
    """The terms of a text (a function, so that Hypothesis need not print them all)."""
    return lambda text: lexicon.terms.find(text)


@pytest.fixture
def terms(lexicon: Lexicon) -> Terms:
    return lexicon.terms


@pytest.mark.parametrize(
    ("word", "day", "fits"),
    [
        ("一府两院", date(2018, 3, 10), True),
        ("一府两院", date(2018, 3, 11), False),
        ("一府一委两院", date(2018, 3, 11), True),
        ("一府一委两院", date(2018, 3, 10), False),
        ("四个意识", date(2026, 1, 1), True),
    ],
)
def test_the_first_and_last_day_of_a_term_belong_to_it(
    terms: Terms, word: str, day: date, fits: bool
) -> None:
    ((_, term),) = terms.find(word)
    assert term.word == word
    assert term.fits(day) is fits


def test_the_window_of_a_text_is_what_all_its_terms_allow(terms: Terms) -> None:
    since, until = terms.window("增强“四个意识”，支持“一府一委两院”工作，贯彻党的十九大精神。")
    assert since == date(2018, 3, 11)
    assert until == date(2022, 10, 15)
    assert terms.window("依法履职。") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "要组织代表凭健康码有序开展视察。",
        "要依法监督监察体制改革试点。",
        "为如期打赢脱贫攻坚战提供法治保障。",
        "要发动代表投身抗疫一线。",
        "预算审查监督要关注抗疫特别国债的使用。",
        "人民民主是一种全过程的民主。",
        "要助力打赢蓝天保卫战、打赢污染防治攻坚战。",
        "要推动去产能任务落地。",
        "要做好机构改革“后半篇文章”。",
        "要深化机构改革。",
        "小康路上一个都不能少。",
        "要盯住扶贫车间的资产。",
        "要为建成小康社会、决胜小康贡献力量。",
    ],
)
def test_what_was_the_task_of_past_years_may_not_be_said_now(terms: Terms, text: str) -> None:
    _, until = terms.window(text)
    assert until is not None
    assert until < date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "要深入打好污染防治攻坚战、蓝天保卫战。",
        "要弘扬脱贫攻坚精神、伟大抗疫精神。",
        "要落实“四个全面”战略布局，深化“放管服”改革，践行“三严三实”。",
        "要督促淘汰落后产能，化解过剩产能。",
        "跟踪问效是监督的“后半篇文章”。",
        "要做好县乡换届选举工作。",
    ],
)
def test_what_is_still_said_may_be_said(terms: Terms, text: str) -> None:
    assert all(term.fits(date(2026, 11, 22)) for _, term in terms.find(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("要发展全过程的民主。", "要发展全过程人民民主。"),
        ("要助力坚决打赢污染防治攻坚战。", "要助力深入打好污染防治攻坚战。"),
        ("要盯住扶贫车间的资产。", "要盯住就业帮扶车间的资产。"),
    ],
)
def test_what_has_a_plain_replacement_reads_well_with_it(terms: Terms, old: str, new: str) -> None:
    for renewal in terms.renewals(old):
        old = old.replace(renewal.old, renewal.new)
    assert old == new


def test_the_longest_term_wins(terms: Terms) -> None:
    assert terms.era("学习贯彻党的十九大精神") == ("党的十九大精神",)


def test_the_longest_term_wins_where_two_overlap_at_different_places() -> None:
    terms = Terms((Term("学习教育"), Term("教育活动常态化")))
    assert terms.era("党史学习教育活动常态化") == ("教育活动常态化",)


def test_an_exclusion_hides_the_term_inside_it(terms: Terms) -> None:
    assert terms.era("这四个机关都要来") == ()
    assert terms.era("建设“四个机关”，不是说这四个机关") == ("四个机关",)


@given(st.text(alphabet="党的二十大精神四个意识一府两院委，", max_size=40))
def test_terms_are_found_where_they_stand_and_never_overlap(find: Find, text: str) -> None:
    found = find(text)
    assert all(text.startswith(term.word, start) for start, term in found)
    ends = [start + len(term.word) for start, term in found]
    assert all(end <= start for end, (start, _) in zip(ends, found[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("增强“四个意识”，坚定不移跟党走。", False),
        ("增强“四个意识”、坚定“四个自信”、做到“两个维护”。", True),
        ("坚决做到“两个维护”。", True),
        ("坚定“四个自信”、做到“两个维护”。", False),
        ("提高政治判断力、政治领悟力、政治执行力。", True),
        ("提高政治判断力。", False),
        ("群众的获得感、幸福感、安全感更加充实。", True),
        ("群众的幸福感、安全感更加充实。", False),
        ("群众的安全感更加充实。", True),
        ("认真履职。", True),
    ],
)
def test_only_the_last_member_of_a_formula_stands_alone(terms: Terms, text: str, whole: bool) -> None:
    assert (terms.cut_atom(text) == "") is whole


def test_a_cut_formula_is_named_as_it_should_stand(terms: Terms) -> None:
    assert terms.cut_atom("增强“四个意识”") == "四个意识、四个自信、两个维护"


def test_national_names_are_covered_sign_for_sign(terms: Terms) -> None:
    text = "学习新时代“枫桥经验”，抓好落实。"
    covered = terms.cover_national(text)
    assert len(covered) == len(text)
    assert "枫桥" not in covered
    assert covered.endswith("，抓好落实。")


def test_a_time_of_day_behind_a_date_does_no_harm() -> None:
    terms = load_terms({"提法": [{"词": "某提法", "止": datetime(2020, 1, 1, 8, 0)}]}, "terms.yaml")
    assert not terms.dated[0].fits(date(2020, 1, 2))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"提法": "一府两院"}, "提法"),
        ({"提法": [{"起": None}]}, "词"),
        ({"提法": [{"词": "一府两院", "止": "去年"}]}, "一府两院"),
        ({"提法": ["一府两院"]}, "一府两院"),
    ],
)
def test_a_faulty_file_is_refused_by_name(data: dict[str, object], said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        load_terms(data, "terms.yaml")
    assert "terms.yaml" in caught.value.message


def test_no_shipped_term_ends_before_it_begins(terms: Terms) -> None:
    backwards = [term.word for term in terms.dated if term.since and term.until and term.since > term.until]
    assert backwards == []


def test_no_shipped_term_is_listed_twice(terms: Terms) -> None:
    words = [term.word for term in terms.dated]
    assert sorted(set(words)) == sorted(words)


def test_a_shipped_replacement_may_be_said_when_its_term_is_over(terms: Terms) -> None:
    stale = [
        term.word
        for term in terms.dated
        if term.until and not all(other.fits(date(2026, 6, 1)) for _, other in terms.find(term.replaced_by))
    ]
    assert stale == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("当前，“十五五”时期各项建设全面展开。", "2026-01-01"),
        ("围绕“十五五”目标任务依法履职。", "2026-01-01"),
        ("“十五五”时期任务繁重。", "2025-10-23"),
        ("科学编制“十五五”规划。", "2024-12-01"),
        ("督促落实“十五五”规划纲要。", "2026-03-12"),
    ],
)
def test_a_plan_is_planned_before_it_is_carried_out(text: str, first: str, terms: Terms) -> None:
    since, _ = terms.window(text)
    assert since == date.fromisoformat(first)
