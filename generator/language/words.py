"""Word boundaries and parts of speech: the only door to jieba's dictionary and model, opened on first use."""

import functools
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.language.dictionary import Dictionary
from generator.language.prepared import Prepared, read_prepared

if TYPE_CHECKING:
    from generator.language.tagger import Tagger

_LONGEST_WORD = 8
_COUNT = 200_000
"""Enough to be never cut."""
_added: set[str] = set()


@functools.cache
def _prepared() -> Prepared:
    return read_prepared()


@functools.cache
def _dictionary() -> Dictionary:
    return Dictionary(_prepared())


@functools.cache
def _tagger() -> "Tagger":
    from generator.language.tagger import Tagger
    from generator.language.unknown import Model

    return Tagger(_dictionary(), Model(_prepared()))


def add_words(words: Iterable[str]) -> None:
    """Teach the segmenter the words of the field (nouns, never cut), each once.

    A word added again would raise the total that all frequencies are measured by, and other words would be
    cut otherwise from then on.
    """
    fresh = [word for word in dict.fromkeys(words) if word not in _added]
    if fresh:
        _tagger().add(fresh, _COUNT, "n")
        _added.update(fresh)


def tag(text: str) -> list[tuple[str, str]]:
    """The words of `text` in order with their part-of-speech flags; joined they are `text` again."""
    return _tagger().tag(text)


def cut(text: str) -> list[str]:
    """The words of `text` in order, by the dictionary alone: what it does not hold falls into characters."""
    return _tagger().cutter.cut(text)


def is_known(word: str) -> bool:
    """Whether the dictionary holds `word` (else the segmenter guessed it)."""
    return _dictionary().count(word) > 0


def unknown(tagged: Sequence[tuple[str, str]]) -> list[int]:
    """The places of the words of two or more characters that the dictionary does not hold."""
    count = _dictionary().count
    return [place for place, (word, _) in enumerate(tagged) if len(word) > 1 and not count(word)]


def is_place_word(word: str) -> bool:
    """Whether the dictionary calls `word` a place."""
    return _dictionary().flag(word) == "ns"


def frequency(word: str) -> int:
    """How common `word` is in the dictionary; 0 if it is not there."""
    return _dictionary().count(word)


def likelihood(text: str) -> float:
    """Logarithm of how likely the dictionary finds `text`, cut in the best way; the higher the better."""
    counts, total = _dictionary().counts, math.log(_dictionary().total)
    best = [0.0] + [-math.inf] * len(text)
    for start in range(len(text)):
        of_first = counts[text[start]]
        for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1):
            count = of_first.get(text[start:end], 0)
            if count or end == start + 1:
                best[end] = max(best[end], best[start] + (math.log(count) if count else 0.0) - total)
    return best[-1]
