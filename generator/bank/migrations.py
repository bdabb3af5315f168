"""From one version of the bank to the next: kept tables are carried over, derived ones made anew."""

import json
import sqlite3
from collections.abc import Callable

from generator.bank.schema import DECISIONS, MEMORY

_INFO = ("occasion", "level", "place", "post", "standing", "date")


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Change a bank of `version` into one of the next; inside a transaction."""
    _STEPS[version](connection)


def _from_1(connection: sqlite3.Connection) -> None:
    """Sets become units; what was given of a source is kept beside its text; all is mined anew."""
    connection.execute("drop table sibling_set")
    connection.execute(
        "create table unit (id integer primary key, source integer not null references source on delete cascade, "
        "kind text not null, parent integer not null, pattern text not null, rhythm text not null, members text not null)"
    )
    connection.execute("create index unit_source on unit (source)")
    connection.execute("create index unit_kind on unit (kind)")
    rows = connection.execute(
        "select id, text, occasion, level, place, speaker, standing, date from source"
    ).fetchall()
    for number, text, *values in rows:
        info = {name: value for name, value in zip(_INFO, values, strict=True) if value}
        stored = json.dumps({"info": info, "paragraphs": json.loads(text)}, ensure_ascii=False)
        connection.execute("update source set text = ? where id = ?", (stored, number))


def _from_2(connection: sqlite3.Connection) -> None:
    """Memory is new: what was said, in batches."""
    _make(connection, MEMORY)


def _from_3(connection: sqlite3.Connection) -> None:
    """Decisions are new; a source may have come with a batch."""
    _make(connection, DECISIONS)
    connection.execute("alter table source add column batch text not null default ''")


def _make(connection: sqlite3.Connection, tables: str) -> None:
    for statement in filter(str.strip, tables.split(";")):
        connection.execute(statement)


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _from_1, 2: _from_2, 3: _from_3}
