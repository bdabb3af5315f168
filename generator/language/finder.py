"""Which words of a long list stand in a text: by their first characters, not word by word."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from operator import add

_HEAD = 2
_REMEMBERED = 64
"""Texts whose words are remembered: a sentence is asked about several times in a row."""


class Finder:
    """A list of words; quickest if none is of one character."""

    def __init__(self, words: Iterable[str]) -> None:
        ordered = sorted({*words} - {""}, key=lambda word: (-len(word), word))
        self._size = min(_HEAD, len(ordered[-1])) if ordered else _HEAD
        heads: dict[str, list[str]] = {}
        for word in ordered:
            heads.setdefault(word[: self._size], []).append(word)
        self._heads: Mapping[str, list[str]] = heads
        self.longest = functools.lru_cache(_REMEMBERED)(self._longest)
        """The longest word that begins at each place of a text, with the place; they may overlap."""

    def __reduce__(self) -> tuple[type["Finder"], tuple[list[str]]]:
        return Finder, ([word for words in self._heads.values() for word in words],)

    def _heads_in(self, text: str) -> Iterable[str]:
        return map(add, text, text[1:]) if self._size == _HEAD else text

    def possible(self, text: str) -> list[str]:
        """The words of which at least the beginning stands in `text`: no other word does."""
        met = self._heads.keys() & set(self._heads_in(text))
        return [word for head in met for word in self._heads[head]]

    def _longest(self, text: str) -> tuple[tuple[int, str], ...]:
        heads, size = self._heads, self._size
        found = []
        for place in [place for place, head in enumerate(self._heads_in(text)) if head in heads]:
            for word in heads[text[place : place + size]]:
                if text.startswith(word, place):
                    found.append((place, word))
                    break
        return tuple(found)

    def apart(self, text: str) -> Iterator[tuple[int, str]]:
        """As `longest`, but a word that begins inside the one before it does not count."""
        end = 0
        for place, word in self.longest(text):
            if place >= end:
                yield place, word
                end = place + len(word)

    def cover(self, text: str) -> str:
        """`text` with every word in it replaced by as many 〇: the longest that begins first."""
        pieces, end = [], 0
        for place, word in self.apart(text):
            pieces += [text[end:place], "〇" * len(word)]
            end = place + len(word)
        return "".join((*pieces, text[end:])) if end else text
