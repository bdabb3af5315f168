"""Batches: what was done to memory and decisions at one time, each of which can be revoked by a later one."""

import hashlib
from typing import NamedTuple

from generator.bank.bank import Bank
from generator.bank.verdicts import STANDING

UNDO = "undo"
_COUNTED = ("usage", "decision")
"""Tables whose rows name the batch with which they came, and count one each."""
MERGE = "merge"
"""The verb of batches that bring what a pack holds: their sources are speeches, which count one each; those of others
are single sentences."""
TWIN = "+"
"""Begins the id of a decision's row for another wording of the phrase than the one that was shown."""


class Batch(NamedTuple):
    """What was done (`verb`), when (ISO time), by whom, with which file; `revokes` is the batch it takes back."""

    id: str
    verb: str
    at: str
    by: str
    file: str
    revokes: str = ""


class Record(NamedTuple):
    """A batch as the history tells it: how many decisions, records and sentences it brought (of a
    merge: speeches; without those that went with a revoked one),
    and whether they still count."""

    batch: Batch
    rows: int
    stands: bool


def add_batch(bank: Bank, batch: Batch) -> None:
    """Write down that something was done; inside a change. The same batch again changes nothing."""
    bank.connection.execute(
        "insert or ignore into batch values (?, ?, ?, ?, ?, ?)",
        (batch.id, batch.verb, batch.at, batch.by, batch.file, batch.revokes),
    )


def revoke(bank: Bank, batch: str, at: str, by: str) -> None:
    """Take back all that `batch` brought (ISO time `at`, user `by`), by a row of its own; its sources leave the bank."""
    file = bank.connection.execute("select file from batch where id = ?", (batch,)).fetchone()[0]
    with bank.writing():
        add_batch(bank, Batch(identity(UNDO, at, batch), UNDO, at, by, file, batch))
        drop_revoked(bank)


def drop_revoked(bank: Bank) -> None:
    """Take the sources of revoked batches out of the bank and weigh all decisions anew; inside a change."""
    gone = bank.connection.execute(
        f"select path from source where batch != '' and batch not in (select b.id from batch b where {STANDING})"
    ).fetchall()
    for (path,) in gone:
        bank.remove(path)
    bank.settle()


def history(bank: Bank) -> list[Record]:
    """All batches, the newest first; what revokes others is told by those alone."""
    counted = " + ".join(
        f"(select count(*) from {table} t where t.batch = b.id and t.id not like '{TWIN}%')"
        for table in _COUNTED
    )
    counted += (
        f" + case b.verb when '{MERGE}' then (select count(*) from source t where t.batch = b.id) else "
        "(select count(*) from sentence s join source t on t.id = s.source where t.batch = b.id) end"
    )
    rows = bank.connection.execute(
        f'select b.id, b.verb, b.at, b."by", b.file, b.revokes, {counted}, {STANDING} from batch b '
        "where b.verb != ? order by b.at desc, b.id desc",
        (UNDO,),
    )
    return [Record(Batch(*row[:6]), int(row[6]), bool(row[7])) for row in rows]


def newest(bank: Bank, verb: str, file: str = "") -> Batch | None:
    """The newest batch of this verb (and file) that stands; None if there is none."""
    found = (record.batch for record in history(bank) if record.stands and record.batch.verb == verb)
    return next((one for one in found if file in ("", one.file)), None)


def identity(*parts: str) -> str:
    """16 hexadecimal characters that tell what has these parts from all else: banks merge by them."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
