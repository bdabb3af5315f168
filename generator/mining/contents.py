"""What a sentence is about: its words that say something, by halves, and its phrases of four characters."""

import re
from typing import NamedTuple

from generator.language.tagged import Tagged
from generator.language.wordlists import EMPTY_WORDS, OPENING_VERBS

_TELLING_NOTHING = EMPTY_WORDS | OPENING_VERBS
_CONTENT_FLAGS = frozenset("nvalijxz")
"""First letters."""
_FOUR = 4
_MARKS = "，、；：。！？“”（）"
_FOUR_BETWEEN_MARKS = re.compile(f"(?<![^{_MARKS}])[^{_MARKS}]{{{_FOUR}}}(?![^{_MARKS}])")


class Contents(NamedTuple):
    """Words of two or more characters that say what a sentence is about, and phrases of four, once each, in order.

    The phrases are words of the dictionary, and what stands between marks alone.
    """

    head: tuple[str, ...]
    rest: tuple[str, ...]
    fours: tuple[str, ...]


def contents_of(core: str, tagged: Tagged, limit: int) -> Contents:
    """Of a sentence with its tagged words; the words that begin before `limit` (in characters) are its head."""
    head: dict[str, None] = {}
    rest: dict[str, None] = {}
    fours: dict[str, None] = {}
    half, position = head, 0
    for word, flag in tagged:
        if position >= limit:
            half = rest
        size = len(word)
        position += size
        if size > 1:
            if word not in _TELLING_NOTHING and flag[:1] in _CONTENT_FLAGS:
                half[word] = None
            if size == _FOUR and word.isalpha():
                fours[word] = None
    for part in _FOUR_BETWEEN_MARKS.findall(core):
        if part.isalpha():
            fours[part] = None
    return Contents(tuple(head), tuple(rest), tuple(fours))
