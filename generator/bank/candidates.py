"""Lines that may answer a search, the better first, one after the other as they are asked for."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.bank.grams import NUMBER, grams_of_word, matching, tag
from generator.bank.query import Filters, Query
from generator.bank.verdicts import STANDING

_COLUMNS = "l.number, l.key, l.text, l.seen, l.usable, l.own, l.newest, coalesce(m.phrase, l.key)"
_PHRASE = (
    "left join member m on m.key = l.key left join verdict v on v.phrase = coalesce(m.phrase, l.key) "
    "where not coalesce(v.hidden, 0)"
)
_ORDER = "order by l.band, l.number desc"
_SAID = f"select u.key from usage u join batch b on b.id = u.batch where {STANDING}"
_FEW = 200
"""Up to so many sources their sentences are read one by one, without the full-text table."""


class Candidate(NamedTuple):
    """A line that holds what was asked for; `phrase` names its cluster of near-duplicates."""

    number: int
    key: str
    text: str
    seen: int
    usable: int
    own: int
    newest: str
    phrase: str


class Condition(NamedTuple):
    """SQL conditions joined by `and`, and their values."""

    sql: str
    values: tuple[str | int, ...]


def candidates(connection: sqlite3.Connection, query: Query, filters: Filters) -> Iterator[Candidate]:
    """Every line that answers, the better first (roughly: see `lines`); what the user struck is left out."""
    of_source = _of_source(filters)
    few = _few_sources(connection, of_source) if of_source else None
    tokens = set(_tags(connection, filters)).union(*map(grams_of_word, query.words))
    text, sentence = _of_text(query, "l.text"), of_sentence(filters)
    values = (*text.values, *sentence.values)
    asked = f"{text.sql} and {_some(sentence)}"
    if few is not None:
        rows = connection.execute(
            f"select {_COLUMNS} from (select distinct key, text from sentence where source in ({_marks(few)})) s "
            f"join line l on l.key = s.key and l.text = s.text {_PHRASE} and {asked} {_ORDER}",
            (*few, *values),
        )
    elif tokens:
        rows = connection.execute(
            f"select {_COLUMNS} from gram cross join line l on l.number = {NUMBER} {_PHRASE} and {asked} "
            "and gram match ? order by gram.rowid",
            (*values, matching(tokens)),
        )
    else:
        rows = connection.execute(f"select {_COLUMNS} from line l {_PHRASE} and {asked} {_ORDER}", values)
    return map(Candidate._make, rows)


def reworded(connection: sqlite3.Connection, query: Query, filters: Filters) -> Iterator[Candidate]:
    """Lines that the user put into other words, which answer."""
    text, sentence = _of_text(query, "v.wording"), of_sentence(filters)
    rows = connection.execute(
        f"select {_COLUMNS} from line l {_PHRASE} and l.key in (select key from verdict where wording is not null) "
        f"and v.key = l.key and {text.sql} and {_some(sentence)} {_ORDER}",
        (*text.values, *sentence.values),
    )
    return map(Candidate._make, rows)


def candidates_of(
    connection: sqlite3.Connection, numbers: Sequence[int], filters: Filters
) -> Iterator[Candidate]:
    """The lines with these numbers that pass the filters."""
    sentence = of_sentence(filters)
    rows = connection.execute(
        f"select {_COLUMNS} from line l {_PHRASE} and l.number in ({_marks(numbers)}) and {_some(sentence)}",
        (*numbers, *sentence.values),
    )
    return map(Candidate._make, rows)


def of_sentence(filters: Filters) -> Condition:
    """What must hold of a sentence `s` in a source `o`, on whose phrase the verdict is `v`."""
    asked = [
        ("coalesce(v.slot, s.slot) = ?", filters.slot),
        ("coalesce(v.role, s.role) = ?", filters.role),
        ("coalesce(v.topic, s.topic) = ?", filters.topic),
        ("s.since <= ?", filters.date),
        ("(s.until = '' or s.until >= ?)", filters.date),
    ]
    conditions = [_of_source(filters) or Condition("1", ())]
    conditions += [Condition(sql, (value,)) for sql, value in asked if value]
    if filters.speaker:
        conditions.append(_given_or_said_by(filters.speaker))
    if filters.used is not None:
        conditions.append(Condition(f"s.key {'' if filters.used else 'not '}in ({_SAID})", ()))
    return _all(conditions)


def _tags(connection: sqlite3.Connection, filters: Filters) -> Iterator[str]:
    """The tokens of all lines that pass the filters; none for where the user has moved phrases to."""
    for field in ("occasion", "level", "kind"):
        if value := getattr(filters, field):
            yield tag(field, value)
    for field in ("slot", "role", "topic"):
        value = getattr(filters, field)
        moved = f"select 1 from verdict where {field} = ? limit 1"
        if value and not connection.execute(moved, (value,)).fetchone():
            yield tag(field, value)


def _of_source(filters: Filters) -> Condition | None:
    """What must hold of the source; None if nothing is asked of it."""
    conditions = [
        Condition(f"o.{name} = ?", (value,))
        for name, value in (("occasion", filters.occasion), ("level", filters.level), ("kind", filters.kind))
        if value
    ]
    if filters.source:
        conditions.append(Condition("instr(o.name || char(10) || o.title, ?)", (filters.source,)))
    return _all(conditions) if conditions else None


def _of_text(query: Query, column: str) -> Condition:
    held = f"instr(lower({column}), lower(?))"
    conditions = [Condition(held, (word,)) for word in query.words]
    conditions += [Condition(f"not {held}", (word,)) for word in query.excluded]
    return _all(conditions)


def _given_or_said_by(speaker: str) -> Condition:
    return Condition(
        f"(instr(o.speaker, ?) or s.key in ({_SAID} and instr(u.speaker, ?)))", (speaker, speaker)
    )


def _all(conditions: list[Condition]) -> Condition:
    sql = " and ".join(one.sql for one in conditions) or "1"
    return Condition(sql, tuple(value for one in conditions for value in one.values))


def _some(sentence: Condition) -> str:
    """SQL: the line stands in some sentence of which this holds."""
    if sentence.sql == "1":
        return "1"
    return (
        "exists (select 1 from sentence s join source o on o.id = s.source "
        f"where s.key = l.key and s.text = l.text and {sentence.sql})"
    )


def _few_sources(connection: sqlite3.Connection, of_source: Condition) -> list[int] | None:
    """The sources of which this holds; None if they are many."""
    rows = connection.execute(
        f"select o.id from source o where {of_source.sql} limit {_FEW + 1}", of_source.values
    ).fetchall()
    return [row[0] for row in rows] if len(rows) <= _FEW else None


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
