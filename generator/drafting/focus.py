"""Where a draft speaks of what it was to speak of above all (重点)."""

import re
from collections.abc import Iterable, Sequence

from generator.language.slots import Slots
from generator.model.draft import Block

_HEAD = re.compile("[^，。；：]*[，：]?[^，。；：]*")
_HEADINGS = ("标题", "称谓", "日期", "讲话人")


def told_of(asked: Iterable[str], blocks: Sequence[Block], slots: Slots) -> dict[str, list[str]]:
    """Each of `asked` → the ids of the blocks that are on its topic or hold its very words; the speech's head is none."""
    return {word: [block.id for block in blocks if _is_on(word, block, slots)] for word in asked}


def topics_named(word: str, slots: Slots) -> frozenset[str]:
    """The topics of which `word` is one, that it names, or the only one that holds it in its name (预算: 计划预算)."""
    named = [topic for _, topic in slots.topics_in(word)]
    if not named and len(word) > 1:
        holding = {topic for slot in slots.by_name.values() for topic in slot.topics if word in topic}
        named = [*holding] if len(holding) == 1 else []
    return frozenset((word, *named))


def names_topic(theme: str, block: Block, slots: Slots) -> bool:
    """Whether a block is on a topic that `theme` names, or on the work of a slot that it names, or says its very words."""
    return bool(block.slot and block.slot in theme) or _is_on(theme, block, slots)


def _is_on(word: str, block: Block, slots: Slots) -> bool:
    """Whether the block, or one of its sentences by its first clauses, is on what `word` names, or says that word."""
    if block.style in _HEADINGS:
        return False
    topics = topics_named(word, slots)
    if block.topic in topics or word in block.text:
        return True
    heads = (_HEAD.match(span.text) for span in block.spans if span.kind == "phrase")
    return any(topic in topics for head in heads if head for _, topic in slots.topics_in(head[0]))
