"""From one version of the bank to the next: kept tables are carried over, derived ones made anew."""

import json
import sqlite3
from collections.abc import Callable

from generator.bank.ranks import WHOLE, rank_of
from generator.bank.schema import BEST, DECISIONS, IN_WORDS, INDEX, MEMORY, NEAR
from generator.bank.told import tell_apart

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
        paragraphs = json.loads(text)
        if isinstance(paragraphs, dict):  # the last programs of version 1 kept both already
            continue
        info = {name: value for name, value in zip(_INFO, values, strict=True) if value}
        stored = json.dumps({"info": info, "paragraphs": paragraphs}, ensure_ascii=False)
        connection.execute("update source set text = ? where id = ?", (stored, number))


def _from_2(connection: sqlite3.Connection) -> None:
    """Memory is new: what was said, in batches."""
    _execute(connection, MEMORY)


def _from_3(connection: sqlite3.Connection) -> None:
    """Decisions are new; a source may have come with a batch."""
    _execute(connection, DECISIONS)
    connection.execute("alter table source add column batch text not null default ''")


def _from_4(connection: sqlite3.Connection) -> None:
    """The full-text index is new: made from the sentences that are there."""
    from generator.bank.lines import enter_all

    _execute(connection, INDEX)
    enter_all(connection)


def _from_5(connection: sqlite3.Connection) -> None:
    """Phrases are kept by how they are worded; the next step makes those of all sentences anew."""
    _execute(connection, NEAR)


def _from_6(connection: sqlite3.Connection) -> None:
    """Wordings find each other by other numbers; the phrases of all sentences are made anew."""
    from generator.bank.members import Members

    for table in ("shape", "band"):
        connection.execute(f"drop table {table}")
    _execute(connection, NEAR)
    Members(connection).make_anew()


def _from_7(connection: sqlite3.Connection) -> None:
    """Sentences are found by what they are for, the best first: by the rank of their source."""
    connection.execute("alter table sentence add column rank integer not null default 0")
    rows = connection.execute("select id, kind, date from source").fetchall()
    ranks = [(rank_of(kind, date), number) for number, kind, date in rows]
    connection.executemany("update sentence set rank = ? where source = ?", ranks)
    connection.execute("update sentence set rank = ? where instr(traits, '\"whole\"')", (WHOLE,))
    _execute(connection, BEST)


def _from_8(connection: sqlite3.Connection) -> None:
    """What was said is kept in the words in which it was said."""
    _execute(connection, IN_WORDS)


def _from_9(connection: sqlite3.Connection) -> None:
    """Sources are told apart where their files have the same name."""
    connection.execute("alter table source add column told text not null default ''")
    tell_apart(connection)
    connection.execute("drop table if exists kept")  # it names them as they were told before


def _execute(connection: sqlite3.Connection, statements: str) -> None:
    for statement in filter(str.strip, statements.split(";")):
        connection.execute(statement)


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {
    1: _from_1,
    2: _from_2,
    3: _from_3,
    4: _from_4,
    5: _from_5,
    6: _from_6,
    7: _from_7,
    8: _from_8,
    9: _from_9,
}
