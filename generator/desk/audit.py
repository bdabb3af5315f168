"""The bank looked over: its own faults, what is too thin, and what no template could be filled from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from generator.bank.bank import Bank
from generator.bank.rows import PhraseRow
from generator.checking.leftover import NAME_KINDS, Names
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.offer import build_pool
from generator.drafting.produce import setting_of, skeleton_of
from generator.drafting.template import Template
from generator.language.lexicon import Lexicon
from generator.language.slot_names import spoken
from generator.model.brief import Brief
from generator.model.finding import Severity
from generator.model.skeleton import PartRequest, Skeleton
from generator.model.source import place_in

FLOOR, GOAL = (10, 4, 6), (20, 6, 10)
"""Measures, reasons and sources that a topic wants (../shared/drafting.md, “How much material”: simulated)."""
_KNOWN = ("地区", "本级", "日期")
AMPLE = 6
"""How many times what a part asks for the bank should hold, so that drafts differ."""
_BODY = ("论述", "举措", "引语", "事实")
_LONG_ENOUGH = 16
"""Characters from which the same sentence in two files is one too many, not a formula."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something amiss in the bank: a stable id, how grave, and a sentence for the user."""

    id: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class TopicCount:
    """What the bank holds on a topic: measures, reasons, sources."""

    slot: str
    topic: str
    measures: int
    reasons: int
    sources: int

    def reaches(self, wanted: tuple[int, int, int]) -> bool:
        """Whether it holds as many of each as `wanted`."""
        return all(
            have >= want
            for have, want in zip((self.measures, self.reasons, self.sources), wanted, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Supply:
    """Characters that the bank could give a part of an occasion, and those that it asks for."""

    occasion: str
    slot: str
    asked: int
    held: int


@dataclass(frozen=True, slots=True)
class Audit:
    """All that was found, with the tables it rests on."""

    faults: tuple[Fault, ...]
    topics: tuple[TopicCount, ...]
    supplies: tuple[Supply, ...]


def audit(bank: Bank, templates: Sequence[Template], lexicon: Lexicon, day: Date, place: str) -> Audit:
    """Look over `bank` as it stands on `day`, for the templates and a user of `place` (its level counts)."""
    rows = bank.phrases()
    asked = [
        (template, brief, _parts(template, brief, lexicon))
        for template in templates
        for brief in _briefs(template, lexicon, day, place)
    ]
    topics = _topics(rows, [part for _, _, parts in asked for part in parts], lexicon)
    supplies = tuple(
        supply
        for template, brief, parts in asked
        for supply in _supplies(template, brief, parts, rows, bank, lexicon)
    )
    faults = (
        *_twice(rows),
        *_local(rows, bank, lexicon),
        *_over(rows, day),
        *_thin(topics),
        *_short(supplies),
    )
    return Audit(faults, topics, supplies)


def _briefs(template: Template, lexicon: Lexicon, day: Date, place: str) -> Iterator[Brief]:
    """The brief of a user there, if the occasion exists at that level."""
    given = [Entry(key, "某", "") for key in template.required if key not in _KNOWN] + [
        Entry("地区", place, "")
    ]
    brief = make_brief(template.name, given, {}, template.standing, lexicon.levels, day)
    if not template.levels or brief.level in template.levels:
        yield brief


def _parts(template: Template, brief: Brief, lexicon: Lexicon) -> list[PartRequest]:
    return list(_requests(skeleton_of(template, brief, lexicon)))


def _requests(skeleton: Skeleton) -> Iterator[PartRequest]:
    for block in skeleton.blocks:
        for span in (*block.lead, *block.body):
            if isinstance(span, PartRequest):
                yield span


def _slots(part: PartRequest) -> tuple[str, ...]:
    return part.point_slots or (part.slot,)


def _topics(
    rows: Sequence[PhraseRow], parts: Iterable[PartRequest], lexicon: Lexicon
) -> tuple[TopicCount, ...]:
    """Every topic that a template asks for: by name, or as one of a slot's."""
    wanted: dict[tuple[str, str], None] = {}
    for part in parts:
        for slot in _slots(part):
            known = lexicon.slots.by_name[slot].topics if slot in lexicon.slots else {}
            wanted |= dict.fromkeys(
                (slot, topic) for topic in (set(part.topics) & set(known) or known) if topic in known
            )
    order = list(lexicon.slots.names)
    counts = _counts(rows)
    return tuple(
        TopicCount(slot, topic, *counts.get(topic, (0, 0, 0)))
        for slot, topic in sorted(
            wanted,
            key=lambda pair: (
                order.index(pair[0]),
                list(lexicon.slots.by_name[pair[0]].topics).index(pair[1]),
            ),
        )
    )


def _counts(rows: Iterable[PhraseRow]) -> Mapping[str, tuple[int, int, int]]:
    measures: dict[str, int] = defaultdict(int)
    reasons: dict[str, int] = defaultdict(int)
    sources: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for topic in {row.topic, *(row.traits.first_topics or row.traits.head_topics)} - {""}:
            if row.role in ("举措", "论述"):
                (measures if row.role == "举措" else reasons)[topic] += 1
                sources[topic].add(row.source_id)
    return {topic: (measures[topic], reasons[topic], len(found)) for topic, found in sources.items()}


def _supplies(
    template: Template,
    brief: Brief,
    parts: Sequence[PartRequest],
    rows: Sequence[PhraseRow],
    bank: Bank,
    lexicon: Lexicon,
) -> Iterator[Supply]:
    """By slot: what the parts ask for, and the characters of all bodies that may be said there."""
    pool = build_pool(rows, setting_of(template, brief, bank, lexicon, 0), frozenset())
    asked: dict[str, int] = defaultdict(int)
    for part in parts:
        for slot in _slots(part):
            asked[slot] += (part.characters or 0) // len(_slots(part))
    for slot, characters in asked.items():
        held = sum(len(one.text) for one in pool.of(slot, *_BODY) if not one.reserve)
        yield Supply(template.name, slot, characters, held)


def _twice(rows: Iterable[PhraseRow]) -> Iterator[Fault]:
    """The same sentence in two files, formulas aside."""
    files: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row.role in _BODY and len(row.core) >= _LONG_ENOUGH and not row.traits.quotation:
            files[row.key][row.source.file] = row.text
    for texts in files.values():
        if len(texts) > 1:
            names = "、".join(f"《{name}》" for name in texts)
            yield Fault("bank.twice", "提示", f"同一句话在 {names} 里都有：{next(iter(texts.values()))[:40]}")


def _local(rows: Iterable[PhraseRow], bank: Bank, lexicon: Lexicon) -> Iterator[Fault]:
    """Sentences offered as usable that hold a name of some source."""
    names = Names(bank.local_names(NAME_KINDS), (), lexicon)
    for row in rows:
        for finding in names.find(row.core)[:1]:
            yield Fault(
                "bank.local",
                "错误",
                f"《{row.source.file}》{place_in(row.source.file, row.source.paragraph)}有一句可用的话里带着“{finding.text}”：{row.text[:40]}",
            )


def _over(rows: Iterable[PhraseRow], day: Date) -> Iterator[Fault]:
    """Curated phrases whose formulations are over: nobody can use them any more."""
    for row in rows:
        if row.kind == "curated" and row.until and row.until < day.isoformat():
            yield Fault(
                "bank.stale",
                "警告",
                f"《{row.source.file}》里有一条提法已过时（止于 {row.until}）：{row.text[:40]}",
            )


def _thin(topics: Iterable[TopicCount]) -> Iterator[Fault]:
    for one in topics:
        if not one.reaches(FLOOR):
            yield Fault(
                "bank.thin",
                "警告",
                f"“{spoken(one.slot)}”的话题“{one.topic}”材料不够：举措 {one.measures} 句、论述 {one.reasons} 句、来源 {one.sources} 个"
                f"（至少要 {FLOOR[0]}、{FLOOR[1]}、{FLOOR[2]}）",
            )


def _short(supplies: Iterable[Supply]) -> Iterator[Fault]:
    for one in supplies:
        if one.held < one.asked:
            yield Fault(
                "bank.empty",
                "错误",
                f"“{one.occasion}”的“{spoken(one.slot)}”要 {one.asked} 字，句库里合用的只有 {one.held} 字",
            )
        elif one.held < AMPLE * one.asked:
            yield Fault(
                "bank.short",
                "警告",
                f"“{one.occasion}”的“{spoken(one.slot)}”要 {one.asked} 字，合用的 {one.held} 字不到 {AMPLE} 倍，几篇稿子容易雷同",
            )
