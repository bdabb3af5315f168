"""The three content files of the language together: slots, levels, terms."""

from dataclasses import dataclass

from generator.language.levels import Levels
from generator.language.slots import Slots
from generator.language.terms import Terms


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What mining, checking and drafting read the language with."""

    slots: Slots
    levels: Levels
    terms: Terms
