"""Near-duplicates as one phrase: which wordings are nearly the same, and what hangs together."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.bank.signatures import BANDS, SHORTEST, signatures
from generator.language.punctuation import bare

_SHORT = 30
"""Below so many characters two changed ones may make another subject of a sentence."""
SHARE = 5
"""A longer one of n characters may differ in n ÷ 5: an edit similarity of 0.8."""
_NEGATION = re.compile(
    "不得|不能|不准|不要|不搞|不让|不应|不可|不必|不许|决不|绝不|切勿|严禁|禁止|防止|避免|杜绝|反对|不是|没有|无法|未"
)


class Wording(NamedTuple):
    """A sentence (its key) as it is compared: only wordings of equal `guard` may be one phrase."""

    key: str
    guard: str
    text: str


def wording(key: str, core: str, era: Iterable[str], kinds: Iterable[str]) -> Wording:
    """A wording whose guard is its dated terms, the kinds of its variables and its negations."""
    terms = set("、".join(era).split("、")) - {""}  # a term may hold the mark by which the bank parts them
    marks = (*sorted(terms), "#", *sorted(set(kinds)), "#", *sorted(_NEGATION.findall(core)))
    return Wording(key, "|".join(marks), bare(core))


def is_long(one: Wording) -> bool:
    """Whether it has enough characters to be nearly the same as another."""
    return len(one.text) >= SHORTEST


def most_edits(longest: int) -> int:
    """In how many characters two wordings may differ, the longer of which has `longest`."""
    return longest // SHARE if longest >= _SHORT else 1


def alike(one: Wording, other: Wording) -> bool:
    """Whether the two are of equal guard and differ in few characters: one, or a fifth from 30 characters on."""
    most = most_edits(max(len(one.text), len(other.text)))
    return one.guard == other.guard and distance()(one.text, other.text, most) <= most


def cluster(wordings: Iterable[Wording]) -> dict[str, str]:
    """key → name of its cluster, the least key of what hangs together; the order does not matter.

    Two wordings are joined if they are of one key, or share a number of their signatures and are alike.
    """
    known = sorted(set(wordings))
    parent = {one.key: one.key for one in known}
    for met in _meeting([one for one in known if is_long(one)]):
        for place, one in enumerate(met):
            for other in met[:place]:
                if root(parent, one.key) != root(parent, other.key) and alike(one, other):
                    join(parent, one.key, other.key)
    return {key: root(parent, key) for key in parent}


def _meeting(wordings: Sequence[Wording]) -> list[list[Wording]]:
    """The groups of wordings that share a number."""
    made = signatures([one.text for one in wordings], [one.guard for one in wordings])
    numbered = sorted({(number, index // BANDS) for index, number in enumerate(made)})
    groups = (list(group) for _, group in groupby(numbered, key=itemgetter(0)))
    return [[wordings[place] for _, place in group] for group in groups if len(group) > 1]


def root(parent: dict[str, str], key: str) -> str:
    """The name of what `key` hangs together with."""
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def join(parent: dict[str, str], one: str, other: str) -> None:
    """Make one of what `one` and `other` hang together with, named by the least key."""
    low, high = sorted((root(parent, one), root(parent, other)))
    parent[high] = low


@cache
def distance() -> Callable[[str, str, int], int]:
    """How to count edits (characters put in, left out or changed); above the bound any higher number may come."""
    try:
        from rapidfuzz.distance import Levenshtein
    except ImportError:
        return plain_distance
    return lambda one, other, most: Levenshtein.distance(one, other, score_cutoff=most)


def plain_distance(one: str, other: str, most: int) -> int:
    """The same without any library: all rows of the table at once as bits of a number (Myers 1999, Hyyrö 2003)."""
    if abs(len(one) - len(other)) > most or not one:
        return max(len(one), len(other))
    places: dict[str, int] = {}
    for index, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << index
    full, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    up, down, edits = full, 0, len(one)
    for char in other:
        same = places.get(char, 0) | down
        step = (((same & up) + up) ^ up) | same
        rise, fall = down | full & ~(step | up), up & step
        edits += bool(rise & last) - bool(fall & last)
        rise, fall = (rise << 1 | 1) & full, fall << 1 & full
        up, down = fall | full & ~(step | rise), rise & step
    return edits
