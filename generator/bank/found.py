"""What a search answers with.

Named tuples, here and in `query`: a search is over in milliseconds, and each data class costs one to define.
"""

from typing import NamedTuple

from generator.bank.said import LastSaid
from generator.model.source import Source


class Context(NamedTuple):
    """The sentences around a hit in its source, in their order."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Hit(NamedTuple):
    """A search result: one sentence for its whole phrase.

    `core` is the text without its ordinal; `seen` counts the sources that hold the phrase; `kind` and `date` are
    those of `source`; `why_not` says why it may not be offered in a draft (empty: it may); `wording` is how the
    user has put it otherwise (empty: he has not); `since` and `until` are the first and last day (ISO; empty: no bound)
    on which all of it may be said as it stands; `likeness` to the sentence that was asked about, from 0 to 1,
    None if words were searched.
    """

    key: str
    text: str
    slot: str
    role: str
    topic: str
    source: Source
    seen: int
    last_said: LastSaid | None = None
    core: str = ""
    kind: str = ""
    date: str = ""
    why_not: str = ""
    wording: str = ""
    since: str = ""
    until: str = ""
    likeness: float | None = None


class Found(NamedTuple):
    """A page of hits, best first; `first` is the number of its first hit, `more` says that there are others."""

    hits: tuple[Hit, ...]
    first: int
    more: bool
