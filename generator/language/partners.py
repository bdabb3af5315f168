"""How firmly two characters belong together: of all words of two with the one, how many are with the other."""

import functools

from generator.language.readings import READINGS
from generator.language.words import frequency


def share_of(word: str, kept: int) -> float:
    """0–1: how much of what words of two characters have word[kept] in that place (0 or 1) `word` itself is."""
    return frequency(word) / max(_total(word[kept], kept), 1)


@functools.cache
def _characters() -> str:
    """Those that common words are written with."""
    return "".join(sorted({char for line in READINGS.split("\n") for char in line.partition(" ")[2]}))


@functools.lru_cache(1 << 12)
def _total(kept: str, place: int) -> int:
    pairs = (kept + other if place == 0 else other + kept for other in _characters())
    return sum(map(frequency, pairs))
