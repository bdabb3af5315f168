"""nigao brief: a blank brief (拟稿单) for an occasion."""

from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, open_desk, workspace_option
from generator.cli.target import force_option, output_option
from generator.drafting.form import Form, form_text, form_yaml

_SUFFIXES = (".docx", ".txt", ".yaml", ".yml")


@click.command(
    cls=ChineseCommand,
    help="写一张空白的拟稿单：Word 表格（.docx）、文本（.txt）或 YAML。填好后交给 nigao draft --brief。“单位”里记着的已经填上。",
    example="nigao brief 工作会议讲话 -o 拟稿单.docx",
)
@click.argument("occasion", metavar="场合")
@output_option("：.docx、.txt 或 .yaml（默认存到工作文件夹的 output，Word 表格）")
@force_option()
@workspace_option
def command(occasion: str, output: Path | None, force: bool) -> None:
    """Write the form; standard output is its path."""
    from generator.desk.card import read_card, without
    from generator.desk.templates import load_occasion
    from generator.desk.workspace import make_folder
    from generator.drafting.form import form_of
    from generator.word.save import write_whole

    desk = open_desk()
    template = load_occasion(desk.content, occasion)
    target = output or make_folder(desk.workspace.output) / f"拟稿单-{template.name}.docx"
    if target.suffix.lower() not in _SUFFIXES:
        raise click.UsageError(
            f"拟稿单可以是 .docx、.txt 或 .yaml，现在是“{target.name}”。", click.get_current_context()
        )
    form = form_of(
        template.name, template.required, without(read_card(desk.workspace.settings), template.aside)
    )
    write_whole(target, _bytes(form, target.suffix.lower()), force=force)
    click.echo(str(target))
    announce(f"填好后运行：nigao draft {template.name} --brief {target.name}")


def _bytes(form: Form, suffix: str) -> bytes:
    if suffix == ".txt":
        return form_text(form).encode()
    if suffix != ".docx":
        return form_yaml(form).encode()
    from generator.word.form import render_form

    rows = [(field.name, field.value, field.example) for field in form.fields]
    return render_form("拟稿单", form.note, rows)
