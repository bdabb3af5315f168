"""Candidates best first, as a sort of all of them would give, though most are never weighed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.best_first import best_first
from generator.drafting.journal import Rule

_LEAST = -1.5
_NUMBERS = st.sampled_from([0.0, 0.5, 1.0, 2.0, 2.5, 7.0])


class _One:
    """As much of a candidate as the order looks at."""

    def __init__(self, cost: float, *, back: bool, barred: bool) -> None:
        self.cost, self.back, self.barred = cost, back, barred


_ONES = st.builds(_One, st.sampled_from([_LEAST, 0.0, 0.5, 4.0]), back=st.booleans(), barred=st.booleans())


def _ranked(scored, weighed=None):
    def cost(one):
        if weighed is not None:
            weighed[one] += 1
        return one.cost

    return best_first(
        scored,
        barrier=lambda one: Rule.REPEATS if one.barred else None,
        held_back=lambda one: (one.back,),
        cost=cost,
        least=_LEAST,
    )


@given(st.lists(st.tuples(_NUMBERS, _ONES)))
def test_the_order_is_that_of_a_stable_sort_of_all_that_is_not_barred(scored):
    free = [(score - one.cost, one) for score, one in scored if not one.barred]
    assert [*_ranked(scored)] == sorted(free, key=lambda pair: (pair[1].back, -pair[0]))


@pytest.mark.parametrize("taken", [1, 3])
def test_what_cannot_come_first_is_not_weighed(taken):
    scored = [(float(number), _One(0.0, back=False, barred=False)) for number in range(100)]
    weighed: Counter[_One] = Counter()
    ranked = _ranked(scored, weighed)
    assert [next(ranked)[0] for _ in range(taken)] == [99.0, 98.0, 97.0][:taken]
    assert sum(weighed.values()) <= taken + 2
