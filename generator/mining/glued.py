"""Leads glued to the sentence before them by a semicolon (……；要持续抓好生态监督。) become entries of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence

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
        before, glued = _halves(entry)
        numbered = parse_ordinal(glued)
        if (
            numbered
            and glued.endswith("。")
            and len(glued) <= _LEAD_LIMIT
            and not any(parse_ordinal(piece) for piece in re.split("[；，：]", before))
        ):
            parted += _cut(entry, before, glued, numbered)
        else:
            parted.append(entry)
    return _renumbered(parted)


def _halves(entry: Entry) -> tuple[str, str]:
    """What stands before the last semicolon of a sentence with text behind it, and what behind; else nothing."""
    if "；" not in entry.text or entry.kind != "正文" or entry.last:
        return "", ""
    before, _, glued = entry.text.rpartition("；")
    return (before, glued) if before else ("", "")


def _cut(entry: Entry, before: str, glued: str, ordinal: Ordinal | None) -> list[Entry]:
    cut = entry.start + len(before) + 1
    return [
        entry._replace(end=cut, text=before + "；"),
        entry._replace(start=cut, text=glued, ordinal=ordinal, first=False),
    ]


def _renumbered(entries: Sequence[Entry]) -> list[Entry]:
    numbered: list[Entry] = []
    paragraph, number = -1, 0
    for entry in entries:
        number = number + 1 if entry.paragraph == paragraph else 0
        paragraph = entry.paragraph
        numbered.append(entry if entry.sentence == number else entry._replace(sentence=number))
    return numbered


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
    before, glued = _halves(entry)
    if not glued.endswith("。") or len(glued) > _LEAD_LIMIT:
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
