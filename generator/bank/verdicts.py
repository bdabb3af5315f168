"""What all decisions on the sentences of a phrase come to: derived, so that choosing pays nothing for it."""

import sqlite3
from dataclasses import dataclass, field

STANDING = "b.id not in (select revokes from batch where revokes != '')"
"""Of a batch `b`: it was not revoked."""
KEEP, STRIKE = "取用", "不用"
"""What a decision on `state` says."""
STRIKES = 3
"""Drafts out of which a phrase was struck, after which it is offered no more."""


@dataclass
class _Verdict:
    """What the decisions on one phrase say so far."""

    hidden: bool = False
    values: dict[str, str | None] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)

    def heed(self, key: str, name: str, value: str) -> None:
        """The next newer decision."""
        if name == "state":
            self.hidden = value == STRIKE
            self._pardon(pardoned=value == KEEP)
        elif name == "wording":
            self.values |= {"key": key, "wording": value or None}
            self._pardon(pardoned=bool(value))
        elif name == "kept":
            self.kept.add(value)
        elif name == "struck":
            self.struck.add(value)
        else:
            self.values[name] = value or None

    def _pardon(self, *, pardoned: bool) -> None:
        """Strikes before the user said that he wants it, or put it otherwise, count no more."""
        if pardoned:
            self.struck.clear()

    def row(self) -> tuple[object, ...]:
        """As the table has it, but for the phrase."""
        struck = len(self.struck - self.kept)
        names = ("key", "wording", "level")
        return (
            self.hidden or struck >= STRIKES,
            *(self.values.get(name) for name in ("slot", "role", "topic")),
            len(self.kept),
            struck,
            *(self.values.get(name) for name in names),
        )


def settle(connection: sqlite3.Connection) -> None:
    """Weigh all standing decisions anew, the newest last; inside a transaction."""
    rows = connection.execute(
        "select coalesce(m.phrase, d.key), d.key, d.field, d.value from decision d join batch b on b.id = d.batch "
        f"left join member m on m.key = d.key where {STANDING} and d.field not like 'source.%' order by d.at, d.id"
    )
    verdicts: dict[str, _Verdict] = {}
    for phrase, key, name, value in rows:
        verdicts.setdefault(phrase, _Verdict()).heed(key, name, value)
    connection.execute("delete from verdict")
    connection.executemany(
        "insert into verdict values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(phrase, *verdict.row()) for phrase, verdict in verdicts.items()],
    )


def marked_strings(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """What the user marked as somebody's own in the sentences of the bank → the places whose speeches hold these
    sentences; none of sentences that belong to no place."""
    rows = connection.execute(
        "select d.key, d.value from decision d join batch b on b.id = d.batch "
        f"where {STANDING} and d.field = 'local' order by d.at, d.id"
    )
    found: dict[str, set[str]] = {}
    for key, value in dict(rows.fetchall()).items():
        for text in filter(None, value.split("、")):
            found.setdefault(text, set()).update(places_of(connection, key))
    return found


def places_of(connection: sqlite3.Connection, key: str) -> set[str]:
    """The places whose speeches hold the sentence with this key."""
    asked = (
        "select o.place from sentence s join source o on o.id = s.source where s.key = ? and o.place != ''"
    )
    return {row[0] for row in connection.execute(asked, (key,))}
