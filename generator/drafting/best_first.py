"""Candidates in the order of what they count where they would stand, each weighed no sooner than its turn may come."""

from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from generator.drafting.candidate import Candidate
from generator.drafting.journal import Journal, Rule

Scored = Sequence[tuple[float, Candidate]]
Barrier = Callable[[Candidate], Rule | None]
"""The rule that keeps a candidate out, if any does."""


def best_first(
    scored: Scored,
    barrier: Barrier,
    held_back: Callable[[Candidate], tuple[bool, ...]],
    cost: Callable[[Candidate], float],
    least: float,
) -> Iterator[tuple[float, Candidate]]:
    """Those of `scored` that nothing keeps out, with their score less what they cost; the best first, equals in order.

    What is `held_back` stands behind all that is not. No cost is less than `least`, so that `barrier` and `cost`
    need be asked of one only when none before it can count more.
    """
    heap = [(held_back(one), least - score, False, place) for place, (score, one) in enumerate(scored)]
    heapify(heap)
    while heap:
        back, loss, is_weighed, place = heappop(heap)
        score, one = scored[place]
        if is_weighed:
            yield -loss, one
        elif barrier(one) is None:
            heappush(heap, (back, cost(one) - score, True, place))


def tell_barred(scored: Scored, barrier: Barrier, journal: Journal) -> None:
    """Tell `journal` what keeps out each of `scored` that is kept out, in order."""
    for _, one in scored:
        rule = barrier(one)
        if rule is not None:
            journal.pass_over(one.row, rule)
