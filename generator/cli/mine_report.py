"""What `nigao mine` prints of a run: files read and skipped, what to look at, sentences by slot."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import click

from generator.bank.told import folders_apart
from generator.cli.table import table
from generator.desk.tally import Intake
from generator.language.slot_names import spoken
from generator.model.manuscript import Skipped
from generator.reading.names import shown

_MOST_NAMES = 20
"""Of the files whose place the user should see."""
_FEW_NAMES = 5


def report(result: Intake) -> None:
    """Print what a run did."""
    click.echo(f"读入 {len(result.read)} 篇，已在库 {len(result.known)} 篇，跳过 {len(result.skipped)} 篇")
    _listed("跳过的文件：", _skipped(result.skipped))
    _listed("请留意：", result.remarks)
    _print_whose(result)
    _listed("可用的句子：", _by_slot(result))


def _skipped(skipped: Sequence[Skipped]) -> list[tuple[str, str]]:
    """What is told of each file that was left out, and why; of files of one name with their folders."""
    named: dict[str, list[Skipped]] = defaultdict(list)
    for one in skipped:
        named[shown(Path(one.path))].append(one)
    folders = {
        one: folder
        for same in named.values()
        for one, folder in zip(same, folders_apart([one.path for one in same]), strict=True)
    }
    return [(f"{folders[one]}/{shown(Path(one.path))}".lstrip("/"), one.reason) for one in skipped]


def _listed(title: str, rows: Sequence[Sequence[str]]) -> None:
    """A table under its title; nothing if it has no rows."""
    if rows:
        click.echo(f"\n{title}")
        click.echo("\n".join(table(list(rows))))


def _print_whose(result: Intake) -> None:
    """Which files were taken for the user's own or another's by what they say, so that he can put it right."""
    if result.outside:
        click.echo(
            f"\n按稿中的地名、级别认作外单位：{_named(result.outside, _MOST_NAMES)}（不对的话，用 --own 重新入库）"
        )
    if result.unplaced:
        click.echo(
            f"\n没认出是哪里的，先算本单位：{_named(result.unplaced, _FEW_NAMES)}"
            "（是外单位的，用 --outside 重新入库，或在句库表的“来源”里改）"
        )
    if result.homeless:
        click.echo(
            f"\n还没填本单位是哪里，先都算本单位：{_places(result.homeless)}"
            "（请在“拟稿.yaml”的“单位”里写上“地区”；外单位的，用 --outside 重新入库，或在句库表的“来源”里改）"
        )


def _named(names: Sequence[str], most: int) -> str:
    """The first `most` of `names`, and how many there are if that is not all."""
    return "、".join(names[:most]) + (f"等 {len(names)} 篇" if len(names) > most else "")


def _places(places: Sequence[str]) -> str:
    """How many speeches are of each place, the most first; an empty one is unknown."""
    named = Counter(filter(None, places)).most_common()
    told = [f"{place} {count} 篇" for place, count in named[:_FEW_NAMES]]
    more = sum(count for _, count in named[_FEW_NAMES:])
    unknown = len(places) - sum(count for _, count in named)
    told += [f"别的地方 {more} 篇"] if more else []
    return "、".join(told + ([f"看不出哪里的 {unknown} 篇"] if unknown else []))


def _by_slot(result: Intake) -> list[tuple[str, str, str]]:
    """Usable sentences by slot, new and known, the slot with most new ones first; empty if there are none."""
    slots = sorted(
        {*result.new_phrases, *result.known_phrases}, key=lambda slot: -result.new_phrases.get(slot, 0)
    )
    rows = [
        (spoken(slot), str(result.new_phrases.get(slot, 0)), str(result.known_phrases.get(slot, 0)))
        for slot in slots
    ]
    return [("槽位", "新句", "已有"), *rows] if rows else []
