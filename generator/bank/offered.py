"""The rows that a draft read of a bank that is read whole, kept as the values they are made of: the next draft for the
same occasions neither joins tables nor parses anything."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from generator.bank.kept import Kept
from generator.bank.offers import offers
from generator.bank.rows import PhraseRow
from generator.model.sentence import LevelWord, Renewal, Traits
from generator.model.source import Source

_KIND = "\n".join(("rows", *PhraseRow._fields, *Traits._fields))
_LEVEL_WORDS, _RENEWALS = Traits._fields.index("level_words"), Traits._fields.index("renewals")
_SOURCE, _TRAITS = PhraseRow._fields.index("source"), PhraseRow._fields.index("traits")


def rows_for(
    connection: sqlite3.Connection,
    kept: Kept,
    occasions: Sequence[str],
    suspect_at: Callable[[str], tuple[str, ...]] | None,
) -> list[PhraseRow]:
    """The rows for a draft with these occasions, as they are `kept`; else read, and asked what `suspect_at` says."""
    name = "\n".join(sorted(set(occasions)))
    known = kept.find(_KIND, name)
    if known is not None:
        return [_row(one) for one in known]
    found = offers(connection, occasions=occasions)
    if suspect_at is not None:
        found = [row._replace(suspect_at=suspect_at(row.core)) for row in found]
    kept.put(_KIND, name, tuple(found))
    return found


def _row(plain: tuple[Any, ...]) -> PhraseRow:
    values = list(plain)
    values[_SOURCE] = Source._make(plain[_SOURCE])
    values[_TRAITS] = _traits(plain[_TRAITS])
    return PhraseRow._make(values)


def _traits(plain: tuple[Any, ...]) -> Traits:
    traits = Traits._make(plain)
    if not plain[_LEVEL_WORDS] and not plain[_RENEWALS]:
        return traits
    return traits._replace(
        level_words=tuple(map(LevelWord._make, plain[_LEVEL_WORDS])),
        renewals=tuple(map(Renewal._make, plain[_RENEWALS])),
    )
