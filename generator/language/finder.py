"""Which words of a long list stand in a text: by their first characters, not word by word.

All lists, and all patterns that need certain characters (`language.guarded`), look at a text together, once.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from typing import NamedTuple

_HEAD, _LONG = 2, 3
_REMEMBERED = 1 << 10
"""Texts of which is remembered what stands in them: a sentence is gone through more than once."""


class Seen(NamedTuple):
    """What a text holds of all that is looked for.

    `bits` are those of everyone (see `watch`) of whose characters, pairs or common words one stands in it;
    `pairs` are the pairs that anyone looks for, with their places, in order; `words` the words of common lists,
    with their places and the bits of those lists of which each is the longest word there.
    """

    bits: int
    pairs: Sequence[tuple[int, str]]
    words: Sequence[tuple[int, str, int]]


class _Watched:
    """What is looked for in every text, and the bits of those who look for it."""

    def __init__(self) -> None:
        self.count = 0
        self.pairs: dict[str, int] = {}
        self.single: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}
        """Three characters → how long the common words are that begin so, the longest first."""
        self.any_single: re.Pattern[str] | None = None


_watched = _Watched()


def watch(wanted: Iterable[str], words: Iterable[str] = ()) -> int:
    """A bit of its own for one who looks for these characters, pairs of neighbours and words of two or more.

    In every text from now on; of the words, the longest at each place counts.
    """
    bit = 1 << _watched.count
    _watched.count += 1
    for one in wanted:
        table = _watched.pairs if len(one) == _HEAD else _watched.single
        table[one] = table.get(one, 0) | bit
    for word in words:
        _watched.words[word] = _watched.words.get(word, 0) | bit
        _watched.pairs.setdefault(word[:_HEAD], 0)
        known = _watched.lengths.get(word[:_LONG], ())
        if len(word) >= _LONG and len(word) not in known:
            _watched.lengths[word[:_LONG]] = tuple(sorted((*known, len(word)), reverse=True))
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
    wanted, single, lengths, known = _watched.pairs, _watched.single, _watched.lengths, _watched.words
    pairs = [(place, pair) for place, pair in enumerate(map(add, text, text[1:])) if pair in wanted]
    bits = 0
    words: list[tuple[int, str, int]] = []
    for place, pair in pairs:
        bits |= wanted[pair]
        longer = 0
        for length in lengths.get(text[place : place + _LONG], ()):
            word = text[place : place + length]
            owners = known.get(word, 0) & ~longer
            if owners:
                words.append((place, word, owners))
                longer |= owners
        owners = known.get(pair, 0) & ~longer
        if owners:
            words.append((place, pair, owners))
        bits |= longer | owners
    for char in _any_single().findall(text) if single else ():
        bits |= single[char]
    return Seen(bits, pairs, words)


class Finder:
    """A list of words; quickest if none is of one character."""

    def __init__(self, words: Iterable[str], *, common: bool = False) -> None:
        """A `common` list goes through every sentence: its words are looked for together with those of its like."""
        self._words = frozenset(words) - {""}
        self._size = min(_HEAD, min(map(len, self._words), default=_HEAD))
        self._common = common and self._size == _HEAD
        self._lengths: dict[str, list[int]] = {}
        for word in () if self._common else sorted(self._words, key=len, reverse=True):
            lengths = self._lengths.setdefault(word[: self._size], [])
            if len(word) not in lengths:
                lengths.append(len(word))
        self._bit = watch(self._lengths, self._words if self._common else ())
        self._remembered = functools.lru_cache(_REMEMBERED)(self._longest)

    def __reduce__(self) -> tuple[Callable[..., "Finder"], tuple[object, ...]]:
        return functools.partial(Finder, common=self._common), (sorted(self._words),)

    def longest(self, text: str) -> Sequence[tuple[int, str]]:
        """The longest word that begins at each place of `text`, with the place; they may overlap."""
        bit = self._bit
        seen = seen_in(text)
        if not seen.bits & bit:
            return ()
        if self._common:
            return [(place, word) for place, word, owners in seen.words if owners & bit]
        return self._remembered(text)

    def _longest(self, text: str) -> Sequence[tuple[int, str]]:
        found = []
        for place, head in seen_in(text).pairs if self._size == _HEAD else enumerate(text):
            for length in self._lengths.get(head, ()):
                word = text[place : place + length]
                if word in self._words:
                    found.append((place, word))
                    break
        return found

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
