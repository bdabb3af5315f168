"""Which words of a long list stand in a text: by their first characters, not word by word.

All lists, and all patterns that need certain characters (`language.guarded`), look at a text together, once.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import add
from typing import NamedTuple

_HEAD = 2
_REMEMBERED = 1 << 10
"""Texts of which is remembered what stands in them: a sentence is gone through more than once."""


class Seen(NamedTuple):
    """What a text holds of all that is looked for.

    `bits` are those of everyone (see `watch`) of whose characters or pairs one stands in it; `pairs` are the
    pairs that anyone looks for, with their places, in order.
    """

    bits: int
    pairs: tuple[tuple[int, str], ...]


class _Watched:
    """Character or pair of characters → the bits of those who look for it."""

    def __init__(self) -> None:
        self.count = 0
        self.pairs: dict[str, int] = {}
        self.single: dict[str, int] = {}
        self.any_single: re.Pattern[str] | None = None


_watched = _Watched()


def watch(wanted: Iterable[str]) -> int:
    """A bit of its own for one who looks for these characters and pairs of neighbours in every text from now on."""
    bit = 1 << _watched.count
    _watched.count += 1
    for one in wanted:
        table = _watched.pairs if len(one) == _HEAD else _watched.single
        table[one] = table.get(one, 0) | bit
    _watched.any_single = None
    seen_in.cache_clear()
    return bit


def _any_single() -> re.Pattern[str]:
    """Matches the characters that someone looks for by themselves."""
    if _watched.any_single is None:
        _watched.any_single = re.compile(f"[{re.escape(''.join(_watched.single))}]")
    return _watched.any_single


@functools.lru_cache(_REMEMBERED)
def seen_in(text: str) -> Seen:
    """What of all that is looked for stands in `text`."""
    wanted, single = _watched.pairs, _watched.single
    pairs = [(place, pair) for place, pair in enumerate(map(add, text, text[1:])) if pair in wanted]
    bits = 0
    for _, pair in pairs:
        bits |= wanted[pair]
    for char in _any_single().findall(text) if single else ():
        bits |= single[char]
    return Seen(bits, tuple(pairs))


class Finder:
    """A list of words; quickest if none is of one character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        self._size = min(_HEAD, min(map(len, self._words), default=_HEAD))
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[: self._size], set()).add(len(word))
        self._lengths: Mapping[str, list[int]] = {
            head: sorted(each, reverse=True) for head, each in lengths.items()
        }
        self._bit = watch(self._lengths)
        self._remembered = functools.lru_cache(_REMEMBERED)(self._longest)

    def __reduce__(self) -> tuple[type["Finder"], tuple[list[str]]]:
        return Finder, (sorted(self._words),)

    def longest(self, text: str) -> tuple[tuple[int, str], ...]:
        """The longest word that begins at each place of `text`, with the place; they may overlap."""
        return self._remembered(text) if seen_in(text).bits & self._bit else ()

    def _longest(self, text: str) -> tuple[tuple[int, str], ...]:
        found = []
        for place, head in seen_in(text).pairs if self._size == _HEAD else enumerate(text):
            for length in self._lengths.get(head, ()):
                word = text[place : place + length]
                if word in self._words:
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
        if not self.longest(text):
            return text
        pieces, end = [], 0
        for place, word in self.apart(text):
            pieces += [text[end:place], "〇" * len(word)]
            end = place + len(word)
        return "".join((*pieces, text[end:]))
