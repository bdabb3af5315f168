"""What a draft reads of a big bank: the sources nearest to it, as many as it can make use of."""

import sqlite3
from dataclasses import dataclass
from itertools import accumulate

_MOST = 5_000
"""Sentences of speeches that are read, about; a bank that holds no more is read whole."""
_OCCASION, _THEME = 2, 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What a draft is for: its occasion and those whose phrases serve it, level, standing, and what it is about."""

    occasions: tuple[str, ...]
    level: str
    standing: str
    themes: tuple[str, ...] = ()
    samples: bool = True
    """Whether the shipped archive may be read."""


def nearest(connection: sqlite3.Connection, wish: Wish) -> frozenset[int] | None:
    """The numbers of the sources to read: all curated ones, then the nearest, the newest first; None: all.

    Near is a source of the same occasion or with a theme in its title, before that the user's own, of the same
    level and standing.
    """
    counts = dict(connection.execute("select source, count(*) from sentence group by source"))
    curated = {row[0] for row in connection.execute("select id from source where kind = 'curated'")}
    if sum(count for number, count in counts.items() if number not in curated) <= _MOST:
        return None
    rows = connection.execute(
        "select id, kind, title, occasion, level, standing from source "
        "where kind != 'curated' order by date desc, name, digest, id"
    )
    ranked = sorted(
        (-_nearness(wish, *asked), place, number)
        for place, (number, *asked) in enumerate(rows)
        if wish.samples or asked[0] != "shipped"
    )
    before = accumulate((counts.get(number, 0) for _, _, number in ranked), initial=0)
    return frozenset(curated) | {
        number for (_, _, number), read in zip(ranked, before, strict=False) if read < _MOST
    }


def _nearness(wish: Wish, kind: str, title: str, occasion: str, level: str, standing: str) -> int:
    return (
        _OCCASION * (occasion in wish.occasions)
        + _THEME * any(theme in title for theme in wish.themes)
        + (kind == "own")
        + (level == wish.level)
        + (standing == wish.standing)
    )


def among(sources: frozenset[int] | None, column: str) -> str:
    """SQL that holds for these sources alone."""
    return "1" if sources is None else f"{column} in ({','.join(map(str, sorted(sources)))})"
