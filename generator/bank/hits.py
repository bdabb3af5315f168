"""From a line of the index to what is shown of it: its best sentence, its sources, when it was said."""

from generator.bank.bank import Bank
from generator.bank.candidates import Candidate, of_sentence
from generator.bank.found import Context, Hit
from generator.bank.query import Filters
from generator.bank.said import last_said
from generator.model.source import Source


def hit_of(bank: Bank, phrase: str, line: Candidate, filters: Filters, likeness: float | None = None) -> Hit:
    """The hit for a line of `phrase`: of its sentences that pass `filters` the usable, own, newest one."""
    condition = of_sentence(filters)
    row = bank.connection.execute(
        "select coalesce(v.slot, s.slot), coalesce(v.role, s.role), coalesce(v.topic, s.topic), o.name, s.paragraph, "
        "s.sentence, s.core, o.kind, o.date, s.why_not, coalesce(v.wording, '') "
        "from sentence s join source o on o.id = s.source left join verdict v on v.phrase = ? "
        f"where s.key = ? and s.text = ? and {condition.sql} "
        "order by s.usable desc, o.kind = 'own' desc, o.date desc, o.name, s.paragraph, s.sentence limit 1",
        (phrase, line.key, line.text, *condition.values),
    ).fetchone()
    slot, role, topic, file, paragraph, sentence, core, kind, date, why_not, wording = row
    keys = _keys(bank, phrase)
    return Hit(
        line.key, line.text, slot, role, topic, Source(file, paragraph, sentence), _sources(bank, keys),
        last_said(bank, keys), core, kind, date, why_not, wording, likeness,
    )  # fmt: skip


def context(bank: Bank, hit: Hit, sentences: int) -> Context:
    """At most so many sentences before and after a hit in its source; none of curated phrases, which stand alone."""
    if hit.kind == "curated":
        return Context((), ())
    place = (hit.key, hit.source.file, hit.source.paragraph, hit.source.sentence)
    rows = bank.connection.execute(
        "select a.paragraph, a.sentence, a.text from sentence s join source o on o.id = s.source "
        "join sentence a on a.source = s.source where s.id = (select s.id from sentence s join source o "
        "on o.id = s.source where s.key = ? and o.name = ? and s.paragraph = ? and s.sentence = ? "
        "order by o.kind = 'own' desc, o.date desc limit 1) order by 1, 2",
        place,
    ).fetchall()
    at = next(index for index, row in enumerate(rows) if tuple(row[:2]) == place[2:])
    texts = tuple(str(row[2]) for row in rows)
    return Context(texts[max(0, at - sentences) : at], texts[at + 1 : at + 1 + sentences])


def _keys(bank: Bank, phrase: str) -> list[str]:
    """The keys of a phrase; an unusable sentence is a phrase of its own."""
    rows = bank.connection.execute("select key from member where phrase = ?", (phrase,))
    return [str(row[0]) for row in rows] or [phrase]


def _sources(bank: Bank, keys: list[str]) -> int:
    marks = ",".join("?" * len(keys))
    row = bank.connection.execute(
        f"select count(distinct source) from sentence where key in ({marks})", keys
    ).fetchone()
    return int(row[0])
