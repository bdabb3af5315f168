"""Finding the outline: title, salutation, headings and leads with or without ordinals, closing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.language.ordinals import Ordinal, parse_ordinal
from generator.language.sentences import split_sentences
from generator.mining.cleaning import CleanParagraph, is_advert
from generator.mining.glued import part_glued
from generator.mining.outline import Entry, locate
from generator.mining.parallels import mark_parallels

_ADDRESSEE = (
    "(?:同志们?|代表们?|委员们?|朋友们?|领导|主任|副主任|书记|主席|秘书长|市长|县长|区长|省长|镇长|乡长|州长|部长|院长|检察长|组长|会长|"
    "来宾|嘉宾|老师|专家|学员|女士们|先生们|乡亲们|人员|大家好)"
)
_SALUTATION = re.compile(
    rf"(?=[^：:！]{{1,45}}[：:])(?:[^，。；：！？“”、]{{0,12}}{_ADDRESSEE}[、，]?)+[：:]"
)
_TITLE_END = re.compile(
    r"(?:讲话|发言|报告|主持词|致辞|讲稿|发言稿|讲话稿|提纲|党课|汇报|动员|开幕词|闭幕词|表态)(?:稿|材料|提纲)?(?:[（(].{0,12}[）)])?$"
)
_DATE_LINE = re.compile(r"^[（(〔]?(?:[\dX*×二〇○零一三四五六七八九]{2,6}年|[\d]{4}[.\-/]).{0,14}[）)〕]?$")
_CLOSING = re.compile(
    r"^(?:同志们|各位代表|各位同志|各位领导|各位委员|朋友们|让我们|最后，(?:祝|预祝)|新(?:征程|的)|总之)"
)
_THANKS = re.compile(r"谢谢|汇报完毕|发言完了|发言完毕|(?:讲|说)(?:这些|到这里)|批评指正|完毕")
_RANK = {"一、": 0, "（一）": 1, "1.": 2, "（1）": 3, "第一，": 4, "一是": 4, "一要": 4}
_FINAL = ("。", "！", "？", "：", "；")
_LEAD_LIMIT = 60
_HEADING_LIMIT = 70


def outline(
    paragraphs: Sequence[CleanParagraph], hints: Sequence[int | None], centred: Sequence[bool]
) -> list[Entry]:
    """All sentences of the speech paragraphs, in order, each with its kind, level, ordinal and place."""
    body_from = _body_start(paragraphs, centred)
    entries = [
        entry
        for paragraph in paragraphs
        if paragraph.is_speech
        for entry in _cut(paragraph, paragraph.index < body_from, hints[paragraph.index])
    ]
    entries = _mark_numbered(entries)
    entries = _mark_format_headings(entries)
    entries = part_glued(mark_parallels(entries))
    return locate(_mark_closing(entries))


def _body_start(paragraphs: Sequence[CleanParagraph], centred: Sequence[bool]) -> int:
    """Index of the first paragraph behind title, date and byline lines."""
    speech = [paragraph for paragraph in paragraphs if paragraph.is_speech][:6]
    for count, paragraph in enumerate(speech):
        if not _is_title_line(paragraph.text, centred[paragraph.index], count):
            return paragraph.index
    return paragraphs[0].index if paragraphs else 0


def _is_title_line(text: str, centred: bool, count: int) -> bool:
    if _SALUTATION.match(text) or any(mark in text for mark in _FINAL) or parse_ordinal(text):
        return False
    if _TITLE_END.search(text) or _DATE_LINE.match(text) or centred:
        return len(text) <= 60
    return len(text) <= (40 if count == 0 else 14) and "，" not in text


def _cut(paragraph: CleanParagraph, is_title: bool, hint: int | None) -> list[Entry]:
    """The sentences of one paragraph; a salutation at its head is a sentence of its own."""
    text = paragraph.text
    if is_title:
        return [Entry(paragraph.index, 0, 0, len(text), text, "标题", first=True, last=True)]
    salutation = _SALUTATION.match(text)
    cut = salutation.end() if salutation and not is_advert(salutation[0]) else 0
    spans = list(_spans(text, cut or paragraph.head))
    return [
        Entry(
            paragraph.index,
            number,
            start,
            end,
            text[start:end],
            "称谓" if cut and number == 0 else "正文",
            ordinal=None if cut and number == 0 else parse_ordinal(text[start:end]),
            hint=hint,
            first=number == 0,
            last=number == len(spans) - 1,
        )
        for number, (start, end) in enumerate(spans)
    ]


def _spans(text: str, cut: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences, adverts left out; what ends at `cut`, if that is not 0, is one of its own."""
    if cut:
        yield 0, cut
    for start, end in split_sentences(text[cut:]):
        if not is_advert(text[start + cut : end + cut]):
            yield start + cut, end + cut


