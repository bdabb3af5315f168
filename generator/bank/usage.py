"""What was said: append-only records of sentences used in speeches, by batches that can be revoked."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.bank.batches import Batch, add_batch, identity, revoke
from generator.bank.sql import marks
from generator.bank.verdicts import STANDING
from generator.language.punctuation import bare
from generator.model.draft import Used

VERB = "used"
_SAME = 0.75
"""Share (0–1) of the longer of two records that stands in both if they are of one speech."""


class Words(NamedTuple):
    """A sentence as it was said: the key by which the bank knows it, and its very words (empty: not known)."""

    key: str
    text: str = ""


class Said(NamedTuple):
    """A speech that was given: its sentences, where and when (ISO date), by whom, from which file."""

    words: tuple[Words, ...]
    meeting: str
    date: str
    speaker: str
    file: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its sentences, each once."""
        return tuple(dict.fromkeys(one.key for one in self.words))


def record(bank: Bank, said: Said, at: str, by: str) -> bool:
    """Remember a speech (ISO time `at`, user `by`); what was recorded before of the same one is replaced.

    False if it is recorded just so already, or came with a batch of another kind.
    """
    before = same_speech(bank, said)
    if before and (before.verb != VERB or _is_settled(before, said)):
        return False
    batch = identity(VERB, at, said.file, said.meeting, said.date, said.speaker, *said.keys)
    with bank.writing():
        add_batch(bank, Batch(batch, VERB, at, by, said.file, before.batch if before else ""))
        _add(bank, said, batch)
    return True


def remember(bank: Bank, said: Said, batch: str) -> bool:
    """Remember a speech as part of a batch that is there already; False if it is recorded already. Inside a change."""
    if same_speech(bank, said):
        return False
    _add(bank, said, batch)
    return True


def is_recorded(bank: Bank, said: Said) -> bool:
    """Whether this very speech is recorded with these very sentences."""
    before = same_speech(bank, said)
    return before is not None and _is_settled(before, said)


def said_in(bank: Bank, batch: str) -> Said | None:
    """The speech that was recorded with `batch`; None if none was."""
    rows = bank.connection.execute(
        "select u.key, u.text, u.meeting, u.date, u.speaker, b.file from usage u join batch b on b.id = u.batch "
        "where u.batch = ? order by u.rowid",
        (batch,),
    ).fetchall()
    return Said(tuple(Words(*row[:2]) for row in rows), *rows[0][2:]) if rows else None


def _add(bank: Bank, said: Said, batch: str) -> None:
    bank.connection.executemany(
        "insert or ignore into usage values (?, ?, ?, ?, ?, ?, ?)",
        [
            (identity(batch, one.key), one.key, said.meeting, said.date, said.speaker, batch, one.text)
            for one in said.words
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


class Recorded(NamedTuple):
    """A speech on record: with which batch, and whether that came of `used` (VERB) or of another verb."""

    batch: str
    verb: str
    said: Said


def same_speech(bank: Bank, said: Said) -> Recorded | None:
    """The newest standing record of this very speech: of the same file, or what another file recorded of that day.

    A clean copy is the same speech under another name: the same speaker on the same day in mostly the same words.
    """
    rows = bank.connection.execute(
        f"select distinct b.id, b.verb, b.at, b.rowid from batch b join usage u on u.batch = b.id where {STANDING} "
        "and u.date = ? and u.speaker = ? order by b.at desc, b.rowid desc",
        (said.date, said.speaker),
    ).fetchall()
    found = [Recorded(batch, verb, one) for batch, verb, *_ in rows if (one := said_in(bank, batch))]
    exact = (one for one in found if one.said[1:] == said[1:])
    return next(exact, None) or next((one for one in found if _alike(one.said, said)), None)


def _alike(one: Said, other: Said) -> bool:
    """Whether two records are of one speech: most of what is in the longer one stands in the other."""
    theirs = {sign for words in other.words for sign in _signs(words)}
    shared = sum(not theirs.isdisjoint(_signs(words)) for words in one.words)
    return shared >= _SAME * max(len(one.words), len(other.words))


def _signs(words: Words) -> set[str]:
    """By what a sentence is known again: the bank knows it by one key, its words in a copy have another."""
    return {words.key, bare(words.text)} - {""}


def _is_settled(before: Recorded, said: Said) -> bool:
    """Whether `before` leaves nothing to be recorded of the same speech: its own file alone may say more of it."""
    return before.said.file != said.file or set(before.said.words) == set(said.words)
