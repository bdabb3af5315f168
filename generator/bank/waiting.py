"""Phrases that wait to be looked over: the user's own speeches', on which nothing was decided yet."""

from collections.abc import Sequence

from generator.bank.bank import Bank
from generator.bank.listing import Listed, listing

_OWN = ("own", "outside")


def waiting(bank: Bank, slots: Sequence[str] = (), *, shipped: bool = False) -> list[Listed]:
    """The phrases to be looked over (of these slots), as their sources go; with `shipped` those shipped too."""
    return [
        one
        for one in listing(bank)
        if not one.seen and (shipped or one.kind in _OWN) and (not slots or one.slot in slots)
    ]
