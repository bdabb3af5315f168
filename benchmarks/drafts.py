"""Many drafts, counted: what breaks a promise, lengths, shares, runs, and how much neighbours have in common."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from benchmarks.common import SHARED, new_desk
from benchmarks.faults import common, faults_of
from generator.bank.bank import Bank
from generator.desk.desk import Desk
from generator.desk.templates import load_all
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import Entry
from generator.drafting.produce import produce, setting_of
from generator.drafting.template import Template
from generator.model.draft import Draft
from generator.reading.files import read_manuscript
from generator.reading.names import identity

PLACES = {"市": "云河市", "县": "清源县", "镇": "青石镇"}
DAYS = (Date(2024, 6, 1), Date(2026, 11, 22))
_SEEDS, _PACE = 20, 150
_SAMPLE_VALUES = {"职务": "县教育局局长", "主题": "依法履职"}


@dataclass(frozen=True, slots=True)
class Row:
    """The drafts of one occasion at one level: faults by kind, and the range of the other figures.

    `curated` and `share` are the largest shares of a file of phrases and of a speech, `run` the longest run of a
    speech's sentences, `common` what two seeds that follow each other share.
    """

    occasion: str
    level: str
    faults: Counter[str]
    lengths: tuple[float, float]
    curated: float
    share: float
    run: int
    shortfalls: float
    common: float


def main() -> None:
    """Print the tables: from the shipped archive, then from ../shared/speeches alone where it is there.

    The first argument is the number of seeds, further ones the occasions (none: all).
    """
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else _SEEDS
    occasions = sys.argv[2:]
    desk = new_desk()
    with desk.open_bank(fill=True) as bank:
        _print(f"自带示例，每格 {seeds} 个种子 × {len(DAYS)} 个日期", rows(desk, bank, seeds, occasions))
    files = sorted(SHARED.glob("*.txt"))
    if files:
        desk = new_desk()
        with desk.open_bank(fill=False) as bank:
            desk.take_in(bank, [(identity(path), read_manuscript(path)) for path in files], "own")
            _print("只有 ../shared/speeches 三篇（和自带短语）", rows(desk, bank, seeds, occasions))


def rows(desk: Desk, bank: Bank, seeds: int, occasions: Sequence[str]) -> Iterator[Row]:
    """One row an occasion (all, or those of `occasions`) and level at which it exists."""
    for template in load_all(desk.content):
        if occasions and template.name not in occasions:
            continue
        for level, place in PLACES.items():
            if not template.levels or level in template.levels:
                yield _row(desk, bank, template, level, place, seeds)


def _row(desk: Desk, bank: Bank, template: Template, level: str, place: str, seeds: int) -> Row:
    faults: Counter[str] = Counter()
    drafts: list[Draft] = []
    shared: list[float] = []
    for day in DAYS:
        entries = [
            Entry("地区", place, ""),
            *(Entry(key, value, "") for key, value in _SAMPLE_VALUES.items()),
        ]
        brief = make_brief(template.name, entries, {}, template.standing, desk.lexicon.levels, day)
        names = setting_of(template, brief, bank, desk.lexicon, 0).names
        made = [produce(template, brief, bank, desk.lexicon, seed, _PACE) for seed in range(1, seeds + 1)]
        for draft in made:
            faults += faults_of(draft, brief, names, desk.lexicon)
        shared += [common(one, other) for one, other in pairwise(made)]
        drafts += made
    lengths = [draft.characters / template.characters for draft in drafts]
    return Row(
        template.name,
        level,
        faults,
        (min(lengths), max(lengths)),
        _largest(drafts, "curated"),
        _largest(drafts, "own", "outside", "shipped"),
        max(
            (source.longest_run for draft in drafts for source in draft.sources if source.kind != "curated"),
            default=0,
        ),
        sum(len(draft.shortfalls) for draft in drafts) / len(drafts),
        sum(shared) / max(len(shared), 1),
    )


def _largest(drafts: Sequence[Draft], *kinds: str) -> float:
    """The largest share that one source of these kinds has in any of `drafts`."""
    shares = (source.share for draft in drafts for source in draft.sources if source.kind in kinds)
    return max(shares, default=0.0)


def _print(title: str, found: Iterator[Row] | Sequence[Row]) -> None:
    print(f"\n{title}")
    total: Counter[str] = Counter()
    for row in found:
        total += row.faults
        print(
            f"  {row.occasion}·{row.level}：字数 {row.lengths[0]:.2f}–{row.lengths[1]:.2f}，"
            f"一篇讲话最多占 {row.share:.0%}，一个短语文件 {row.curated:.0%}，最长连用 {row.run} 句，提醒 {row.shortfalls:.1f} 条，"
            f"相邻共用 {row.common:.0%}，毛病 {dict(+row.faults) or 0}",
            flush=True,
        )
    print(f"  合计毛病：{dict(+total) or 0}")


if __name__ == "__main__":
    main()
