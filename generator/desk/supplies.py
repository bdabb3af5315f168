"""How many characters the bank could give each slot of an occasion, and how many are asked for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.rows import PhraseRow
from generator.desk.topic_counts import slots_of
from generator.drafting.offer import build_pool
from generator.drafting.produce import setting_of
from generator.drafting.template import Template
from generator.language.lexicon import Lexicon
from generator.model.brief import Brief
from generator.model.skeleton import PartRequest

BODY = ("论述", "举措", "引语", "事实")
"""The roles of which the text under a heading is made."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Characters that the bank could give a part of an occasion, and those that it asks for."""

    occasion: str
    slot: str
    asked: int
    held: int


def supplies_of(
    template: Template,
    brief: Brief,
    parts: Sequence[PartRequest],
    rows: Sequence[PhraseRow],
    bank: Bank,
    lexicon: Lexicon,
) -> Iterator[Supply]:
    """By slot: what the parts ask for, and the characters of all bodies that may be said there."""
    pool = build_pool(rows, setting_of(template, brief, bank, lexicon, 0), frozenset())
    asked: dict[str, int] = defaultdict(int)
    for part in parts:
        for slot in slots_of(part):
            asked[slot] += (part.characters or 0) // len(slots_of(part))
    for slot, characters in asked.items():
        held = sum(len(one.text) for one in pool.of(slot, *BODY) if not one.reserve)
        yield Supply(template.name, slot, characters, held)
