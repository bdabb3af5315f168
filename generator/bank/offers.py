"""What the bank offers: usable sentences as the user's decisions leave them."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from generator.bank.codec import traits_from_json
from generator.bank.rows import PhraseRow
from generator.bank.sql import marks
from generator.model.draft import Source
from generator.model.sentence import Traits

LEARN = "learn"
"""The verb of batches with which the user's own sentences come."""
_QUERY = """
select s.key, m.phrase, o.told, s.paragraph, s.sentence, o.id, o.kind, coalesce(v.level, o.level),
    coalesce(v.slot, s.slot), coalesce(v.role, s.role), coalesce(v.topic, s.topic),
    coalesce(w.text, s.text), coalesce(w.text, s.core), coalesce(w.since, s.since), coalesce(w.until, s.until),
    s.confidence, s.traits, o.occasion, w.traits, coalesce(v.kept, 0), coalesce(v.struck, 0),
    w.text is not null or b.id is not null
from sentence s join source o on o.id = s.source join member m on m.key = s.key
    left join verdict v on v.phrase = m.phrase
    left join wording w on w.key = v.key and w.said = v.wording
    left join batch b on b.id = o.batch and b.verb = ?
where s.usable and not coalesce(v.hidden, 0) and coalesce(w.usable, 1)
"""
_OF_SLOTS = "and coalesce(v.slot, s.slot) in ({}) "
_MEANT_FOR = "and (not instr(s.traits, '\"occasions\":'){}) "
_ORDER = "order by o.kind, o.name, o.digest, o.path, s.paragraph, s.sentence"


def offers(
    connection: sqlite3.Connection,
    slots: Sequence[str] = (),
    sentences: frozenset[int] | None = None,
    occasions: Sequence[str] = (),
) -> list[PhraseRow]:
    """All sentences that may be offered (of these slots, with these numbers), in the order of source, paragraph and
    sentence. What is meant for other occasions than these alone is left out, as far as that is quickly told."""
    asked = f"and {among(sentences, 's.id')} "
    asked += _OF_SLOTS.format(marks(slots)) if slots else ""
    meant = [json.dumps(one, ensure_ascii=False) for one in occasions]
    asked += _MEANT_FOR.format(" or instr(s.traits, ?)" * len(meant)) if meant else ""
    return [_offer(row) for row in connection.execute(_QUERY + asked + _ORDER, (LEARN, *slots, *meant))]


def among(numbers: frozenset[int] | None, column: str) -> str:
    """SQL that holds for these numbers alone; None: for all."""
    return "1" if numbers is None else f"{column} in ({','.join(map(str, sorted(numbers)))})"


def _offer(row: Sequence[Any]) -> PhraseRow:
    key, phrase, file, paragraph, sentence = row[:5]
    source_id, kind, level, slot, role, topic, text, core, since, until, confidence, traits, occasion = row[
        5:18
    ]
    wording, kept, struck, own_words = row[18:]
    own = traits_from_json(traits)
    return PhraseRow(
        key, phrase, Source(file, paragraph, sentence), source_id, kind, level, slot, role, topic, text, core,
        since, until, confidence, _reworded(own, traits_from_json(wording)) if wording else own, occasion,
        kept, struck, bool(own_words),
    )  # fmt: skip


def _reworded(own: Traits, new: Traits) -> Traits:
    """The traits of a new wording, with what does not hang on the words: who may say it, where it stands."""
    return new._replace(
        standings=own.standings,
        occasions=own.occasions,
        levels=own.levels,
        move=own.move,
        whole=own.whole,
        must=own.must,
        themes=own.themes,
        introduces=own.introduces,
        before=own.before,
        over=own.over,
        opens=own.opens,
        under=own.under,
        titled=own.titled,
    )
