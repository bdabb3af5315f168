"""What speaks against a sentence in the body of a point as it stands."""

from collections.abc import Sequence

from generator.drafting.affinity import lead_words
from generator.drafting.candidate import Candidate
from generator.drafting.order import adjoins
from generator.drafting.parts import Point
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.sameness import SAME_THING, alike_heads, shared

SHARE_CAP = 0.25
"""Share of a draft that one source may take before it costs (soft)."""
_HEARD, _HEARD_MOST = 0.8, 5.0
"""What it costs for each time that one of its telling words was heard before in the draft, and at most."""
_PAIR = 1.6
"""What it counts that a sentence stood beside one that is taken."""
LEAST_COST = -_PAIR
"""All else only costs."""
_LONGEST_PAIR = 200
"""Characters of two sentences in a row (drafting.md's bound for what is another's)."""


def costs(point: Point, candidate: Candidate, pool: Pool, register: Register) -> tuple[float, ...]:
    """Its source's share, words heard before, what it has in common with the point's other sentences, its neighbours.

    Two sentences that stood side by side hang together and are welcome as a pair, a third in a row is not. One
    number each of choices.COSTS.
    """
    heard = register.times(pool.telling(candidate.words) - lead_words(point))
    neighbours = [one for one in point.body if adjoins(one, candidate)]
    same = [one for one in point.body if one.row.source_id == candidate.row.source_id]
    pair = -_PAIR if _makes_pair(point, neighbours, candidate) else 2.5
    return (
        14.0 * register.excess_share(candidate, SHARE_CAP),
        min(_HEARD_MOST, _HEARD * heard),
        0.8 * (len(same) - len(neighbours)),
        sum(alike_heads(one, candidate) for one in point.body),
        sum(2.0 for one in point.body if len(shared(point, one, candidate)) == SAME_THING - 1),
        pair if neighbours else 0.0,
    )


def _makes_pair(point: Point, neighbours: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether it stands beside one sentence that stands beside no other, both together not too long."""
    if len(neighbours) != 1:
        return False
    (first,) = neighbours
    alone = not any(adjoins(first, one) for one in point.body)
    return alone and len(first.text) + len(candidate.text) <= _LONGEST_PAIR
