"""When a phrase was said last."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.bank.sql import marks
from generator.bank.verdicts import STANDING


class LastSaid(NamedTuple):
    """When (ISO date) and where a phrase was said last."""

    date: str
    meeting: str


def last_said(bank: Bank, keys: Iterable[str]) -> LastSaid | None:
    """When and where one of the sentences with `keys` was said last; None if it never was."""
    found = list(dict.fromkeys(keys))
    row = bank.connection.execute(
        f"select u.date, u.meeting from usage u join batch b on b.id = u.batch where {STANDING} "
        f"and u.key in ({marks(found)}) order by u.date desc, b.at desc, u.id limit 1",
        found,
    ).fetchone()
    return LastSaid(*row) if row else None
