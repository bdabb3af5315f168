"""The content files of the language together: slots with occasions and special matters, levels, terms, evidence, familiar words."""

from dataclasses import dataclass, field

from generator.language.evidence import Evidence
from generator.language.familiar import Familiar
from generator.language.levels import Levels
from generator.language.matters import Matters
from generator.language.occasions import Occasions
from generator.language.slots import Slots
from generator.language.specialties import Specialties
from generator.language.terms import Terms


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What mining, checking and drafting read the language with."""

    slots: Slots
    levels: Levels
    terms: Terms
    evidence: Evidence = field(default_factory=Evidence)
    occasions: Occasions = field(default_factory=Occasions)
    specialties: Specialties = field(default_factory=Specialties)
    matters: Matters = field(default_factory=Matters)
    familiar: Familiar = field(default_factory=Familiar)
