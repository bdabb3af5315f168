"""The table band: each wording under the numbers of its signature, so that those nearly the same are found.

New entries are looked up and written in the order in which the table has them, the more at once the less each costs;
and those of one wording stand in five places, not in fifteen, which is what adding little to a big bank costs.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.bank.clusters import SHARE
from generator.bank.entries import LONGEST, OWN, OWNS, REST, entries, in_order, pairs
from generator.bank.outlines import Outlines
from generator.bank.runs import Runs

_AT_ONCE = 1 << 12
"""Entries that are looked up and written by one query: what it touches of the table stays in memory."""
_KNOWN = f"""
select (c.value & {OWNS}) << {OWN} | (b.id & {OWNS})
from json_each(?) c cross join band b on b.id between c.value & ~{REST} and c.value | {REST}
where abs((c.value >> {OWN} & {LONGEST}) - (b.id >> {OWN} & {LONGEST}))
    <= (max(c.value & {REST}, b.id & {REST}) >> {OWN}) / {SHARE} + 1
"""
"""Which entries of the table have the number of one of these, and a length that allows the two to be alike."""


def meet(connection: sqlite3.Connection, last: int) -> Iterator[tuple[int, int]]:
    """Enter all wordings that came after the number `last`; the pairs, once each, of numbers of wordings that may be
    nearly the same, one of which came so late.
    """
    rows = connection.execute("select id, guard, text from shape where id > ? order by id", (last,))
    runs, outlines, near = Runs(connection), Outlines(last), array("q")
    while some := rows.fetchmany(_AT_ONCE):
        runs.add(entries(some))
        outlines.add([text for _, _, text in some])
    for new in runs.taken():
        met = pairs(new)
        if last:  # before the first wording there is nothing to be found
            met.extend(_known(connection, new))
        near.extend(outlines.near(met))
        for asked in _in_parts(new):
            connection.execute("insert or ignore into band select value from json_each(?)", asked)
    return ((pair >> OWN, pair & OWNS) for pair, _ in groupby(in_order(near)))


def _known(connection: sqlite3.Connection, new: "array[int]") -> Iterator[int]:
    """The pairs of what is entered now and what was before."""
    return (row[0] for asked in _in_parts(new) for row in connection.execute(_KNOWN, asked))


def _in_parts(entries: "array[int]") -> Iterator[tuple[str]]:
    """A few thousand at a time, as a query takes them."""
    return (
        (json.dumps(entries[start : start + _AT_ONCE].tolist()),)
        for start in range(0, len(entries), _AT_ONCE)
    )


def forget(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take the wordings with these numbers out, with their entries."""
    asked = "select id, guard, text from shape where id = ?"
    rows = [row for number in numbers for row in connection.execute(asked, (number,))]
    connection.executemany("delete from band where id = ?", zip(entries(rows)))
    connection.executemany("delete from shape where id = ?", [(number,) for number in numbers])
