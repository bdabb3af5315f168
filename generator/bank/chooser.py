"""Gathers the sentences and sets that a draft is to read of a big bank, need by need."""

import functools
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.bank.codec import members_from_json
from generator.bank.ranks import BEYOND_CURATED, WHOLE
from generator.bank.selection import Need, Wish
from generator.bank.sql import marks

_WINDOW = 2
"""How many of the best ranked sentences of a kind are looked at for each that is taken."""
_SCANNED = 500
"""Sentences of a kind, the best ranked, among which those are found that may be said."""
_A_SOURCE = 4
"""Sentences of a kind that one source may give."""
_CURATED = 3
"""One in so many may be curated where there is enough else."""
_WELL = 6
"""Sentences of the last role with which a topic is well filled."""
_NAMING = 4
"""Leads, or headings, of a topic whose sets are looked at."""
_LEADS, _HEADINGS = 4, 6
"""Sets of leads for each slot, sets of headings in all."""
_PARAGRAPHS = 2
"""Paragraphs of a topic that are said as a whole."""
_LONGEST_PARAGRAPH = 40
"""Sentences that such a paragraph may have: they were stored one behind another."""
_OWN_PARAGRAPHS = 4
"""Paragraphs on a topic in what the office itself said at such an occasion that are read as wholes."""
_OWN_SPEECHES = 12
"""The speeches, the newest, in which these are looked for."""
_OWN_ENOUGH = (8, 3)
"""Measures and sources of the office's own with which a topic is said in its words."""
_DECIDED = 64
"""Sentences to read because of what the user decided on them."""


class _Row(NamedTuple):
    """A sentence that may be read; `traits` are those of a curated one, as they are stored."""

    id: int
    source: int
    kind: str
    occasion: str
    level: str
    standing: str
    rank: int
    leans: int
    traits: str


_CELL = """
s.slot = ? and s.role = ? and s.topic = ? and s.usable = 1 and s.since <= ? and (s.until = '' or s.until >= ?)
"""
_BEST = f"""
select s.id, o.id, o.kind, o.occasion, o.level, o.standing, s.rank, instr(s.traits, '"leans"'),
    case o.kind when 'curated' then s.traits else '' end
from sentence s join source o on o.id = s.source where {_CELL} and s.rank < {WHOLE}
order by s.rank, s.id limit {_SCANNED}
"""
_OF_PARAGRAPHS = f"""
select s.id, s.source, s.paragraph, s.traits from sentence s where {_CELL} and s.rank = {WHOLE}
order by s.id limit {_SCANNED}
"""
_OF_A_PARAGRAPH = "select id from sentence where id between ? and ? and source = ? and paragraph = ?"
_OWN_NEAR = """
select s.source, s.paragraph, s.id, s.slot, s.topic
from (select id, date from source where kind = 'own' and occasion in ({names}) order by date desc, id limit ?) o
cross join sentence s on s.source = o.id where s.usable = 1 and s.role in ('领句', '论述', '举措', '事实')
order by o.date desc, o.id, s.id
"""
_OF_A_MOVE = f"""
select s.id, s.traits from sentence s where {_CELL} and s.rank < {BEYOND_CURATED} and instr(s.traits, ?)
order by s.rank, s.id
"""
_OF_SETS = "select source, id, members from unit where kind = ? and source in ({sources}) order by id"
_MOVED = """
select s.id from verdict v cross join member m on m.phrase = v.phrase cross join sentence s on s.key = m.key
where (v.slot is not null or v.role is not null or v.topic is not null or v.kept > v.struck or v.key is not null)
    and s.usable = 1 and coalesce(v.slot, s.slot) in ({slots})
order by v.kept desc, s.rank, s.id limit ?
"""


