"""How a draft is finished in Word beside its look: numbers, comments, controls, pinyin."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from generator.model.draft import Used

Numbering = Literal["typed", "auto"]
Notes = Literal["key", "all", "none"]


class Finish(NamedTuple):
    """What the user asked of the Word file.

    `notes`: comments on blanks, quotations and long copied passages (key), on every sentence (all), or
    none. `bound`: blanks are bound to one custom XML part, so that Word fills all places of a name at
    once. `pinyin`: words with their pinyin, a syllable a character, parted by spaces; empty: none is set.
    `used`: how often the sentences were used before, by key; for the comments on every sentence.
    `held` names by key the speeches that hold a sentence, so that a comment does not blame one alone.
    `draft_id` goes into the file, so that its draft is found again.
    """

    numbering: Numbering = "typed"
    notes: Notes = "key"
    bound: bool = False
    pinyin: Mapping[str, str] = MappingProxyType({})
    draft_id: str = ""
    used: Mapping[str, Used] = MappingProxyType({})
    held: Mapping[str, frozenset[str]] = MappingProxyType({})
