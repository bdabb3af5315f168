"""The user's own wordings as mined: which are still to be mined, and where they are kept."""

from typing import TYPE_CHECKING, NamedTuple

from generator.bank.bank import Bank

if TYPE_CHECKING:
    from generator.model.sentence import Sentence


class Due(NamedTuple):
    """A wording that has to be mined: of the sentence with `key`, for its role, in the words of `level`."""

    key: str
    said: str
    role: str
    standing: str
    level: str


def due_wordings(bank: Bank) -> list[Due]:
    """The wordings that stand and were not mined yet."""
    rows = bank.connection.execute(
        "select v.key, v.wording, coalesce(v.role, s.role, '论述'), coalesce(o.standing, ''), "
        "coalesce(v.level, o.level, '') from verdict v left join wording w on w.key = v.key and w.said = v.wording "
        "left join sentence s on s.id = (select min(id) from sentence where key = v.key) "
        "left join source o on o.id = s.source where v.wording is not null and w.key is null order by v.phrase"
    )
    return [Due(*row) for row in rows]


def put_wording(bank: Bank, due: Due, mined: "Sentence") -> None:
    """Keep a wording as mined; inside a change."""
    from generator.bank.codec import traits_to_json

    bank.connection.execute(
        "insert or replace into wording values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            due.key, due.said, mined.core, mined.usable, mined.why_not, mined.since, mined.until,
            traits_to_json(mined.traits),
        ),
    )  # fmt: skip


def forget_wordings(bank: Bank) -> None:
    """All wordings have to be mined anew; inside a change."""
    bank.connection.execute("delete from wording")
