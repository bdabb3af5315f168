"""nigao bank used: what was said, when, where and by whom."""

from itertools import groupby

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, open_desk, workspace_option

_LOST = "（这一句已不在句库里）"
_UNKNOWN = "（没有写姓名）"


@click.command(
    "used",
    cls=ChineseCommand,
    help="列出讲过的话：哪一天、在什么会上、谁讲的、哪些句子，最近的在前。记录来自 nigao used 和 nigao learn --final。",
    example="nigao bank used --speaker 周启明",
)
@click.option("--speaker", metavar="姓名", default="", help="只看这个人讲过的。")
@workspace_option
def used(speaker: str) -> None:
    """Print the speeches on record, each with its sentences."""
    from generator.bank.memory import spoken

    with open_desk().open_bank(fill=False) as bank:
        found = spoken(bank, speaker)
    for (day, meeting, name), sentences in groupby(found, lambda one: (one.date, one.meeting, one.speaker)):
        click.echo(f"{day}　{name or _UNKNOWN}　{meeting}".rstrip())
        for text in dict.fromkeys(one.text or _LOST for one in sentences):
            click.echo(f"  {text}")
    if not found:
        announce(
            f"没有“{speaker}”讲过的记录。" if speaker else "还没有讲过的记录；讲完以后用 nigao used 记一笔。"
        )
