"""Whether the bank holds enough on the topics that templates ask for."""

from collections.abc import Iterable

from generator.bank.bank import Bank
from generator.bank.overview import TopicHolding, holdings_of
from generator.exchange.page import AMPLE, ENOUGH, LACKING, THIN
from generator.language.lexicon import Lexicon
from generator.model.skeleton import PartRequest

FLOOR, GOAL = (10, 4, 6), (20, 6, 10)
"""Measures, reasons and sources that a topic wants (../shared/drafting.md, “How much material”: simulated)."""


def count_topics(bank: Bank, parts: Iterable[PartRequest], lexicon: Lexicon) -> tuple[TopicHolding, ...]:
    """What `bank` holds on every topic that a template asks for: by name, or as one of a slot's; as slots.yaml goes."""
    wanted: set[tuple[str, str]] = set()
    for part in parts:
        for slot in slots_of(part):
            known = lexicon.slots.by_name[slot].topics if slot in lexicon.slots else {}
            wanted |= {(slot, topic) for topic in set(part.topics) & set(known) or known}
    slots = lexicon.slots.by_name
    order = [(slot, topic) for slot in lexicon.slots.names for topic in slots[slot].topics]
    return holdings_of(bank, (pair for pair in order if pair in wanted))


def slots_of(part: PartRequest) -> tuple[str, ...]:
    """The slots that the points of a part may be of."""
    return part.point_slots or (part.slot,)


def grade(topic: TopicHolding) -> str:
    """缺 (nothing), 太少, 够用 or 充足, by what a topic wants."""
    if not (topic.measures or topic.reasons or topic.sources):
        return LACKING
    if not topic.reaches(FLOOR):
        return THIN
    return AMPLE if topic.reaches(GOAL) else ENOUGH
