"""Headings and leads that were written to match: each set with its keys, slots and topics."""

from collections import defaultdict
from collections.abc import Sequence

from generator.mining.outline import Entry
from generator.model.sentence import Sentence
from generator.model.speech import SiblingSet

_SMALLEST = 2


def sibling_sets(entries: Sequence[Entry], sentences: Sequence[Sentence]) -> tuple[SiblingSet, ...]:
    """The level-1 headings of a speech as one set; the leads of each section, level by level, as sets."""
    groups: dict[tuple[str, int, int], list[Sentence]] = defaultdict(list)
    for entry, sentence in zip(entries, sentences, strict=True):
        if entry.kind == "小标题" and entry.level == 1:
            groups["小标题", 0, 1].append(sentence)
        elif entry.kind in ("小标题", "领句") and entry.level:
            groups["领句", entry.section, entry.level].append(sentence)
    return tuple(_set(kind, members) for (kind, _, _), members in groups.items() if len(members) >= _SMALLEST)


def _set(kind: str, members: Sequence[Sentence]) -> SiblingSet:
    return SiblingSet(
        kind,
        tuple(member.key for member in members),
        tuple(member.slot for member in members),
        tuple(member.topic for member in members),
    )
