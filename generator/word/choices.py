"""Which heading or lead of a block is offered in other words, and in which."""

import re
from typing import NamedTuple

from generator.model.draft import Block
from generator.word.controls import CHOICE_LIMIT
from generator.word.numbering import LEVELS

_YAO = re.compile(r"^(?:我们)?要")
_ENDS = "。，；：、"


class Choice(NamedTuple):
    """The spans `first`–`last` may be replaced by one of `texts`; the first of these stands there."""

    first: int
    last: int
    texts: tuple[str, ...]


def choice_of(block: Block) -> Choice | None:
    """The choice in the block's heading or lead; None if it has none, or one too long for a list."""
    head = len(block.spans) if block.style in LEVELS else block.lead
    unit = next((span.unit for span in block.spans[:head] if span.unit is not None), None)
    places = [place for place, span in enumerate(block.spans[:head]) if span.unit == unit]
    if unit is None or not block.alternatives:
        return None
    first, last = places[0], places[-1]
    if any(span.kind == "blank" for span in block.spans[first : last + 1]):
        return None
    standing = "".join(span.text for span in block.spans[first : last + 1])
    before = "".join(span.text for span in block.spans[:first])
    texts = dict.fromkeys([standing, *(_fitted(one.text, before, standing) for one in block.alternatives)])
    fits = len(texts) > 1 and all(0 < len(text) <= CHOICE_LIMIT for text in texts)
    return Choice(first, last, tuple(texts)) if fits else None


def _fitted(text: str, before: str, standing: str) -> str:
    """An alternative as it reads in this place: no second 要 after 一要, the same stop at its end."""
    if before.endswith("要"):
        text = _YAO.sub("", text)
    stop = standing[-1] if standing[-1] in _ENDS else ""
    return text.rstrip(_ENDS) + stop
