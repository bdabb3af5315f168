"""nigao look: Word looks: which there are, a copy to edit, a check of one."""

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.session import announce, open_desk, workspace_option
from generator.cli.table import table
from generator.desk.looks import FOLDER, USUAL, find_look
from generator.model.errors import OutputError


@click.group(
    cls=ChineseGroup,
    help="看、改、检查 Word 版式。版式就是一个 Word 文件：在 Word 里改它的样式和页边距，存盘，起草时用 --look 选它。",
    example="nigao look new 我的版式",
)
def command() -> None:
    """The group of look verbs."""


@command.command("list", cls=ChineseCommand, help="列出所有版式。", example="nigao look list")
@workspace_option
def list_looks() -> None:
    """Print name and place of each look."""
    looks = open_desk().content.files(FOLDER, ".docx")
    click.echo("\n".join(table([(name, str(path)) for name, path in looks.items()])))


@command.command(
    "new",
    cls=ChineseCommand,
    help="复制一份版式，供您在 Word 里改。改的是“样式”里的标题、正文等，不要改名字。",
    example="nigao look new 我的版式 --from 念稿格式",
)
@click.argument("name", metavar="名称")
@click.option("--from", "source", metavar="版式", default=USUAL, help=f"以哪个版式为底稿（默认 {USUAL}）。")
@workspace_option
def new_look(name: str, source: str) -> None:
    """Copy a look into the workspace; standard output ends with its path."""
    from generator.desk.content import read_bytes
    from generator.desk.workspace import make_folder
    from generator.word.save import write_whole

    desk = open_desk()
    stem = name.removesuffix(".docx")
    if not stem or set(stem) & set('/\\:*?"<>|') or stem.startswith("."):
        raise OutputError(f"“{name}”不能用作文件名。", "请换一个名称，例如：我的版式")
    data = read_bytes(find_look(desk.content, source))
    target = make_folder(desk.workspace.root / FOLDER) / f"{stem}.docx"
    write_whole(target, data, force=False)
    announce(f"请在 Word 里打开它改样式；改好后用 nigao look check {stem} 检查，起草时写 --look {stem}。")
    click.echo(str(target))


@command.command(
    "check",
    cls=ChineseCommand,
    help="检查一个版式缺不缺样式、哪里与标准不同。缺样式的不能用；与标准不同的只是列出来，由您定。",
    example="nigao look check 我的版式",
)
@click.argument("look", metavar="版式")
@workspace_option
@click.pass_context
def check(ctx: click.Context, look: str) -> None:
    """Print what is missing and what differs; exit 1 if something is missing."""
    from generator.word.look_check import check_look

    report = check_look(find_look(open_desk().content, look))
    if report.missing:
        click.echo(f"缺少样式：{'、'.join(report.missing)}")
    if report.deviations:
        rows = [(one.of, one.respect, f"标准 {one.wanted}", f"现在 {one.found}") for one in report.deviations]
        click.echo("\n".join((f"与“{report.standard}”不同的有 {len(rows)} 处：", *table(rows))))
    if not report.missing and not report.deviations:
        click.echo(f"样式齐全，与“{report.standard}”一致。")
    ctx.exit(1 if report.missing else 0)
