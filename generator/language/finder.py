"""Which words of a long list stand in a text: by their first characters, not word by word.

All lists, and all patterns that need certain characters (`language.guarded`), look at a text together, once.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import add
from typing import NamedTuple

_HEAD, _LONG = 2, 3
_REMEMBERED = 1 << 10
"""Texts of which is remembered what stands in them: a sentence is gone through more than once."""


class _Head(NamedTuple):
    """Two characters that someone looks for."""

    pair: str
    bits: int
    """Of those who look for just these two."""
    owners: int
    """Of the common lists in which they are a word."""
    longer: Mapping[str, Sequence[int]]
    """Third character → how long the common words are that begin so, the longest first."""


class Seen(NamedTuple):
    """What a text holds of all that is looked for.

    `bits` are those of everyone (see `watch`) of whose characters, pairs or common words one stands in it;
    `heads` are the pairs that anyone looks for, with their places, in order; `words` the words of common lists,
    with their places and the bits of those lists of which each is the longest word there.
    """

    bits: int
    heads: Sequence[tuple[int, _Head]]
    words: Sequence[tuple[int, str, int]]


class _Watched:
    """What is looked for in every text, and the bits of those who look for it.

    What is asked for is put in order when next a text is looked at: a command asks for much before it reads any.
    """

    def __init__(self) -> None:
        self.bits: dict[tuple[frozenset[str], frozenset[str]], int] = {}
        self.new: list[tuple[frozenset[str], frozenset[str], int]] = []
        """Characters and pairs, words, and the bit of who asked for them since a text was looked at."""
        self.heads: dict[str, _Head] = {}
        self.single: dict[str, int] = {}
        self.words: dict[str, int] = {}
        """The common words of three characters or more."""
        self.any_single: re.Pattern[str] | None = None

    def heed(self) -> None:
        """Put in order what is new."""
        pairs: dict[str, int] = {}
        common: dict[str, int] = {}
        for wanted, words, bit in self.new:
            for one in wanted:
                found = pairs if len(one) == _HEAD else self.single
                found[one] = found.get(one, 0) | bit
            for word in words:
                common[word] = common.get(word, 0) | bit
        for pair, bits in pairs.items():
            known = self.heads.get(pair)
            self.heads[pair] = (
                _Head(pair, bits, 0, {}) if known is None else known._replace(bits=known.bits | bits)
            )
        for word, bits in common.items():
            self._heed_word(word, bits)
        self.new.clear()
        self.any_single = re.compile(f"[{re.escape(''.join(self.single))}]") if self.single else None

    def _heed_word(self, word: str, bits: int) -> None:
        pair = word[:_HEAD]
        _, own, owners, longer = self.heads.get(pair) or _Head(pair, 0, 0, {})
        if len(word) == _HEAD:
            owners |= bits
        else:
            self.words[word] = self.words.get(word, 0) | bits
            lengths = {*longer.get(word[_HEAD], ()), len(word)}
            longer = {**longer, word[_HEAD]: sorted(lengths, reverse=True)}
        self.heads[pair] = _Head(pair, own, owners, longer)


_watched = _Watched()


def watch(wanted: Iterable[str], words: Iterable[str] = ()) -> int:
    """A bit for one who looks for these characters, pairs of neighbours and words of two or more.

    In every text from now on; of the words, the longest at each place counts. Who looks for just the same has the
    same bit: content files that are read again and again add nothing.
    """
    asked = frozenset(wanted), frozenset(words)
    bit = _watched.bits.get(asked, 0)
    if not bit:
        bit = _watched.bits[asked] = 1 << len(_watched.bits)
        _watched.new.append((*asked, bit))
        seen_in.cache_clear()
    return bit


@functools.lru_cache(_REMEMBERED)
def seen_in(text: str) -> Seen:
    """What of all that is looked for stands in `text`."""
    if _watched.new:
        _watched.heed()
    single, any_single, known = _watched.single, _watched.any_single, _watched.words
    heads = [
        (place, head)
        for place, head in enumerate(map(_watched.heads.get, map(add, text, text[1:])))
        if head is not None
    ]
    bits = 0
    words: list[tuple[int, str, int]] = []
    for place, (pair, own, owners, longer) in heads:
        bits |= own
        taken = 0
        for length in longer.get(text[place + _HEAD : place + _HEAD + 1], ()) if longer else ():
            word = text[place : place + length]
            theirs = known.get(word, 0) & ~taken
            if theirs:
                words.append((place, word, theirs))
                taken |= theirs
        if owners & ~taken:
            words.append((place, pair, owners & ~taken))
        bits |= taken | owners
    for char in any_single.findall(text) if any_single else ():
        bits |= single[char]
    return Seen(bits, heads, words)


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
        heads = [(place, head.pair) for place, head in seen_in(text).heads]
        for place, head in heads if self._size == _HEAD else enumerate(text):
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
