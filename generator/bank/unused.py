"""Sentences that mining or the user set aside: why, how many, and a few of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank

_HIDDEN = "您划掉的，不再用"


@dataclass(frozen=True, slots=True)
class Unused:
    """Sentences that are not offered for one reason; `examples` are (text, file, what in it) of the first of them."""

    why: str
    count: int
    examples: tuple[tuple[str, str, str], ...]


def unused(bank: Bank, examples: int) -> Sequence[Unused]:
    """One row a reason, the commonest first, each with up to `examples` sentences."""
    rows = bank.connection.execute(
        "select case when s.usable then ? else s.why_not end, s.text, o.told "
        "from sentence s join source o on o.id = s.source left join member m on m.key = s.key "
        "left join verdict v on v.phrase = m.phrase "
        "where not s.usable or coalesce(v.hidden, 0) order by o.told, s.paragraph, s.sentence",
        (_HIDDEN,),
    )
    found: dict[str, list[tuple[str, str, str]]] = {}
    for why_not, text, file in rows:
        why, _, words = (why_not or "").partition("：")
        found.setdefault(why, []).append((text, file, words))
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return [Unused(why, len(held), tuple(held[:examples])) for why, held in ordered]
