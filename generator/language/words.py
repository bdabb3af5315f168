"""Word boundaries and parts of speech: the only door to jieba, opened on first use."""

import functools
import math
from collections.abc import Iterable, Sequence
from typing import Any

from generator.language.tagger import Tagger

_LONGEST_WORD = 8
_added: set[str] = set()


@functools.cache
def _jieba() -> Any:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return jieba


@functools.cache
def _tagger() -> Tagger:
    return Tagger(_jieba())


def add_words(words: Iterable[str]) -> None:
    """Teach the segmenter the words of the field (nouns, never cut), each once.

    A word added again would raise the total that all frequencies are measured by, and other words would be
    cut otherwise from then on.
    """
    segmenter = _jieba()
    for word in words:
        if word not in _added:
            segmenter.add_word(word, freq=200_000, tag="n")
            _added.add(word)


def tag(text: str) -> list[tuple[str, str]]:
    """The words of `text` in order with their part-of-speech flags; joined they are `text` again."""
    return _tagger().tag(text)


def cut(text: str) -> list[str]:
    """The words of `text` in order, by the dictionary alone: what it does not hold falls into characters."""
    return list(_jieba().cut(text, HMM=False))


def is_known(word: str) -> bool:
    """Whether the dictionary holds `word` (else the segmenter guessed it)."""
    return bool(_jieba().dt.FREQ.get(word))


def unknown(tagged: Sequence[tuple[str, str]]) -> list[int]:
    """The places of the words of two or more characters that the dictionary does not hold."""
    frequencies = _jieba().dt.FREQ if tagged else {}
    return [place for place, (word, _) in enumerate(tagged) if len(word) > 1 and not frequencies.get(word)]


def is_place_word(word: str) -> bool:
    """Whether the dictionary calls `word` a place."""
    return bool(_jieba().posseg.dt.word_tag_tab.get(word) == "ns")


def frequency(word: str) -> int:
    """How common `word` is in the dictionary; 0 if it is not there."""
    return int(_jieba().dt.FREQ.get(word) or 0)


def likelihood(text: str) -> float:
    """Logarithm of how likely the dictionary finds `text`, cut in the best way; the higher the better."""
    frequencies = _jieba().dt.FREQ
    total = math.log(_jieba().dt.total)
    best = [0.0] + [-math.inf] * len(text)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + _LONGEST_WORD) + 1):
            known = frequencies.get(text[start:end], 0)
            if known or end == start + 1:
                best[end] = max(best[end], best[start] + (math.log(known) if known else 0.0) - total)
    return best[-1]
