"""Drafts that the bank keeps, and where sentences known by their keys stand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.bank.bank import Bank
from generator.model.draft import Source


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence that the bank holds: its text without the ordinal, and its role."""

    key: str
    core: str
    role: str


def kept_manifest(bank: Bank, draft_id: str) -> dict[str, Any] | None:
    """The manifest of the draft with this id, as it was generated; None if this bank has not made it."""
    row = bank.connection.execute("select manifest from draft where id = ?", (draft_id,)).fetchone()
    return dict(json.loads(row[0])) if row else None


def places_of(bank: Bank, keys: Iterable[str]) -> dict[str, Source]:
    """Where the sentence with each of these keys stands first; keys that the bank does not know are left out."""
    found: dict[str, Source] = {}
    for key in keys:
        row = bank.connection.execute(
            "select o.told, s.paragraph, s.sentence from sentence s join source o on o.id = s.source "
            "where s.key = ? order by o.id, s.paragraph, s.sentence limit 1",
            (key,),
        ).fetchone()
        if row:
            found[key] = Source(*row)
    return found


def known_sentence(bank: Bank, key: str, without: str = "") -> Known | None:
    """The first sentence with this key that did not come with the batch `without`; None if there is none."""
    row = bank.connection.execute(
        "select s.key, s.core, s.role from sentence s join source o on o.id = s.source "
        "where s.key = ? and (o.batch = '' or o.batch != ?) order by s.id limit 1",
        (key, without),
    ).fetchone()
    return Known(*row) if row else None


def newest_manifests(bank: Bank, most: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, manifest) of the drafts that the bank keeps, the newest first, at most so many."""
    rows = bank.connection.execute("select id, manifest from draft order by at desc, id limit ?", (most,))
    for draft_id, manifest in rows:
        yield draft_id, json.loads(manifest)
