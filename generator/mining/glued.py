"""Leads glued to the sentence before them by a semicolon (……；要持续抓好生态监督。) become entries of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.language.ordinals import Ordinal, parse_ordinal
from generator.mining.frames import common_frame, mould
from generator.mining.outline import Entry

_LEAD_LIMIT = 40
_HEAD, _FRAME = 2, 4
"""Least characters in common: at the head with each of two leads; at head and end together with one."""
_LENGTHS = 10


def part_numbered(entries: Iterable[Entry]) -> list[Entry]:
    """All entries, a short numbered sentence behind a semicolon (……；二要把能力提上来。) parted, with text behind it.

    A list (一要…；二要…；三要….) stays whole.
    """
    parted: list[Entry] = []
    for entry in entries:
        before, _, glued = entry.text.rpartition("；")
        numbered = parse_ordinal(glued) if entry.kind == "正文" and not entry.last and before else None
        listed = any(parse_ordinal(piece) for piece in re.split("[；，：]", before))
        if numbered and not listed and glued.endswith("。") and len(glued) <= _LEAD_LIMIT:
            parted += _cut(entry, before, glued, numbered)
        else:
            parted.append(entry)
    return _renumbered(parted)


def _cut(entry: Entry, before: str, glued: str, ordinal: Ordinal | None) -> list[Entry]:
    cut = entry.start + len(before) + 1
    return [
        entry._replace(end=cut, text=before + "；"),
        entry._replace(start=cut, text=glued, ordinal=ordinal, first=False),
    ]


def _renumbered(entries: Sequence[Entry]) -> list[Entry]:
    return [
        entry if entry.sentence == number else entry._replace(sentence=number)
        for _, paragraph in groupby(entries, key=lambda entry: entry.paragraph)
        for number, entry in enumerate(paragraph)
    ]


def part_glued(entries: Sequence[Entry]) -> list[Entry]:
    """All entries, glued leads parted from what stands before them, the sentences numbered anew."""
    parted: list[Entry] = []
    for section in _sections(entries):
        leads = [entry for entry in section if entry.kind == "领句"]
        for entry in section:
            parted += _part(entry, leads)
    return _renumbered(parted)


def _sections(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries from one heading to the next."""
    section: list[Entry] = []
    for entry in entries:
        if entry.kind == "小标题":
            yield section
            section = []
        section.append(entry)
    yield section


def _part(entry: Entry, leads: Sequence[Entry]) -> list[Entry]:
    """`entry` as it is, or what stands before its last semicolon and the lead behind that."""
    before, _, glued = entry.text.rpartition("；")
    if (
        entry.kind != "正文"
        or entry.last
        or not before
        or not glued.endswith("。")
        or len(glued) > _LEAD_LIMIT
    ):
        return [entry]
    level = _level(glued, leads)
    if level is None or any(_level(piece, leads) is not None for piece in before.split("；")):
        return [entry]
    rest, lead = _cut(entry, before, glued, parse_ordinal(glued))
    return [rest, lead._replace(kind="领句", level=level)]


def _level(text: str, leads: Sequence[Entry]) -> int | None:
    """The level of the leads that `text` goes on with, by its ordinal or by its frame; None if it is no lead."""
    ordinal = parse_ordinal(text)
    if ordinal:
        same = [lead for lead in leads if lead.ordinal and lead.ordinal.style == ordinal.style]
        return next((lead.level for lead in same if _number(lead) == ordinal.number - 1), None)
    near = [lead for lead in leads if abs(len(lead.core) - len(text)) <= _LENGTHS]
    heads = [lead for lead in near if common_frame(lead.core, text)[0] >= _HEAD]
    framed = [lead for lead in heads if sum(common_frame(lead.core, text)) >= _FRAME]
    unnumbered = [lead for lead in heads if not lead.ordinal]
    moulded = [lead for lead in leads if not lead.ordinal and mould(lead.core) == mould(text)]
    alike = framed or next((found for found in (unnumbered, moulded) if len(found) > 1), [])
    return alike[0].level if alike else None


def _number(lead: Entry) -> int:
    return lead.ordinal.number if lead.ordinal else 0
