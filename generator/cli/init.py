"""nigao init: a workspace and its 单位 card."""

import sys
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.desk.card import CARD_KEYS, read_card, write_card
from generator.desk.workspace import create_workspace, documents_folder

_EXAMPLES = {
    "地区": "云河市", "本级": "市（留空按地区名的末字判断）", "上级": "清江省", "下级": "临江区、清源县", "单位": "云河市人大常委会",
    "姓名": "常用讲话人", "职务": "市人大常委会主任", "称谓": "同志们",
}  # fmt: skip


@click.command(
    cls=ChineseCommand,
    help="建一个工作文件夹（默认“文档/拟稿”），并记下本单位的情况；以后起草就不用每次都填。已有的文件不会动。",
    example="nigao init ~/拟稿",
)
@click.argument("folder", metavar="[文件夹]", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> None:
    """Make the workspace; at a terminal ask for the card."""
    workspace = create_workspace((folder or documents_folder() / "拟稿").expanduser())
    click.echo(f"工作文件夹：{workspace.root}" + ("" if workspace.created else "（原来就有，保持不变）"))
    if sys.stdin.isatty():
        _ask(workspace.settings)
    click.echo("下一步：nigao mine 旧讲话文件夹，再 nigao draft 工作会议讲话")


def _ask(settings: Path) -> None:
    known = read_card(settings)
    click.echo("请填本单位的情况（直接回车就是不填，以后可在“拟稿.yaml”里改）：")
    answers = {
        key: click.prompt(
            f"{key}（例如 {_EXAMPLES[key]}）", default=known.get(key, ""), show_default=bool(known.get(key))
        )
        for key in CARD_KEYS
    }
    changed = {key: answer for key, answer in answers.items() if answer != known.get(key, "")}
    write_card(settings, changed)
