"""The planted errors stand where the side files say, and nowhere by accident."""

import re
from collections import Counter
from pathlib import Path

import pytest
from planted import DATA, KINDS, WHOLE, Case, cases, paragraphs

_CASES = cases()
_REPOSITORY = Path(__file__).parents[1]
_CLAUSES = re.compile("[^。！？；]+")
_LEVELS = {"省", "市", "县级市", "县", "区", "镇", "乡", "街道"}

_each = pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)


def test_every_text_has_its_side_file() -> None:
    assert {path.stem for path in DATA.glob("*.txt")} == {case.name for case in _CASES}


@_each
def test_kinds_are_known_and_only_the_kinds_about_the_whole_text_have_no_place(case: Case) -> None:
    for mark in (*case.errors, *case.must_not):
        assert mark.kind in KINDS, mark
        assert bool(mark.spots) != (mark.kind in WHOLE), mark


@_each
def test_no_two_errors_of_a_kind_share_a_place(case: Case) -> None:
    taken = Counter((mark.kind, spot) for mark in case.errors for spot in mark.spots)
    assert [one for one, times in taken.items() if times > 1] == []


@_each
def test_what_must_not_be_flagged_is_not_planted_as_well(case: Case) -> None:
    planted = {
        (mark.kind, spot.paragraph, at)
        for mark in case.errors
        for spot in mark.spots
        for at in range(spot.start, spot.end)
    }
    for mark in case.must_not:
        for spot in mark.spots:
            here = {(mark.kind, spot.paragraph, at) for at in range(spot.start, spot.end)}
            assert not planted & here, mark


@_each
def test_a_replacement_changes_the_text(case: Case) -> None:
    assert [mark for mark in case.errors if mark.fix == mark.text and mark.fix] == []


@_each
def test_the_context_names_date_place_and_level(case: Case) -> None:
    assert {"date", "place", "level", "occasion"} <= set(case.context)
    assert case.context["level"] in _LEVELS


@_each
def test_a_case_about_overlap_or_length_names_what_it_is_measured_by(case: Case) -> None:
    kinds = {mark.kind for mark in (*case.errors, *case.must_not)}
    assert ("overlap" in kinds) <= ("against" in case.context)
    assert ("length" in kinds) <= ("brief" in case.context)
    if "against" in case.context:
        assert paragraphs(_REPOSITORY / case.context["against"])


@_each
def test_a_repeat_stands_there_twice(case: Case) -> None:
    for mark in (one for one in case.errors if one.kind == "repeat"):
        texts = [case.paragraphs[spot.paragraph][spot.start : spot.end] for spot in mark.spots]
        assert len(texts) > 1 and set(texts) == {mark.text}, mark


@_each
def test_a_long_sentence_is_long_and_no_other_is(case: Case) -> None:
    planted = [spot for mark in case.errors if mark.kind == "long" for spot in mark.spots]
    for paragraph, line in enumerate(case.paragraphs):
        long = [one.span() for one in _CLAUSES.finditer(line) if len(one[0]) > 120]
        told = [spot for spot in planted if spot.paragraph == paragraph]
        assert len(long) == len(told), (paragraph, long)
        assert all(spot.start <= start < spot.end for spot, (start, _) in zip(told, long, strict=True))
