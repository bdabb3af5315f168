"""Patterns that are not tried where they cannot match: looking for a few characters is cheaper."""

import re
from collections.abc import Iterator

from generator.language.finder import characters_in, pairs_in


class Guarded:
    """A pattern with what it needs: every match holds one of these characters or pairs of neighbours."""

    def __init__(self, pattern: str, needs: str) -> None:
        """`needs` are parted by spaces, each of one or two characters."""
        self.pattern = re.compile(pattern)
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
