"""How much the bank holds on each topic that a template asks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.bank.rows import PhraseRow
from generator.language.lexicon import Lexicon
from generator.model.skeleton import PartRequest

FLOOR, GOAL = (10, 4, 6), (20, 6, 10)
"""Measures, reasons and sources that a topic wants (../shared/drafting.md, “How much material”: simulated)."""


@dataclass(frozen=True, slots=True)
class TopicCount:
    """What the bank holds on a topic: measures, reasons, sources."""

    slot: str
    topic: str
    measures: int
    reasons: int
    sources: int

    def reaches(self, wanted: tuple[int, int, int]) -> bool:
        """Whether it holds as many of each as `wanted`."""
        return all(
            have >= want
            for have, want in zip((self.measures, self.reasons, self.sources), wanted, strict=True)
        )


def count_topics(
    rows: Sequence[PhraseRow], parts: Iterable[PartRequest], lexicon: Lexicon
) -> tuple[TopicCount, ...]:
    """Every topic that a template asks for: by name, or as one of a slot's."""
    wanted: dict[tuple[str, str], None] = {}
    for part in parts:
        for slot in slots_of(part):
            known = lexicon.slots.by_name[slot].topics if slot in lexicon.slots else {}
            wanted |= dict.fromkeys(
                (slot, topic) for topic in (set(part.topics) & set(known) or known) if topic in known
            )
    order = list(lexicon.slots.names)
    counts = _counts(rows)
    return tuple(
        TopicCount(slot, topic, *counts.get(topic, (0, 0, 0)))
        for slot, topic in sorted(
            wanted,
            key=lambda pair: (
                order.index(pair[0]),
                list(lexicon.slots.by_name[pair[0]].topics).index(pair[1]),
            ),
        )
    )


def _counts(rows: Iterable[PhraseRow]) -> Mapping[str, tuple[int, int, int]]:
    """Topic → its measures, reasons, sources; topics of which there are none are left out."""
    measures: dict[str, int] = defaultdict(int)
    reasons: dict[str, int] = defaultdict(int)
    sources: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for topic in {row.topic, *(row.traits.first_topics or row.traits.head_topics)} - {""}:
            if row.role in ("举措", "论述"):
                (measures if row.role == "举措" else reasons)[topic] += 1
                sources[topic].add(row.source_id)
    return {topic: (measures[topic], reasons[topic], len(found)) for topic, found in sources.items()}


def slots_of(part: PartRequest) -> tuple[str, ...]:
    """The slots that the points of a part may be of."""
    return part.point_slots or (part.slot,)
