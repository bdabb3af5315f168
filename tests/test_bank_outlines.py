"""What parts wordings unread: never two that are alike, most that are not, the same with numpy and without."""

from array import array
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bank.clusters import Wording, alike
from generator.bank.entries import OWN, pairs
from generator.bank.outlines import Outlines

_LAST = 7
"""Wordings up to this number came before."""
_FIRST = "".join(chr(0x4E00 + 37 * place) for place in range(40))
_CHANGES = st.lists(st.tuples(st.integers(0, 39), st.sampled_from(["", "甲", "甲乙", "一"])), max_size=12)


def _changed(changes: list[tuple[int, str]], size: int) -> str:
    chars = list(_FIRST[:size])
    for place, new in changes:
        chars[place % size] = new
    return "".join(chars)


_TEXTS = st.lists(st.builds(_changed, _CHANGES, st.integers(20, 40)), min_size=1, max_size=6)


def _outlines(texts: list[str]) -> Outlines:
    """Of texts that come one by one after the first."""
    made = Outlines(_LAST)
    made.add(texts[:1])
    for text in texts[1:]:
        made.add([text])
    return made


def _all_pairs(texts: list[str]) -> "array[int]":
    numbers = range(_LAST + 1, _LAST + 1 + len(texts))
    return array("q", (other << OWN | one for one, other in combinations(numbers, 2)))


@given(_TEXTS)
def test_none_that_are_alike_are_parted(texts: list[str]) -> None:
    kept = set(_outlines(texts).near(_all_pairs(texts)))
    for pair, (one, other) in zip(_all_pairs(texts), combinations(texts, 2), strict=True):
        assert pair in kept or not alike(Wording("a", "", one), Wording("b", "", other))


@given(_TEXTS)
def test_the_library_parts_the_same(texts: list[str]) -> None:
    pytest.importorskip("numpy")
    with_library = _outlines(texts).near(_all_pairs(texts))
    with pytest.MonkeyPatch.context() as without:
        without.setattr("generator.bank.outlines.numpy_or_none", lambda: None)
        assert _outlines(texts).near(_all_pairs(texts)) == with_library


def test_other_characters_or_another_length_part_two() -> None:
    texts = [_FIRST, _FIRST[:20] + "".join(chr(0x8000 + place) for place in range(20)), _FIRST[:30]]
    assert _outlines(texts).near(_all_pairs(texts)) == array("q")


def test_what_came_before_is_not_parted() -> None:
    pair = array("q", [_LAST << OWN | _LAST + 1, (_LAST + 1) << OWN | 1])
    assert _outlines([_FIRST]).near(pair) == pair


_ENTRIES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 31), st.integers(0, 9)), max_size=20)


@given(_ENTRIES)
def test_the_library_pairs_the_same_entries(parts: list[tuple[int, int, int]]) -> None:
    """Few signatures, so that many have one in common."""
    pytest.importorskip("numpy")
    entries = array("q", sorted((number << 5 | size) << OWN | own for number, size, own in parts))
    with_library = pairs(entries)
    with pytest.MonkeyPatch.context() as without:
        without.setattr("generator.bank.entries.numpy_or_none", lambda: None)
        assert sorted(pairs(entries)) == sorted(with_library)
