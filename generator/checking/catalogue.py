"""All checks, in the order in which `nigao check --list` shows them."""

from collections.abc import Iterable, Sequence

from generator.checking import (
    blanks,
    counting,
    manner,
    marks,
    misheard,
    numbers,
    ordinals,
    pairs,
    places,
    posts,
    ranks,
    reading_aloud,
    sources,
    spaces,
    times,
    years,
)
from generator.checking.check import Check
from generator.checking.paper import Paper
from generator.model.finding import Finding, Severity

BUILT_IN: tuple[Check, ...] = (
    *blanks.CHECKS,
    *places.CHECKS,
    *sources.CHECKS,
    *ranks.CHECKS,
    *times.CHECKS,
    *years.CHECKS,
    *posts.CHECKS,
    *counting.CHECKS,
    *ordinals.CHECKS,
    *marks.CHECKS,
    *spaces.CHECKS,
    *pairs.CHECKS,
    *numbers.CHECKS,
    *reading_aloud.CHECKS,
    *misheard.CHECKS,
    *manner.CHECKS,
)
BESIDE: tuple[tuple[str, Severity, str], ...] = (
    ("overlap.source", "警告", "大段和句库里一篇稿子、或 --against 的文件相同"),
    ("look.style", "提示", "样式和所用的版式不一样"),
    ("look.page", "提示", "纸张、页边距和所用的版式不一样"),
)
"""(id, severity, reason) of what is looked at beside the text."""


def find_all(paper: Paper, checks: Iterable[Check]) -> list[Finding]:
    """What all `checks` find, in order of place; of two that say the same of a stretch the graver stays."""
    found = [one for check in checks for one in check.run(paper)]
    return sorted(_without_echoes(found), key=lambda one: (one.paragraph, one.start, one.end, one.id))


def _without_echoes(found: Sequence[Finding]) -> list[Finding]:
    """Leaves out a place that a source's name already tells, and the like: same stretch, same family."""
    kept: dict[tuple[int, int, int, str], Finding] = {}
    for one in found:
        key = (one.paragraph, one.start, one.end, one.id.partition(".")[0])
        if key not in kept or _RANK[one.severity] > _RANK[kept[key].severity]:
            kept[key] = one
    return list(kept.values())


_RANK = {"提示": 0, "警告": 1, "错误": 2}
