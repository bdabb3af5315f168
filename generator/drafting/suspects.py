"""The words on account of which a draft may not say a text: few texts hold any, and only these are looked at closely."""

import functools
from collections.abc import Sequence

from generator.checking.leftover import Names
from generator.language.finder import Finder
from generator.language.levels import Level
from generator.language.lexicon import Lexicon


class Suspects:
    """Local `names`, what `levels` must not say, the members of formulas that must stand whole."""

    def __init__(self, names: Names, levels: Sequence[Level], lexicon: Lexicon) -> None:
        self._names, self._levels, self._lexicon = names, levels, lexicon

    def __call__(self, text: str) -> bool:
        """Whether `text` holds one of them."""
        return bool(self._finder.longest(text))

    @functools.cached_property
    def _finder(self) -> Finder:
        members = (member for atom in self._lexicon.terms.atoms for member in atom)
        unsaid = (word for level in self._levels for word in level.unsaid)
        return Finder([*self._names.words, *unsaid, *members])
