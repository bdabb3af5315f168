"""What a draft read of a bank that is read whole, kept in the bank as the values it was read into: the next draft for
the same occasions neither joins the tables nor parses anything.

It is used while the bank's digest is the same, and dropped with the first change to anything but drafts. It can be
lost without harm: whatever is not as it was written is read from the tables again.
"""

import marshal
import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any

from generator.bank.rows import PhraseRow
from generator.model.sentence import LevelWord, Renewal, Traits
from generator.model.source import Source

_FORM = 1
"""To be raised when `offers` gives other rows of the same bank; new fields of a row tell themselves."""
_MOST = 8
"""Kinds of drafts of which it is kept, the last ones: as much as two megabytes each."""
_TABLE = "create table if not exists offered (name text primary key, stamp text, checked integer, data blob)"
_KNOWN = "select 1 from sqlite_master where name = 'offered'"
_LEVEL_WORDS, _RENEWALS = Traits._fields.index("level_words"), Traits._fields.index("renewals")
_SOURCE, _TRAITS = PhraseRow._fields.index("source"), PhraseRow._fields.index("traits")


class Offered:
    """The rows that a bank with this `digest` keeps for drafts; what was read anew waits for `save`."""

    def __init__(self, connection: sqlite3.Connection, digest: str) -> None:
        self._connection = connection
        self._stamp = f"{_FORM} {digest} {PhraseRow._fields} {Traits._fields}"
        self._read: dict[str, Sequence[PhraseRow]] = {}

    def find(self, occasions: Sequence[str]) -> list[PhraseRow] | None:
        """The rows read for a draft with these occasions; None if they are not kept."""
        if not _is_there(self._connection):
            return None
        asked = "select checked, data from offered where name = ? and stamp = ?"
        row = self._connection.execute(asked, (_name(occasions), self._stamp)).fetchone()
        if row is None or zlib.crc32(row[1]) != row[0]:
            return None
        return [_row(one) for one in marshal.loads(row[1])]

    def put(self, occasions: Sequence[str], rows: Sequence[PhraseRow]) -> None:
        """Keep the rows read for a draft with these occasions, once `save` is called."""
        self._read[_name(occasions)] = rows

    def save(self) -> None:
        """Write what was read anew; inside a transaction."""
        if not self._read:
            return
        self._connection.execute(_TABLE)
        for name, rows in self._read.items():
            data = marshal.dumps(_shared([*rows], {}))
            self._connection.execute("delete from offered where name = ?", (name,))
            self._connection.execute(
                "insert into offered values (?, ?, ?, ?)", (name, self._stamp, zlib.crc32(data), data)
            )
        self._connection.execute(
            "delete from offered where rowid not in (select rowid from offered order by rowid desc limit ?)",
            (_MOST,),
        )
        self._read.clear()


def forget(connection: sqlite3.Connection) -> None:
    """Drop all that is kept: the bank changes; inside a transaction."""
    if _is_there(connection):
        connection.execute("delete from offered")


def _is_there(connection: sqlite3.Connection) -> bool:
    return connection.execute(_KNOWN).fetchone() is not None


def _name(occasions: Sequence[str]) -> str:
    return "\n".join(sorted(set(occasions)))


def _shared(value: Any, seen: dict[Any, Any]) -> Any:
    """`value` as plain tuples, what is equal in it once: it is written, and read, but once."""
    if isinstance(value, list):
        return [_shared(one, seen) for one in value]
    plain = tuple(_shared(one, seen) for one in value) if isinstance(value, tuple) else value
    return seen.setdefault((type(plain), plain), plain)


def _row(plain: tuple[Any, ...]) -> PhraseRow:
    first, between, last = plain[:_SOURCE], plain[_SOURCE + 1 : _TRAITS], plain[_TRAITS + 1 :]
    return PhraseRow._make((*first, Source._make(plain[_SOURCE]), *between, _traits(plain[_TRAITS]), *last))


def _traits(plain: tuple[Any, ...]) -> Traits:
    traits = Traits._make(plain)
    if not plain[_LEVEL_WORDS] and not plain[_RENEWALS]:
        return traits
    return traits._replace(
        level_words=tuple(map(LevelWord._make, plain[_LEVEL_WORDS])),
        renewals=tuple(map(Renewal._make, plain[_RENEWALS])),
    )
