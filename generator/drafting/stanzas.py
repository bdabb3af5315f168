"""Whole paragraphs on one topic that the pool holds: written as such (整段), or a point of an own speech."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.drafting.candidate import Candidate
from generator.drafting.pool import Pool

_REASONS = ("论述",)
_FEWEST = 3
"""Measures on one topic that a paragraph of a speech must have to be taken as a whole."""


class Stanza(NamedTuple):
    """One such paragraph as far as it may be said here: its sentences in order, with their slot and topic."""

    slot: str
    topic: str
    sentences: tuple[Candidate, ...]

    @property
    def name(self) -> str:
        """What chance knows it by, however much of it may be said."""
        source = self.sentences[0].row.source
        return f"{source.file}/{source.paragraph}"

    @property
    def is_ours(self) -> bool:
        """Whether it is of a speech of the office's own."""
        return self.sentences[0].row.kind == "own"

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels for which it was written; empty: for any."""
        return self.sentences[0].row.traits.levels

    @property
    def is_themed(self) -> bool:
        """Whether it was written for the theme of this draft."""
        return bool(self.sentences[0].row.traits.themes)


class Stanzas:
    """The stanzas of a pool by slot and topic."""

    def __init__(self, pool: Pool, measures: Sequence[str]) -> None:
        """`measures` are the roles of what a body is made of beside its reasons: in a report it is facts."""
        self._by_topic: dict[tuple[str, str], list[Stanza]] = {}
        for one in _stanzas(pool, measures):
            self._by_topic.setdefault((one.slot, one.topic), []).append(one)

    def of(self, slot: str, topic: str) -> list[Stanza]:
        """Those on `topic`: those written for this draft's theme if there are any."""
        found = self._by_topic.get((slot, topic), [])
        return [one for one in found if one.is_themed] or found

    def rank(self, slot: str, topic: str) -> int:
        """How well a topic is provided for: 2 by a stanza on the draft's theme, 1 by another, 0 by none."""
        found = self.of(slot, topic)
        return 1 + found[0].is_themed if found else 0


def _stanzas(pool: Pool, measures: Sequence[str]) -> Iterator[Stanza]:
    groups: dict[tuple[int, int], list[Candidate]] = {}
    for one in pool.by_key.values():
        if one.row.traits.whole or _is_ours(one, measures):
            groups.setdefault((one.row.source_id, one.row.source.paragraph), []).append(one)
    for members in groups.values():
        ordered = sorted(members, key=lambda one: one.row.source.sentence)
        if ordered[0].row.traits.whole:
            yield Stanza(ordered[0].row.slot, ordered[0].row.topic, tuple(ordered))
        else:
            yield from _of_a_speech(ordered, measures)


def _is_ours(one: Candidate, measures: Sequence[str]) -> bool:
    """Whether it stands in the body of a point in a speech of the office's own, and in this speaker's manner."""
    return one.row.kind == "own" and one.row.role in (*_REASONS, *measures) and not one.reserve


def _of_a_speech(sentences: Sequence[Candidate], measures: Sequence[str]) -> Iterator[Stanza]:
    """A paragraph of the office's own as far as it keeps to one topic, if that leaves enough measures."""
    topics = Counter((one.row.slot, one.row.topic) for one in sentences if one.row.topic)
    if not topics:
        return
    (slot, topic), _ = max(topics.items(), key=lambda pair: (pair[1], pair[0]))
    kept = [one for one in sentences if one.row.slot == slot and one.row.topic in (topic, "")]
    if sum(one.row.role in measures for one in kept) >= _FEWEST:
        yield Stanza(slot, topic, tuple(kept))
