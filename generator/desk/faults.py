"""What is amiss in the bank, each told in a sentence for the user."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.bank.bank import Bank
from generator.bank.overview import TopicHolding
from generator.bank.rows import PhraseRow
from generator.checking.leftover import NAME_KINDS, Names
from generator.desk.supplies import BODY, Supply
from generator.desk.topic_counts import FLOOR
from generator.language.lexicon import Lexicon
from generator.language.slot_names import spoken
from generator.model.finding import Severity
from generator.model.source import place_in

_AMPLE = 6
"""How many times what a part asks for the bank should hold, so that drafts differ."""
_LONG_ENOUGH = 16
"""Characters from which the same sentence in two files is one too many, not a formula."""
_SHOWN = 40
"""Characters of a sentence by which it is told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something amiss in the bank: a stable id, how grave, and a sentence for the user."""

    id: str
    severity: Severity
    message: str


def said_twice(rows: Iterable[PhraseRow]) -> Iterator[Fault]:
    """The same sentence in two files, formulas aside."""
    files: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row.role in BODY and len(row.core) >= _LONG_ENOUGH and not row.traits.quotation:
            files[row.key][row.source.file] = row.text
    for texts in files.values():
        if len(texts) > 1:
            names = "、".join(f"《{name}》" for name in texts)
            yield Fault(
                "bank.twice", "提示", f"同一句话在 {names} 里都有：{_start(next(iter(texts.values())))}"
            )


def with_names(rows: Iterable[PhraseRow], bank: Bank, lexicon: Lexicon) -> Iterator[Fault]:
    """Sentences offered as usable that hold a name of some source."""
    names = Names(bank.local_names(NAME_KINDS), (), lexicon)
    for row in rows:
        for finding in names.find(row.core)[:1]:
            yield Fault(
                "bank.local",
                "错误",
                f"《{row.source.file}》{place_in(row.source.file, row.source.paragraph)}有一句可用的话里带着“{finding.text}”：{_start(row.text)}",
            )


def out_of_date(rows: Iterable[PhraseRow], day: Date) -> Iterator[Fault]:
    """Curated phrases whose formulations are over: nobody can use them any more."""
    for row in rows:
        if row.kind == "curated" and row.until and row.until < day.isoformat():
            yield Fault(
                "bank.stale",
                "警告",
                f"《{row.source.file}》里有一条提法已过时（止于 {row.until}）：{_start(row.text)}",
            )


def thin(topics: Iterable[TopicHolding]) -> Iterator[Fault]:
    """Topics of which there is less than a template may need."""
    for one in topics:
        if not one.reaches(FLOOR):
            yield Fault(
                "bank.thin",
                "警告",
                f"“{spoken(one.slot)}”的话题“{one.topic}”材料不够：举措 {one.measures} 句、论述 {one.reasons} 句、来源 {one.sources} 个"
                f"（至少要 {FLOOR[0]}、{FLOOR[1]}、{FLOOR[2]}）",
            )


def short(supplies: Iterable[Supply]) -> Iterator[Fault]:
    """Parts of an occasion that the bank cannot fill, or only just."""
    for one in supplies:
        if one.held < one.asked:
            yield Fault(
                "bank.empty",
                "错误",
                f"“{one.occasion}”的“{spoken(one.slot)}”要 {one.asked} 字，句库里合用的只有 {one.held} 字",
            )
        elif one.held < _AMPLE * one.asked:
            yield Fault(
                "bank.short",
                "警告",
                f"“{one.occasion}”的“{spoken(one.slot)}”要 {one.asked} 字，合用的 {one.held} 字不到 {_AMPLE} 倍，几篇稿子容易雷同",
            )


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
