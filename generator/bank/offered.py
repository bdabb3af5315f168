"""The rows that a draft read of a bank that is read whole, kept as the values they are made of: the next draft for the
same occasions neither joins tables nor parses anything."""

from collections.abc import Sequence
from typing import Any

from generator.bank.kept import Kept
from generator.bank.rows import PhraseRow
from generator.model.sentence import LevelWord, Renewal, Traits
from generator.model.source import Source

_KIND = "\n".join(("rows", *PhraseRow._fields, *Traits._fields))
_LEVEL_WORDS, _RENEWALS = Traits._fields.index("level_words"), Traits._fields.index("renewals")
_SOURCE, _TRAITS = PhraseRow._fields.index("source"), PhraseRow._fields.index("traits")


def kept_rows(kept: Kept, occasions: Sequence[str]) -> list[PhraseRow] | None:
    """The rows read for a draft with these occasions; None if they are not kept."""
    found = kept.find(_KIND, _name(occasions))
    return None if found is None else [_row(one) for one in found]


def keep_rows(kept: Kept, occasions: Sequence[str], rows: Sequence[PhraseRow]) -> None:
    """Keep the rows read for a draft with these occasions."""
    kept.put(_KIND, _name(occasions), tuple(rows))


def _name(occasions: Sequence[str]) -> str:
    return "\n".join(sorted(set(occasions)))


def _row(plain: tuple[Any, ...]) -> PhraseRow:
    first, between, last = plain[:_SOURCE], plain[_SOURCE + 1 : _TRAITS], plain[_TRAITS + 1 :]
    return PhraseRow._make((*first, Source._make(plain[_SOURCE]), *between, _traits(plain[_TRAITS]), *last))


def _traits(plain: tuple[Any, ...]) -> Traits:
    traits = Traits._make(plain)
    if not plain[_LEVEL_WORDS] and not plain[_RENEWALS]:
        return traits
    return traits._replace(
        level_words=tuple(map(LevelWord._make, plain[_LEVEL_WORDS])),
        renewals=tuple(map(Renewal._make, plain[_RENEWALS])),
    )
