"""Sentences that mining set aside: why, how many, and a few of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank


@dataclass(frozen=True, slots=True)
class Unused:
    """Sentences that are not offered for one reason; `examples` are (text, file, what in it) of the first of them."""

    why: str
    count: int
    examples: tuple[tuple[str, str, str], ...]


def unused(bank: Bank, examples: int) -> Sequence[Unused]:
    """One row a reason, the commonest first, each with up to `examples` sentences."""
    rows = bank.connection.execute(
        "select s.why_not, s.text, o.name from sentence s join source o on o.id = s.source "
        "where not s.usable order by o.name, s.paragraph, s.sentence"
    )
    found: dict[str, list[tuple[str, str, str]]] = {}
    for why_not, text, file in rows:
        why, _, words = (why_not or "").partition("：")
        found.setdefault(why, []).append((text, file, words))
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [Unused(why, len(held), tuple(held[:examples])) for why, held in ordered]
