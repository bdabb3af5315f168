"""The content files of the language together: slots, occasions, special matters, levels, terms, evidence, familiar words."""

from typing import NamedTuple

from generator.language.evidence import Evidence
from generator.language.familiar import Familiar
from generator.language.levels import Levels
from generator.language.matters import Matters
from generator.language.occasions import Occasions
from generator.language.slots import Slots
from generator.language.specialties import Specialties
from generator.language.terms import Terms


class Lexicon(NamedTuple):
    """What mining, checking and drafting read the language with."""

    slots: Slots
    levels: Levels
    terms: Terms
    evidence: Evidence = Evidence()
    occasions: Occasions = Occasions()
    specialties: Specialties = Specialties()
    matters: Matters = Matters()
    familiar: Familiar = Familiar()

    def of_office(self, level: str, place: str, superior: str = "") -> "Lexicon":
        """The same, `level` in the words of the office of `place` and of `superior` above it (`Levels.at`)."""
        levels = self.levels.at(level, place, superior)
        return self if levels is self.levels else self._replace(levels=levels)
