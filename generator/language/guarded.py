"""Patterns that are not tried where they cannot match: looking for a few characters is cheaper.

Which of all the patterns there are may match a text is found out once a text, for all of them together.
"""

import functools
import re
from collections.abc import Iterator

from generator.language.finder import characters_in, pairs_in, watch
from generator.language.patterns import pattern as lazy

_REMEMBERED = 1 << 10
_needed_by: dict[str, set["Guarded"]] = {}
"""A character or pair of characters → the patterns that it opens."""
_characters: set[str] = set()


class Guarded:
    """A pattern with what it needs: every match holds one of these characters or pairs of neighbours."""

    def __init__(self, pattern: str, needs: str) -> None:
        """`needs` are parted by spaces, each of one or two characters. The pattern is compiled when it is first tried."""
        self.pattern = lazy(pattern)
        for need in needs.split():
            _needed_by.setdefault(need, set()).add(self)
        watch(need for need in needs.split() if len(need) > 1)
        _characters.update(need for need in needs.split() if len(need) == 1)
        _opened.cache_clear()

    def may_match(self, text: str) -> bool:
        """Whether `text` holds what a match needs."""
        return self in _opened(text)

    def search(self, text: str) -> re.Match[str] | None:
        """As of the pattern."""
        return self.pattern.search(text) if self in _opened(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of the pattern."""
        return self.pattern.finditer(text) if self in _opened(text) else iter(())


@functools.lru_cache(_REMEMBERED)
def _opened(text: str) -> set[Guarded]:
    """The patterns that may match `text`."""
    opened: set[Guarded] = set()
    for need in (_needed_by.keys() & pairs_in(text)) | (_characters & characters_in(text)):
        opened |= _needed_by[need]
    return opened
