"""Leads without ordinals, section by section: what opens its paragraphs, what runs through them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.language.sentences import clauses
from generator.mining.frames import plain_lead
from generator.mining.openers import opens_with_verb
from generator.mining.outline import Entry
from generator.mining.refrain import refrains

ENDS = ("。", "！")
"""How a lead ends that is no question."""
DEMAND = re.compile("(?<![主重需只想首必])要(?![求点素])|^[先再还又也后]?把|必须|务必")
BRIEF = 9
_LONGEST = 16
_FEWEST_OPENING, _FEWEST_ALIKE = 2, 3
_ALIKE = 4
"""Characters by which sentences that open paragraphs may differ in length and still be leads, whatever they say."""
_SERIES = re.compile(r"(?:再者|一方面|另一方面)(?:[，、]|(?=[\u4e00-\u9fff]))")
_LONGEST_SERIES = 30
_LONGEST_REFRAIN = 20


def leads_by_section(entries: Sequence[Entry]) -> Iterator[Sequence[int]]:
    """Of each section in which nothing is marked: the leads that the first of the ways below finds, as indices."""
    for section in _sections_without_leads(entries):
        heads = [index for index in section if entries[index].first and not entries[index].last]
        yield (
            _opening(entries, heads)
            or _questions(entries, heads)
            or _series(entries, section)
            or _refrains(entries, section)
            or _rhythmic(entries, section)
        )


def _sections_without_leads(entries: Sequence[Entry]) -> list[list[int]]:
    """The indices of each section's text, heading by heading, of those sections in which nothing is marked."""
    sections: list[list[int]] = []
    for index, entry in enumerate(entries):
        if entry.kind == "小标题":
            sections.append([])
        elif sections:
            sections[-1].append(index)
    return [section for section in sections if not any(entries[index].level for index in section)]


def _opening(entries: Sequence[Entry], heads: Sequence[int]) -> list[int]:
    """Short sentences of one clause that open most paragraphs (监督工作要突出实效。 / 要转变作风。)."""
    short = [index for index in heads if _is_short(entries[index])]
    demands = [index for index in short if _demands(entries[index].text)]
    if len(demands) >= _FEWEST_OPENING and len(demands) * 3 >= (len(heads) - 1) * 2:
        return demands
    return short if _are_leads_by_rhythm(short, entries, heads) else []


def _questions(entries: Sequence[Entry], heads: Sequence[int]) -> list[int]:
    """Short questions that open most paragraphs and are answered there (为什么要抓？ / 到底抓什么？)."""
    asked = [
        index
        for index in heads
        if entries[index].text.endswith("？") and len(entries[index].text) <= _LONGEST
    ]
    return asked if len(asked) >= _FEWEST_OPENING and len(asked) * 3 >= len(heads) * 2 else []


def _series(entries: Sequence[Entry], section: Sequence[int]) -> list[int]:
    """一方面，…。 / 另一方面，…。 with text behind each, two or more of them."""
    series = [
        index
        for index in section
        if _SERIES.match(entries[index].text)
        and len(entries[index].text) <= _LONGEST_SERIES
        and not (entries[index].last and not entries[index].first)
    ]
    return series if len(series) >= _FEWEST_OPENING else []


def _refrains(entries: Sequence[Entry], section: Sequence[int]) -> list[int]:
    """Short sentences written to match, each with a longer one behind it, wherever they stand in paragraphs."""
    short = [
        index
        for index in section
        if len(entries[index].text) <= _LONGEST_REFRAIN
        and entries[index].kind == "正文"
        and not entries[index].last
        and entries[index].text.endswith(ENDS)
        and len(entries[index + 1].text) > len(entries[index].text)
    ]
    return [short[place] for place in refrains([entries[index].text for index in short])]


def _rhythmic(entries: Sequence[Entry], section: Sequence[int]) -> list[int]:
    """In paragraphs that one of them opens: three brief sentences or more of one length, longer ones behind each."""
    leads: list[int] = []
    for _, group in groupby(section, key=lambda index: entries[index].paragraph):
        first, *others = group
        size = len(entries[first].text)
        if size <= BRIEF and others:
            alike = [index for index in (first, *others) if _leads_on(entries, index, size)]
            leads += alike if alike[:1] == [first] and len(alike) >= _FEWEST_ALIKE else []
    return leads


def _leads_on(entries: Sequence[Entry], index: int, size: int) -> bool:
    """Whether it is a sentence of `size` characters and one clause, with one more than twice as long behind it."""
    entry = entries[index]
    return (
        len(entry.text) == size
        and not entry.last
        and len(entries[index + 1].text) > 2 * size
        and _is_short(entry)
    )


def _demands(text: str) -> bool:
    return bool(DEMAND.search(text) or opens_with_verb(plain_lead(text)))


def _is_short(entry: Entry) -> bool:
    short = len(entry.text) <= _LONGEST and len(clauses(entry.text)) == 1
    return entry.kind == "正文" and short and entry.text.endswith(ENDS)


def _are_leads_by_rhythm(short: Sequence[int], entries: Sequence[Entry], heads: Sequence[int]) -> bool:
    """Whether three short sentences or more of about one length open two thirds of the paragraphs of a section."""
    lengths = [len(entries[index].text) for index in short]
    many = len(short) >= _FEWEST_ALIKE and len(short) * 3 >= len(heads) * 2
    return many and max(lengths) - min(lengths) <= _ALIKE
