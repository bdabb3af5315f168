"""Which sentence belongs to which phrase, kept true as sources come and go, at the cost of what came or went."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from generator.bank.bands import forget, meet
from generator.bank.clusters import Wording, alike, cluster, is_long, join, root, wording
from generator.bank.codec import level_forms_from_json
from generator.bank.sql import marks
from generator.model.sentence import Sentence

_ENOUGH = 1 << 20
"""Wordings that are waited for: what comes together need not be looked up in the tables, and is parted unread;
the entries of so many take 126 MB.
"""
_PAIRS = 4_000
"""Pairs whose wordings are in memory at once."""
_ROWS = "select core, era, traits from sentence where key = ? and usable"
_AT_ONCE = 500
"""Values in one query: every SQLite takes so many."""
_WAIT = "create temp table if not exists coming (key text not null, guard text, text text)"
_NEW_PHRASES = "insert or ignore into member select key, key from coming group by key"
_NEW_SHAPES = """
insert into shape (key, guard, text) select key, guard, text from coming c where text is not null
and not exists (select 1 from shape w where w.key = c.key and w.guard = c.guard and w.text = c.text)
group by key, guard, text
"""


class Members:
    """The tables member, shape and band of a bank. Whatever comes and goes, in any order, the phrases are
    those that `clusters.cluster` makes of all usable sentences.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._gone: set[str] = set()
        self._coming = 0

    def clear(self) -> None:
        """Forget what waits: it was rolled back, or is settled."""
        self._gone.clear()
        self._coming = 0

    def come(self, sentences: Iterable[Sentence]) -> None:
        """These sentences were stored."""
        self.expect(
            wording(one.key, one.core, one.era, (word.form for word in one.traits.level_words))
            for one in sentences
            if one.usable
        )

    def go(self, path: str) -> None:
        """The sentences of the source at `path` are about to be removed."""
        rows = self._connection.execute(
            "select s.key from sentence s join source o on o.id = s.source where o.path = ? and s.usable",
            (path,),
        )
        self._gone.update(row[0] for row in rows)

    def settle(self) -> None:
        """Bring the tables up to date with what has come and gone."""
        if self._coming:
            self._take_in()
        if self._gone:
            self._let_go()
        self.clear()

    def make_anew(self) -> None:
        """Build the tables from all the sentences of the bank."""
        for table in ("member", "shape", "band"):
            self._connection.execute(f"delete from {table}")
        self.clear()
        rows = self._connection.execute("select key, core, era, traits from sentence where usable")
        while some := rows.fetchmany(_AT_ONCE):
            self.expect(_stored(*row) for row in some)
        self.settle()

    def expect(self, wordings: Iterable[Wording]) -> None:
        """Sentences of these wordings were stored; what waits is settled if it is much."""
        self._connection.execute(_WAIT)
        rows = [one if is_long(one) else (one.key, None, None) for one in wordings]
        self._connection.executemany("insert into coming values (?, ?, ?)", rows)
        self._coming += len(rows)
        if self._coming + len(self._gone) >= _ENOUGH:
            self.settle()

    def _let_go(self) -> None:
        """Drop wordings that no sentence has any more, and part what they held together."""
        broken: set[str] = set()
        for key in sorted(self._gone):
            left = {_stored(key, *row) for row in self._connection.execute(_ROWS, (key,))}
            lost = [number for number, one in self._known(key) if one not in left]
            forget(self._connection, lost)
            if lost or not left:
                broken |= self._phrase_of(key)
            if not left:
                self._connection.execute("delete from member where key = ?", (key,))
        for phrase in sorted(broken):
            self._part(phrase)

    def _part(self, phrase: str) -> None:
        """See anew what hangs together of what was one phrase."""
        rows = self._connection.execute(
            "select m.key, w.guard, w.text from member m left join shape w on w.key = m.key where m.phrase = ?",
            (phrase,),
        )
        names = cluster(Wording(key, guard or "", text or "") for key, guard, text in rows)
        self._connection.executemany(
            "update member set phrase = ? where key = ?", sorted((name, key) for key, name in names.items())
        )

    def _take_in(self) -> None:
        """Store the wordings that are new, and make one phrase of those nearly the same."""
        last = int(self._connection.execute("select coalesce(max(id), 0) from shape").fetchone()[0])
        for statement in (_NEW_PHRASES, _NEW_SHAPES, "delete from coming"):
            self._connection.execute(statement)
        pairs = meet(self._connection, last)
        while some := list(islice(pairs, _PAIRS)):
            self._join(some)

    def _join(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Make one phrase of those that hold wordings nearly the same; `pairs` are their numbers."""
        numbers = sorted({number for pair in pairs for number in pair})
        shapes = {
            number: Wording(*row)
            for number, *row in self._asked("select id, key, guard, text from shape where id in", numbers)
        }
        met = [(shapes[one], shapes[other]) for one, other in pairs]
        joined = [(one.key, other.key) for one, other in met if alike(one, other)]
        keys = sorted({key for pair in joined for key in pair})
        phrases = dict(self._asked("select key, phrase from member where key in", keys))
        parent = {phrase: phrase for phrase in phrases.values()}
        for one_key, other_key in joined:
            join(parent, phrases[one_key], phrases[other_key])
        renamed = [(root(parent, phrase), phrase) for phrase in parent]
        self._connection.executemany(
            "update member set phrase = ? where phrase = ?",
            sorted((name, phrase) for name, phrase in renamed if name != phrase),
        )

    def _asked(self, query: str, values: Sequence[object]) -> list[Any]:
        """The rows of `query` … in (`values`), asked for a few hundred values at a time."""
        rows: list[Any] = []
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            rows += self._connection.execute(f"{query} ({marks(some)})", some).fetchall()
        return rows

    def _known(self, key: str) -> Iterator[tuple[int, Wording]]:
        rows = self._connection.execute("select id, guard, text from shape where key = ?", (key,)).fetchall()
        return ((number, Wording(key, guard, text)) for number, guard, text in rows)

    def _phrase_of(self, key: str) -> set[str]:
        return {row[0] for row in self._connection.execute("select phrase from member where key = ?", (key,))}


def _stored(key: str, core: str, era: str, traits: str) -> Wording:
    """The wording of a row."""
    return wording(key, core, era.split("、"), level_forms_from_json(traits))
