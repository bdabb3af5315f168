"""What stands decided, as it is passed on to colleagues: the newest value of each field, with when it was decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.batches import Batch, add_batch, drop_revoked, identity
from generator.bank.sql import marks
from generator.bank.verdicts import STANDING, STRIKE

PASSED_ON = (
    "state", "wording", "level", "slot", "role", "topic", "local", "source.occasion", "source.post",
    "source.standing", "source.place", "source.date",
)  # fmt: skip
"""Fields that are passed on. What was kept in or struck out of drafts, and what was looked over, is not; and what
is one's own is another's outside."""


@dataclass(frozen=True, slots=True)
class Register:
    """The value of a field of the sentence (or source) with this key, and the ISO time at which it was decided."""

    key: str
    field: str
    value: str
    at: str


def registers(bank: Bank) -> list[Register]:
    """What stands decided, sorted. Of `state` only strikes: that a phrase is wanted again is one's own affair."""
    newest: dict[tuple[str, str], Register] = {}
    for one in _standing(bank):
        newest[one.key, one.field] = one
    wanted = (one for one in newest.values() if one.value and (one.field != "state" or one.value == STRIKE))
    return sorted(wanted, key=lambda one: (one.key, one.field))


def standing_registers(bank: Bank) -> dict[tuple[str, str], Register]:
    """(key, field) → what stands decided, wishes to have a phrase again too."""
    return {(one.key, one.field): one for one in _standing(bank)}


def take_registers(bank: Bank, batch: Batch, taken: Iterable[Register]) -> None:
    """Write down what others decided, as of when they did, in `batch`; inside a change. The newest value counts.

    A row is the same in whatever batch it comes; one that came before and was taken back comes again.
    """
    add_batch(bank, batch)
    bank.connection.executemany(
        "insert into decision values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set batch = excluded.batch",
        [
            (identity(batch.verb, one.key, one.field, one.value, one.at), one.key, one.field, one.value, one.at,
             batch.by, batch.id)
            for one in taken
        ],
    )  # fmt: skip
    drop_revoked(bank)


def unknown_registers(bank: Bank, offered: Iterable[Register]) -> list[Register]:
    """Those of `offered` that were not taken in yet, value and time being the same."""
    known = set(_standing(bank))
    return [one for one in offered if one not in known]


def _standing(bank: Bank) -> Iterable[Register]:
    rows = bank.connection.execute(
        "select d.key, d.field, d.value, d.at from decision d join batch b on b.id = d.batch "
        f"where {STANDING} and d.field in ({marks(PASSED_ON)}) order by d.at, d.id",
        PASSED_ON,
    )
    return (Register(*row) for row in rows)
