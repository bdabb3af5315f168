"""What spoke for a phrase that is chosen, in words: for the journal, told before the phrase is taken."""

from collections.abc import Sequence

from generator.drafting.affinity import AFFINITY_PARTS, WORTH_PARTS, affinity_parts, worth_parts
from generator.drafting.candidate import Candidate
from generator.drafting.journal import Choice
from generator.drafting.parts import Point
from generator.drafting.pool import Pool
from generator.drafting.setting import Setting

COSTS = ("来源用得多", "用词前面听过", "本点已用这个来源", "开头相近", "意思相近", "与原文邻句")
"""What the costs of a body's sentence say, for the user."""
WHOLE_PARTS = ("整段切题", "各句的分量", "本单位讲过的一点", "种子")
"""What speaks for a whole paragraph, for the user."""
_RUNNERS_UP = 2


def body_choice(
    point: Point,
    best: Candidate,
    costs: Sequence[float],
    fitting: Sequence[tuple[float, Candidate]],
    pool: Pool,
    setting: Setting,
) -> Choice:
    """Why `best` was chosen for `point` among the `fitting` (score, candidate); `costs` are numbers of COSTS.

    `fitting` has the best first; what is held back (in reserve, of a source that gave its share) stands last.
    """
    behind = fitting[[one.key for _, one in fitting].index(best.key) :]
    names = (*AFFINITY_PARTS, *WORTH_PARTS, *COSTS)
    values = (
        *affinity_parts(point, best, pool),
        *worth_parts(best, point.id, setting),
        *(-cost for cost in costs),
    )
    return Choice(
        best.text,
        wish_of(point.slot, best.row.role, point.topic),
        point.lead.text if point.lead else "",
        tuple(zip(names, values, strict=True)),
        len(fitting),
        _runners_up(behind[1:]),
    )


def whole_choice(
    best: Candidate, point: Point, parts: Sequence[float], others: Sequence[tuple[str, float]]
) -> Choice:
    """Why `best` was chosen: it stands in a whole paragraph that scored best; one number each of WHOLE_PARTS.

    `others` are the other whole paragraphs on the topic, by their first sentences, the best first.
    """
    lead = point.lead.text if point.lead else ""
    named = tuple(zip(WHOLE_PARTS, parts, strict=True))
    return Choice(
        best.text,
        wish_of(point.slot, best.row.role, point.topic),
        lead,
        named,
        len(others) + 1,
        tuple(others[:_RUNNERS_UP]),
    )


def guest_choice(
    best: Candidate,
    point: Point,
    welcome: Sequence[tuple[float, Candidate]],
    pool: Pool,
    setting: Setting,
) -> Choice:
    """Why `best`, a sentence of the office's own, stands in a whole paragraph: among the `welcome` (score, candidate)."""
    ranked = sorted(welcome, key=lambda pair: (-pair[0], pair[1] is not best))
    return body_choice(point, best, (0.0,) * len(COSTS), ranked, pool, setting)


def passage_choice(
    best: Candidate,
    asked: Sequence[str],
    block: str,
    cost: float,
    scored: Sequence[tuple[float, Candidate]],
    setting: Setting,
) -> Choice:
    """Why `best` was chosen for a passage of `asked` (slot, role, topic, move) among the `scored` candidates.

    `cost` is what its source's share speaks against it.
    """
    parts = zip((*WORTH_PARTS, COSTS[0]), (*worth_parts(best, block, setting), -cost), strict=True)
    rest = sorted((pair for pair in scored if pair[1] is not best), key=lambda pair: -pair[0])
    return Choice(best.text, wish_of(*asked), "", tuple(parts), len(scored), _runners_up(rest))


def set_choice(
    best: Candidate,
    wish: str,
    parts: Sequence[tuple[str, float]],
    candidates: int,
    others: Sequence[Candidate],
) -> Choice:
    """Why a heading or lead was chosen: what spoke for its set, how many sets served, what else its set offers."""
    return Choice(best.text, wish, "", tuple(parts), candidates, tuple((one.text, 0.0) for one in others))


def _runners_up(behind: Sequence[tuple[float, Candidate]]) -> tuple[tuple[str, float], ...]:
    return tuple((one.text, score) for score, one in behind[:_RUNNERS_UP])


def wish_of(*asked: str) -> str:
    """What was asked for, in words."""
    return "·".join(filter(None, asked))
