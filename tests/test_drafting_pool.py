"""What the rows of a bank offer to a draft: the same however often it is asked, less what is banned."""

from dataclasses import replace

import pytest
from desk_support import archive
from drafting_support import DAY, PLACES, brief_of, desk_and_bank, lexicon

from generator.desk.content import Content, shipped_root
from generator.desk.templates import load_occasion
from generator.drafting.offer import Offer, build_pool
from generator.drafting.produce import setting_of


@pytest.fixture(scope="module")
def rows_and_setting():
    _, bank = desk_and_bank(archive())
    template = load_occasion(Content(shipped_root(), shipped_root()), "交流发言")
    brief = brief_of({"地区": PLACES["市"]}, standing="交流", occasion="交流发言", today=DAY)
    return bank.phrases(), setting_of(template, brief, bank, lexicon(), 1)


def _said(pool):
    return [(one.key, one.text, one.cost, one.reserve, one.was) for one in pool.by_key.values()]


def test_a_pool_asked_for_again_is_the_one_that_would_be_made_anew(rows_and_setting):
    offer = Offer(*rows_and_setting)
    first = offer.pool(frozenset())
    banned = frozenset(list(first.by_key)[::7])
    second = offer.pool(banned)
    assert banned.isdisjoint(second.by_key)
    assert _said(second) == _said(build_pool(*rows_and_setting, banned))
    assert _said(offer.pool(frozenset())) == _said(first)


def test_where_the_best_wording_of_a_phrase_may_not_be_said_the_next_best_is(rows_and_setting):
    rows, setting = rows_and_setting
    shipped = next(row for row in rows if row.slot == "opening" and "交流发言" in row.traits.occasions)
    word = "敲锣打鼓"
    text = shipped.text.replace("。", f"，{word}。")
    own = shipped._replace(
        key="own",
        kind="own",
        source_id=-1,
        text=text,
        core=text,
        suspect_at=None,
        traits=shipped.traits._replace(leans=()),
    )
    barred = replace(setting, brief=setting.brief._replace(avoid=(word,)))
    assert own.key in Offer([own, shipped], setting).pool(frozenset()).by_key
    assert list(Offer([own, shipped], barred).pool(frozenset()).by_key) == [shipped.key]


@pytest.mark.parametrize(
    ("kind", "own_words", "offered"), [("outside", False, 0), ("own", False, 0), ("own", True, 1)]
)
def test_a_lead_with_a_places_slogan_is_not_offered_unless_the_user_wrote_it(
    rows_and_setting, kind, own_words, offered
):
    rows, setting = rows_and_setting
    lead = build_pool(rows, setting, ()).all_of("领句")[0].row
    text = "打造一核三带抓监督。"
    strange = lead._replace(
        key="口号",
        phrase="口号",
        source_id=-1,
        kind=kind,
        text=text,
        core=text,
        own_words=own_words,
        suspect_at=None,
    )
    pool = build_pool([strange], setting, ())
    assert len(pool.by_key) == offered


def test_a_sentence_of_a_speech_that_names_a_places_campaign_is_not_offered(rows_and_setting):
    rows, setting = rows_and_setting
    plain = build_pool(rows, setting, ()).all_of("论述")[0].row
    own = plain._replace(key="战", phrase="战", source_id=-1, kind="own", suspect_at=None)
    text = f"要把党的领导贯穿双创攻坚的全过程，{own.core}"
    assert build_pool([own], setting, ()).by_key
    assert not build_pool([own._replace(text=text, core=text)], setting, ()).by_key
