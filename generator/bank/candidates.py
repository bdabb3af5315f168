"""Lines that may answer a search, the better first, one after the other as they are asked for."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.bank.grams import grams_of_word, matching, tag
from generator.bank.lines import NUMBER
from generator.bank.query import Filters, Query
from generator.bank.usage import STANDING

_COLUMNS = "l.number, l.key, l.text, l.seen, l.usable, l.own, l.newest, coalesce(m.phrase, l.key)"
_PHRASE = "left join member m on m.key = l.key"
_SAID = f"select u.key from usage u join batch b on b.id = u.batch where {STANDING}"
_FEW = 200
"""Up to so many sources their sentences are read one by one, without the full-text table."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that holds what was asked for; `phrase` names its cluster of near-duplicates."""

    number: int
    key: str
    text: str
    seen: int
    usable: int
    own: int
    newest: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL conditions joined by `and`, and their values."""

    sql: str
    values: tuple[str | int, ...]


def candidates(connection: sqlite3.Connection, query: Query, filters: Filters) -> Iterator[Candidate]:
    """Every line that answers, the better first (roughly: see `lines`)."""
    of_source = _of_source(filters)
    few = _few_sources(connection, of_source) if of_source else None
    text, sentence = _of_text(query), of_sentence(filters)
    tokens = {tag(field, value) for field, value in _tags(filters) if value}
    for word in query.words:
        tokens |= grams_of_word(word)
    if few is not None:
        rows = _in_sources(connection, few, text, sentence)
    elif tokens:
        rows = connection.execute(
            f"select {_COLUMNS} from gram cross join line l on l.number = {NUMBER} {_PHRASE} "
            f"where gram match ? and {text.sql} and {_some(sentence)} order by gram.rowid",
            (matching(tokens), *text.values, *sentence.values),
        )
    else:
        rows = connection.execute(
            f"select {_COLUMNS} from line l {_PHRASE} where {text.sql} and {_some(sentence)} "
            "order by l.band, l.number desc",
            (*text.values, *sentence.values),
        )
    return (Candidate(*row) for row in rows)


def candidates_of(
    connection: sqlite3.Connection, numbers: Sequence[int], filters: Filters
) -> Iterator[Candidate]:
    """The lines with these numbers that pass the filters."""
    sentence = of_sentence(filters)
    marks = ",".join("?" * len(numbers))
    rows = connection.execute(
        f"select {_COLUMNS} from line l {_PHRASE} where l.number in ({marks}) and {_some(sentence)}",
        (*numbers, *sentence.values),
    )
    return (Candidate(*row) for row in rows)


def of_sentence(filters: Filters) -> Condition:
    """What must hold of a sentence `s` in a source `o`."""
    asked = [
        ("s.slot = ?", filters.slot),
        ("s.role = ?", filters.role),
        ("s.topic = ?", filters.topic),
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


def _tags(filters: Filters) -> tuple[tuple[str, str], ...]:
    return (
        ("slot", filters.slot),
        ("role", filters.role),
        ("topic", filters.topic),
        ("occasion", filters.occasion),
        ("level", filters.level),
        ("kind", filters.kind),
    )


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


def _of_text(query: Query) -> Condition:
    conditions = [Condition("instr(lower(l.text), lower(?))", (word,)) for word in query.words]
    conditions += [Condition("not instr(lower(l.text), lower(?))", (word,)) for word in query.excluded]
    return _all(conditions)


def _given_or_said_by(speaker: str) -> Condition:
    return Condition(f"(instr(o.speaker, ?) or s.key in ({_SAID} and instr(u.speaker, ?)))", (speaker, speaker))


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


def _in_sources(
    connection: sqlite3.Connection, sources: list[int], text: Condition, sentence: Condition
) -> sqlite3.Cursor:
    marks = ",".join("?" * len(sources))
    return connection.execute(
        f"select {_COLUMNS} from (select distinct s.key, s.text from sentence s join source o on o.id = s.source "
        f"where s.source in ({marks}) and {sentence.sql}) s "
        f"join line l on l.key = s.key and l.text = s.text {_PHRASE} where {text.sql} order by l.band, l.number desc",
        (*sources, *sentence.values, *text.values),
    )
