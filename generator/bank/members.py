"""Which sentence belongs to which phrase, kept true as sources come and go, at the cost of what came or went."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.bank.clusters import Wording, alike, cluster, is_long, join, reach, root, wording
from generator.bank.codec import level_forms_from_json
from generator.bank.signatures import signatures
from generator.model.sentence import Sentence

_ENOUGH = 16_000
"""Wordings that are waited for, so that many are worked on at once and memory stays bounded."""
_ROWS = "select core, era, traits from sentence where key = ? and usable"
_AT_ONCE = 500
"""Values in one query: every SQLite takes so many."""


class Members:
    """The tables member, shape and band of a bank. Whatever comes and goes, in any order, the phrases are
    those that `clusters.cluster` makes of all usable sentences.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._come: dict[str, set[Wording]] = defaultdict(set)
        self._gone: set[str] = set()
        self._waiting = 0

    def clear(self) -> None:
        """Forget what waits: it was rolled back, or is settled."""
        self._come.clear()
        self._gone.clear()
        self._waiting = 0

    def come(self, sentences: Iterable[Sentence]) -> None:
        """These sentences were stored."""
        for one in sentences:
            if one.usable:
                self.expect(
                    wording(one.key, one.core, one.era, (word.form for word in one.traits.level_words))
                )
        self.settle_if_many()

    def go(self, path: str) -> None:
        """The sentences of the source at `path` are about to be removed."""
        rows = self._connection.execute(
            "select s.key from sentence s join source o on o.id = s.source where o.path = ? and s.usable",
            (path,),
        )
        before = len(self._gone)
        self._gone.update(row[0] for row in rows)
        self._waiting += len(self._gone) - before

    def settle(self) -> None:
        """Bring the tables up to date with what has come and gone."""
        self._let_go()
        self._take_in()
        self.clear()

    def settle_if_many(self) -> None:
        """Settle if much waits."""
        if self._waiting >= _ENOUGH:
            self.settle()

    def make_anew(self) -> None:
        """Build the tables from all the sentences of the bank."""
        for table in ("member", "shape", "band"):
            self._connection.execute(f"delete from {table}")
        self.clear()
        for row in self._connection.execute("select key, core, era, traits from sentence where usable"):
            self.expect(_stored(*row))
            self.settle_if_many()
        self.settle()

    def expect(self, one: Wording) -> None:
        """A sentence of this wording was stored."""
        self._come[one.key].add(one)
        self._waiting += 1

    def _let_go(self) -> None:
        """Drop wordings that no sentence has any more, and part what they held together."""
        broken: set[str] = set()
        for key in sorted(self._gone):
            left = {_stored(key, *row) for row in self._connection.execute(_ROWS, (key,))}
            lost = [(number, one) for number, one in self._known(key) if one not in left]
            self._drop(lost)
            self._come.pop(key, None)
            if left:
                self._come[key] = left
            if lost or not left:
                broken |= self._phrase_of(key)
            if not left:
                self._connection.execute("delete from member where key = ?", (key,))
        for phrase in sorted(broken):
            self._part(phrase)

    def _drop(self, lost: Sequence[tuple[int, Wording]]) -> None:
        made = signatures([one.text for _, one in lost], [one.guard for _, one in lost])
        bands = [(number, key) for (key, _), numbers in zip(lost, made, strict=True) for number in numbers]
        self._connection.executemany("delete from band where number = ? and shape = ?", bands)
        self._connection.executemany("delete from shape where id = ?", [(key,) for key, _ in lost])

    def _part(self, phrase: str) -> None:
        """See anew what hangs together of what was one phrase."""
        rows = self._connection.execute(
            "select m.key, w.guard, w.text from member m left join shape w on w.key = m.key where m.phrase = ?",
            (phrase,),
        )
        names = cluster(Wording(key, guard or "", text or "") for key, guard, text in rows)
        self._connection.executemany(
            "update member set phrase = ? where key = ?", sorted((name, key) for key, name in names.items())
        )

    def _take_in(self) -> None:
        """Store the wordings that are new and join the phrases that they are nearly the same as."""
        keys = sorted(self._come)
        self._connection.executemany(
            "insert or ignore into member values (?, ?)", zip(keys, keys, strict=True)
        )
        known = {
            Wording(*row) for row in self._asked("select key, guard, text from shape where key in", keys)
        }
        fresh = sorted(one for key in keys for one in self._come[key] if is_long(one) and one not in known)
        made = signatures([one.text for one in fresh], [one.guard for one in fresh])
        first = 1 + int(self._connection.execute("select coalesce(max(id), 0) from shape").fetchone()[0])
        self._connection.executemany(
            "insert into shape values (?, ?, ?, ?)",
            [(first + place, *one) for place, one in enumerate(fresh)],
        )
        meeting: dict[int, list[Wording]] = defaultdict(list)
        for one, numbers in zip(fresh, made, strict=True):
            for number in set(numbers):
                meeting[number].append(one)
        self._meet(meeting)
        self._connection.executemany(
            "insert or ignore into band values (?, ?)",
            sorted((number, first + place) for place, numbers in enumerate(made) for number in numbers),
        )

    def _meet(self, meeting: Mapping[int, list[Wording]]) -> None:
        """Make one phrase of those that hold wordings nearly the same; `meeting` are new ones by their numbers."""
        stored: dict[int, list[int]] = defaultdict(list)
        for number, place in self._asked("select number, shape from band where number in", sorted(meeting)):
            stored[number].append(place)
        places = sorted({place for held in stored.values() for place in held})
        shapes = {
            place: Wording(*row)
            for place, *row in self._asked("select id, key, guard, text from shape where id in", places)
        }
        keys = {one.key for held in (*meeting.values(), shapes.values()) for one in held}
        phrases = dict(self._asked("select key, phrase from member where key in", sorted(keys)))
        parent = {phrase: phrase for phrase in phrases.values()}
        for number, held in meeting.items():
            if len(held) == 1 and number not in stored:
                continue
            earlier = [shapes[place] for place in stored[number]]
            for one in held:
                lengths = reach(one)
                for other in [other for other in earlier if len(other.text) in lengths]:
                    name, others = parent[phrases[one.key]], parent[phrases[other.key]]
                    if name != others and alike(one, other):
                        join(parent, name, others)
                earlier.append(one)
        renamed = [(root(parent, phrase), phrase) for phrase in parent]
        self._connection.executemany(
            "update member set phrase = ? where phrase = ?",
            sorted((name, phrase) for name, phrase in renamed if name != phrase),
        )

    def _asked(self, query: str, values: Sequence[object]) -> list[Any]:
        """The rows of `query` … in (`values`), asked for a few hundred values at a time."""
        rows: list[Any] = []
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            rows += self._connection.execute(f"{query} ({','.join('?' * len(some))})", some).fetchall()
        return rows

    def _known(self, key: str) -> Iterator[tuple[int, Wording]]:
        rows = self._connection.execute("select id, guard, text from shape where key = ?", (key,)).fetchall()
        return ((number, Wording(key, guard, text)) for number, guard, text in rows)

    def _phrase_of(self, key: str) -> set[str]:
        return {row[0] for row in self._connection.execute("select phrase from member where key = ?", (key,))}


def _stored(key: str, core: str, era: str, traits: str) -> Wording:
    """The wording of a row."""
    return wording(key, core, era.split("、"), level_forms_from_json(traits))
