"""From a line of the index to what is shown of it: its best sentence, its sources, when it was said."""

import json
from collections.abc import Iterable, Iterator

from generator.bank.bank import Bank
from generator.bank.candidates import of_sentence, of_text
from generator.bank.found import Context, Hit
from generator.bank.query import Filters, Query
from generator.bank.representative import FIRST
from generator.bank.said import last_said
from generator.bank.sql import Condition, marks
from generator.model.source import Source

_ANY = Query()


def hits_of(bank: Bank, phrases: list[str], filters: Filters, query: Query = _ANY) -> tuple[Hit, ...]:
    """The hit for each phrase: of its sentences that pass `filters` one that answers `query` and is usable, if one is;
    of these the one that stands for the phrase everywhere."""
    best = _best(filters, query)
    return tuple(_hit(bank, phrase, keys, best) for phrase, keys in _keys(bank, phrases).items())


def placed(bank: Bank, phrases: Iterable[str], filters: Filters, query: Query = _ANY) -> Iterator[str]:
    """Those of `phrases` whose hit is in the slot, role and topic of `filters` if these name none either: a phrase
    whose sentences are in two slots is counted in one, as it is wherever it is listed."""
    wanted = filters.slot, filters.role, filters.topic
    if not any(wanted):
        yield from phrases
        return
    best = _best(filters._replace(slot="", role="", topic=""), query)
    asked = (
        "select coalesce(v.slot, s.slot), coalesce(v.role, s.role), coalesce(v.topic, s.topic) "
        "from sentence s join source o on o.id = s.source left join verdict v on v.phrase = ? "
        f"where s.key in (select key from member where phrase = ? union all select ?) and {best.sql}"
    )
    for phrase in phrases:
        place = bank.connection.execute(asked, (phrase, phrase, phrase, *best.values)).fetchone()
        if all(one in ("", has) for one, has in zip(wanted, place, strict=True)):
            yield phrase


def _best(filters: Filters, query: Query) -> Condition:
    """What must hold of a sentence `s`, in a source `o`, and which of several is shown."""
    condition, text = of_sentence(filters), of_text(query, "s.text")
    return Condition(
        f"{condition.sql} order by not ({text.sql}), s.usable desc, {FIRST} limit 1",
        (*condition.values, *text.values),
    )


def _hit(bank: Bank, phrase: str, keys: list[str], best: Condition) -> Hit:
    row = bank.connection.execute(
        "select s.key, s.text, coalesce(v.slot, s.slot), coalesce(v.role, s.role), coalesce(v.topic, s.topic), o.told, "
        "s.paragraph, s.sentence, s.core, o.kind, o.date, coalesce(w.why_not, s.why_not), coalesce(v.wording, ''), s.since, "
        "s.until, s.usable "
        "from sentence s join source o on o.id = s.source left join verdict v on v.phrase = ? "
        "left join wording w on w.key = v.key and w.said = v.wording "
        f"where s.key in ({marks(keys)}) and {best.sql}",
        (phrase, *keys, *best.values),
    ).fetchone()
    (
        key,
        text,
        slot,
        role,
        topic,
        file,
        paragraph,
        sentence,
        core,
        kind,
        date,
        why_not,
        wording,
        since,
        until,
        usable,
    ) = row
    return Hit(
        key, text, slot, role, topic, Source(file, paragraph, sentence), _sources(bank, keys, usable),
        last_said(bank, keys), core, kind, date, why_not, wording, since, until,
    )  # fmt: skip


def context(bank: Bank, hit: Hit, sentences: int) -> Context:
    """At most so many sentences before and after a hit in its source; none of curated phrases, which stand alone."""
    if hit.kind == "curated":
        return Context((), ())
    place = (hit.key, hit.source.file, hit.source.paragraph, hit.source.sentence)
    rows = bank.connection.execute(
        "select a.paragraph, a.sentence, a.text from sentence s join source o on o.id = s.source "
        "join sentence a on a.source = s.source where s.id = (select s.id from sentence s join source o "
        "on o.id = s.source where s.key = ? and o.told = ? and s.paragraph = ? and s.sentence = ? "
        "order by o.kind = 'own' desc, o.date desc limit 1) order by 1, 2",
        place,
    ).fetchall()
    at = next(index for index, row in enumerate(rows) if tuple(row[:2]) == place[2:])
    texts = tuple(str(row[2]) for row in rows)
    return Context(texts[max(0, at - sentences) : at], texts[at + 1 : at + 1 + sentences])


def _keys(bank: Bank, phrases: list[str]) -> dict[str, list[str]]:
    """The keys of each phrase; an unusable sentence is a phrase of its own."""
    found: dict[str, list[str]] = {phrase: [] for phrase in phrases}
    asked = "select phrase, key from member where phrase in (select value from json_each(?))"
    for phrase, key in bank.connection.execute(asked, (json.dumps(phrases),)):
        found[phrase].append(key)
    return {phrase: keys or [phrase] for phrase, keys in found.items()}


def _sources(bank: Bank, keys: list[str], usable: int) -> int:
    """How many sources hold them; where they can be used, if they can."""
    row = bank.connection.execute(
        f"select count(distinct source) from sentence where key in ({marks(keys)}) and usable >= ?",
        (*keys, usable),
    ).fetchone()
    return int(row[0])
