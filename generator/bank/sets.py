"""Sets of matched headings, leads and parallel sentences, as the user's decisions leave them."""

import sqlite3
from collections.abc import Mapping

from generator.bank.codec import members_from_json
from generator.bank.offers import among
from generator.bank.rows import SetRow

_Moved = Mapping[str, tuple[str | None, str | None]]
"""key → the slot and topic that the user gave to its phrase; None: the one it has."""


def sets(connection: sqlite3.Connection, kind: str, numbers: frozenset[int] | None) -> list[SetRow]:
    """The sets (with these numbers; None: all) of one `kind`, 小标题, 领句 or 排比, in a stable order; a moved member
    counts where it was moved to."""
    moved = _moved(connection)
    rows = connection.execute(
        "select u.id, u.source, u.members, u.pattern, u.rhythm from unit u join source o on o.id = u.source "
        f"where +u.kind = ? and {among(numbers, 'u.id')} order by o.kind, o.name, o.digest, u.id",
        (kind,),
    )
    return [
        SetRow(row[0], row[1], tuple(_placed(one, moved) for one in members_from_json(row[2])), *row[3:])
        for row in rows
    ]


def _moved(connection: sqlite3.Connection) -> _Moved:
    rows = connection.execute(
        "select m.key, v.slot, v.topic from verdict v cross join member m on m.phrase = v.phrase "
        "where v.slot is not null or v.topic is not null"
    )
    return {key: (slot, topic) for key, slot, topic in rows}


def _placed(member: tuple[str, str, str], moved: _Moved) -> tuple[str, str, str]:
    """(slot, topic, key) of a member of a set where the user wants it."""
    slot, topic, key = member
    new_slot, new_topic = moved.get(key, (None, None))
    return new_slot or slot, new_topic or topic, key
