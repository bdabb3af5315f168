"""What the user decided on whole sources: occasion, speaker, standing, place, day, own or outside."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.bank.bank import Bank
from generator.bank.verdicts import STANDING

if TYPE_CHECKING:
    from generator.model.manuscript import Manuscript

PREFIX = "source."
"""Begins the fields of decisions on sources, whose keys are the digests of the sources."""
_HEEDED = "source edits"


def decided_sources(bank: Bank) -> dict[str, dict[str, str]]:
    """Digest of a source → field (occasion, post, standing, place, date, kind) → what was decided last."""
    rows = bank.connection.execute(
        "select d.key, d.field, d.value from decision d join batch b on b.id = d.batch "
        f"where {STANDING} and d.field like '{PREFIX}%' order by d.at, d.id"
    )
    found: dict[str, dict[str, str]] = {}
    for key, field, value in rows:
        found.setdefault(key, {})[field.removeprefix(PREFIX)] = value
    return found


def heeded_sources(bank: Bank) -> dict[str, dict[str, str]]:
    """As `decided_sources`, as it was when sources were last mined by it; `was` is the kind it had before."""
    found: dict[str, dict[str, str]] = json.loads(bank.meta(_HEEDED) or "{}")
    return found


def set_heeded(bank: Bank, heeded: Mapping[str, Mapping[str, str]]) -> None:
    """Remember by what sources were mined; inside a change."""
    bank.set_meta(_HEEDED, json.dumps(heeded, ensure_ascii=False, sort_keys=True) if heeded else "")


def forget_heeded(bank: Bank, digest: str) -> None:
    """The source with this digest was taken in anew, without what was decided on it; inside a change."""
    heeded = heeded_sources(bank)
    if heeded.pop(digest, None) is not None:
        set_heeded(bank, heeded)


def stored(bank: Bank, digests: Iterable[str]) -> "Iterator[tuple[str, str, Manuscript]]":
    """(path, kind, manuscript) of the user's own sources with these digests."""
    from generator.bank.manuscript_json import manuscript_from_json

    for digest in digests:
        rows = bank.connection.execute(
            "select path, kind, text, name, digest from source where digest = ? and kind in ('own', 'outside')",
            (digest,),
        ).fetchall()
        for path, kind, *text in rows:
            yield path, kind, manuscript_from_json(*text)
