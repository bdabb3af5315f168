"""Wordings as entries of the table band, and which of many entries tell of wordings that may be nearly the same.

An entry is one number: that of the signature, then how long the wording is, then the wording's own, of `shape`.
A pair is one number too: the own numbers of two wordings. With numpy (the extra `fast`) or without, the same come.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import Any

from generator.bank.clusters import SHARE
from generator.bank.signatures import BANDS, numpy_or_none, signatures

LENGTH, OWN = 5, 25
"""Bits of the length, of the wording's own number (33 million wordings); those of the signature are above."""
_STEP, LONGEST = 4, (1 << LENGTH) - 1
"""Lengths are counted in fours; what is longer than 31 of them is as long, as far as the table knows."""
OWNS, REST = (1 << OWN) - 1, (1 << LENGTH + OWN) - 1


def entries(rows: Sequence[tuple[int, str, str]]) -> "array[int]":
    """The entries of wordings: number, guard, text."""
    made = signatures([text for _, _, text in rows], [guard for _, guard, _ in rows])
    rests = [min(len(text) // _STEP, LONGEST) << OWN | own for own, _, text in rows]
    numpy = numpy_or_none()
    if numpy is None:
        return array(
            "q", (number << LENGTH + OWN | rests[place // BANDS] for place, number in enumerate(made))
        )
    every = numpy.frombuffer(made, dtype=numpy.int64).reshape(-1, BANDS)
    every <<= LENGTH + OWN
    every |= numpy.array(rests, dtype=numpy.int64)[:, None]
    return made


def in_order(numbers: "array[int]") -> "array[int]":
    """The numbers, the least first; the array itself may be put in order."""
    numpy = numpy_or_none()
    if numpy is None:
        return array("q", sorted(numbers))
    if numbers:
        numpy.frombuffer(numbers, dtype=numpy.int64).sort()
    return numbers


def pairs(entries: "array[int]") -> "array[int]":
    """Those of wordings that have a number of their signatures in common, and lengths that allow them to be alike.

    The entries are in order; a pair comes as often as it has numbers in common.
    """
    numpy = numpy_or_none()
    return array("q", _pairs(entries)) if numpy is None else _pairs_at_once(entries, numpy)


def _pairs(entries: Iterable[int]) -> Iterator[int]:
    for _, group in groupby(entries, key=lambda entry: entry >> LENGTH + OWN):
        for one, other in combinations(group, 2):
            shorter, longer = one >> OWN & LONGEST, other >> OWN & LONGEST
            if longer - shorter <= longer // SHARE + 1:
                yield (other & OWNS) << OWN | one & OWNS


def _pairs_at_once(entries: "array[int]", numpy: Any) -> "array[int]":
    """Each entry with the next, then those of them that have as much in common with the next but one, and so on."""
    every, made = numpy.frombuffer(entries, dtype=numpy.int64), array("q")
    firsts, step = numpy.flatnonzero(every[1:] ^ every[:-1] <= REST), 1
    while firsts.size:
        one, other = every[firsts], every[firsts + step]
        shorter, longer = one >> OWN & LONGEST, other >> OWN & LONGEST
        fit = longer - shorter <= longer // SHARE + 1
        made.frombytes(((other & OWNS) << OWN | one & OWNS)[fit].tobytes())
        step += 1
        firsts = firsts[firsts + step < every.size]
        firsts = firsts[every[firsts] ^ every[firsts + step] <= REST]
    return made
