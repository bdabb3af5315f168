"""The sources of a bank: which there are, under which paths and digests, and their stored text."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.bank.sql import marks
from generator.bank.verdicts import STANDING

if TYPE_CHECKING:
    from generator.bank.rows import SourceRow
    from generator.model.manuscript import Manuscript

ADDED = "添加/"
"""Begins the paths of sources that are sentences which the user added one by one."""
MERGED = "并入/"
"""Begins the paths of sources that came in a colleague's pack."""
_LAST = "\U0010ffff"
"""Comes after all that a path may go on with."""
_COLUMNS = "id, told, path, kind, title, occasion, level, place, speaker, standing, date"


def sources(connection: sqlite3.Connection, kinds: Sequence[str]) -> "list[SourceRow]":
    """All sources, or those of these kinds if any are given, in the order in which they came."""
    from generator.bank.rows import SourceRow

    only = f"where kind in ({marks(kinds)})" if kinds else ""
    rows = connection.execute(f"select {_COLUMNS} from source {only} order by id", kinds)
    return [SourceRow(*row) for row in rows]


def has_speeches(connection: sqlite3.Connection) -> bool:
    """Whether anything but curated phrases, and sentences added one by one, was taken in."""
    query = "select 1 from source where kind in ('own', 'outside', 'shipped') and path not like ? limit 1"
    return connection.execute(query, (f"{ADDED}%",)).fetchone() is not None


def digests_by_path(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Path and digest of every source of this kind."""
    return dict(connection.execute("select path, digest from source where kind = ?", (kind,)))


def digest_of(connection: sqlite3.Connection, path: str) -> str:
    """The digest under which the source at `path` was taken in, or an empty string."""
    row = connection.execute("select digest from source where path = ?", (path,)).fetchone()
    return str(row[0]) if row else ""


def told_by_path(connection: sqlite3.Connection) -> dict[str, str]:
    """The path of every source → the name that tells it from all others."""
    return dict(connection.execute("select path, told from source"))


def paths_beginning(connection: sqlite3.Connection, start: str) -> list[str]:
    """The paths of the sources that begin so, sorted."""
    rows = connection.execute(
        "select path from source where path >= ? and path < ? order by path",
        (start, f"{start}{_LAST}"),
    )
    return [row[0] for row in rows]


def keys_beginning(connection: sqlite3.Connection, start: str) -> set[str]:
    """The keys of all sentences, usable or not, of the sources whose paths begin so."""
    rows = connection.execute(
        "select distinct s.key from source o join sentence s on s.source = o.id where o.path >= ? and o.path < ?",
        (start, f"{start}{_LAST}"),
    )
    return {row[0] for row in rows}


def with_digest(connection: sqlite3.Connection, digest: str, kinds: Sequence[str]) -> tuple[str, str] | None:
    """(path, kind) of the first source with these very bytes that is of one of these kinds; None if there is none."""
    rows = connection.execute("select path, kind from source where digest = ? order by id", (digest,))
    return next(((path, kind) for path, kind in rows if kind in kinds), None)


def manuscripts(connection: sqlite3.Connection) -> "Iterator[tuple[str, str, Manuscript]]":
    """(path, kind, manuscript) of every source, from the stored text; its info is what was given, not inferred.

    One is in memory at a time, and what was asked for may be changed meanwhile.
    """
    from generator.bank.manuscript_json import manuscript_from_json

    asked = "select path, kind, text, name, digest from source where id = ?"
    for number in connection.execute("select id from source order by id").fetchall():
        for path, kind, *stored in connection.execute(asked, number).fetchall():
            yield path, kind, manuscript_from_json(*stored)


def digest(connection: sqlite3.Connection) -> str:
    """16 hexadecimal characters that change with any source, content file, decision or record of what was said."""
    rows = connection.execute("select digest, name, kind from source order by digest, name").fetchall()
    content = connection.execute("select key, value from meta order by key").fetchall()
    memory = connection.execute(
        f"select b.id from batch b where b.verb != 'undo' and {STANDING} order by b.id"
    ).fetchall()
    held = [rows, content, memory] if memory else [rows, content]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:16]
