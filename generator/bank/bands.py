"""The table band: each wording under the numbers of its signature, so that those nearly the same are found.

An entry is one number: that of the signature, then how long the wording is, then the wording's own, of `shape`.
New ones are looked up and written in the order in which the table has them, the more at once the less each costs;
and those of one wording stand in five places, not in fifteen, which is what adding little to a big bank costs.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from generator.bank.clusters import SHARE, SHORT, most_edits
from generator.bank.signatures import numpy_or_none, signatures

_LENGTH, _OWN = 7, 26
"""Bits of the length, of the wording's own number; those of the signature are above."""
_LONGEST = (1 << _LENGTH) - 1
"""What is longer is as long as this, as far as the table knows."""
_OWNS, _REST = (1 << _OWN) - 1, (1 << _LENGTH + _OWN) - 1
_AT_ONCE = 1 << 12
"""Entries that are looked up and written by one query: what it touches of the table stays in memory."""
_KNOWN = f"""
select (c.value & {_OWNS}) << {_OWN} | (b.id & {_OWNS})
from json_each(?) c cross join band b on b.id between c.value & ~{_REST} and c.value | {_REST}
where abs((c.value >> {_OWN} & {_LONGEST}) - (b.id >> {_OWN} & {_LONGEST})) <= case
    when max(c.value & {_REST}, b.id & {_REST}) >> {_OWN} < {SHORT} then 1
    else (max(c.value & {_REST}, b.id & {_REST}) >> {_OWN}) / {SHARE} end
"""
"""Which entries of the table have the number of one of these, and a length that allows the two to be alike."""


def meet(connection: sqlite3.Connection, last: int) -> Iterator[tuple[int, int]]:
    """Enter all wordings that came after the number `last`; the pairs, once each, of numbers of wordings that may be
    nearly the same, one of which came so late.
    """
    rows = connection.execute("select id, guard, text from shape where id > ? order by id", (last,))
    entries = array("q")
    while some := rows.fetchmany(_AT_ONCE):
        entries.extend(_entries(some))
    if not entries:
        return iter(())
    entries = _sorted(entries)
    pairs = array("q", _pairs(_neighbours(entries)))
    for start in range(0, len(entries), _AT_ONCE):
        asked = (json.dumps(entries[start : start + _AT_ONCE].tolist()),)
        pairs.extend(row[0] for row in connection.execute(_KNOWN, asked))
        connection.execute("insert or ignore into band select value from json_each(?)", asked)
    return ((pair >> _OWN, pair & _OWNS) for pair, _ in groupby(_sorted(pairs)))


def forget(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take the wordings with these numbers out, with their entries."""
    asked = "select id, guard, text from shape where id = ?"
    rows = [row for number in numbers for row in connection.execute(asked, (number,))]
    connection.executemany("delete from band where id = ?", [(entry,) for entry in _entries(rows)])
    connection.executemany("delete from shape where id = ?", [(number,) for number in numbers])


def _entries(rows: Sequence[tuple[int, str, str]]) -> list[int]:
    """The entries of wordings: number, guard, text."""
    made = signatures([text for _, _, text in rows], [guard for _, guard, _ in rows])
    entries: list[int] = []
    for (own, _, text), numbers in zip(rows, made, strict=True):
        rest = min(len(text), _LONGEST) << _OWN | own
        entries += [number << _LENGTH + _OWN | rest for number in numbers]
    return entries


def _sorted(numbers: "array[int]") -> "array[int]":
    numpy = numpy_or_none()
    if numpy is None:
        return array("q", sorted(numbers))
    if numbers:
        numpy.frombuffer(numbers, dtype=numpy.int64).sort()
    return numbers


def _neighbours(entries: "array[int]") -> "array[int]":
    """Those (of sorted ones) whose number another has too; with numpy, else all."""
    numpy = numpy_or_none()
    if numpy is None:
        return entries
    numbers = numpy.frombuffer(entries, dtype=numpy.int64) >> _LENGTH + _OWN
    same = numpy.concatenate(([False], numbers[1:] == numbers[:-1], [False]))
    return array("q", numpy.frombuffer(entries, dtype=numpy.int64)[same[1:] | same[:-1]].tobytes())


def _pairs(entries: "array[int]") -> Iterator[int]:
    """As `_KNOWN` gives them, of sorted entries among themselves."""
    for _, group in groupby(entries, key=lambda entry: entry >> _LENGTH + _OWN):
        for one, other in combinations(group, 2):
            shorter, longer = one >> _OWN & _LONGEST, other >> _OWN & _LONGEST
            if longer - shorter <= most_edits(longer):
                yield (other & _OWNS) << _OWN | one & _OWNS
