"""Sentences → the numbers under which those that are nearly the same meet (MinHash, 8 bands of 2).

With numpy (the extra `fast`) many at once, without it one after another: the same numbers.
"""

import zlib
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import Any

SHORTEST = 13
"""Characters of the shortest sentence that has a signature."""
BANDS = 8
_ROWS = 2
_ALL = (1 << 64) - 1
_SIGN = 1 << 63
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_STEP = 0xD1342543DE82EF95


def _odd_numbers(count: int) -> tuple[int, ...]:
    """Multipliers of 64 bits, the same on every machine."""
    seeds = [(number + 1) * _STEP & _ALL for number in range(count)]
    return tuple((seed ^ (seed >> 29)) * _FACTORS[0] & _ALL | 1 for seed in seeds)


_MULTIPLIERS = _odd_numbers(BANDS * _ROWS)


def signatures(texts: Sequence[str], guards: Sequence[str]) -> list[tuple[int, ...]]:
    """For each text, of at least `SHORTEST` characters, 8 signed numbers of 64 bits.

    Two texts of equal guard share one with probability 1 − (1 − s²)⁸, s being the similarity of their sets of
    three characters in a row: 0.999 at 0.8, 0.9 at 0.5.
    """
    if not texts:
        return []
    numbers = [zlib.crc32(guard.encode()) for guard in guards]
    numpy = numpy_or_none()
    if numpy is not None:
        return _bands_of_all(_lows_of_all(texts, numpy), numbers, numpy)
    return [_bands(_lows(text), number) for text, number in zip(texts, numbers, strict=True)]


@cache
def numpy_or_none() -> ModuleType | None:
    """The library, where it is installed."""
    try:
        import numpy
    except ImportError:
        return None
    return numpy


def _lows(text: str) -> list[int]:
    """For each multiplier the least product with a number made of three characters in a row."""
    codes = [ord(char) for char in text]
    first, second, third = _FACTORS
    sums = {
        one * first + two * second + three * third & _ALL
        for one, two, three in zip(codes, codes[1:], codes[2:], strict=False)
    }
    mixed = [number ^ (number >> 31) for number in sums]
    return [min(number * multiplier & _ALL for number in mixed) for multiplier in _MULTIPLIERS]


def _lows_of_all(texts: Sequence[str], numpy: Any) -> list[Any]:
    """`_lows` of every text, an array for each multiplier."""
    wide = numpy.uint64
    codes = numpy.frombuffer("".join(texts).encode("utf-32-le"), dtype=numpy.uint32).astype(wide)
    first, second, third = map(wide, _FACTORS)
    mixed = codes[:-2] * first + codes[1:-1] * second + codes[2:] * third
    mixed ^= mixed >> wide(31)
    ends = numpy.cumsum([len(text) for text in texts])
    edges = numpy.empty(2 * len(texts), dtype=numpy.intp)
    edges[0::2], edges[1::2] = ends - [len(text) for text in texts], ends - 2
    last = edges[:-1]  # after the last text nothing follows: its numbers go on to the end
    return [numpy.minimum.reduceat(mixed * wide(multiplier), last)[0::2] for multiplier in _MULTIPLIERS]


def _bands(lows: Sequence[int], guard: int) -> tuple[int, ...]:
    """Two numbers, the guard and the number of the band made one."""
    made = []
    for band in range(BANDS):
        one, two = lows[band * _ROWS : (band + 1) * _ROWS]
        mixed = ((one ^ guard) * _FACTORS[1] + two) * _FACTORS[2] + band & _ALL
        mixed ^= mixed >> 29
        made.append(mixed - (mixed & _SIGN) * 2)
    return tuple(made)


def _bands_of_all(lows: Sequence[Any], guards: Sequence[int], numpy: Any) -> list[tuple[int, ...]]:
    """`_bands` of every text."""
    wide = numpy.uint64
    guard = numpy.array(guards, dtype=wide)
    columns = []
    for band in range(BANDS):
        one, two = lows[band * _ROWS : (band + 1) * _ROWS]
        mixed = ((one ^ guard) * wide(_FACTORS[1]) + two) * wide(_FACTORS[2]) + wide(band)
        columns.append((mixed ^ (mixed >> wide(29))).view(numpy.int64).tolist())
    return list(zip(*columns, strict=True))
