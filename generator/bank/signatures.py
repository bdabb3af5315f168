"""Sentences → the numbers under which those that are nearly the same meet (MinHash, 5 groups of 3 bands of 4).

With numpy (the extra `fast`) many at once, without it one after another: the same numbers.
"""

import zlib
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any

SHORTEST = 13
"""Characters of the shortest sentence that has a signature."""
_GROUPS, _IN_GROUP = 5, 3
BANDS = _GROUPS * _IN_GROUP
_HIGH, _LOW = 16, 17
BITS = _HIGH + _LOW
"""Of each number; those of a group have the high ones in common, so that they stand together in a table."""
_LOWS = 24
_ROWS = tuple(
    (band // _IN_GROUP, *(_GROUPS + (3 * band + step) % (_LOWS - _GROUPS) for step in range(3)))
    for band in range(BANDS)
)
"""Of which of the `_LOWS` minima the number of each band is made; the first is that of its group."""
_ALL = (1 << 64) - 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_STEP = 0xD1342543DE82EF95
_AT_ONCE = 1_000
"""Sentences worked on at once by numpy: their numbers stay in the processor's own memory."""


def _odd_numbers(count: int) -> tuple[int, ...]:
    """Multipliers of 64 bits, the same on every machine."""
    seeds = [(number + 1) * _STEP & _ALL for number in range(count)]
    return tuple((seed ^ (seed >> 29)) * _FACTORS[0] & _ALL | 1 for seed in seeds)


_MULTIPLIERS = _odd_numbers(_LOWS)


def signatures(texts: Sequence[str], guards: Sequence[str]) -> "array[int]":
    """One after another, for each text, of at least `SHORTEST` characters, `BANDS` numbers of `BITS` bits.

    Two texts of equal guard share one with a probability of about 0.99 where s, the similarity of their sets of two
    characters in a row, is 0.75; 0.85 at 0.6, 0.02 at 0.2: 1 − (1 − s·(1 − (1 − s³)³))⁵.
    """
    numbers = [zlib.crc32(guard.encode()) for guard in guards]
    numpy, made = numpy_or_none(), array("q")
    if numpy is None:
        for text, number in zip(texts, numbers, strict=True):
            made.extend(_bands(_lows(text), number))
        return made
    for start in range(0, len(texts), _AT_ONCE):
        end = start + _AT_ONCE
        made.frombytes(_bands_of_all(_lows_of_all(texts[start:end], numpy), numbers[start:end], numpy))
    return made


@cache
def numpy_or_none() -> ModuleType | None:
    """The library, where it is installed."""
    try:
        import numpy
    except ImportError:
        return None
    return numpy


def _lows(text: str) -> list[int]:
    """For each multiplier the least product with a number made of two characters in a row."""
    codes = [ord(char) for char in text]
    first, second, _ = _FACTORS
    sums = {one * first + two * second & _ALL for one, two in pairwise(codes)}
    mixed = [number ^ (number >> 31) for number in sums]
    return [min([number * multiplier & _ALL for number in mixed]) for multiplier in _MULTIPLIERS]


def _lows_of_all(texts: Sequence[str], numpy: Any) -> list[Any]:
    """`_lows` of every text, an array for each multiplier."""
    wide = numpy.uint64
    codes = numpy.frombuffer("".join(texts).encode("utf-32-le"), dtype=numpy.uint32).astype(wide)
    first, second, _ = map(wide, _FACTORS)
    mixed = codes[:-1] * first + codes[1:] * second
    mixed ^= mixed >> wide(31)
    sizes = numpy.array([len(text) for text in texts])
    ends = numpy.cumsum(sizes)
    edges = numpy.empty(2 * len(texts), dtype=numpy.intp)
    edges[0::2], edges[1::2] = ends - sizes, ends - 1
    last = edges[:-1]  # after the last text nothing follows: its numbers go on to the end
    return [numpy.minimum.reduceat(mixed * wide(multiplier), last)[0::2] for multiplier in _MULTIPLIERS]


def _bands(lows: Sequence[int], guard: int) -> Sequence[int]:
    """Four minima and the guard made one: the high bits by the first, the low ones by all."""
    made = []
    for first, *others in _ROWS:
        mixed = (guard ^ lows[first]) * _FACTORS[1] & _ALL
        high = mixed >> 64 - _HIGH
        for row in others:
            mixed ^= mixed >> 29
            mixed = (mixed ^ lows[row]) * _FACTORS[2] & _ALL
        made.append(high << _LOW | mixed >> 64 - _LOW)
    return made


def _bands_of_all(lows: Sequence[Any], guards: Sequence[int], numpy: Any) -> bytes:
    """`_bands` of every text, of eight bytes each."""
    wide = numpy.uint64
    guard = numpy.array(guards, dtype=wide)
    made = numpy.empty((len(guards), BANDS), dtype=wide)
    for band, (first, *others) in enumerate(_ROWS):
        mixed = (guard ^ lows[first]) * wide(_FACTORS[1])
        high = mixed >> wide(64 - _HIGH)
        for row in others:
            mixed ^= mixed >> wide(29)
            mixed = (mixed ^ lows[row]) * wide(_FACTORS[2])
        made[:, band] = high << wide(_LOW) | mixed >> wide(64 - _LOW)
    numbers: bytes = made.tobytes()
    return numbers
