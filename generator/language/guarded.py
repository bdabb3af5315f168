"""Patterns that are not tried where they cannot match: looking for a few characters is cheaper.

Which of all the patterns there are may match a text is found out once a text, for all of them together; whoever
has many can ask for all of them at once (`bits_in(text) & any_of(patterns)`).
"""

import functools
import re
from collections.abc import Iterable, Iterator
from operator import or_

from generator.language.finder import seen_in, watch
from generator.language.patterns import pattern as lazy


class Guarded:
    """A pattern with what it needs: every match holds one of these characters or pairs of neighbours."""

    def __init__(self, pattern: str, needs: str) -> None:
        """`needs` are parted by spaces, each of one or two characters. The pattern is compiled when it is first tried."""
        self.pattern = lazy(pattern)
        self.bit = watch(needs.split())

    def may_match(self, text: str) -> bool:
        """Whether `text` holds what a match needs."""
        return bool(seen_in(text).bits & self.bit)

    def search(self, text: str) -> re.Match[str] | None:
        """As of the pattern."""
        return self.pattern.search(text) if seen_in(text).bits & self.bit else None

    def match(self, text: str, inside: str = "") -> re.Match[str] | None:
        """As of the pattern; of a part of a text that was looked at already, that whole text may stand `inside`.

        What the whole does not hold, no part of it holds.
        """
        return self.pattern.match(text) if seen_in(inside or text).bits & self.bit else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of the pattern."""
        return self.pattern.finditer(text) if seen_in(text).bits & self.bit else iter(())


def bits_in(text: str) -> int:
    """The bits of the patterns that may match `text`."""
    return seen_in(text).bits


def any_of(patterns: Iterable[Guarded]) -> int:
    """The bits of all `patterns` together."""
    return functools.reduce(or_, (one.bit for one in patterns), 0)
