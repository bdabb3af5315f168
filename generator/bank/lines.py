"""The index of what can be found: one line a wording, kept in step with the sentences of the sources.

A line counts the sources that hold it; the number under which the full-text table `gram` knows it puts the
better lines first: usable before not, seen often before seldom, own before others, of a good length, the newest
first. What is seen often moves only when its count doubles, so adding a speech costs what the speech costs.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.bank.grams import LOW, grams, tag

_MOST_SEEN = 7
_GOOD_LENGTH, _LONG = range(8, 61), 100


@dataclass(slots=True)
class _Share:
    """What one source gives to a line."""

    usable: bool = False
    tags: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Line:
    number: int
    key: str
    text: str
    band: int
    seen: int
    usable: int
    own: int
    newest: str
    tags: str

    def add(self, share: _Share, kind: str, date: str) -> None:
        self._count(1, share, kind)
        self.newest = max(self.newest, date)
        self.tags = " ".join(sorted(share.tags.union(self.tags.split())))

    def take_away(self, share: _Share, kind: str) -> None:
        self._count(-1, share, kind)

    def _count(self, step: int, share: _Share, kind: str) -> None:
        self.seen += step
        self.usable += step * share.usable
        self.own += step * (kind == "own")

    def best_band(self) -> int:
        """Its place among the others: lower is better."""
        length = len(self.text)
        fit = 0 if length in _GOOD_LENGTH else 1 if length <= _LONG else 2
        often = min(self.seen.bit_length() - 1, _MOST_SEEN)
        return ((0 if self.usable else 1) * 8 + _MOST_SEEN - often) * 8 + (0 if self.own else 4) + fit


_COLUMNS = "number, key, text, band, seen, usable, own, newest, tags"


def enter(connection: sqlite3.Connection, source: int) -> None:
    """Put the sentences of a source that was just added into the index."""
    kind, date = _source(connection, source)
    for (key, text), share in _shares(connection, source).items():
        line = _find(connection, key, text)
        if line is None:
            line = _Line(0, key, text, 0, 0, 0, 0, "", "")
            line.add(share, kind, date)
            _insert(connection, line)
        else:
            before = line.band, line.tags
            line.add(share, kind, date)
            _update(connection, line, *before)


def leave(connection: sqlite3.Connection, source: int) -> None:
    """Take the sentences of a source out of the index, before they are deleted."""
    kind, date = _source(connection, source)
    for (key, text), share in _shares(connection, source).items():
        line = _find(connection, key, text)
        if line is None:
            continue
        before = line.band, line.tags
        line.take_away(share, kind)
        if line.seen:
            if line.newest == date:
                line.newest = _newest(connection, line, source)
            _update(connection, line, *before)
        else:
            _unlist(connection, line.number, line.text, *before)
            connection.execute("delete from line where number = ?", (line.number,))


def enter_all(connection: sqlite3.Connection) -> None:
    """Fill an empty index from the sentences of all sources."""
    for (source,) in connection.execute("select id from source order by id").fetchall():
        enter(connection, source)


def _source(connection: sqlite3.Connection, source: int) -> tuple[str, str]:
    row = connection.execute("select kind, date from source where id = ?", (source,)).fetchone()
    return str(row[0]), str(row[1])


def _shares(connection: sqlite3.Connection, source: int) -> dict[tuple[str, str], _Share]:
    """What a source gives, by (key, text); texts without a letter or digit are left out."""
    occasion, level, kind = connection.execute(
        "select occasion, level, kind from source where id = ?", (source,)
    ).fetchone()
    of_source = {tag("occasion", occasion), tag("level", level), tag("kind", kind)}
    found: dict[tuple[str, str], _Share] = {}
    for key, text, usable, *said in _sentences(connection, source):
        share = found.setdefault((key, text), _Share())
        share.usable = share.usable or bool(usable)
        share.tags |= of_source.union(map(tag, ("slot", "role", "topic"), said))
    return found


def _sentences(connection: sqlite3.Connection, source: int) -> Iterator[tuple[str, ...]]:
    rows = connection.execute(
        "select key, text, usable, slot, role, topic from sentence where source = ? order by id", (source,)
    )
    return (row for row in rows if any(map(str.isalnum, row[1])))


def _find(connection: sqlite3.Connection, key: str, text: str) -> _Line | None:
    row = connection.execute(
        f"select {_COLUMNS} from line where key = ? and text = ?", (key, text)
    ).fetchone()
    return _Line(*row) if row else None


def _insert(connection: sqlite3.Connection, line: _Line) -> None:
    line.band = line.best_band()
    cursor = connection.execute(
        "insert into line (key, text, band, seen, usable, own, newest, tags) values (?, ?, ?, ?, ?, ?, ?, ?)",
        (line.key, line.text, line.band, line.seen, line.usable, line.own, line.newest, line.tags),
    )
    line.number = int(cursor.lastrowid or 0)
    _list(connection, line)


def _update(connection: sqlite3.Connection, line: _Line, band: int, tags: str) -> None:
    """Write a changed line; it moves in `gram` only if its `band` or `tags` are no longer these."""
    line.band = line.best_band()
    connection.execute(
        "update line set band = ?, seen = ?, usable = ?, own = ?, newest = ?, tags = ? where number = ?",
        (line.band, line.seen, line.usable, line.own, line.newest, line.tags, line.number),
    )
    if (line.band, line.tags) != (band, tags):
        _unlist(connection, line.number, line.text, band, tags)
        _list(connection, line)


def _list(connection: sqlite3.Connection, line: _Line) -> None:
    connection.execute(
        "insert into gram (rowid, tokens) values (?, ?)",
        (_rowid(line.band, line.number), _tokens(line.text, line.tags)),
    )


def _unlist(connection: sqlite3.Connection, number: int, text: str, band: int, tags: str) -> None:
    connection.execute(
        "insert into gram (gram, rowid, tokens) values ('delete', ?, ?)",
        (_rowid(band, number), _tokens(text, tags)),
    )


def _rowid(band: int, number: int) -> int:
    return band << 32 | LOW - number


def _tokens(text: str, tags: str) -> str:
    return " ".join(sorted(grams(text))) + " " + tags


def _newest(connection: sqlite3.Connection, line: _Line, without: int) -> str:
    """The newest date of the sources that hold a line, one left out."""
    row = connection.execute(
        "select max(o.date) from sentence s join source o on o.id = s.source "
        "where s.key = ? and s.text = ? and o.id != ?",
        (line.key, line.text, without),
    ).fetchone()
    return str(row[0] or "")
