"""A file that holds many speeches, or is far longer than one → the speeches in it, one by one."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.language.openings import ends_as_title, salutation_end
from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript, Paragraph, Skipped
from generator.reading.secrecy import internal_mark, refuse_secret

LONG = 100_000
"""Characters; no speech is that long, three times a report to a congress."""
_SHORT = 300
"""Characters; what is shorter is no speech but, say, the titles of some."""
_PIECE = 20_000
"""Characters after which a text without titles is cut, at the end of a paragraph."""
PART = "（第 "
"""Follows the name of the file in the name of each of its parts."""
_PART = re.compile(rf"{PART}\d+ 篇）$")
_PIECES = re.compile(rf"(?s).{{{_PIECE}}}.{{0,{LONG - _PIECE}}}?[。！？][”’」』）)]*|.{{1,{_PIECE}}}")
_TITLE_LINES = 5
"""Lines before a salutation among which the title stands."""
_LONGEST_TITLE = 60
_FINAL = ("。", "！", "？", "；", "：")


def part_name(name: str, part: int) -> str:
    """The name, or path, of a part of the file with this name or path; itself for the whole file (0)."""
    return f"{name}{PART}{part} 篇）" if part else name


def whole_name(name: str) -> str:
    """The name, or path, of the file of which `name` is a part, or `name`: the inverse of `part_name`."""
    return _PART.sub("", name)


def speeches_in(manuscript: Manuscript) -> Iterator[Manuscript | Skipped]:
    """The manuscript itself; or, of one that holds several, its speeches in order, each under a name of its own.

    A speech begins with a title that is soon followed by a salutation; what is `LONG` and has neither is
    cut into pieces. A speech with a mark of secrecy of its own is Skipped.
    """
    if _length(manuscript.paragraphs) <= LONG and not _are_several(manuscript.paragraphs):
        yield manuscript
        return
    paragraphs = tuple(piece for paragraph in manuscript.paragraphs for piece in _shorter(paragraph))
    bounds = [*_bounds(paragraphs), len(paragraphs)]
    said = f"按题目和称谓分成 {len(bounds) - 1} 篇入库"
    for part, (start, end) in enumerate(pairwise(bounds), 1):
        remarks = (said, *manuscript.remarks) if part == 1 else ()
        yield _part(manuscript, part, paragraphs[start:end], remarks)


def _part(
    whole: Manuscript, part: int, paragraphs: tuple[Paragraph, ...], remarks: tuple[str, ...]
) -> Manuscript | Skipped:
    lines = [paragraph.text for paragraph in paragraphs]
    name = part_name(whole.name, part)
    try:
        refuse_secret(name, lines)
    except ReadError as error:
        return Skipped(name, error.message.removeprefix(f"《{name}》"), part)
    return replace(
        whole,
        name=name,
        digest=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        paragraphs=paragraphs,
        footnotes=(),
        remarks=remarks,
        internal=whole.internal or internal_mark(lines),
        part=part,
    )


def _are_several(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether these are two speeches or more, each long enough for one."""
    starts = [*_beginnings(paragraphs), len(paragraphs)]
    return len(starts) > 2 and all(_length(paragraphs[a:b]) >= _SHORT for a, b in pairwise(starts))


def _bounds(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The places at which a speech, or a piece of what is too long for one, begins."""
    starts = [0, *(start for start in _beginnings(paragraphs) if start), len(paragraphs)]
    for start, end in pairwise(starts):
        yield start
        if _length(paragraphs[start:end]) > LONG:
            yield from _cuts(paragraphs, start, end)


def _cuts(paragraphs: Sequence[Paragraph], start: int, end: int) -> Iterator[int]:
    """The places between `start` and `end` at which a piece is full."""
    length = 0
    for place in range(start, end):
        if length >= _PIECE:
            yield place
            length = 0
        length += len(paragraphs[place].text)


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _shorter(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph; one that is `LONG` (a file without line breaks) in pieces that end with a sentence."""
    if len(paragraph.text) <= LONG:
        yield paragraph
        return
    for match in _PIECES.finditer(paragraph.text):
        yield replace(paragraph, text=match[0])


def _beginnings(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The places of the titles of speeches."""
    last = -1
    for place, paragraph in enumerate(paragraphs):
        if not salutation_end(paragraph.text):
            continue
        start = _title_before(paragraphs, place)
        if start > last:
            yield start
            last = start


def _title_before(paragraphs: Sequence[Paragraph], place: int) -> int:
    """The place of the title above the salutation at `place`; -1 if there is none."""
    start = -1
    for above in range(place - 1, max(place - 1 - _TITLE_LINES, -1), -1):
        text = paragraphs[above].text
        if len(text) > _LONGEST_TITLE or text.endswith(_FINAL):
            break
        if ends_as_title(text) or (start == above + 1 and text.startswith(("在", "关于"))):
            start = above
    return start
