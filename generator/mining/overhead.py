"""What stands over a sentence: the topics of the lead or heading under which its speech says it, those of the title."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.language.slots import Slots
from generator.mining.outline import Entry

_TITLE, _HEADING, _LEAD = "标题", "小标题", "领句"
HEADS = (_HEADING, _LEAD)
_USUAL = "人大工作会议"
"""What the usual meeting is called: its name says nothing of the matter."""
_LONG_NAME = 4
"""Characters of a slot's name that hardly stand in a heading on anything else (监督 does: 把党的领导贯穿监督全过程)."""


class Over(NamedTuple):
    """What stands over one sentence."""

    topics: tuple[str, ...] = ()
    opens: bool = False
    """It comes right behind a lead or heading."""


def overhead(entries: Sequence[Entry], slots: Slots) -> Iterator[Over]:
    """For each entry the topics of its lead, else of the nearest heading above it that names any; none of the title's,
    of a heading itself, and of what stands before and behind all parts."""
    over: list[tuple[str, ...]] = []
    led: tuple[str, ...] = ()
    last = ""
    for entry in entries:
        if entry.kind == _HEADING:
            over, led = [*over[: (entry.level or 1) - 1], _topics(entry, slots)], ()
        elif entry.kind == _LEAD:
            led = _topics(entry, slots)
        within = entry.zone == "body" and entry.kind not in HEADS
        topics = next((one for one in (led, *reversed(over)) if one), ())
        yield Over(topics, last in HEADS) if within else Over()
        last = entry.kind


def named_in_title(entries: Sequence[Entry], slots: Slots) -> tuple[str, ...]:
    """The topics of which the lines of the title speak, and the slots that they name."""
    lines = [entry.core.replace(_USUAL, "") for entry in entries if entry.kind == _TITLE]
    topics = [topic for line in lines for _, topic in slots.topics_in(line)]
    return tuple(dict.fromkeys([*topics, *(name for name in slots.names for line in lines if name in line)]))


def _topics(entry: Entry, slots: Slots) -> tuple[str, ...]:
    """Those that the line names; of one that names a slot, those of that slot alone."""
    named = [name for name in slots.names if len(name) >= _LONG_NAME and name in entry.core]
    return tuple(
        dict.fromkeys(topic for slot, topic in slots.topics_in(entry.core) if not named or slot in named)
    )
