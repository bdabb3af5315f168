"""The order of the sentences of a point."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from generator.drafting.candidate import Candidate
from generator.language.cohesion import likeness

_FEWEST_OF_A_WHOLE = 3
_TOLD = "事实"
"""The role of what a report is made of."""
_BREADTH = ("总", "", "分")
_LAST_DEED = 3
"""The last step before what rounds a point off: follow-up and account."""
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
            r"^(?:我们|我|[^，。]{0,6}常委会)?[要将]?(?:毫不动摇|坚定不移)?(?:坚持|始终|大兴|全面|牢固|深入学习|坚定|深刻|把[^，]{2,14}(?:摆在|放在|作为|贯穿|落实到))"
        ),
    ),
    (1, re.compile(r"^(?:我们|我)?[要将]?(?:健全|完善|制定|建立|明确|优化)")),
    (4, re.compile(r"^[^，。]{0,16}(?:督办|评估|反馈|回头看|跟踪|考核|测评|公开[^，。]{0,6}结果|问效|激励)")),
)
"""Places of a measure in its point, by its first clause: what all are called on to do, principle, system, (2) deed, (4) follow-up, (5) account."""


def in_order(body: Sequence[Candidate]) -> list[Candidate]:
    """Reasons first, then measures step by step, the general before the specific; neighbours stay together.

    A paragraph written as a whole keeps its order, one that goes on behind another stands behind it, and what else there
    is finds its place between their steps.
    """
    taken = _chunks(body)
    chunks = sorted(taken, key=lambda chunk: _place(chunk[0]))
    if not any(map(_is_whole, chunks)):
        return [one for chunk in chunks for one in chunk]
    wholes = [chunk for chunk in taken if len(chunk) > 1 and _may_be_whole(chunk[0])]
    ordered = [one for chunk in wholes for one in chunk]
    for chunk in chunks:
        if chunk not in wholes:
            at = _place_among(ordered, chunk[0])
            while 0 < at < len(ordered) and _is_own_train(ordered[at - 1], ordered[at]):
                at += 1
            ordered[at:at] = chunk
    return ordered


def _is_whole(chunk: Sequence[Candidate]) -> bool:
    """Whether it is a paragraph that was taken as a whole."""
    fewest = _FEWEST_OF_A_WHOLE - chunk[0].row.traits.whole
    return len(chunk) >= fewest and _may_be_whole(chunk[0])


def _place_among(ordered: Sequence[Candidate], one: Candidate) -> int:
    """Behind the reasons and the first principle if it is general, else behind the measure that it is most like; in any
    case before the sentence that rounds the paragraph off. Where the few sentences tell one thing after another, nothing
    stands between them: who names the office opens them, all else follows."""
    if one.row.role == "论述":
        return 0
    if one.row.role == _TOLD:
        return 0 if one.row.traits.actor else len(ordered)
    first = next((at for at, other in enumerate(ordered) if other.row.role != "论述"), len(ordered))
    measures = ordered[first:]
    if (
        not measures
        or _step(one) > max(_step(measures[-1]), _LAST_DEED)
        or _is_of_another_matter(one, ordered)
    ):
        return len(ordered)
    if _is_general(one):
        at = int(bool(measures[0].formulas))
    else:
        alike = [(len(one.words & other.words), likeness(one.grams, other.grams)) for other in measures]
        at = 1 + alike.index(max(alike))
    return first + min(at, len(measures) - 1)


def _is_of_another_matter(one: Candidate, ordered: Sequence[Candidate]) -> bool:
    """Whether it opens on topics of which the paragraph says nothing (it is there because it had to be said)."""
    said = {topic for other in ordered for topic in (other.row.topic, *other.row.traits.head_topics)}
    topics = one.row.traits.head_topics
    return bool(topics) and said.isdisjoint((one.row.topic, *topics))


def _is_general(one: Candidate) -> bool:
    """Whether it speaks of the whole matter: a principle, or its first clause names the topic."""
    head = one.text.split("，", maxsplit=1)[0]
    names = any(topic in head for topic in one.row.traits.first_topics)
    return names or one.row.traits.breadth == "总" or _step(one) <= 0


def adjoins(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences stand side by side in a paragraph of one source."""
    return _together(one, other) and abs(other.row.source.sentence - one.row.source.sentence) == 1


def _together(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences stand in one paragraph of one source."""
    return one.row.source_id == other.row.source_id and one.row.source.paragraph == other.row.source.paragraph


def _hangs_on(one: Candidate, other: Candidate) -> bool:
    """Whether `other` comes after `one` as it did in its source: its neighbour, or of a paragraph taken as a whole."""
    return adjoins(one, other) or (_may_be_whole(other) and _together(one, other))


def _is_own_train(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences are of one own speech: nothing stands between them."""
    return other.row.kind == "own" and one.row.source_id == other.row.source_id


def _may_be_whole(one: Candidate) -> bool:
    """Whether paragraphs of its source are taken as wholes: written so, or of the office's own."""
    return one.row.traits.whole or one.row.kind == "own"


def _chunks(body: Sequence[Candidate]) -> list[list[Candidate]]:
    """Sentences that hang on each other as one piece, in the order of their source; all others alone. What was taken of
    one own speech in a row, be it of several paragraphs, is one piece."""
    trains = list(accumulate(not _is_own_train(one, other) for one, other in pairwise([*body[:1], *body])))
    rows = sorted(
        enumerate(body),
        key=lambda pair: (pair[1].row.source_id, pair[1].row.source.paragraph, pair[1].row.source.sentence),
    )
    chunks: list[list[tuple[int, Candidate]]] = []
    for number, one in rows:
        last, before = chunks[-1][-1] if chunks else (number, one)
        in_a_row = trains[number] == trains[last] and _is_own_train(before, one)
        if chunks and (in_a_row or _hangs_on(before, one)):
            chunks[-1].append((number, one))
        else:
            chunks.append([(number, one)])
    return [[one for _, one in chunk] for chunk in sorted(chunks, key=lambda chunk: chunk[0][0])]


def _place(candidate: Candidate) -> tuple[bool, int, int]:
    """Reasons first, then step by step, and in each step the general before the specific."""
    return (
        candidate.row.role != "论述",
        _step(candidate),
        _BREADTH.index(candidate.row.traits.breadth),
    )


def _step(candidate: Candidate) -> int:
    return next((step for step, pattern in _STEPS if pattern.search(candidate.text)), 2)
