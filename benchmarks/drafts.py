"""Many drafts, counted: what breaks a promise, lengths, shares, runs, and how much neighbours have in common."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from benchmarks.common import SHARED, new_desk
from generator.bank.bank import Bank
from generator.checking.era import find_stale
from generator.checking.leftover import find_leftovers
from generator.checking.level import find_incompetent, find_mixed
from generator.desk.desk import Desk, resolve
from generator.desk.templates import load_all
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import produce, setting_of
from generator.drafting.template import Template
from generator.language.sentences import split_sentences
from generator.model.draft import Draft
from generator.reading.files import read_manuscript

PLACES = {"市": "云河市", "县": "清源县", "镇": "青石镇"}
DAYS = (Date(2024, 6, 1), Date(2026, 11, 22))
_SEEDS, _PACE, _LONG = 20, 150, 12
_SAMPLE_VALUES = {"职务": "县教育局局长", "主题": "依法履职"}


@dataclass(frozen=True, slots=True)
class Row:
    """The drafts of one occasion at one level: faults by kind, and the range of the other figures."""

    occasion: str
    level: str
    faults: Counter[str]
    lengths: tuple[float, float]
    share: float
    run: int
    shortfalls: float
    common: float


def main() -> None:
    """Print the tables: from the shipped archive, then from ../shared/speeches alone where it is there."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else _SEEDS
    desk = new_desk()
    with desk.open_bank(fill=True) as bank:
        _print(f"自带示例，每格 {seeds} 个种子 × {len(DAYS)} 个日期", rows(desk, bank, seeds))
    files = sorted(SHARED.glob("*.txt"))
    if files:
        desk = new_desk()
        with desk.open_bank(fill=False) as bank:
            desk.take_in(bank, [(resolve(path), read_manuscript(path)) for path in files], "own")
            _print("只有 ../shared/speeches 三篇（和自带短语）", rows(desk, bank, seeds))


def rows(desk: Desk, bank: Bank, seeds: int) -> Iterator[Row]:
    """One row an occasion and level at which it exists."""
    for template in load_all(desk.content):
        for level, place in PLACES.items():
            if not template.levels or level in template.levels:
                yield _row(desk, bank, template, level, place, seeds)


def _row(desk: Desk, bank: Bank, template: Template, level: str, place: str, seeds: int) -> Row:
    faults: Counter[str] = Counter()
    drafts: list[Draft] = []
    for day in DAYS:
        entries = [
            Entry("地区", place, ""),
            *(Entry(key, value, "") for key, value in _SAMPLE_VALUES.items()),
        ]
        brief = make_brief(template.name, entries, {}, template.standing, desk.lexicon.levels, day)
        names = setting_of(template, brief, bank, desk.lexicon, 0).names
        for seed in range(1, seeds + 1):
            draft = produce(template, brief, bank, desk.lexicon, seed, _PACE)
            drafts.append(draft)
            said = "".join(_said(draft))
            faults["残留"] += len(find_leftovers(said, names, desk.lexicon))
            faults["过时"] += len(find_stale(said, day, desk.lexicon.terms))
            faults["混级"] += len(find_mixed(said, brief.level, desk.lexicon.levels))
            faults["越权"] += len(find_incompetent(said, brief.level, desk.lexicon.levels))
            faults["重复"] += _repeats(draft)
            faults["断公式"] += sum(bool(desk.lexicon.terms.cut_atom(unit)) for unit in _said(draft))
    lengths = [draft.characters / template.characters for draft in drafts]
    return Row(
        template.name,
        level,
        faults,
        (min(lengths), max(lengths)),
        max(source.share for draft in drafts for source in draft.sources),
        max(source.longest_run for draft in drafts for source in draft.sources),
        sum(len(draft.shortfalls) for draft in drafts) / len(drafts),
        sum(_common(one, other) for one, other in pairwise(drafts)) / max(len(drafts) - 1, 1),
    )


def _said(draft: Draft) -> list[str]:
    """The sentences that the bank gave, in the words of the user's level."""
    units: dict[int, str] = {}
    for block in draft.blocks:
        for span in block.spans:
            if span.unit is not None and span.source is not None:
                units[span.unit] = units.get(span.unit, "") + span.text
    return list(units.values())


def _repeats(draft: Draft) -> int:
    text = "\n".join(block.text for block in draft.blocks)
    cut = (line[start:end] for line in text.splitlines() for start, end in split_sentences(line))
    counts = Counter(sentence for sentence in cut if len(sentence) > _LONG)
    return sum(count - 1 for count in counts.values())


def _common(one: Draft, other: Draft) -> float:
    """Share of the phrases of `one` that `other` has as well."""
    keys = [
        {span.key for block in draft.blocks for span in block.spans if span.kind == "phrase"}
        for draft in (one, other)
    ]
    return len(keys[0] & keys[1]) / max(len(keys[0]), 1)


def _print(title: str, found: Iterator[Row] | Sequence[Row]) -> None:
    print(f"\n{title}")
    total: Counter[str] = Counter()
    for row in found:
        total += row.faults
        print(
            f"  {row.occasion}·{row.level}：字数 {row.lengths[0]:.2f}–{row.lengths[1]:.2f}，"
            f"最大来源 {row.share:.0%}，最长连用 {row.run} 句，提醒 {row.shortfalls:.1f} 条，"
            f"相邻共用 {row.common:.0%}，毛病 {dict(+row.faults) or 0}",
            flush=True,
        )
    print(f"  合计毛病：{dict(+total) or 0}")


if __name__ == "__main__":
    main()
