"""Finding the outline: title, salutation, headings and leads with or without ordinals, closing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.language.openings import is_date_line, salutation_end
from generator.language.ordinals import parse_ordinal
from generator.language.sentences import split_sentences
from generator.mining.cleaning import CleanParagraph, is_advert
from generator.mining.closing import mark_closing
from generator.mining.glued import part_glued, part_numbered
from generator.mining.numbered import mark_numbered
from generator.mining.outline import Entry, locate
from generator.mining.parallels import mark_parallels
from generator.mining.titles import body_start

_FINAL = ("。", "！", "？", "：", "；")
_HEADING_LIMIT = 70
_SHORT_LINE = (6, 32)
"""Least and most characters of an unnumbered heading line."""
_SHORTEST_LINE = 4
"""Least characters if three lines or more are of that length (铸魂固本 / 实干担当 / …)."""
_FEWEST_ALIKE = 3


def outline(
    paragraphs: Sequence[CleanParagraph], hints: Sequence[int | None], centred: Sequence[bool]
) -> list[Entry]:
    """All sentences of the speech paragraphs, in order, each with its kind, level, ordinal and place."""
    body_from = body_start(paragraphs, centred)
    entries = [
        entry
        for paragraph in paragraphs
        if paragraph.is_speech
        for entry in _cut(paragraph, paragraph.index < body_from, hints[paragraph.index])
    ]
    entries = _mark_format_headings(mark_numbered(part_numbered(entries)))
    entries = part_glued(mark_parallels(entries))
    return locate(mark_closing(entries))


def _cut(paragraph: CleanParagraph, is_title: bool, hint: int | None) -> list[Entry]:
    """The sentences of one paragraph; a salutation at its head is a sentence of its own."""
    text = paragraph.text
    if is_title:
        return [Entry(paragraph.index, 0, 0, len(text), text, "标题", first=True, last=True)]
    salutation = salutation_end(text)
    if is_advert(text[:salutation]):
        salutation = 0
    spans = list(_spans(text, {*paragraph.heads, salutation}))
    return [
        Entry(
            paragraph.index,
            number,
            start,
            end,
            text[start:end],
            "称谓" if salutation and number == 0 else "正文",
            ordinal=None if salutation and number == 0 else parse_ordinal(text[start:end]),
            hint=hint,
            first=number == 0,
            last=number == len(spans) - 1,
            cut=end in paragraph.heads,
        )
        for number, (start, end) in enumerate(spans)
    ]


def _spans(text: str, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences, cut at `cuts` too, adverts left out."""
    for begin, stop in pairwise(sorted({0, *cuts, len(text)})):
        for start, end in split_sentences(text[begin:stop]):
            if not is_advert(text[begin + start : begin + end]):
                yield begin + start, begin + end


def _mark_format_headings(entries: Sequence[Entry]) -> list[Entry]:
    """Unnumbered headings on a line of their own: a heading style, or a short line without a final mark."""
    body = [
        index for index, entry in enumerate(entries) if entry.kind == "正文" and entry.text.endswith(_FINAL)
    ]
    lengths = Counter(len(entry.text) for entry in entries if _is_plain_line(entry))
    marked = list(entries)
    for index, entry in enumerate(entries):
        if entry.hint and _stands_alone(entry) and len(entry.text) <= _HEADING_LIMIT:
            marked[index] = entry._replace(kind="小标题", level=min(entry.hint, 3))
        elif _is_plain_line(entry) and body and body[0] < index < body[-1]:
            usual = _SHORT_LINE[0] <= len(entry.text) <= _SHORT_LINE[1]
            if usual or lengths[len(entry.text)] >= _FEWEST_ALIKE:
                marked[index] = entry._replace(kind="小标题", level=_level_of_line(entries, index))
    return marked


def _stands_alone(entry: Entry) -> bool:
    return entry.first and entry.last and entry.kind == "正文" and entry.level is None


def _is_plain_line(entry: Entry) -> bool:
    """A line that may be a heading: short, without a final mark, no date and nothing in brackets."""
    text = entry.text
    plain = not text.endswith((*_FINAL, "”", "，")) and not text.startswith(("（", "【", "["))
    short = _SHORTEST_LINE <= len(text) <= _SHORT_LINE[1]
    return _stands_alone(entry) and plain and short and not is_date_line(text)


def _level_of_line(entries: Sequence[Entry], index: int) -> int:
    """1 if no heading is numbered at level 1, or if just one number is missing here; else 2."""
    numbers = [
        (place, entry.ordinal.number if entry.ordinal else 0)
        for place, entry in enumerate(entries)
        if entry.level == 1
    ]
    before = next((number for place, number in reversed(numbers) if place < index), 0)
    after = next((number for place, number in numbers if place > index), 0)
    return 1 if not numbers or after - before == 2 else 2
