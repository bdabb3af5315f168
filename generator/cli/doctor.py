"""nigao doctor: what is installed, what is missing, whether the bank is sound."""

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import workspace_option
from generator.cli.table import table
from generator.desk.health import State, examine
from generator.desk.workspace import find_workspace
from generator.model.errors import RequestError


@click.command(
    cls=ChineseCommand,
    help="检查这台电脑：装了什么、缺什么、装上能多做什么；句库是否完好，怎样修复。只看，不改动任何东西。",
    example="nigao doctor",
)
@workspace_option
def command() -> None:
    """Print one line a check; fails if something is broken, not if something is only missing."""
    workspace = find_workspace(click.get_current_context().obj, Path.cwd(), create=False)
    checks = list(examine(workspace))
    click.echo("\n".join(table([(check.state, check.name, check.said) for check in checks])))
    bad = [check.name for check in checks if check.state is State.BAD]
    if bad:
        raise RequestError(f"有问题：{'、'.join(bad)}。", "请照上面各行的说明处理，再运行一次 nigao doctor。")
