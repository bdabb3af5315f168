"""What the user decided on sentences: append-only rows on keys, in batches that can be revoked.

Fields: `state` (取用 or 不用), `wording` (the user's version; `level` is that in whose words it is put, where
not its source's), `slot`, `role`, `topic`, `local` (strings in it that are somebody's own, joined by 、); an empty
value takes back what was decided before. `kept` and `struck` hold the id of a draft in which it stayed or out
of which it was struck. `seen` says that the user looked it over and left it as it is. Fields that begin with
`source.` are about a whole source, named by its digest (`source_edits`).

What is decided on a phrase is written down for each wording that it has at that time, so that it still holds for
the others when the one that was shown leaves the bank. The rows of the others have an id that begins with `TWIN`:
among rows of one time they come before that of the wording which was shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Literal

from generator.bank.bank import Bank
from generator.bank.batches import TWIN, Batch, add_batch, drop_revoked, identity
from generator.bank.verdicts import STANDING

Field = Literal[
    "state", "wording", "level", "slot", "role", "topic", "local", "kept", "struck", "seen", "source.occasion",
    "source.post", "source.standing", "source.place", "source.date", "source.kind",
]  # fmt: skip
_OF_ONE_WORDING = ("local", "source.")
"""Begin the fields of decisions that are not about a phrase: strings hold for the whole bank."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing decided on the sentence with this key."""

    key: str
    field: Field
    value: str


def decide(
    bank: Bank, verb: str, decisions: Iterable[Decision], at: str, by: str, file: str, replaces: str = ""
) -> str:
    """Write decisions down (ISO time `at`, user `by`, out of `file`); the id of their batch.

    They cover all wordings of their phrases. The batch `replaces` is revoked by them. All or nothing, within the
    change that is under way if one is.
    """
    found = list(dict.fromkeys(decisions))
    batch = identity(verb, at, by, file, replaces, *sorted("\0".join(astuple(one)) for one in found))
    with bank.writing():
        add_batch(bank, Batch(batch, verb, at, by, file, replaces))
        _write_all(bank, found, batch, at, by)
    return batch


def decide_further(bank: Bank, batch: str, decisions: Iterable[Decision], at: str, by: str) -> None:
    """More decisions (ISO time `at`, user `by`) of a batch that is under way, and is revoked with them."""
    with bank.writing():
        _write_all(bank, list(dict.fromkeys(decisions)), batch, at, by)


def _write_all(bank: Bank, decisions: Sequence[Decision], batch: str, at: str, by: str) -> None:
    for start, some in (("", decisions), (TWIN, _twins(bank, decisions))):
        _write(bank, start, some, batch, at, by)
    drop_revoked(bank)


def extend(bank: Bank) -> None:
    """Let what was decided hold for all wordings that the phrases have by now, as of the time when it was decided.

    Those of a batch stay with it, so that it is revoked as a whole. Inside a change; done again it changes nothing.
    """
    asked = 'select distinct d.batch, d.at, d."by" from decision d'
    for batch, at, by in bank.connection.execute(asked).fetchall():
        _write(bank, TWIN, _twins(bank, sorted(decisions_of(bank, batch), key=astuple)), batch, at, by)


def _write(bank: Bank, start: str, decisions: Iterable[Decision], batch: str, at: str, by: str) -> None:
    bank.connection.executemany(
        "insert or ignore into decision values (?, ?, ?, ?, ?, ?, ?)",
        [
            (start + identity(batch, *astuple(one)), one.key, one.field, one.value, at, by, batch)
            for one in decisions
        ],
    )


def _twins(bank: Bank, decisions: Sequence[Decision]) -> list[Decision]:
    """The same for the other wordings of the phrases, where nothing else is decided on these."""
    asked = "select o.key from member m join member o on o.phrase = m.phrase where m.key = ?"
    told = {_place(one) for one in decisions}
    found = (
        Decision(key, one.field, one.value)
        for one in decisions
        if not one.field.startswith(_OF_ONE_WORDING)
        for (key,) in bank.connection.execute(asked, (one.key,))
    )
    return list({_place(one): one for one in found if _place(one) not in told}.values())


def _place(one: Decision) -> tuple[str, ...]:
    """What a sentence has one value for: drafts are counted, of all else the newest value holds."""
    return (one.key, one.field, one.value) if one.field in ("kept", "struck") else (one.key, one.field)


def standing(bank: Bank) -> dict[str, dict[str, str]]:
    """key → field → what was decided last and not revoked; counts are left out."""
    rows = bank.connection.execute(
        f"select d.key, d.field, d.value from decision d join batch b on b.id = d.batch where {STANDING} "
        f"and d.field not in ('kept', 'struck') order by d.at, d.id"
    )
    found: dict[str, dict[str, str]] = {}
    for key, name, value in rows:
        found.setdefault(key, {})[name] = value
    return found


def values_ever(bank: Bank, keys: Iterable[str], name: str) -> list[str]:
    """All that was ever decided on the field `name` of the sentences (or source) with these keys, revoked or not."""
    asked = "select distinct value from decision where key = ? and field = ?"
    return [row[0] for key in keys for row in bank.connection.execute(asked, (key, name))]


def counts(bank: Bank) -> Mapping[str, tuple[int, int]]:
    """key → in how many drafts it was kept, out of how many it was struck, as this wording."""
    rows = bank.connection.execute(
        "select d.key, count(distinct case d.field when 'kept' then d.value end), "
        "count(distinct case d.field when 'struck' then d.value end) "
        f"from decision d join batch b on b.id = d.batch where {STANDING} and d.field in ('kept', 'struck') "
        f"and d.id not like '{TWIN}%' group by d.key"
    )
    return {key: (kept, struck) for key, kept, struck in rows}


def decided_in(bank: Bank, draft_id: str) -> str:
    """The batch that stands and counts the sentences of this draft, or an empty string."""
    row = bank.connection.execute(
        f"select b.id from batch b join decision d on d.batch = b.id where {STANDING} "
        "and d.field in ('kept', 'struck') and d.value = ? limit 1",
        (draft_id,),
    ).fetchone()
    return str(row[0]) if row else ""


def decisions_of(bank: Bank, batch: str) -> frozenset[Decision]:
    """All that a batch decided, each on the wording that was shown."""
    rows = bank.connection.execute(
        f"select key, field, value from decision where batch = ? and id not like '{TWIN}%'", (batch,)
    )
    return frozenset(Decision(*row) for row in rows)
