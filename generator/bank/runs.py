"""Many entries put in order, few of them in memory at once."""

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from generator.bank.entries import LENGTH, OWN, in_order
from generator.bank.signatures import BITS

_HELD = 1 << 20
"""Entries that wait in memory, 8 MB; more are put aside."""
_RANGES = 16
_RANGE = (1 << BITS + LENGTH + OWN) // _RANGES
"""What one range spans: entries of one number are in the same, and of chance numbers all have as many."""
_ASIDE = "create temp table if not exists aside (range integer not null, entries blob not null)"


class Runs:
    """Entries that are added, and come back in order; those put aside wait in a temporary table."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held = array("q")
        self._is_aside = False

    def add(self, entries: "array[int]") -> None:
        """In any order."""
        self._held.extend(entries)
        if len(self._held) >= _HELD:
            self._put_aside()

    def taken(self) -> Iterator["array[int]"]:
        """All that were added, in order, range by range."""
        if not self._is_aside:
            yield in_order(self._held)
            return
        self._put_aside()
        for place in range(_RANGES):
            entries = array("q")
            for row in self._connection.execute("select entries from aside where range = ?", (place,)):
                entries.frombytes(row[0])
            yield in_order(entries)
        self._connection.execute("delete from aside")

    def _put_aside(self) -> None:
        """In parts, one for each range."""
        self._connection.execute(_ASIDE)
        held = in_order(self._held)
        edges = [*(bisect_left(held, place * _RANGE) for place in range(_RANGES)), len(held)]
        self._connection.executemany(
            "insert into aside values (?, ?)",
            ((place, held[start:end].tobytes()) for place, (start, end) in enumerate(pairwise(edges))),
        )
        self._held, self._is_aside = array("q"), True