def _mark_numbered(entries: list[Entry]) -> list[Entry]:
    """Headings and leads that carry an ordinal in sequence."""
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
        entry if entry.kind != "正文" or entry.level else replace(entry, ordinal=None) for entry in marked
    ]


def _trusted(entries: list[Entry]) -> list[tuple[int, Ordinal]]:
    """Ordinals that stand at a paragraph's head, or go on a sequence, or begin one that goes on."""
    found = [(index, entry.ordinal) for index, entry in enumerate(entries) if entry.ordinal]
    heads = Counter(ordinal.style for index, ordinal in found if entries[index].first)
    trusted = []
    for position, (index, ordinal) in enumerate(found):
        following = found[position + 1][1] if position + 1 < len(found) else None
        before = found[position - 1][1] if position else None
        in_sequence = _goes_on(ordinal, following) or _goes_on(before, ordinal)
        if (entries[index].first and (heads[ordinal.style] > 1 or in_sequence)) or (
            in_sequence and _RANK[ordinal.style] == 4
        ):
            trusted.append((index, ordinal))
    return trusted


def _goes_on(one: Ordinal | None, other: Ordinal | None) -> bool:
    """Whether `other` follows `one` in a sequence, in which one number may be missing."""
    return (
        one is not None
        and other is not None
        and _RANK[one.style] == _RANK[other.style]
        and (1 <= other.number - one.number <= 2)
    )


def _heading_or_lead(entry: Entry, level: int) -> Entry:
    alone = entry.first and entry.last
    if (level == 1 and len(entry.text) <= _HEADING_LIMIT) or (
        alone and len(entry.text) <= 40 and not entry.text.endswith("。")
    ):
        return replace(entry, kind="小标题", level=level)
    if len(entry.text) <= _LEAD_LIMIT and not (alone and len(entry.text) > 45):
        return replace(entry, kind="领句", level=level)
    return replace(entry, level=level)


def _mark_format_headings(entries: list[Entry]) -> list[Entry]:
    """Unnumbered headings on a line of their own: a heading style, or a short line without a final mark."""
    body = [
        index for index, entry in enumerate(entries) if entry.kind == "正文" and entry.text.endswith(_FINAL)
    ]
    level = 2 if any(entry.level == 1 for entry in entries) else 1
    marked = list(entries)
    for index, entry in enumerate(entries):
        alone = entry.first and entry.last and entry.kind == "正文" and entry.level is None
        if alone and entry.hint and len(entry.text) <= _HEADING_LIMIT:
            marked[index] = replace(entry, kind="小标题", level=min(entry.hint, 3))
        elif alone and _is_short_line(entry.text) and body and body[0] < index < body[-1]:
            marked[index] = replace(entry, kind="小标题", level=level)
    return marked


def _is_short_line(text: str) -> bool:
    """A line that may be a heading: short, without a final mark, no date and nothing in brackets."""
    plain = not text.endswith((*_FINAL, "”", "，")) and not text.startswith(("（", "【", "["))
    return plain and 6 <= len(text) <= 32 and not _DATE_LINE.match(text)


def _mark_closing(entries: list[Entry]) -> list[Entry]:
    """The last paragraph(s) that call or thank; never before the last heading or lead."""
    last_marked = max(
        (index for index, entry in enumerate(entries) if entry.kind in ("小标题", "领句")), default=-1
    )
    last_marked = max(last_marked, len(entries) * 3 // 4 - 1)
    tail = [
        index
        for index in range(last_marked + 1, len(entries))
        if entries[index].paragraph > _paragraph(entries, last_marked)
    ]
    if not tail:
        return entries
    last = entries[-1].paragraph
    begins = [
        index
        for index in tail
        if entries[index].first and (_CLOSING.match(entries[index].text) or entries[index].kind == "称谓")
    ]
    start = begins[0] if begins else None
    if start is None:
        thanks = any(_THANKS.search(entry.text) for entry in entries if entry.paragraph == last)
        only_tail = [index for index in tail if entries[index].paragraph == last]
        start = only_tail[0] if thanks and only_tail else None
    if start is None:
        return entries
    return [
        replace(entry, zone="closing") if index >= start else entry for index, entry in enumerate(entries)
    ]


def _paragraph(entries: list[Entry], index: int) -> int:
    return entries[index].paragraph if index >= 0 else -1
