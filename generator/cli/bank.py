"""nigao bank: what is in the bank."""

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import SOURCE_KINDS, open_desk, workspace_option
from generator.cli.table import table


@click.command(
    cls=ChineseCommand, help="看句库里可用的句子有多少：按槽位、按作用、按来源。", example="nigao bank"
)
@workspace_option
def command() -> None:
    """Print the counts."""
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        sources, counts = bank.sources(), bank.counts()
    kinds = {source.name: SOURCE_KINDS[source.kind] for source in sources}
    click.echo(f"句库：{desk.workspace.bank_path}")
    for title, rows in counts.items():
        click.echo(f"\n按{title}：")
        shown = [(name, str(count), kinds.get(name, "") if title == "来源" else "") for name, count in rows]
        click.echo("\n".join(table(shown)) or "  （空）")
