"""What drafts worked out of a bank, kept in it as plain values for the next draft.

It is used while the bank's digest is the same, and dropped with the first change to anything but drafts. It can be
lost without harm: whatever is not as it was written is worked out again.
"""

import marshal
import sqlite3
import zlib
from typing import Any

_FORM = 1
"""To be raised when the program makes other values of the same bank and the same question."""
_MOST = 8
"""Values of a kind that are kept, the last ones: as much as two megabytes each."""
_TABLE = "create table if not exists kept (kind text, name text, stamp text, checked integer, data blob)"
_KNOWN = "select 1 from sqlite_master where name = 'kept'"
_OLDER = (
    "delete from kept where kind = ? and rowid not in "
    "(select rowid from kept where kind = ? order by rowid desc limit ?)"
)


class Kept:
    """The values that a bank with this `digest` keeps, by kind and name; what is put there waits for `save`.

    Values are None, numbers, texts and tuples of such.
    """

    def __init__(self, connection: sqlite3.Connection, digest: str) -> None:
        self._connection = connection
        self._stamp = f"{_FORM} {digest}"
        self._seen = _changes_of_others(connection)
        self._new: dict[tuple[str, str], Any] = {}

    def find(self, kind: str, name: str) -> Any:
        """The value; None if it is not there."""
        if not _is_there(self._connection):
            return None
        asked = "select checked, data from kept where kind = ? and name = ? and stamp = ?"
        row = self._connection.execute(asked, (kind, name, self._stamp)).fetchone()
        return marshal.loads(row[1]) if row and zlib.crc32(row[1]) == row[0] else None

    def put(self, kind: str, name: str, value: Any) -> None:
        """Keep `value`, once `save` is called."""
        self._new[kind, name] = value

    def save(self) -> None:
        """Write what is new, unless another program changed the bank since; inside a transaction."""
        if _changes_of_others(self._connection) != self._seen:
            self._new.clear()
        if self._new:
            self._connection.execute(_TABLE)
        for (kind, name), value in self._new.items():
            data = marshal.dumps(_shared(value, {}))
            self._connection.execute("delete from kept where kind = ? and name = ?", (kind, name))
            row = (kind, name, self._stamp, zlib.crc32(data), data)
            self._connection.execute("insert into kept values (?, ?, ?, ?, ?)", row)
            self._connection.execute(_OLDER, (kind, kind, _MOST))
        self._new.clear()


def forget(connection: sqlite3.Connection) -> None:
    """Drop all that is kept: the bank changes; inside a transaction."""
    if _is_there(connection):
        connection.execute("delete from kept")


def _changes_of_others(connection: sqlite3.Connection) -> int:
    """Another number as soon as another connection has changed the bank."""
    return int(connection.execute("pragma data_version").fetchone()[0])


def _is_there(connection: sqlite3.Connection) -> bool:
    return connection.execute(_KNOWN).fetchone() is not None


def _shared(value: Any, seen: dict[Any, Any]) -> Any:
    """`value` as plain tuples, what is equal in it once: it is written, and read, but once."""
    plain = tuple([_shared(one, seen) for one in value]) if isinstance(value, tuple) else value
    return seen.setdefault((type(plain), plain), plain)
