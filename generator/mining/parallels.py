"""Leads without ordinals, known by being written alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise

from generator.language.sentences import clauses
from generator.mining.frames import common_frame, mould, plain_lead, same_build
from generator.mining.openers import YAO, opens_with_verb
from generator.mining.outline import Entry
from generator.mining.section_leads import BRIEF, DEMAND, ENDS, leads_by_section
from generator.mining.unnumbered import mark_lone_headings, mark_run_in_headings, mark_spoken_headings

_LEAD_LIMIT = 40
_SHORT_LEAD = 24
_FEWEST_HEADINGS = 3
_INNER_LEAD = 16
"""Most characters of an unnumbered lead in the middle of a paragraph."""
_LONG_INNER = 24
"""The same for leads that share their first characters (要坚持在学习中领会。 / 要坚持在对照中查找。)."""
_SAME_HEAD = 3
_FEWEST_INNER = 3
_FEWEST_OPENING = 2
_REQUEST = re.compile("(?:建议|恳请)(?:[省市县区]|上级|请)")
_EFFORT = re.compile("在[^，。；]{1,10}[上中]")
"""Where effort goes: 在选题上求准。 / 在立得准上下功夫。"""


def mark_parallels(entries: Sequence[Entry]) -> list[Entry]:
    """Mark headings without ordinals, then parallel leads of sections that have no numbered ones."""
    marked = list(entries)
    _mark_dashed_leads(marked)
    _mark_requests(marked)
    if not any(entry.level == 1 for entry in marked):
        mark_spoken_headings(marked)
    if not any(entry.level == 1 for entry in marked):
        mark_lone_headings(marked)
    if not any(entry.level == 1 for entry in marked):
        mark_run_in_headings(marked)
        _mark_short_leads(marked)
    _mark_prefix_leads(marked)
    _mark_inner_leads(marked)
    for leads in leads_by_section(marked):
        _mark_leads(marked, leads)
    _mark_leads_under_leads(marked)
    return marked


def _mark_dashed_leads(entries: list[Entry]) -> None:
    """Short sentences behind a dash that open paragraphs (——向前延伸，把功夫下在平时。), if there are several."""
    dashed = [
        index
        for index, entry in enumerate(entries)
        if entry.text.startswith("——") and _could_lead(entry._replace(text=entry.core))
    ]
    if len(dashed) >= _FEWEST_OPENING:
        _mark_leads(entries, dashed)


def _mark_requests(entries: list[Entry]) -> None:
    """What is asked of those above, the reasons behind each (建议市里统一开发预算联网监督系统。), if there are several."""
    asked = [
        index
        for index, (entry, following) in enumerate(pairwise(entries))
        if _REQUEST.match(entry.text)
        and _could_lead(entry._replace(first=True))
        and not _REQUEST.match(following.text)
    ]
    if len(asked) >= _FEWEST_OPENING:
        _mark_leads(entries, asked)


def _mark_short_leads(entries: list[Entry]) -> None:
    """In paragraphs opened by a run-in heading: short sentences before long ones, if there are several."""
    sections = {entry.paragraph for entry in entries if entry.level == 1}
    short = [
        index
        for index in range(len(entries) - 1)
        if entries[index].kind == "正文"
        and entries[index].paragraph in sections
        and entries[index + 1].paragraph == entries[index].paragraph
        and entries[index + 1].kind == "正文"
        and len(entries[index].text) <= _SHORT_LEAD
        and entries[index].text.endswith("。")
        and len(entries[index + 1].text) > len(entries[index].text)
        and "是" not in entries[index].text
    ]
    if len(short) >= _FEWEST_HEADINGS:
        _mark_leads(entries, short)


def _mark_leads(entries: list[Entry], indices: Iterable[int]) -> None:
    for index in indices:
        entries[index] = entries[index]._replace(kind="领句", level=2)


def _mark_prefix_leads(entries: list[Entry]) -> None:
    """Neighbouring paragraphs of a section whose short first sentences begin or end alike."""
    for run in _runs(entries, lambda index: _could_lead(entries[index])):
        texts = [entries[index].text for index in run]
        for position, index in enumerate(run):
            near = [texts[other] for other in (position - 1, position + 1) if 0 <= other < len(texts)]
            if any(_shared(texts[position], text) for text in near):
                _mark_leads(entries, [index])


def _runs(entries: Sequence[Entry], could_lead: Callable[[int], bool]) -> list[list[int]]:
    """By section: the entries that could be leads; none in a section that has marked ones."""
    runs: list[list[int]] = [[]]
    numbered = False
    for index, entry in enumerate(entries):
        if entry.kind == "小标题":
            runs.append([])
            numbered = False
        elif entry.level:
            numbered = True
            runs[-1] = []
        elif not numbered and could_lead(index):
            runs[-1].append(index)
    return runs


def _could_lead(entry: Entry) -> bool:
    """A short sentence that opens a paragraph and has more behind it."""
    return (
        entry.first
        and not entry.last
        and entry.kind == "正文"
        and len(entry.text) <= _LEAD_LIMIT
        and entry.text.endswith(ENDS)
    )


def _shared(one: str, other: str) -> bool:
    """Four or more characters in common at the head, or three before the final mark; 要 at the head left out.

    So do those of one build, word under word (走进群众，要带着感情。倾听群众，要带着耐心。).

    For two that open with a verb two at the head and two at the end will do (持续抓好经济监督。持续深化民生监督。).
    """
    first, second = plain_lead(one), plain_lead(other)
    if first[:4] == second[:4] or first[-3:] == second[-3:]:
        return True
    if same_build(first, second):
        return True
    head, end = common_frame(one, other)
    return min(head, end) >= 2 and opens_with_verb(first) and opens_with_verb(second)


def _mark_inner_leads(entries: list[Entry]) -> None:
    """Short sentences of one mould (要抓实…。要抓细…。) with longer ones between, wherever they stand in paragraphs."""
    runs: dict[tuple[str, int], list[int]] = defaultdict(list)
    for run in _runs(entries, lambda index: _could_lead_inside(entries, index, _INNER_LEAD)):
        shapes = Counter(mould(entries[index].text) for index in run)
        for index in run:
            if shapes[mould(entries[index].text)] > 1:
                runs[mould(entries[index].text)].append(index)
    heads: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, run in enumerate(
        _runs(entries, lambda index: _could_lead_inside(entries, index, _LONG_INNER))
    ):
        for index in run:
            heads[plain_lead(entries[index].text)[:_SAME_HEAD], number].append(index)
    for indices in (*runs.values(), *heads.values()):
        if len(indices) >= _FEWEST_INNER:
            _mark_leads(entries, indices)


def _could_lead_inside(entries: Sequence[Entry], index: int, longest: int) -> bool:
    entry, following = entries[index], entries[min(index + 1, len(entries) - 1)]
    return (
        len(entry.text) <= longest
        and entry.kind == "正文"
        and not entry.last
        and entry.text.endswith(ENDS)
        and len(clauses(entry.text)) == 1
        and following.paragraph == entry.paragraph
        and len(following.text) > len(entry.text)
        and (
            bool(YAO.match(entry.text))
            or opens_with_verb(entry.text)
            or _is_brief_demand(entry.text)
            or bool(_EFFORT.match(entry.text))
        )
    )


def _is_brief_demand(text: str) -> bool:
    """Whether a few words demand something: 办前要沟通。"""
    return len(text) <= BRIEF and bool(DEMAND.search(text))


def _mark_leads_under_leads(entries: list[Entry]) -> None:
    """In a paragraph that a lead opens: three brief demands of one length or more, each with a longer one behind it."""
    for _, group in groupby(range(len(entries)), key=lambda index: entries[index].paragraph):
        first, *others = group
        if entries[first].kind != "领句" or any(entries[index].level for index in others):
            continue
        brief = [
            index
            for index in others
            if len(entries[index].text) <= BRIEF and _could_lead_inside(entries, index, BRIEF)
        ]
        lengths = {len(entries[index].text) for index in brief}
        if len(brief) >= _FEWEST_INNER and len(lengths) == 1:
            for index in brief:
                entries[index] = entries[index]._replace(kind="领句", level=(entries[first].level or 2) + 1)
