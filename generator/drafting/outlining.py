"""Draft → outline: its title, headings and leads, what will stand under each, and how it could read instead."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.drafting.others import Others
from generator.drafting.review import END, GIVEN
from generator.language.punctuation import word_count
from generator.model.draft import Block, Draft
from generator.model.outline import Outline, OutlineLine, OutlinePart

_ROUND = 10


def outline_of(draft: Draft, others: Others) -> Outline:
    """The outline of `draft`; `others` tops up alternatives to two a line."""
    groups = [list(group) for _, group in groupby(draft.blocks, key=lambda block: block.id.split(".")[0])]
    headings = [group[0] for group in groups if is_heading(group[0])]
    parts: list[OutlinePart] = []
    for group in groups:
        if is_heading(group[0]):
            parts.append(_part(group, headings, others))
        else:
            points = [block for block in group if block.lead and block.level == 1]
            parts += [_part([block], points, others) for block in points]
    title = tuple(block.text for block in draft.blocks if block.style == "标题")
    return Outline(title, tuple(parts), draft.occasion, draft.seed, _unshown(draft.brief, parts), title)


def _unshown(brief: Mapping[str, object], parts: Sequence[OutlinePart]) -> dict[str, object]:
    """`brief` without the facts that stand on the page: it is there that they are kept, moved or struck."""
    shown = {fact.rstrip(END) for part in parts for fact in part.facts}
    given = brief.get(GIVEN)
    left = (
        [fact for fact in given if fact.rstrip(END) not in shown] if isinstance(given, (list, tuple)) else []
    )
    return {**{key: value for key, value in brief.items() if key != GIVEN}, **({GIVEN: left} if left else {})}


def is_heading(block: Block) -> bool:
    """Whether a part begins with this block: a heading of its own or one that opens a paragraph."""
    return block.level == 1 and "." not in block.id


def line_text(block: Block) -> str:
    """The heading or lead of a block without its ordinal; a heading in a paragraph without its stop."""
    first = 1 if block.ordinal is not None else 0
    spans = block.spans[first : block.lead] if block.lead else block.spans[first:]
    text = "".join(span.text for span in spans)
    return text.rstrip(END) if is_heading(block) else text


def _part(blocks: Sequence[Block], headings: Sequence[Block], others: Others) -> OutlinePart:
    head, *rest = blocks
    points = [block for block in rest if block.lead and block.level and block.level > 1]
    if head.slot:  # what the template itself says behind a part stands there anyway
        points = [block for block in points if block.slot]
    topics = dict.fromkeys(block.topic for block in blocks if block.topic)
    loose = [block for block in blocks if block not in points]
    length = sum(word_count(block.text) for block in blocks)
    return OutlinePart(
        _line(head, loose, headings, others),
        tuple(_line(point, [point], points, others) for point in points),
        tuple(topics),
        max(_ROUND, round(length / _ROUND) * _ROUND),
    )


def _line(block: Block, under: Sequence[Block], siblings: Sequence[Block], others: Others) -> OutlineLine:
    facts = [span.text for one in under for span in one.spans if span.kind == "fact" and span.key == "事实"]
    texts = [line_text(one) for one in siblings]
    return OutlineLine(
        line_text(block),
        block.spans[0].text if block.ordinal is not None else "",
        block.slot,
        block.topic,
        tuple(facts),
        others.of(block, line_text(block), texts),
    )
