"""Finding a sentence again: words in, the sentences that hold all of them out."""

from collections.abc import Sequence
from typing import Any

from generator.bank.bank import Bank
from generator.bank.rows import Hit
from generator.bank.usage import last_said
from generator.language.punctuation import bare, normalise
from generator.model.draft import Source

_QUERY = (
    "select coalesce(m.phrase, s.key), s.usable, o.id, s.key, s.text, s.slot, s.role, s.topic, "
    "o.name, s.paragraph, s.sentence "
    "from sentence s join source o on o.id = s.source left join member m on m.key = s.key "
    "left join verdict v on v.phrase = coalesce(m.phrase, s.key)"
)
_ORDER = "order by s.usable desc, length(s.text), s.key, o.name, s.paragraph, s.sentence"


def search(bank: Bank, words: Sequence[str], *, slot: str = "", role: str = "", limit: int = 20) -> list[Hit]:
    """Sentences that hold every word, once a phrase: usable first, then the most widely seen, then the short.

    What the user struck is left out. `limit` is the most hits to return. Spaces inside a word part it into several.
    """
    values = [normalise(part) for word in words for part in word.split()]
    conditions = ["not coalesce(v.hidden, 0)", *["instr(s.text, ?) > 0"] * len(values)]
    for column, value in (("s.slot", slot), ("s.role", role)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    rows = bank.connection.execute(f"{_QUERY} where {' and '.join(conditions)} {_ORDER}", values)
    phrases: dict[str, list[Any]] = {}
    for phrase, *row in rows:
        if bare(row[3]):
            phrases.setdefault(phrase, []).append(row)
    ranked = sorted(phrases.values(), key=lambda seen: (-seen[0][0], -_sources(seen)))
    return [_hit(bank, seen) for seen in ranked[:limit]]


def _sources(rows: Sequence[Any]) -> int:
    return len({row[1] for row in rows})


def _hit(bank: Bank, rows: Sequence[Any]) -> Hit:
    """The first of a phrase's sentences, for all of them."""
    key, text, slot, role, topic, file, paragraph, sentence = rows[0][2:]
    said = last_said(bank, (row[2] for row in rows))
    return Hit(key, text, slot, role, topic, Source(file, paragraph, sentence), _sources(rows), said)
