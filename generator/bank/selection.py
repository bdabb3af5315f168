"""What a draft reads of a big bank: for each thing that it asks for the best phrases, no more than it can use."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SMALL = 5_000
"""Sentences of speeches up to which a bank is read whole."""


class Wish(NamedTuple):
    """Who speaks where and when: occasions whose phrases serve, level, standings that may be said, the ISO day,
    what it is about.

    `turn` gives another choice of what is equally good. Without `samples` the shipped archive may not be read.
    """

    occasions: tuple[str, ...]
    level: str
    standings: tuple[str, ...]
    day: str
    themes: tuple[str, ...] = ()
    turn: int = 0
    samples: bool = True


class Need(NamedTuple):
    """One thing that is asked for: sentences of a slot on its topics, the most wanted first.

    `roles` are (role, the most to read for a topic); an empty topic: sentences without one. Topics are read until
    `enough` (0: all) are well filled; with `leads` sets of leads on these are wanted too, with `headings` sets of
    headings. A `move` is asked for of curated phrases alone.
    """

    slot: str
    roles: tuple[tuple[str, int], ...]
    topics: tuple[str, ...]
    enough: int = 0
    move: str = ""
    leads: bool = False
    headings: bool = False


class Selection(NamedTuple):
    """The numbers of the sentences and of the sets (of headings and leads) to read."""

    sentences: frozenset[int]
    sets: frozenset[int]


def is_small(connection: sqlite3.Connection) -> bool:
    """Whether a bank is so small that it is read whole."""
    curated = "select id from source where kind = 'curated'"
    asked = f"select 1 from sentence where source not in ({curated}) limit 1 offset ?"
    return connection.execute(asked, (_SMALL,)).fetchone() is None


def select(
    connection: sqlite3.Connection, wish: Wish, needs: Sequence[Need], keys: Iterable[str]
) -> Selection:
    """What to read for `needs`; the sentences with these `keys` in any case."""
    from generator.bank.chooser import Chooser

    chooser = Chooser(connection, wish)
    for need in needs:
        chooser.read(need)
    chooser.read_headings([need for need in needs if need.headings])
    chooser.read_decided(sorted({need.slot for need in needs}))
    chooser.read_keys(keys)
    return Selection(frozenset(chooser.sentences), frozenset(chooser.sets))
