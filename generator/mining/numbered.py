"""Headings and leads that carry an ordinal: which ordinals to trust, and the level of each."""

import re
from collections import Counter
from collections.abc import Sequence

from generator.language.ordinals import Ordinal
from generator.mining.outline import Entry

_RANK = {
    "一、": 0,
    "（一）": 1,
    "1.": 2,
    "（1）": 3,
    "第一，": 4,
    "第一是": 4,
    "第一要": 4,
    "一是": 4,
    "一要": 4,
}
_INLINE_RANK = 4
"""Styles that usually stand inside a paragraph (一要, 一是, 第一，): trusted only in a sequence."""
_SPOKEN_NUMBERS = {"首先": 1, "其次": 2, "再次": 3, "其一": 1, "其二": 2, "其三": 3, "其四": 4}
_LISTED = re.compile("([①②③④⑤⑥⑦⑧⑨])、?|([一二三四五])[则曰]，?")
_SPOKEN = re.compile(
    f"(?:({'|'.join(_SPOKEN_NUMBERS)})|第([一二三四五六])(?:句话|个方面|个问题|个字|件事|点|条|仗|招|关|步|课|把火)(?=[，：、是]))[，：、是]?"
)
_SPOKEN_LIMIT = 30
_NAMED = re.compile("(?:做法|经验|体会|启示|感受|故事|建议)之?([一二三四五六])[：，、]")
"""做法一：…。做法二：…。 on lines of their own, as headings."""
_COUNTED_OFF = re.compile("(?:(一个)|(再一个|另一个|第二个)|(还有一个|最后一个))就?是")
"""一个是…。再一个是…。还有一个就是…。: how a list is spoken; its sentences are longer."""
_COUNTED_OFF_LIMIT = 60
_LEAD_LIMIT = 60
_HEADING_LIMIT = 70
_OWN_LINE_LIMIT = 40
_LONG_LINE = 45


def mark_numbered(entries: Sequence[Entry]) -> list[Entry]:
    """Headings and leads that carry an ordinal in sequence; an ordinal that is none is taken from its entry."""
    entries = [_with_spoken(entry) for entry in entries]
    trusted = _trusted(entries)
    top = min((_RANK[ordinal.style] for _, ordinal in trusted), default=9)
    level_one = 0 if top == 0 else (top if top <= 2 else -1)
    marked = list(entries)
    deeper: list[int] = []
    for index, ordinal in trusted:
        rank = _RANK[ordinal.style]
        if rank == level_one:
            deeper = []
        elif rank not in deeper:
            deeper = sorted({*(known for known in deeper if known < rank), rank})
        else:
            deeper = deeper[: deeper.index(rank) + 1]
        level = 1 if rank == level_one else 2 + deeper.index(rank)
        marked[index] = _heading_or_lead(entries[index], min(level, 3))
    return [
        entry._replace(ordinal=None) if entry.ordinal and entry.kind == "正文" and not entry.level else entry
        for entry in marked
    ]


def _with_spoken(entry: Entry) -> Entry:
    """A short sentence that opens with 首先, 一个是, 再一个是, ① or 一则 carries the ordinal that this stands for."""
    if entry.kind != "正文" or entry.ordinal or len(entry.text) > _COUNTED_OFF_LIMIT:
        return entry
    counted = _COUNTED_OFF.match(entry.text)
    if counted:
        return entry._replace(ordinal=Ordinal("第一，", counted.lastindex or 1, counted.end()))
    listed = _LISTED.match(entry.text)
    if listed:
        number = "①②③④⑤⑥⑦⑧⑨".index(listed[1]) if listed[1] else "一二三四五".index(listed[2])
        return entry._replace(ordinal=Ordinal("第一，", number + 1, listed.end()))
    named = _NAMED.match(entry.text) if entry.first and entry.last else None
    if named:
        return entry._replace(ordinal=Ordinal("（一）", "一二三四五六".index(named[1]) + 1, named.end()))
    match = _SPOKEN.match(entry.text) if len(entry.text) <= _SPOKEN_LIMIT else None
    if not match:
        return entry
    number = _SPOKEN_NUMBERS[match[1]] if match[1] else "一二三四五六".index(match[2]) + 1
    return entry._replace(ordinal=Ordinal("第一，", number, match.end()))


def _trusted(entries: Sequence[Entry]) -> list[tuple[int, Ordinal]]:
    """Ordinals that go on a sequence or begin one, and those at a paragraph's head if their style recurs there."""
    found = [(index, entry.ordinal) for index, entry in enumerate(entries) if entry.ordinal]
    heads = Counter(ordinal.style for index, ordinal in found if entries[index].first)
    in_sequence = _in_sequence([ordinal for _, ordinal in found])
    return [
        (index, ordinal)
        for (index, ordinal), goes_on in zip(found, in_sequence, strict=True)
        if goes_on
        or (entries[index].first and heads[ordinal.style] > 1 and _RANK[ordinal.style] <= _INLINE_RANK)
    ]


def _in_sequence(ordinals: Sequence[Ordinal]) -> list[bool]:
    """For each ordinal, whether it follows the one before of its rank or is followed by the next."""
    goes_on = [False] * len(ordinals)
    last: dict[int, int] = {}
    for index, ordinal in enumerate(ordinals):
        rank = _RANK[ordinal.style]
        before = last.get(rank)
        if before is not None and 1 <= ordinal.number - ordinals[before].number <= 2:
            goes_on[before] = goes_on[index] = True
        last = {known: place for known, place in last.items() if known < rank} | {rank: index}
    return goes_on


def _heading_or_lead(entry: Entry, level: int) -> Entry:
    alone = entry.first and entry.last
    if (level == 1 and len(entry.text) <= _HEADING_LIMIT) or (
        (alone or entry.cut) and len(entry.text) <= _OWN_LINE_LIMIT and not entry.text.endswith("。")
    ):
        return entry._replace(kind="小标题", level=level)
    if len(entry.text) <= _LEAD_LIMIT and not (alone and len(entry.text) > _LONG_LINE):
        return entry._replace(kind="领句", level=level)
    return entry._replace(level=level)
