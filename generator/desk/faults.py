"""What is amiss in the bank, each told in a sentence for the user."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import combinations

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
_OF_THE_USER = ("own", "outside")
_NEARLY_ALL = 0.8
"""Of the sentences of the shorter speech, so many stand in the other too."""
_FEWEST_SHARED = 3
_MOST_FILES = 20
"""What stands in more files tells nothing of two of them."""
_MOST_TOLD = 20
"""Pairs of speeches that are told one by one."""
_SHOWN = 40
"""Characters of a sentence by which it is told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something amiss in the bank: a stable id, how grave, and a sentence for the user."""

    id: str
    severity: Severity
    message: str


def said_twice(rows: Iterable[PhraseRow]) -> Iterator[Fault]:
    """The same sentence in two of our own files, formulas aside; speeches of the user that are nearly the same (that he
    says a thing again in another is his right)."""
    files: dict[str, dict[str, PhraseRow]] = defaultdict(dict)
    for row in rows:
        if row.role in BODY and len(row.core) >= _LONG_ENOUGH and not row.traits.quotation:
            files[row.key][row.source.file] = row
    for held in files.values():
        ours = [name for name, row in held.items() if row.kind not in _OF_THE_USER]
        if len(ours) > 1:
            names = "、".join(f"《{name}》" for name in ours)
            yield Fault("bank.twice", "提示", f"同一句话在 {names} 里都有：{_start(held[ours[0]].text)}")
    yield from _told(
        _nearly_the_same({key: held for key, held in files.items() if _user_files(held)}),
        Fault("bank.same", "提示", "另有 {} 对也差不多是同一篇。"),
    )


def _user_files(held: Mapping[str, PhraseRow]) -> list[str]:
    return sorted(name for name, row in held.items() if row.kind in _OF_THE_USER)


def _nearly_the_same(files: Mapping[str, Mapping[str, PhraseRow]]) -> list[Fault]:
    """A fault for each two speeches of the user of which one holds most of the other, the most alike first."""
    sizes: Counter[str] = Counter()
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for held in files.values():
        names = _user_files(held)
        sizes.update(names)
        if len(names) <= _MOST_FILES:
            for pair in combinations(names, 2):
                shared[pair].append(held[pair[0]].text)
    found = [
        (len(texts) / min(sizes[one], sizes[other]), one, other, texts)
        for (one, other), texts in shared.items()
        if len(texts) >= _FEWEST_SHARED
    ]
    return [
        Fault(
            "bank.same",
            "提示",
            f"《{one}》和《{other}》差不多是同一篇：{min(sizes[one], sizes[other])} 句里 {len(texts)} 句一样，"
            f"例如：{_start(max(texts, key=len))}",
        )
        for share, one, other, texts in sorted(found, key=lambda pair: (-pair[0], *pair[1:3]))
        if share >= _NEARLY_ALL
    ]


def _told(faults: Sequence[Fault], rest: Fault) -> Iterator[Fault]:
    """The first of them, and in `rest` how many more there are."""
    yield from faults[:_MOST_TOLD]
    if len(faults) > _MOST_TOLD:
        yield replace(rest, message=rest.message.format(len(faults) - _MOST_TOLD))


def with_names(
    rows: Iterable[PhraseRow], bank: Bank, lexicon: Lexicon, own: Sequence[str] = ()
) -> Iterator[Fault]:
    """Sentences offered as usable that hold a name of some source, each told once; not the user's `own` names."""
    names = Names(bank.local_names(NAME_KINDS), own, lexicon)
    found: dict[tuple[str, str], list[PhraseRow]] = defaultdict(list)
    for row in rows:
        for finding in names.find(row.core)[:1]:
            found[finding.text, row.core].append(row)
    for (name, _), held in found.items():
        first = held[0]
        where = f"《{first.source.file}》{place_in(first.source.file, first.source.paragraph)}"
        others = f"（共 {len(held)} 处）" if len(held) > 1 else ""
        yield Fault(
            "bank.local", "错误", f"{where}{others}有一句可用的话里带着“{name}”：{_start(first.text)}"
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
