"""Whole paragraphs that the pool holds: written as such (整段), or a point of an own speech."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.drafting.candidate import Candidate
from generator.drafting.likely_topics import LikelyTopics
from generator.drafting.own_points import REASONS, nearness, own_points, under_leads
from generator.drafting.pool import Pool
from generator.mining.keys import sentence_key
from generator.model.source import bare

_SIDES = 6
"""Topics on which paragraphs were written for a theme, from which a draft on it goes through all its sides."""


_YAO = re.compile("^(?:我们)?要")


class Stanza(NamedTuple):
    """One such paragraph as far as it may be said here: its sentences in order, with their slot and topic."""

    slot: str
    topic: str
    """Empty: it goes through the work of the whole slot."""
    of_the_theme: bool
    """Of what the office itself said: whether it speaks of what the draft is on."""
    reasons: tuple[Candidate, ...]
    turns: tuple[tuple[Candidate, ...], ...]
    """Its measures in order, each with the sentences that hang on it (see `OwnPoint`)."""

    @property
    def sentences(self) -> tuple[Candidate, ...]:
        """All its sentences, the reasons first."""
        return (*self.reasons, *chain.from_iterable(self.turns))

    @property
    def name(self) -> str:
        """What chance knows it by, however much of it may be said."""
        source = self.sentences[0].row.source
        name = f"{bare(source.file)}/{source.paragraph}"
        return f"{name}/{source.sentence}" if self.is_ours else name

    @property
    def is_ours(self) -> bool:
        """Whether it is of a speech of the office's own."""
        return self.sentences[0].row.kind == "own"

    @property
    def nearness(self) -> int:
        """Of what the office itself said: how near that occasion is to this one (0–2); 0 for another's."""
        return nearness(self.sentences[0]) if self.is_ours else 0

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels for which it was written; empty: for any."""
        return self.sentences[0].row.traits.levels

    @property
    def is_on_theme(self) -> bool:
        """Whether it was written for the theme of this draft, or the office itself spoke on that to such listeners."""
        return self.is_themed or bool(self.nearness and self.of_the_theme)

    @property
    def is_themed(self) -> bool:
        """Whether it was written for the theme of this draft."""
        return bool(self.sentences[0].row.traits.themes)

    @property
    def closeness(self) -> int:
        """How much of this draft's theme it names, in characters: 能力作风 more than 作风."""
        first = self.sentences[0]
        asked = first.setting.themes
        return max(
            (len(one) for one in first.row.traits.themes if any(one in each for each in asked)), default=0
        )


class Stanzas:
    """The stanzas of a pool by slot and topic."""

    def __init__(self, pool: Pool, measures: Sequence[str]) -> None:
        """`measures` are the roles of what a body is made of beside its reasons: in a report it is facts."""
        self._by_topic: dict[tuple[str, str], list[Stanza]] = {}
        for one in _stanzas(pool, measures):
            self._by_topic.setdefault((one.slot, one.topic), []).append(one)
        self._under: dict[str, list[Stanza]] = {}
        for key, point in under_leads(pool.by_key.values(), measures):
            self._under.setdefault(key, []).append(Stanza(*point))

    def of(self, slot: str, topic: str, *, whole_slot: bool = False) -> list[Stanza]:
        """Those on `topic`, those on this draft's theme if any was written for it, and of these the ones that name it
        most closely; with `whole_slot` also those that go through the work of the whole slot."""
        found = self._by_topic.get((slot, topic), [])
        through = self._by_topic.get((slot, ""), []) if whole_slot else []
        closest = max((one.closeness for one in found), default=0)
        if closest:
            return [one for one in found if one.closeness in (0, closest) and one.is_on_theme]
        return [*found, *through]

    def under(self, lead: Candidate | None) -> list[Stanza]:
        """What the office's own speeches say under this very lead."""
        if lead is None:
            return []
        bare_text = _YAO.sub("", lead.text)
        keys = dict.fromkeys((lead.key, *map(sentence_key, (bare_text, f"要{bare_text}"))))
        return [one for key in keys for one in self._under.get(key, ())]

    def rank(self, slot: str, topic: str) -> int:
        """How well a topic is provided for: 2 by a stanza on the draft's theme, 1 by another, 0 by none."""
        found = self.of(slot, topic)
        return 1 + any(one.is_themed for one in found) if found else 0

    def is_own(self, slot: str, topic: str) -> bool:
        """Whether the office itself spoke of a topic to such listeners, and may say it again here."""
        return any(one.nearness for one in self.of(slot, topic))


def _stanzas(pool: Pool, measures: Sequence[str]) -> Iterator[Stanza]:
    written = list(_written(pool))
    yield from written
    themed = [one for one in written if one.is_themed]
    if len({one.topic for one in themed}) < _SIDES:
        themed = []
    for point in own_points(pool.by_key.values(), measures, _likely(written), _likely(themed)):
        yield Stanza(*point)


def _likely(stanzas: Sequence[Stanza]) -> LikelyTopics:
    return LikelyTopics((one.topic, [each.grams for each in one.sentences]) for one in stanzas if one.topic)


def _written(pool: Pool) -> Iterator[Stanza]:
    """The paragraphs that were written as wholes."""
    wholes: dict[tuple[int, int], list[Candidate]] = {}
    for one in pool.by_key.values():
        if one.row.traits.whole:
            wholes.setdefault((one.row.source_id, one.row.source.paragraph), []).append(one)
    for members in wholes.values():
        ordered = sorted(members, key=lambda one: one.row.source.sentence)
        reasons = tuple(one for one in ordered if one.row.role in REASONS)
        turns = tuple((one,) for one in ordered if one.row.role not in REASONS)
        yield Stanza(ordered[0].row.slot, ordered[0].row.topic, False, reasons, turns)
