"""The words on account of which a draft may not say a text: few texts hold any, and only these are looked at closely."""

import functools
from collections.abc import Callable, Iterable
from itertools import chain

from generator.bank.bank import Bank
from generator.checking.leftover import NAME_KINDS, Names
from generator.language.finder import Finder
from generator.language.lexicon import Lexicon


class Suspects:
    """Local names, what a level must not say, members of formulas that must stand whole; gathered when first asked."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words

    def __call__(self, text: str) -> bool:
        """Whether `text` holds one of them."""
        return bool(self._finder.longest(text))

    @functools.cached_property
    def _finder(self) -> Finder:
        return Finder(self._words)


def suspicion(bank: Bank, lexicon: Lexicon) -> Callable[[str], tuple[str, ...]]:
    """Tells at which levels (an empty one: at all) some draft from `bank` could not say a text for a word in it."""

    @functools.cache
    def everywhere() -> Suspects:
        names = Names(bank.local_names(NAME_KINDS), (), lexicon)
        return Suspects([*names.words, *chain(*lexicon.terms.atoms)])

    def suspect_at(text: str) -> tuple[str, ...]:
        if everywhere()(text):
            return ("",)
        return tuple(
            name for name, level in lexicon.levels.by_name.items() if level.unsaid_finder.longest(text)
        )

    return suspect_at
