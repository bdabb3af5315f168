"""A mined speech into the tables: its source with the text, its sentences, units and local names."""

import sqlite3

from generator.bank.codec import members_to_json, traits_to_json
from generator.bank.manuscript_json import manuscript_to_json
from generator.bank.ranks import WHOLE, rank_of
from generator.model.manuscript import Manuscript
from generator.model.speech import Speech

_SOURCE = (
    "id, path, kind, batch, digest, name, told, title, occasion, level, place, speaker, standing, date, text"
)
_SENTENCE = (
    "key, source, paragraph, sentence, slot, role, topic, confidence, text, core, usable, why_not, era, since, until, "
    "traits, rank"
)


def store(
    connection: sqlite3.Connection,
    speech: Speech,
    manuscript: Manuscript,
    came: tuple[int | None, str, str, str],
) -> int:
    """Write a speech down; `came` are its number (None: a new one), path, kind and batch. Its number."""
    source = _store_source(connection, speech, manuscript, came)
    _store_sentences(connection, source, speech, came[2])
    connection.executemany(
        "insert into unit (source, kind, parent, pattern, rhythm, members) values (?, ?, ?, ?, ?, ?)",
        [
            (source, one.kind, one.parent, one.pattern, one.rhythm, members_to_json(one))
            for one in speech.units
        ],
    )
    connection.executemany(
        "insert into local_name values (?, ?, ?)",
        [(source, mark.kind, mark.text) for mark in speech.local_names],
    )
    return source


def _store_source(
    connection: sqlite3.Connection,
    speech: Speech,
    manuscript: Manuscript,
    came: tuple[int | None, str, str, str],
) -> int:
    info = speech.info
    cursor = connection.execute(
        f"insert into source ({_SOURCE}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *came, manuscript.digest, speech.name, speech.name, speech.title, info.occasion, info.level, info.place, info.post,
            info.standing, info.date, manuscript_to_json(manuscript),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def _store_sentences(connection: sqlite3.Connection, source: int, speech: Speech, kind: str) -> None:
    rank = rank_of(kind, speech.info.date)
    connection.executemany(
        f"insert into sentence ({_SENTENCE}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.key, source, one.paragraph, one.sentence, one.slot, one.role, one.topic, one.confidence, one.text,
                one.core, not why_not, why_not, "、".join(one.era), one.since, one.until, traits_to_json(one.traits),
                WHOLE if one.traits.whole else rank,
            )
            for one in speech.sentences
            for why_not in (one.why_not_from(kind),)
        ],
    )  # fmt: skip
