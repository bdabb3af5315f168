"""Near-duplicates as one phrase: an exact set-similarity join on character bigrams."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.language.punctuation import bare

THRESHOLD = 0.8
"""Least Jaccard similarity of the bigram sets of two sentences that count as one phrase."""
_SHORTEST = 12
_NEGATION = re.compile(
    "不得|不能|不准|不要|不搞|不让|不应|不可|不必|不许|决不|绝不|切勿|严禁|禁止|防止|避免|杜绝|反对|不是|没有|无法|未"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence to be clustered; only items of equal `guard` may share a cluster."""

    key: str
    grams: frozenset[str]
    guard: str


def item(key: str, core: str, era: Iterable[str], kinds: Iterable[str]) -> Item:
    """An item whose guard is its dated terms, the kinds of its variables and its negations."""
    text = bare(core)
    guard = "|".join((*sorted(set(era)), "#", *sorted(set(kinds)), "#", *sorted(_NEGATION.findall(core))))
    return Item(key, frozenset(text[index : index + 2] for index in range(len(text) - 1)), guard)


def cluster(items: Iterable[Item]) -> dict[str, str]:
    """key → key of its cluster (the least key in it).

    Prefix filtering: two sets of Jaccard similarity ≥ t share at least one of their
    |x| − ⌈t·|x|⌉ + 1 rarest members (Chaudhuri, Ganti, Kaushik 2006), so none is missed.
    """
    unique = {one.key: one for one in items}
    long = sorted(
        (one for one in unique.values() if len(one.grams) >= _SHORTEST),
        key=lambda one: (len(one.grams), one.key),
    )
    frequency = Counter(gram for one in long for gram in one.grams)
    parent = {key: key for key in unique}
    index: dict[tuple[str, str], list[Item]] = {}
    for one in long:
        for other in _candidates(one, frequency, index):
            if _similar(one, other):
                _join(parent, one.key, other.key)
    return {key: _root(parent, key) for key in parent}


def _candidates(
    one: Item, frequency: Mapping[str, int], index: dict[tuple[str, str], list[Item]]
) -> list[Item]:
    """Earlier (not longer) items that share a rare gram; `one` is then indexed itself."""
    rare = sorted(one.grams, key=lambda gram: (frequency[gram], gram))
    prefix = rare[: len(rare) - math.ceil(THRESHOLD * len(rare)) + 1]
    least = THRESHOLD * len(one.grams)
    found: dict[str, Item] = {}
    for gram in prefix:
        for other in index.get((one.guard, gram), ()):
            if len(other.grams) >= least:
                found[other.key] = other
        index.setdefault((one.guard, gram), []).append(one)
    return list(found.values())


def _similar(one: Item, other: Item) -> bool:
    common = len(one.grams & other.grams)
    return common >= THRESHOLD * (len(one.grams) + len(other.grams) - common)


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low
