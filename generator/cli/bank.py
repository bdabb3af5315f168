"""nigao bank: what is in the bank."""

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.session import SOURCE_KINDS, open_desk, workspace_option
from generator.cli.table import table

_UNKNOWN = "—"


@click.group(
    cls=ChineseGroup,
    invoke_without_command=True,
    help="看句库里可用的句子有多少：按槽位、按作用、按来源；bank sources 逐篇列出来源。",
    example="nigao bank sources",
)
@workspace_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """The counts, if no sub-command is given."""
    if ctx.invoked_subcommand is None:
        _stats()


@command.command(
    "stats", cls=ChineseCommand, help="可用的句子有多少：按槽位、按作用、按来源。", example="nigao bank stats"
)
@workspace_option
def stats() -> None:
    """Print the counts."""
    _stats()


@command.command(
    "sources",
    cls=ChineseCommand,
    help="逐篇列出来源：场合、地区、讲话人、身份、日期、本单位还是外单位。稿子没写明的，由程序看题目、文件名和正文认出来；"
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
                    source.place or source.level,
                    source.speaker,
                    source.standing,
                    source.date,
                )
            ),
        )
        for source in found
    ]
    click.echo(
        "\n".join(table([("文件", "来源", "场合", "地区", "讲话人", "身份", "日期"), *rows]))
        if rows
        else "句库里还没有讲话。"
    )


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


def _stats() -> None:
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        found, counts = bank.sources(), bank.counts()
    kinds = {source.name: SOURCE_KINDS[source.kind] for source in found}
    click.echo(f"句库：{desk.workspace.bank_path}")
    for title, rows in counts.items():
        click.echo(f"\n按{title}：")
        shown = [(name, str(count), kinds.get(name, "") if title == "来源" else "") for name, count in rows]
        click.echo("\n".join(table(shown)) or "  （空）")
