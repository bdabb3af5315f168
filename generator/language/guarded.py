"""Patterns that are not tried where they cannot match: looking for a few characters is cheaper."""

import re
from collections.abc import Iterable, Iterator

from generator.language.finder import characters_in, pairs_in
from generator.language.patterns import pattern as lazy


class Guarded:
    """A pattern with what it needs: every match holds one of these characters or pairs of neighbours."""

    def __init__(self, pattern: str, needs: str) -> None:
        """`needs` are parted by spaces, each of one or two characters. The pattern is compiled when it is first tried."""
        self.pattern = lazy(pattern)
        self.characters = frozenset(need for need in needs.split() if len(need) == 1)
        self.pairs = frozenset(needs.split()) - self.characters

    def may_match(self, text: str) -> bool:
        """Whether `text` holds what a match needs."""
        return not (self.pairs.isdisjoint(pairs_in(text)) and self.characters.isdisjoint(characters_in(text)))

    def search(self, text: str) -> re.Match[str] | None:
        """As of the pattern."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of the pattern."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


class Guards:
    """Many guarded patterns, asked together which of them may match."""

    def __init__(self, patterns: Iterable[Guarded]) -> None:
        self._needed_by: dict[str, set[Guarded]] = {}
        for one in patterns:
            for need in one.pairs | one.characters:
                self._needed_by.setdefault(need, set()).add(one)
        self._pairs = frozenset(need for need in self._needed_by if len(need) > 1)
        self._characters = frozenset(self._needed_by) - self._pairs

    def met(self, text: str) -> set[Guarded]:
        """Those that may match `text`: no other does."""
        found: set[Guarded] = set()
        for need in self._pairs & pairs_in(text):
            found |= self._needed_by[need]
        for need in self._characters & characters_in(text):
            found |= self._needed_by[need]
        return found
