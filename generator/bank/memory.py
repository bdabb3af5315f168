"""Memory asked as a whole: every speech on record with what was said in it, and when each phrase was said last."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.said import LastSaid
from generator.bank.verdicts import STANDING


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that was said: when (ISO date), at what meeting, by whom, in which words.

    `text` is empty if it was recorded without them and the bank no longer holds the sentence."""

    date: str
    meeting: str
    speaker: str
    key: str
    text: str


def spoken(bank: Bank, speaker: str = "") -> list[Spoken]:
    """All that is remembered (of this speaker), the latest speech first, in each as the sentences were recorded."""
    rows = bank.connection.execute(
        "select u.date, u.meeting, u.speaker, u.key, coalesce(nullif(u.text, ''), (select s.core from sentence s "
        f"where s.key = u.key order by s.id limit 1), '') from usage u join batch b on b.id = u.batch where {STANDING} "
        "and (? = '' or u.speaker = ?) order by u.date desc, b.at desc, u.rowid",
        (speaker, speaker),
    )
    return [Spoken(*row) for row in rows]


def last_said_by_phrase(bank: Bank) -> Mapping[str, LastSaid]:
    """phrase → when and where one of its sentences was said last."""
    rows = bank.connection.execute(
        "select coalesce(m.phrase, u.key), u.date, u.meeting from usage u join batch b on b.id = u.batch "
        f"left join member m on m.key = u.key where {STANDING} order by u.date, b.at, u.id desc"
    )
    return {phrase: LastSaid(date, meeting) for phrase, date, meeting in rows}
