"""nigao bank stats: what the bank holds, as tables at the terminal and as a page of charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import SOURCE_KINDS, announce, iso_day, open_desk, workspace_option
from generator.cli.table import table
from generator.cli.target import force_option
from generator.language.slot_names import spoken

if TYPE_CHECKING:
    from generator.bank.overview import Overview, SourceHolding

_MOST_SPEECHES = 30
"""That are listed one by one."""


@click.command(
    "stats",
    cls=ChineseCommand,
    help="句库里有什么：按槽位、作用、话题、年份、来源；缺材料的话题标出来。--html 另写一页图表，用浏览器打开。",
    example="nigao bank stats --html 句库.html",
)
@click.option("--html", "page", metavar="文件", type=click.Path(path_type=Path), help="写成一页图表。")
@force_option("覆盖已有的文件。")
@workspace_option
def stats(page: Path | None, force: bool) -> None:
    """Print the counts, or write the page."""
    if page is None:
        print_stats()
    else:
        _write_page(page, force)


def print_stats() -> None:
    """The tables: by 槽位, 作用, 话题 (thin ones marked), 年份 and 来源."""
    from generator.desk.topic_counts import grade

    held, path, marked = _overview()
    click.echo(f"句库：{path}\n可用的句子 {held.phrases}（近似的只算一句）")
    if marked:
        click.echo(f"其中 {marked} 句含有您标的本地字，起草不选")
    _print(
        "槽位", [(spoken(slot), str(sum(counts.values()))) for slot, counts in held.roles.items() if counts]
    )
    _print("作用", [(role, str(count)) for role, count in _by_role(held).items()])
    topics = [
        (
            one.topic,
            spoken(one.slot),
            f"举措 {one.measures}",
            f"论述 {one.reasons}",
            f"来源 {one.sources}",
            grade(one),
        )
        for one in held.topics
    ]
    _print("话题", topics)
    years = [(year or "日期不明", str(sum(counts.values()))) for year, counts in held.years.items()]
    _print("年份", years)
    _print_sources(held.sources)


def _print_sources(sources: Sequence[SourceHolding]) -> None:
    """Phrase files and speeches; of many speeches those that give most."""
    speeches = [one for one in sources if one.kind != "curated"]
    most = sorted(speeches, key=lambda one: -one.usable)[:_MOST_SPEECHES]
    _print(
        "来源",
        [
            (one.name, str(one.usable), SOURCE_KINDS[one.kind])
            for one in sources
            if one.kind == "curated" or one in most
        ],
    )
    if len(speeches) > len(most):
        click.echo(
            f"  另有 {len(speeches) - len(most)} 篇讲话，可用的句子比上面的少；逐篇看：nigao bank sources"
        )


def _write_page(target: Path, force: bool) -> None:
    from generator.desk.topic_counts import grade
    from generator.exchange.page import page
    from generator.word.save import check_target, write_whole

    target = target if target.suffix.lower() in (".html", ".htm") else target.with_name(f"{target.name}.html")
    check_target(target, force=force)
    text = page(_overview()[0], grade, SOURCE_KINDS, iso_day(""))
    write_whole(target, text.encode(), force=force, private=True)
    announce("用浏览器打开它就能看；里面有来源的文件名，外发前请留意。")
    click.echo(str(target))


def _overview() -> tuple[Overview, Path, int]:
    """What there is, where, and how many of the phrases are kept out of drafts by marked words."""
    from generator.bank.overview import overview
    from generator.desk.card import read_card
    from generator.desk.marked import kept_out, why_marked

    desk = open_desk()
    topics = {name: tuple(slot.topics) for name, slot in desk.lexicon.slots.by_name.items()}
    with desk.open_bank(fill=False) as bank:
        why = why_marked(bank, lambda: desk.lexicon, read_card(desk.workspace.settings))
        marked = kept_out(bank, why) if bank.marked() else 0
        return overview(bank, topics), desk.workspace.bank_path, marked


def _by_role(held: Overview) -> Mapping[str, int]:
    total: dict[str, int] = {}
    for counts in held.roles.values():
        for role, count in counts.items():
            total[role] = total.get(role, 0) + count
    return dict(sorted(total.items(), key=lambda pair: -pair[1]))


def _print(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    click.echo(f"\n按{title}：")
    click.echo("\n".join(table(rows)) or "  （空）")
