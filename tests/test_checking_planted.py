"""The planted errors are found, and clean speeches are left in peace: floors that may not be fallen below."""

import pytest

from benchmarks.checking import Alarms, Score, alarms, rules, score

FOUND = 0.94
"""Share of all planted errors."""
KINDS = {"typo": 0.88, "place": 0.82, "tense": 0.7, "count": 0.85}
"""Floors of kinds that are found less often than 0.9."""
TRAPS = 5
"""Places that only look wrong and may be flagged all the same."""


@pytest.fixture(scope="module")
def result() -> Score:
    return score(rules())


@pytest.fixture(scope="module")
def clean() -> Alarms:
    """Every third of the sample speeches."""
    return alarms(rules(), every=3)


def test_the_planted_errors_are_found(result):
    assert result.planted.total() >= 300
    assert result.share >= FOUND


def test_every_kind_of_error_is_found(result):
    shares = {kind: result.found[kind] / result.planted[kind] for kind in result.planted}
    assert {kind: share for kind, share in shares.items() if share < KINDS.get(kind, 0.9)} == {}


def test_what_only_looks_wrong_passes(result):
    assert len(result.trapped) <= TRAPS


def test_clean_speeches_get_fewer_than_one_false_alarm_in_a_thousand_characters(clean):
    assert clean.characters > 30_000
    assert clean.per_thousand("警告", "错误") < 0.8
    assert clean.per_thousand("提示") < 1.0
