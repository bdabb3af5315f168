"""Sources that count as the user's own only because it was not known where he is, nor did he say whose they are."""

import json
from collections.abc import Collection

from generator.bank.bank import Bank

_KEY = "kinds left open"


def left_open(bank: Bank) -> list[str]:
    """The digests of these sources; some may have left the bank."""
    found: list[str] = json.loads(bank.meta(_KEY) or "[]")
    return found


def leave_open(bank: Bank, digests: Collection[str]) -> None:
    """Remember that it is open whose the sources with these digests are; inside a change."""
    if digests:
        bank.set_meta(_KEY, json.dumps(sorted({*left_open(bank), *digests})))


def close(bank: Bank, digest: str) -> None:
    """The user said whose the source with this digest is; inside a change."""
    left = left_open(bank)
    if digest in left:
        bank.set_meta(_KEY, json.dumps([one for one in left if one != digest]))


def close_all(bank: Bank) -> None:
    """It is known now whose all of them are; inside a change."""
    bank.set_meta(_KEY, "")
