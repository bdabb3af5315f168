"""The order of the sentences of a point."""

import re
from collections.abc import Sequence

from generator.drafting.pool import Candidate

_BREADTH = ("总", "", "分")
_STEPS = (
    (
        -1,
        re.compile(
            r"^要?(?:全[省市州县区镇乡机]\w{0,4}|各[级位]|广大|全体|大家|打铁)[^，。]{0,14}(?:要|应|必须|须)"
        ),
    ),
    (
        5,
        re.compile(
            r"^[^，。]{0,10}(?:之后|以后|年底|年终|岁末|结业|最后)|^要?(?:及时|认真)?总结|^[^，。]{0,14}(?:交账|兑现承诺)"
        ),
    ),
    (
        0,
        re.compile(
            r"^(?:我们|我)?[要将]?(?:坚持|始终|大兴|全面|牢固|深入学习|坚定|深刻|把[^，]{2,14}(?:摆在|放在|作为|贯穿|落实到))"
        ),
    ),
    (1, re.compile(r"^(?:我们|我)?[要将]?(?:健全|完善|制定|建立|明确|优化)")),
    (4, re.compile(r"^[^，。]{0,16}(?:督办|评估|反馈|回头看|跟踪|考核|测评|公开[^，。]{0,6}结果|问效|激励)")),
)
"""Places of a measure in its point, by its first clause: what all are called on to do, principle, system, (2) deed, (4) follow-up, (5) account."""


def in_order(body: Sequence[Candidate]) -> list[Candidate]:
    """Reasons first, then measures step by step, the general before the specific; neighbours stay together."""
    chunks = sorted(_chunks(body), key=lambda chunk: _place(chunk[0]))
    return [one for chunk in chunks for one in chunk]


def adjoins(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences stand side by side in a paragraph of one source."""
    return _together(one, other) and abs(other.row.source.sentence - one.row.source.sentence) == 1


def _together(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences stand in one paragraph of one source."""
    return one.row.source_id == other.row.source_id and one.row.source.paragraph == other.row.source.paragraph


def _hangs_on(one: Candidate, other: Candidate) -> bool:
    """Whether `other` comes after `one` as it did in its source: its neighbour, or of a paragraph written whole."""
    return adjoins(one, other) or (other.row.traits.whole and _together(one, other))


def _chunks(body: Sequence[Candidate]) -> list[list[Candidate]]:
    """Sentences that hang on each other as one piece, in the order of their source; all others alone."""
    rows = sorted(
        enumerate(body),
        key=lambda pair: (pair[1].row.source_id, pair[1].row.source.paragraph, pair[1].row.source.sentence),
    )
    chunks: list[tuple[int, list[Candidate]]] = []
    for number, one in rows:
        if chunks and _hangs_on(chunks[-1][1][-1], one):
            chunks[-1][1].append(one)
        else:
            chunks.append((number, [one]))
    return [chunk for _, chunk in sorted(chunks, key=lambda pair: pair[0])]


def _place(candidate: Candidate) -> tuple[bool, int, int]:
    """Reasons first, then step by step, and in each step the general before the specific."""
    return (
        candidate.row.role != "论述",
        _step(candidate),
        _BREADTH.index(candidate.row.traits.breadth),
    )


def _step(candidate: Candidate) -> int:
    return next((step for step, pattern in _STEPS if pattern.search(candidate.text)), 2)
