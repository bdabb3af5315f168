"""nigao init: a workspace and its 单位 card."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.desk.card import CARD_KEYS, read_card, write_card
from generator.desk.content import Content, shipped_root
from generator.desk.workspace import Workspace, create_workspace, documents_folder

_EXAMPLES = {
    "地区": "云河市", "本级": "市，不填就看地区名的末字", "上级": "清江省", "下级": "临江区、清源县", "单位": "云河市人大常委会",
    "姓名": "周启明，常用的讲话人", "职务": "市人大常委会主任", "称谓": "同志们",
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
        _ask(workspace)
    elif not any(read_card(workspace.settings).values()):
        click.echo("这里不是终端，没有问单位情况：请打开“拟稿.yaml”填写，或者在终端里再运行一次。")
    click.echo("下一步：nigao mine 旧讲话文件夹，再 nigao draft 工作会议讲话")


def _ask(workspace: Workspace) -> None:
    """Ask for each key of the card; what was answered is kept even if the user leaves halfway."""
    levels = tuple(Content(workspace.root, shipped_root()).lexicon().levels.by_name)
    known = read_card(workspace.settings)
    click.echo("请填本单位的情况（直接回车就是不填，以后可在“拟稿.yaml”里改）：")
    changed: dict[str, str] = {}
    try:
        for key in CARD_KEYS:
            answer = _answer(key, known.get(key, ""), levels)
            if answer != known.get(key, ""):
                changed[key] = answer
    except click.Abort:
        click.echo(
            f"\n没有问完。文件夹已经建好，{_kept(changed)}；要接着填，再运行一次 nigao init。", err=True
        )
        raise click.exceptions.Exit(1) from None
    finally:
        write_card(workspace.settings, changed)


def _kept(changed: Mapping[str, str]) -> str:
    return f"已答的（{'、'.join(changed)}）记在“拟稿.yaml”里" if changed else "“拟稿.yaml”里还什么都没有记"


def _answer(key: str, known: str, levels: Sequence[str]) -> str:
    """What the user says of a key; asked again until a 本级 is one that there is."""
    question = f"{key}（例如 {_EXAMPLES[key]}）"
    while True:
        answer = str(click.prompt(question, default=known, show_default=bool(known))).strip()
        if key != "本级" or not answer or answer in levels:
            return answer
        click.echo(f"没有“{answer}”这一级，请从 {'、'.join(levels)} 里写一个，或者直接回车。")
