"""What spoke for a phrase that is chosen, in words: for the journal, told before the phrase is taken."""

from collections.abc import Sequence

from generator.drafting.affinity import AFFINITY_PARTS, WORTH_PARTS, affinity_parts, worth, worth_parts
from generator.drafting.journal import Choice, runners_up
from generator.drafting.parts import Point
from generator.drafting.pool import Candidate, Pool
from generator.drafting.setting import Setting

COSTS = ("来源用得多", "用词前面听过", "本点已用这个来源", "开头相近", "意思相近", "与原文邻句")
"""What the costs of a body's sentence say, for the user."""


def body_choice(
    point: Point,
    best: Candidate,
    costs: Sequence[float],
    fitting: Sequence[tuple[float, Candidate]],
    pool: Pool,
    setting: Setting,
) -> Choice:
    """Why `best` was chosen for `point` among the `fitting` (score, candidate); `costs` are numbers of COSTS.

    What is held in reserve is no runner-up of what is not.
    """
    level = [(score, one.key, one.text) for score, one in fitting if one.reserve == best.reserve]
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
        runners_up(level, (best.key,)),
    )


def passage_choice(
    best: Candidate, asked: Sequence[str], block: str, free: Sequence[Candidate], setting: Setting
) -> Choice:
    """Why `best` was chosen for a passage of `asked` (slot, role, topic, move) among the `free` candidates."""
    return Choice(
        best.text,
        wish_of(*asked),
        "",
        tuple(zip(WORTH_PARTS, worth_parts(best, block, setting), strict=True)),
        len(free),
        runners_up([(worth(one, block, setting), one.key, one.text) for one in free], (best.key,)),
    )


def set_choice(
    best: Candidate,
    wish: str,
    parts: Sequence[tuple[str, float]],
    candidates: int,
    others: Sequence[Candidate],
) -> Choice:
    """Why a heading or lead was chosen: what spoke for its set, how many sets served, what else its set offers."""
    return Choice(best.text, wish, "", tuple(parts), candidates, tuple((one.text, 0.0) for one in others))


def wish_of(*asked: str) -> str:
    """What was asked for, in words."""
    return "·".join(filter(None, asked))
