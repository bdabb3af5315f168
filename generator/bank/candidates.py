"""Lines that answer a search, the better first, fetched from the bank a windowful at a time."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from generator.bank.grams import NUMBER, grams_of_word, matching, tag
from generator.bank.order import BEST, GOOD, SPOILT, placing
from generator.bank.query import Filters, Query
from generator.bank.sql import Condition, all_of, in_any_case, marks
from generator.bank.verdicts import STANDING

WINDOW = 700
"""Lines that are compared with each other."""
_STRUCK = (
    "l.key in (select coalesce(m.key, v.phrase) from verdict v left join member m on m.phrase = v.phrase "
    "where v.hidden)"
)
_VERDICT = "left join member m on m.key = s.key left join verdict v on v.phrase = coalesce(m.phrase, s.key)"
_ORDER = "order by l.band, l.number desc"
_SAID = f"select u.key from usage u join batch b on b.id = u.batch where {STANDING}"
_FEW = 200
"""Up to so many sources their sentences are read one by one, without the full-text table."""


class Candidate(NamedTuple):
    """A line that answers: the key and text of a sentence."""

    key: str
    text: str


def candidates(
    connection: sqlite3.Connection, query: Query, filters: Filters, *, good: bool = False
) -> Iterator[Candidate]:
    """Every line that answers, best first (see `order`) within a window (see `lines`); what the user struck is left
    out. With `good` only usable ones that are whole sentences, as far as the first window goes.
    """
    of_source = _of_source(filters)
    few = _few_sources(connection, of_source) if of_source else None
    tokens = set(_tags(connection, filters)).union(*map(grams_of_word, query.words))
    placed = placing(query, filters)
    asked = all_of([of_text(query), _shown(filters), _some(of_sentence(filters))])
    if few is not None:
        found = Condition(
            f"from (select distinct key, text from sentence where source in ({marks(few)})) s "
            f"join line l on l.key = s.key and l.text = s.text where {asked.sql} {_ORDER}",
            (*few, *asked.values),
        )
    elif tokens:
        found = Condition(
            f"from gram cross join line l on l.number = {NUMBER} where {asked.sql} and gram match ? order by gram.rowid",
            (*asked.values, matching(tokens)),
        )
    else:
        found = Condition(f"from line l where {asked.sql} {_ORDER}", asked.values)
    return _windows(connection, placed, found, good=good)


def _windows(
    connection: sqlite3.Connection, placed: Condition, found: Condition, *, good: bool
) -> Iterator[Candidate]:
    """The lines `found` (in a rough order of quality), each windowful of them in its best order; up to the first that
    is not `good`, if that is asked."""
    query = f"select key, text, {GOOD} from (select {placed.sql} {found.sql} limit {WINDOW} offset ?) {BEST}"
    values = (*placed.values, *found.values)
    for start in count(0, WINDOW):
        number = 0
        for number, row in enumerate(connection.execute(query, (*values, start)), 1):  # noqa: B007
            key, text, is_good = row
            if good and not is_good:
                return
            yield Candidate(key, text)
        if number < WINDOW:
            return


def reworded(
    connection: sqlite3.Connection, query: Query, filters: Filters, *, spoilt: bool = False
) -> Iterator[Candidate]:
    """Lines that the user put into other words, which answer: such as may be offered; with `spoilt` the others."""
    placed = placing(query, filters, "v.wording")
    asked = all_of([of_text(query, "v.wording"), _some(of_sentence(filters))])
    rows = connection.execute(
        f"select key, text from (select {placed.sql} from verdict v join line l on l.key = v.key "
        f"where v.wording is not null and v.hidden = {int(filters.struck)} "
        f"and {'' if spoilt else 'not '}{SPOILT} and {asked.sql}) {BEST}",
        (*placed.values, *asked.values),
    )
    return map(Candidate._make, rows)


def candidates_of(
    connection: sqlite3.Connection, numbers: Sequence[int], filters: Filters
) -> Iterator[Candidate]:
    """The lines with these numbers that pass the filters."""
    asked = all_of([_shown(filters), _some(of_sentence(filters))])
    rows = connection.execute(
        f"select l.key, l.text from line l where l.number in ({marks(numbers)}) and {asked.sql}",
        (*numbers, *asked.values),
    )
    return map(Candidate._make, rows)


def struck(connection: sqlite3.Connection, query: Query, filters: Filters) -> int:
    """How many phrases that the user struck would answer; costs what looking at all that he struck costs."""
    asked = all_of([of_text(query), _some(of_sentence(filters))])
    row = connection.execute(
        "select count(distinct v.phrase) from verdict v left join member m on m.phrase = v.phrase "
        f"join line l on l.key = coalesce(m.key, v.phrase) where v.hidden and {asked.sql}",
        asked.values,
    ).fetchone()
    return int(row[0])


def _shown(filters: Filters) -> Condition:
    """What the user struck, or what he did not."""
    return Condition(_STRUCK if filters.struck else f"not {_STRUCK}", ())


def phrase_of(connection: sqlite3.Connection, key: str) -> str:
    """The name of the phrase to which the sentence with `key` belongs; one that may not be offered is its own."""
    row = connection.execute("select phrase from member where key = ?", (key,)).fetchone()
    return str(row[0]) if row else key


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
    return all_of(conditions)


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
        conditions.append(Condition("instr(o.told || char(10) || o.title, ?)", (filters.source,)))
    return all_of(conditions) if conditions else None


def of_text(query: Query, column: str = "l.text") -> Condition:
    """What must hold of the text in this column."""
    conditions = [_held(word, column) for word in query.words]
    conditions += [
        Condition(f"not {sql}", values) for sql, values in (_held(word, column) for word in query.excluded)
    ]
    return all_of(conditions)


def _held(word: str, column: str) -> Condition:
    text, word = in_any_case(column, word)
    return Condition(f"instr({text}, ?)", (word,))


def _given_or_said_by(speaker: str) -> Condition:
    return Condition(
        f"(instr(o.speaker, ?) or s.key in ({_SAID} and instr(u.speaker, ?)))", (speaker, speaker)
    )


def _some(sentence: Condition) -> Condition:
    """The line stands in some sentence of which this holds."""
    if sentence.sql == "1":
        return sentence
    return Condition(
        f"exists (select 1 from sentence s join source o on o.id = s.source {_VERDICT} "
        f"where s.key = l.key and s.text = l.text and {sentence.sql})",
        sentence.values,
    )


def _few_sources(connection: sqlite3.Connection, of_source: Condition) -> list[int] | None:
    """The sources of which this holds; None if they are many."""
    rows = connection.execute(
        f"select o.id from source o where {of_source.sql} limit {_FEW + 1}", of_source.values
    ).fetchall()
    return [row[0] for row in rows] if len(rows) <= _FEW else None
