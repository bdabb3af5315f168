"""An outline on one page: title, headings and leads as chosen, or as they were edited in Word."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class OutlineLine(NamedTuple):
    """A heading or a lead: its words without ordinal, and what is said of it.

    `slot` and `topic` are empty where it was edited by hand: they are to be found anew.
    """

    text: str
    ordinal: str = ""
    slot: str = ""
    topic: str = ""
    facts: tuple[str, ...] = ()
    """Facts of the brief that stand under it, word for word."""
    alternatives: tuple[str, ...] = ()
    untouched: bool = False
    """It stands in an edited file where and as it was written."""


class OutlinePart(NamedTuple):
    """A heading with the leads under it.

    `characters` is its planned length; of an edited outline 0 if that is none of the user's.
    """

    heading: OutlineLine
    points: tuple[OutlineLine, ...] = ()
    topics: tuple[str, ...] = ()
    characters: int = 0

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts of the heading and of all leads."""
        return (*self.heading.facts, *(fact for point in self.points for fact in point.facts))


class Outline(NamedTuple):
    """All parts in order; occasion, seed and brief (as a manifest has it) from which it was made.

    `occasion` is empty where the file no longer says it. `title` is a line each; `unread` holds lines
    of an edited file that are none of this.
    """

    title: tuple[str, ...]
    parts: tuple[OutlinePart, ...]
    occasion: str = ""
    seed: int = 1
    brief: Mapping[str, object] = MappingProxyType({})
    drafted_title: tuple[str, ...] = ()
    """The title as it was before it was edited."""
    unread: tuple[str, ...] = ()
