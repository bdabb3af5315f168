"""What a point or a paragraph of a source is about."""

import re
from collections import Counter
from collections.abc import Sequence

from generator.model.sentence import Sentence

HEADS = ("小标题", "领句")
_PLAIN = 2
"""What it counts that a sentence names a topic; one more where a point or paragraph begins, or in its heading."""
_RUN_ON = re.compile("一[要是][^。]*；二[要是]")


def subject_of(members: Sequence[Sentence], heading: Sentence | None, *, alone: bool) -> tuple[str, str]:
    """Slot and topic of a point: those of its lead; else what it speaks of most, its beginning (and the heading of a
    lone paragraph) above all. What runs through several numbered things says little of any."""
    head = members[0]
    led = head.role in HEADS
    if led and head.topic:
        return head.slot, head.topic
    slot = head.slot if led or heading is None else heading.slot
    weights: Counter[tuple[str, str]] = Counter()
    for one in members:
        if one.topic and not _RUN_ON.search(one.text):
            weights[one.slot, one.topic] += _PLAIN + (one is head)
    if alone and heading is not None and heading.topic:
        weights[heading.slot, heading.topic] += _PLAIN + 1
        weights.update({key: 1 for key in weights if key[1] in heading.traits.head_topics})
    able = [key for key in weights if key[0] == slot or weights[key] >= len(members)]
    return max(able, key=lambda key: weights[key], default=(slot, ""))
