"""Whose a speech is by what it says of itself: the user's own office's, or another's."""

from generator.language.levels import Levels
from generator.language.lexicon import Lexicon
from generator.model.manuscript import SourceInfo

_AREA = "全域"
"""The form by which a level shows itself: 全市, 全县."""


def kind_told(info: SourceInfo, home: str, lexicon: Lexicon) -> str:
    """own, or outside for a speech of another place than `home`; where no place is known, of another level."""
    own = is_home(info.place, home) and (bool(info.place) or _speaks_as(info.level, home, lexicon.levels))
    return "own" if own else "outside"


def _speaks_as(level: str, home: str, levels: Levels) -> bool:
    """Whether a speech at `level` may be one of `home`'s: of its level, or in the same words (全市 in 上海市)."""
    own = levels.of_place(home)
    said, known = levels.get(level), levels.at(own, home).get(own)
    return not said or not known or level == own or said.words.get(_AREA) == known.words.get(_AREA)


def is_home(place: str, home: str) -> bool:
    """Whether a speech of `place` is one of `home`'s; yes if either is unknown."""
    return not (place and home) or place in home or home in place
