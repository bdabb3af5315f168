"""Which words of a long list stand in a text: by their first characters, not word by word."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import add

_HEAD = 2
_REMEMBERED = 1 << 10
"""Texts whose words are remembered: a speech is gone through more than once."""


_watched: set[str] = set()


def watch(pairs: Iterable[str]) -> None:
    """From now on `pairs_in` tells of these pairs of characters too."""
    _watched.update(pairs)
    pairs_in.cache_clear()


@functools.lru_cache(_REMEMBERED)
def pairs_in(text: str) -> set[str]:
    """Of the pairs of characters that anyone looks for, those that stand beside each other in `text`."""
    return _watched.intersection(map(add, text, text[1:]))


@functools.lru_cache(_REMEMBERED)
def characters_in(text: str) -> frozenset[str]:
    """Every character of `text`."""
    return frozenset(text)


class Finder:
    """A list of words; quickest if none is of one character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        size = min(_HEAD, min(map(len, self._words), default=_HEAD))
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:size], set()).add(len(word))
        self._lengths: Mapping[str, list[int]] = {
            head: sorted(each, reverse=True) for head, each in lengths.items()
        }
        self._heads = frozenset(self._lengths)
        self._heads_in: Callable[[str], AbstractSet[str]] = pairs_in if size == _HEAD else characters_in
        watch(head for head in self._heads if len(head) == _HEAD)
        self.longest = functools.lru_cache(_REMEMBERED)(self._longest)
        """The longest word that begins at each place of a text, with the place; they may overlap."""

    def __reduce__(self) -> tuple[type["Finder"], tuple[list[str]]]:
        return Finder, (sorted(self._words),)

    def _longest(self, text: str) -> tuple[tuple[int, str], ...]:
        found = []
        for head in self._heads & self._heads_in(text):
            place = text.find(head)
            while place >= 0:
                for length in self._lengths[head]:
                    word = text[place : place + length]
                    if word in self._words:
                        found.append((place, word))
                        break
                place = text.find(head, place + 1)
        return tuple(sorted(found))

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
