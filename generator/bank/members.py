"""Which sentence belongs to which phrase, kept true as sources come and go, at the cost of what came or went."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.bank.clusters import Wording, alike, cluster, is_long, wording
from generator.bank.codec import level_forms_from_json
from generator.bank.signatures import BANDS, signatures
from generator.model.sentence import Sentence

_ENOUGH = 4_000
"""Wordings that are waited for, so that many are worked on at once and memory stays bounded."""
_ROWS = "select core, era, traits from sentence where key = ? and usable"
_MET = (
    "select distinct w.key, w.guard, w.text, m.phrase from band b join shape w on w.id = b.shape "
    f"join member m on m.key = w.key where b.number in ({','.join('?' * BANDS)}) and w.id < ?"
)


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
                self._expect(
                    wording(one.key, one.core, one.era, (word.form for word in one.traits.level_words))
                )
        if self._waiting >= _ENOUGH:
            self.settle()

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

    def make_anew(self) -> None:
        """Build the tables from all the sentences of the bank."""
        for table in ("member", "shape", "band"):
            self._connection.execute(f"delete from {table}")
        self.clear()
        for row in self._connection.execute("select key, core, era, traits from sentence where usable"):
            self._expect(_stored(*row))
            if self._waiting >= _ENOUGH:
                self.settle()
        self.settle()

    def _expect(self, one: Wording) -> None:
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
        fresh: list[Wording] = []
        for key, wordings in sorted(self._come.items()):
            self._connection.execute("insert or ignore into member values (?, ?)", (key, key))
            known = {one for _, one in self._known(key)}
            fresh += sorted(one for one in wordings if is_long(one) and one not in known)
        made = signatures([one.text for one in fresh], [one.guard for one in fresh])
        first = 1 + int(self._connection.execute("select coalesce(max(id), 0) from shape").fetchone()[0])
        self._connection.executemany(
            "insert into shape values (?, ?, ?, ?)",
            [(first + place, *one) for place, one in enumerate(fresh)],
        )
        self._connection.executemany(
            "insert or ignore into band values (?, ?)",
            sorted((number, first + place) for place, numbers in enumerate(made) for number in numbers),
        )
        for place, (one, numbers) in enumerate(zip(fresh, made, strict=True)):
            self._join(one, numbers, first + place)

    def _join(self, one: Wording, numbers: Sequence[int], own: int) -> None:
        """Make one phrase of those that hold an earlier wording nearly the same as `one`."""
        met = self._connection.execute(_MET, (*numbers, own)).fetchall()
        if not met:
            return
        phrases = self._phrase_of(one.key)
        for key, guard, text, phrase in met:
            if phrase not in phrases and alike(one, Wording(key, guard, text)):
                phrases.add(phrase)
        name = min(phrases)
        for phrase in sorted(phrases - {name}):
            self._connection.execute("update member set phrase = ? where phrase = ?", (name, phrase))

    def _known(self, key: str) -> Iterator[tuple[int, Wording]]:
        rows = self._connection.execute("select id, guard, text from shape where key = ?", (key,)).fetchall()
        return ((number, Wording(key, guard, text)) for number, guard, text in rows)

    def _phrase_of(self, key: str) -> set[str]:
        return {row[0] for row in self._connection.execute("select phrase from member where key = ?", (key,))}


def _stored(key: str, core: str, era: str, traits: str) -> Wording:
    """The wording of a row."""
    return wording(key, core, era.split("、"), level_forms_from_json(traits))
