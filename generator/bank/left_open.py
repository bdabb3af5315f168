"""Sources of which nobody said whose they are: they were judged by what they say, for the place where the user was."""

import json
from collections.abc import Collection

from generator.bank.bank import Bank

LEFT_OPEN = "kinds left open"
"""Under which the bank remembers them."""


def left_open(bank: Bank) -> dict[str, list[str]]:
    """The user's place as it was known then (empty: it was not) → the digests of these sources; some may have left the
    bank."""
    found: dict[str, list[str]] | list[str] = json.loads(bank.meta(LEFT_OPEN) or "{}")
    return {"": found} if isinstance(found, list) else found  # a list: earlier programs noted no others


def leave_open(bank: Bank, digests: Collection[str], home: str) -> None:
    """Remember that the sources with these digests were judged for a user of `home`; inside a change."""
    if digests:
        held = _without(left_open(bank), digests)
        _put(bank, {**held, home: sorted({*held.get(home, ()), *digests})})


def close(bank: Bank, digests: Collection[str]) -> None:
    """The user said whose the sources with these digests are; inside a change."""
    held = left_open(bank)
    left = _without(held, digests)
    if left != held:
        _put(bank, left)


def _without(held: dict[str, list[str]], digests: Collection[str]) -> dict[str, list[str]]:
    gone = frozenset(digests)
    left = {home: [one for one in known if one not in gone] for home, known in held.items()}
    return {home: known for home, known in left.items() if known}


def _put(bank: Bank, held: dict[str, list[str]]) -> None:
    bank.set_meta(LEFT_OPEN, json.dumps(held, ensure_ascii=False, sort_keys=True) if held else "")
