"""Whether two sentences of a point say the same: alike on the whole, in their first clauses, or in their content words."""

from generator.drafting.affinity import lead_words
from generator.drafting.candidate import Candidate
from generator.drafting.parts import Point
from generator.language.cohesion import likeness

_TOO_LIKE = 0.42
SAME_THING = 3
"""Content words that two sentences of a point may not have in common."""
_SAME_HEAD = 0.48
"""Likeness of first clauses above which two sentences of a point open alike."""


def alike_heads(one: Candidate, other: Candidate) -> float:
    """Up to 2 for two sentences whose first clauses say nearly the same."""
    return 6.0 * max(0.0, _heads_likeness(one, other) - 0.2)


def _heads_likeness(one: Candidate, other: Candidate) -> float:
    return likeness(one.head_grams, other.head_grams)


def echoes(point: Point, candidate: Candidate) -> bool:
    """Whether the point says this already: alike on the whole, or three content words beside the lead's."""
    return any(
        likeness(one.grams, candidate.grams) > _TOO_LIKE
        or len(shared(point, one, candidate)) >= SAME_THING
        or _heads_likeness(one, candidate) > _SAME_HEAD
        for one in point.body
    )


def shared(point: Point, one: Candidate, other: Candidate) -> frozenset[str]:
    """Content words that two sentences of a point have in common, the lead's own left out."""
    return (one.words & other.words) - lead_words(point)
