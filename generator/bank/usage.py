"""What was said: append-only records of sentences used in speeches, by batches that can be revoked."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.bank.batches import Batch, add_batch, identity, revoke
from generator.bank.sql import marks
from generator.bank.verdicts import STANDING
from generator.model.draft import Used

VERB = "used"


class Said(NamedTuple):
    """A speech that was given: the keys of its sentences, where and when (ISO date), by whom, from which file."""

    keys: tuple[str, ...]
    meeting: str
    date: str
    speaker: str
    file: str


def record(bank: Bank, said: Said, at: str, by: str) -> bool:
    """Remember a speech (ISO time `at`, user `by`); what was recorded before of the same one is replaced.

    False if it is recorded just so already, or came with a batch of another kind.
    """
    before = _same_speech(bank, said)
    if is_recorded(bank, said) or (before and _verb_of(bank, before) != VERB):
        return False
    batch = identity(VERB, at, said.file, said.meeting, said.date, said.speaker, *said.keys)
    with bank.writing():
        add_batch(bank, Batch(batch, VERB, at, by, said.file, before))
        _add(bank, said, batch)
    return True


def remember(bank: Bank, said: Said, batch: str) -> bool:
    """Remember a speech as part of a batch that is there already; False if it is recorded already. Inside a change."""
    if _same_speech(bank, said):
        return False
    _add(bank, said, batch)
    return True


def is_recorded(bank: Bank, said: Said) -> bool:
    """Whether this very speech is recorded with these very sentences."""
    before = _same_speech(bank, said)
    return bool(before) and _keys_of(bank, before) == set(said.keys)


def said_in(bank: Bank, batch: str) -> Said | None:
    """The speech that was recorded with `batch`; None if none was."""
    rows = bank.connection.execute(
        "select u.key, u.meeting, u.date, u.speaker, b.file from usage u join batch b on b.id = u.batch "
        "where u.batch = ? order by u.rowid",
        (batch,),
    ).fetchall()
    return Said(tuple(row[0] for row in rows), *rows[0][1:]) if rows else None


def _add(bank: Bank, said: Said, batch: str) -> None:
    bank.connection.executemany(
        "insert or ignore into usage values (?, ?, ?, ?, ?, ?)",
        [
            (identity(batch, key), key, said.meeting, said.date, said.speaker, batch)
            for key in dict.fromkeys(said.keys)
        ],
    )


def undo(bank: Bank, file: str, at: str, by: str) -> tuple[str, str, int] | None:
    """Revoke the newest record of `file`: its date, meeting and number of sentences; None if there is none."""
    row = bank.connection.execute(
        f"select b.id, u.date, u.meeting, count(*) from batch b join usage u on u.batch = b.id "
        f"where {STANDING} and b.verb = ? and b.file = ? group by b.id order by b.at desc, b.rowid desc limit 1",
        (VERB, file),
    ).fetchone()
    if row is None:
        return None
    revoke(bank, row[0], at, by)
    return str(row[1]), str(row[2]), int(row[3])


def said_lately(bank: Bank, speaker: str, day: str, speeches: int) -> frozenset[str]:
    """The phrases that `speaker` used in the last so many speeches up to the ISO date `day`."""
    rows = bank.connection.execute(
        f"select distinct b.id, u.date, b.at from batch b join usage u on u.batch = b.id "
        f"where {STANDING} and u.speaker = ? and u.date <= ? order by u.date desc, b.at desc, b.id limit ?",
        (speaker, day, speeches),
    ).fetchall()
    phrases = bank.connection.execute(
        f"select distinct coalesce(m.phrase, u.key) from usage u left join member m on m.key = u.key "
        f"where u.batch in ({marks(rows)})",
        [row[0] for row in rows],
    )
    return frozenset(row[0] for row in phrases)


def times_used(bank: Bank, keys: Iterable[str]) -> dict[str, Used]:
    """By key, in how many speeches its phrase was used and when last; a key that never was is left out."""
    rows = bank.connection.execute(
        "with asked as (select a.value as key, coalesce(m.phrase, a.value) as phrase "
        "from json_each(?) a left join member m on m.key = a.value) "
        "select a.key, count(distinct b.id), u.date, u.meeting, max(u.date || b.at || u.id) from asked a "
        "join (select coalesce(m.phrase, u.key) as phrase, u.* from usage u left join member m on m.key = u.key) u "
        f"on u.phrase = a.phrase join batch b on b.id = u.batch where {STANDING} group by a.key",
        (json.dumps(list(dict.fromkeys(keys))),),
    )
    return {key: Used(times, date, meeting) for key, times, date, meeting, _ in rows}


def _same_speech(bank: Bank, said: Said) -> str:
    """The batch that recorded this very speech (file, date, meeting, speaker), or an empty string."""
    row = bank.connection.execute(
        f"select b.id from batch b join usage u on u.batch = b.id where {STANDING} "
        "and b.file = ? and u.date = ? and u.meeting = ? and u.speaker = ? order by b.at desc limit 1",
        (said.file, said.date, said.meeting, said.speaker),
    ).fetchone()
    return str(row[0]) if row else ""


def _verb_of(bank: Bank, batch: str) -> str:
    return str(bank.connection.execute("select verb from batch where id = ?", (batch,)).fetchone()[0])


def _keys_of(bank: Bank, batch: str) -> set[str]:
    return {row[0] for row in bank.connection.execute("select key from usage where batch = ?", (batch,))}
