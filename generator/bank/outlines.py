"""Wordings in outline: how long they are and which characters they have, to part most that are not alike unread."""

from array import array
from collections.abc import Sequence
from typing import Any

from generator.bank.clusters import most_edits
from generator.bank.entries import OWN, OWNS
from generator.bank.signatures import numpy_or_none

_ALL = (1 << 64) - 1
_FACTOR = 0x9E3779B97F4A7C15
_TOP = 58
"""The six bits from here on of a character times the factor tell which of 64 bits is its own."""


class Outlines:
    """Those of all wordings that came after the number `last`; their numbers follow one another."""

    def __init__(self, last: int) -> None:
        self._first = last + 1
        self._sizes = array("i")
        self._marks = array("Q")

    def add(self, texts: Sequence[str]) -> None:
        """The texts of the next wordings, none of them empty."""
        self._sizes.extend(map(len, texts))
        numpy = numpy_or_none()
        if numpy is None:
            self._marks.extend(map(_mark, texts))
        else:
            self._marks.frombytes(_marks_at_once(texts, numpy))

    def near(self, pairs: "array[int]") -> "array[int]":
        """The pairs (see `entries`) without those that the outlines part; what came before is not known here.

        An edit takes away at most one character and brings at most one: it changes at most two of the 64 bits.
        """
        numpy = numpy_or_none()
        if numpy is None:
            return array("q", filter(self._is_near, pairs))
        every = numpy.frombuffer(pairs, dtype=numpy.int64)
        return array("q", every[self._are_near(every, numpy)].tobytes())

    def _is_near(self, pair: int) -> bool:
        one, other = (pair >> OWN) - self._first, (pair & OWNS) - self._first
        if min(one, other) < 0:
            return True
        sizes = self._sizes[one], self._sizes[other]
        most = most_edits(max(sizes))
        return (
            abs(sizes[0] - sizes[1]) <= most
            and (self._marks[one] ^ self._marks[other]).bit_count() <= 2 * most
        )

    def _are_near(self, pairs: Any, numpy: Any) -> Any:
        """`_is_near` of every pair."""
        one, other = (pairs >> OWN) - self._first, (pairs & OWNS) - self._first
        near = numpy.minimum(one, other) < 0
        new = numpy.flatnonzero(~near)
        one, other = one[new], other[new]
        sizes = numpy.frombuffer(self._sizes, dtype=numpy.intc)
        marks = numpy.frombuffer(self._marks, dtype=numpy.uint64)
        most = numpy.array([most_edits(size) for size in range(max(self._sizes, default=0) + 1)])
        most = most[numpy.maximum(sizes[one], sizes[other])]
        bits = numpy.array([byte.bit_count() for byte in range(256)])
        changed = bits[(marks[one] ^ marks[other]).view(numpy.uint8)].reshape(-1, 8).sum(axis=1)
        near[new] = (abs(sizes[one] - sizes[other]) <= most) & (changed <= 2 * most)
        return near


def _mark(text: str) -> int:
    """64 bits: for each character one is set, the same for the same."""
    mark = 0
    for char in set(text):
        mark |= 1 << ((ord(char) * _FACTOR & _ALL) >> _TOP)
    return mark


def _marks_at_once(texts: Sequence[str], numpy: Any) -> bytes:
    """`_mark` of every text, of eight bytes each."""
    wide = numpy.uint64
    codes = numpy.frombuffer("".join(texts).encode("utf-32-le"), dtype=numpy.uint32).astype(wide)
    bits = wide(1) << (codes * wide(_FACTOR) >> wide(_TOP))
    sizes = numpy.array([len(text) for text in texts])
    marks: bytes = numpy.bitwise_or.reduceat(bits, numpy.cumsum(sizes) - sizes).tobytes()
    return marks
