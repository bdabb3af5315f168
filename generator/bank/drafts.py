"""Drafts that the bank keeps, and where sentences known by their keys stand."""

import json
from collections.abc import Iterable
from typing import Any

from generator.bank.bank import Bank
from generator.model.draft import Source


def kept_manifest(bank: Bank, draft_id: str) -> dict[str, Any] | None:
    """The manifest of the draft with this id, as it was generated; None if this bank has not made it."""
    row = bank.connection.execute("select manifest from draft where id = ?", (draft_id,)).fetchone()
    return dict(json.loads(row[0])) if row else None


def places_of(bank: Bank, keys: Iterable[str]) -> dict[str, Source]:
    """Where the sentence with each of these keys stands first; keys that the bank does not know are left out."""
    found: dict[str, Source] = {}
    for key in keys:
        row = bank.connection.execute(
            "select o.name, s.paragraph, s.sentence from sentence s join source o on o.id = s.source "
            "where s.key = ? order by o.id, s.paragraph, s.sentence limit 1",
            (key,),
        ).fetchone()
        if row:
            found[key] = Source(*row)
    return found
