"""nigao bank: what is in the bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.bank_exchange import export, import_
from generator.cli.bank_history import history, undo
from generator.cli.bank_pack import merge, pack
from generator.cli.bank_review import review
from generator.cli.bank_stats import print_stats, stats
from generator.cli.bank_used import used
from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.session import SOURCE_KINDS, iso_day, open_desk, workspace_option
from generator.cli.table import table
from generator.language.slot_names import spoken

if TYPE_CHECKING:
    from generator.desk.audit import Audit

_UNKNOWN = "—"
_GRAVEST = ("错误", "警告", "提示")
_PLACE = "云河市"
"""Whose drafts are tried where the 单位 card names no place: any city's."""


@click.group(
    cls=ChineseGroup,
    invoke_without_command=True,
    help="看句库里有什么，整理它，和同事交换；不写命令就列出有多少句。",
    example="nigao bank export 句库.xlsx",
)
@workspace_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """The counts, if no sub-command is given."""
    if ctx.invoked_subcommand is None:
        print_stats()


for _verb in (stats, review, export, import_, pack, merge, used, history, undo):
    command.add_command(_verb)


@command.command(
    "sources",
    cls=ChineseCommand,
    help="逐篇列出来源：场合、地区、级别、讲话人、身份、日期、本单位还是外单位。稿子没写明的，由程序看题目、文件名和正文认出来；"
    "认错了，用 nigao mine 加 --occasion、--date、--speaker、--own 或 --outside 重新入库。",
    example="nigao bank sources",
)
@workspace_option
def sources() -> None:
    """Print one line a source."""
    with open_desk().open_bank(fill=False) as bank:
        found = [source for source in bank.sources() if source.kind != "curated"]
    rows = [
        (
            source.name,
            SOURCE_KINDS[source.kind],
            *(
                value or _UNKNOWN
                for value in (
                    source.occasion,
                    source.place,
                    source.level,
                    source.speaker,
                    source.standing,
                    source.date,
                )
            ),
        )
        for source in found
    ]
    click.echo(
        "\n".join(table([("文件", "来源", "场合", "地区", "级别", "讲话人职务", "身份", "日期"), *rows]))
        if rows
        else "句库里还没有讲话。"
    )


@command.command(
    "check",
    cls=ChineseCommand,
    help="检查句库自己：差不多是同一篇的讲话、自带的同一句话进了两个文件、可用的句子里带着别处的名字、提法过了时、哪个话题材料太少、哪个场合拼不满。",
    example="nigao bank check",
)
@click.option(
    "--date", "day", metavar="日期", default="", help="按哪一天检查提法（默认今天），例如 2026-12-01。"
)
@click.option("--table", "tables", is_flag=True, help="把各话题、各场合的材料数也列出来。")
@workspace_option
def check(day: str, tables: bool) -> None:
    """Print the faults; exit code 1 if one of them is an 错误."""
    from generator.desk.audit import audit
    from generator.desk.card import own_names, read_card
    from generator.desk.templates import load_all

    desk = open_desk()
    with desk.open_bank(fill=True) as bank:
        own = (*own_names(read_card(desk.workspace.settings)), *bank.marked_at(desk.home))
        found = audit(bank, load_all(desk.content), desk.lexicon, iso_day(day), desk.home or _PLACE, own)
    if tables:
        _print_tables(found)
    for fault in sorted(found.faults, key=lambda fault: _GRAVEST.index(fault.severity)):
        click.secho(f"{fault.severity}：{fault.message}", fg="red" if fault.severity == "错误" else None)
    counts = "，".join(
        f"{severity} {sum(fault.severity == severity for fault in found.faults)} 处" for severity in _GRAVEST
    )
    click.echo(f"检查完毕：{counts}。" if found.faults else "检查完毕，没有发现问题。")
    if any(fault.severity == "错误" for fault in found.faults):
        click.get_current_context().exit(1)


def _print_tables(found: Audit) -> None:
    from generator.desk.topic_counts import grade

    topics = [
        (spoken(one.slot), one.topic, str(one.measures), str(one.reasons), str(one.sources), grade(one))
        for one in found.topics
    ]
    click.echo("\n".join(table([("槽位", "话题", "举措", "论述", "来源", ""), *topics])) + "\n")
    supplies = [
        (
            one.occasion,
            spoken(one.slot),
            str(one.asked),
            str(one.held),
            f"{one.held / max(one.asked, 1):.1f} 倍",
        )
        for one in found.supplies
    ]
    click.echo("\n".join(table([("场合", "槽位", "要用字数", "合用字数", ""), *supplies])) + "\n")


@command.command(
    "rebuild",
    cls=ChineseCommand,
    help="重建句库：用库里存着的讲话原文重新分句、归类，拟过的初稿和记下的取舍都保留。句库损坏时用它修复，坏的文件会改名留着。",
    example="nigao bank rebuild",
)
@workspace_option
def rebuild() -> None:
    """Rebuild, and say what was kept and what was lost."""
    done = open_desk().rebuild_bank()
    kept, lost = done.salvaged.kept, done.salvaged.lost
    click.echo(f"已重建：来源 {kept.get('source', 0)} 个，初稿 {kept.get('draft', 0)} 篇")
    if done.aside is not None:
        click.echo(f"原来的句库有损坏，改名留在：{done.aside}")
    for name in done.salvaged.unreadable:
        click.echo(f"原文已损坏，请重新入库：{name}")
    if sum(lost.values()) > len(done.salvaged.unreadable):
        click.echo("有的内容已经读不出来；请把旧讲话文件夹再入库一次，缺的会补上。")