class Chooser:
    """Gathers what is to be read."""

    def __init__(self, connection: sqlite3.Connection, wish: Wish) -> None:
        self._connection, self._wish = connection, wish
        self.sentences: set[int] = set()
        self.sets: set[int] = set()

    def read(self, need: Need) -> None:
        """The best of each topic until enough topics are well filled; then the leads on these."""
        if need.move:
            self._read_move(need)
            return
        filled: list[str] = []
        for topic in need.topics:
            found = [_pick(self._best(need.slot, role, topic, most), most) for role, most in need.roles]
            self.sentences.update(row.id for rows in found for row in rows)
            if need.enough:
                self._read_whole(need, topic, 1 if _is_ours(found[-1]) else _PARAGRAPHS)
                self._read_own(need, topic)
            if found and len(found[-1]) >= _WELL:
                filled.append(topic)
            if need.enough and len(filled) >= need.enough:
                break
        if need.leads:
            self._read_leads(need.slot, filled or need.topics)

    def _best(self, slot: str, role: str, topic: str, most: int) -> list[_Row]:
        """What may be said of a kind, the nearest to the draft of the best ranked first; of one source few, if others have it."""
        day = self._wish.day
        rows = map(_Row._make, self._connection.execute(_BEST, (slot, role, topic, day, day)))
        found: list[_Row] = []
        spare: list[_Row] = []
        taken: Counter[int] = Counter()
        for row in filter(self._may_be_said, rows):
            taken[row.source] += 1
            full = row.kind != "curated" and taken[row.source] > _A_SOURCE
            (spare if full else found).append(row)
            if len(found) == _WINDOW * most:
                break
        return [*sorted(found, key=self._place), *spare]

    def _read_whole(self, need: Need, topic: str, most: int) -> None:
        """Some of the paragraphs on a topic that are said as a whole, those on the theme first, others in turn.

        They are known by their first sentence, in the first of the roles of `need` that they have.
        """
        themed: dict[tuple[int, int], int] = {}
        others: dict[tuple[int, int], int] = {}
        for role, _ in need.roles:
            asked = (need.slot, role, topic, self._wish.day, self._wish.day)
            for number, source, paragraph, traits in self._connection.execute(_OF_PARAGRAPHS, asked):
                if self._is_for_this(traits):
                    (themed if '"themes"' in traits else others).setdefault((source, paragraph), number)
        turn = self._wish.turn % max(1, len(others))
        turned = [*others.items()][turn:] + [*others.items()][:turn]
        for (source, paragraph), first in [*themed.items(), *turned][:most]:
            rows = self._connection.execute(
                _OF_A_PARAGRAPH, (first, first + _LONGEST_PARAGRAPH, source, paragraph)
            )
            self.sentences.update(number for (number,) in rows)

    def _read_own(self, need: Need, topic: str) -> None:
        """Paragraphs on `topic` in what the office itself said at such an occasion, whole, their leads too."""
        for paragraph in self._own_on.get((need.slot, topic), ())[:_OWN_PARAGRAPHS]:
            self.sentences.update(self._own_paragraphs[paragraph])

    @functools.cached_property
    def _own_paragraphs(self) -> dict[tuple[int, int], list[int]]:
        """(source, paragraph) → what may be said of it, in the newest of the office's speeches at such an occasion."""
        return {place: [number for number, *_ in rows] for place, rows in self._own_rows.items()}

    @functools.cached_property
    def _own_on(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        """(slot, topic) → the paragraphs of these speeches with a sentence on it, those of the newest first."""
        found: dict[tuple[str, str], dict[tuple[int, int], None]] = {}
        for place, rows in self._own_rows.items():
            for _, slot, topic in rows:
                found.setdefault((slot, topic), {})[place] = None
        return {about: [*places] for about, places in found.items()}

    @functools.cached_property
    def _own_rows(self) -> dict[tuple[int, int], list[tuple[int, str, str]]]:
        names = self._wish.occasions
        query = _OWN_NEAR.format(names=marks(names))
        found: dict[tuple[int, int], list[tuple[int, str, str]]] = {}
        for source, paragraph, *row in self._connection.execute(query, (*names, _OWN_SPEECHES)):
            found.setdefault((source, paragraph), []).append((row[0], row[1], row[2]))
        return found

    def _may_be_said(self, row: _Row) -> bool:
        """Whether it stands on its own and its source spoke as the user does, or it was written for such a draft."""
        wish = self._wish
        if row.kind == "curated":
            return self._is_for_this(row.traits)
        return (
            not row.leans
            and row.standing in ("", *wish.standings)
            and (wish.samples or row.kind != "shipped")
        )

    def _is_for_this(self, traits: str) -> bool:
        """Whether a curated phrase may be said at this occasion and on this theme, as far as that is quickly told."""
        if '"occasions"' in traits and not any(f'"{name}"' in traits for name in self._wish.occasions):
            return False
        named = json.loads(traits).get("themes", ()) if '"themes"' in traits else ()
        return not named or any(theme in one for theme in named for one in self._wish.themes)

    def _place(self, row: _Row) -> tuple[int, int, int]:
        wish = self._wish
        near = 2 * (row.occasion in wish.occasions) + (row.level == wish.level)
        return -near - (row.standing == wish.standings[0]), row.rank, row.id

    def _read_move(self, need: Need) -> None:
        """Curated phrases for a move at the draft's occasions."""
        day, named = (
            self._wish.day,
            json.dumps({"move": need.move}, ensure_ascii=False, separators=(",", ":")),
        )
        for topic in need.topics:
            for role, most in need.roles:
                asked = (need.slot, role, topic, day, day, named[1:-1])
                rows = self._connection.execute(_OF_A_MOVE, asked)
                serving = [number for number, traits in rows if self._is_for_this(traits)]
                self.sentences.update(serving[:most])

    def _read_leads(self, slot: str, topics: Sequence[str]) -> None:
        """The sets with most leads of `slot` on `topics`, with these leads."""
        leads = [row for topic in topics for row in self._best(slot, "领句", topic, _NAMING)]
        wanted = {
            number: [key for place, topic, key in members if place == slot and topic in topics]
            for number, members in self._sets_of(leads, "领句").items()
        }
        serving = [number for number, keys in wanted.items() if len(keys) > 1]
        for number in sorted(serving, key=lambda one: -len(wanted[one]))[:_LEADS]:
            self.sets.add(number)
            self.read_keys(wanted[number])

    def read_headings(self, needs: Sequence[Need]) -> None:
        """The sets with headings for most of the slots of `needs`, with these headings."""
        slots = {need.slot for need in needs}
        found = [
            row
            for need in needs
            for topic in need.topics
            for row in self._best(need.slot, "小标题", topic, _NAMING)
        ]
        wanted = {
            number: {key: slot for slot, _, key in members if slot in slots}
            for number, members in self._sets_of(found, "小标题").items()
        }
        for number in sorted(wanted, key=lambda one: -len(set(wanted[one].values())))[:_HEADINGS]:
            self.sets.add(number)
            self.read_keys(wanted[number])

    def _sets_of(self, rows: Sequence[_Row], kind: str) -> dict[int, tuple[tuple[str, str, str], ...]]:
        """The sets of the sources of `rows`, those of the nearest first."""
        sources = list(dict.fromkeys(row.source for row in rows))
        found = self._connection.execute(_OF_SETS.format(sources=marks(sources)), (kind, *sources))
        nearest = sorted(found, key=lambda one: sources.index(one[0]))
        return {number: members_from_json(members) for _, number, members in nearest}

    def read_decided(self, slots: Sequence[str]) -> None:
        """What the user kept, reworded, or moved to one of `slots`."""
        query = _MOVED.format(slots=marks(slots))
        self.sentences.update(number for (number,) in self._connection.execute(query, (*slots, _DECIDED)))

    def read_keys(self, keys: Iterable[str]) -> None:
        """The sentences with these keys."""
        for key in keys:
            rows = self._connection.execute("select id from sentence where key = ?", (key,))
            self.sentences.update(number for (number,) in rows)


def _is_ours(rows: Sequence[_Row]) -> bool:
    """Whether the office's own speeches have enough to say."""
    own = [row.source for row in rows if row.kind == "own"]
    least, sources = _OWN_ENOUGH
    return len(own) >= least and len(set(own)) >= sources


def _pick(rows: Sequence[_Row], most: int) -> list[_Row]:
    """The first of `rows`, few curated ones as long as there are others."""
    curated = [row for row in rows if row.kind == "curated"]
    first, rest = curated[: most // _CURATED], curated[most // _CURATED :]
    return [*first, *(row for row in rows if row.kind != "curated"), *rest][:most]
