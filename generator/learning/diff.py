"""What differs between two wordings of a sentence, character by character."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

_PIECE = re.compile("【(?:待填|此处写)[^】]*】|.", re.DOTALL)
Sign = Literal["=", "-", "+"]
Stretch = tuple[Sign, str]
_SHORT = 2
"""Characters below which what two changes leave between them reads better as changed too."""


def differences(before: str, after: str) -> list[Stretch]:
    """Stretches that stayed (=), are gone (-) and are new (+), in reading order; what is gone comes first.

    A blank (【待填：名称】) is gone or stays as a whole.
    """
    steps: list[tuple[bool, str, str]] = []
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    for sign, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        steps.append((sign == "equal", "".join(old[a:b]), "".join(new[c:d])))
    return list(_stretches(_joined(steps)))


def _joined(steps: Iterable[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """Neighbouring changes as one, with the crumbs that stayed between them."""
    given = list(steps)
    joined: list[tuple[bool, str, str]] = []
    for number, (same, old, new) in enumerate(given):
        crumb = same and len(old) < _SHORT and 0 < number < len(given) - 1
        if joined and not joined[-1][0] and (crumb or not same):
            _, before, after = joined.pop()
            joined.append((False, before + old, after + new))
        else:
            joined.append((same, old, new))
    return joined


def _stretches(steps: Iterable[tuple[bool, str, str]]) -> Iterator[Stretch]:
    for same, old, new in steps:
        if same:
            yield "=", old
            continue
        if old:
            yield "-", old
        if new:
            yield "+", new


def share_kept(before: str, after: str) -> float:
    """The share (0–1) of the characters of `before` that stand in the same order in `after`."""
    if not before:
        return 1.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(before)
