"""nigao template: which templates (occasions) there are, new ones, one from a speech, and whether they are sound."""

from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup
from generator.cli.session import announce, open_desk, workspace_option
from generator.cli.table import table
from generator.cli.target import force_option, output_option
from generator.drafting.trial import Problem
from generator.model.errors import RequestError


@click.group(
    cls=ChineseGroup,
    help="看有哪些模板，新建、检查模板，照一篇旧稿做模板；一个模板就是一个场合，写法见 docs/templates.md。",
    example="nigao template list",
)
def command() -> None:
    """The group of template verbs."""


@command.command(
    "list", cls=ChineseCommand, help="列出所有模板（场合）、默认字数和说明。", example="nigao template list"
)
@workspace_option
def list_templates() -> None:
    """Print name, length and description of each template."""
    from generator.desk.templates import load_readable

    templates, broken = load_readable(open_desk().content)
    rows = [(one.name, f"{one.characters} 字", one.description) for one in templates]
    rows += [(name, "写坏了", fault.message) for name, fault in broken]
    click.echo("\n".join(table(rows)))
    if broken:
        announce(f"改好以后检查：nigao template check {broken[0][0]}")


@command.command(
    "new",
    cls=ChineseCommand,
    help="新建一个场合：在工作文件夹的 templates 里写一个带说明的模板，改几个字就能用。",
    example="nigao template new 预算审查座谈会讲话 --like 工作会议讲话",
)
@click.argument("name", metavar="名称")
@click.option("--like", metavar="场合", help="照哪个场合的模板起（不写就给一个最简单的）。")
@force_option()
@workspace_option
def new(name: str, like: str | None, force: bool) -> None:
    """Write a template to begin with; standard output is its path."""
    from generator.desk.new_template import copy_text, place_for, skeleton_text
    from generator.desk.templates import text_of

    desk = open_desk()
    target = place_for(desk, name)
    text = copy_text(*text_of(desk.content, like)) if like else skeleton_text()
    _write(target, text, force)
    announce(f"改好后检查：nigao template check {target.stem}")


@command.command(
    "from",
    cls=ChineseCommand,
    help="照一篇旧稿的样子做一个模板：几个部分、各几点、序号、称谓、开头结尾、长短都照它，内容换成向句库要句子和空白，原稿的话一句不留。",
    example="nigao template from 去年的讲话.docx -o templates/年度讲话.txt",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@output_option("（默认存到工作文件夹的 templates，名为“仿”加场合）")
@force_option()
@workspace_option
def from_speech(file: Path, output: Path | None, force: bool) -> None:
    """Write a template of the form of a speech; standard output is its path."""
    from generator.desk.content import shipped_root
    from generator.desk.new_template import place_for
    from generator.desk.reference import read_speech
    from generator.desk.templates import load_path, unsaid_at
    from generator.drafting.mould.text import template_text

    desk = open_desk()
    speech = read_speech(desk, file)
    target = _text_file(output) if output else place_for(desk, f"仿{speech.info.occasion or '旧稿'}")
    with desk.open_bank(fill=True) as bank:
        text = template_text(speech, bank.phrases(), unsaid_at(desk.content, speech.info.occasion))
    _write(target, text, force)
    if target.resolve().parent != (desk.workspace.root / "templates").resolve():
        announce("要用它起草，把它放进工作文件夹的 templates 里。")
    elif (shipped_root() / "templates" / target.name).is_file():
        announce(f"自带的场合也叫“{target.stem}”，以后用的是这一份；不想这样，换一个文件名。")
    announce(
        f"{load_path(target).description}。每一行上面有说明，可以改。检查：nigao template check {target}"
    )


@command.command(
    "check",
    cls=ChineseCommand,
    help="检查模板：写法对不对（说出第几行），各级都展开一遍，再看句库够不够拼。不写名称就检查全部。",
    example="nigao template check 工作会议讲话",
)
@click.argument("name", metavar="[文件或名称]", required=False)
@workspace_option
def check(name: str | None) -> None:
    """Print what is wrong with the templates; exit code 1 if there is an 错误."""
    from generator.desk.check_template import check_template
    from generator.desk.templates import paths

    desk = open_desk()
    day = Date.today()
    with desk.open_bank(fill=True) as bank:
        found = {
            one: check_template(desk, bank, one, day) for one in ([name] if name else paths(desk.content))
        }
    for one, problems in found.items():
        _show(Path(one).stem, problems)
    if any(problem.severity == "错误" for problems in found.values() for problem in problems):
        click.get_current_context().exit(1)


def _show(name: str, problems: Sequence[Problem]) -> None:
    if not problems:
        click.echo(f"{name}：没有问题。")
        return
    click.echo(f"{name}：")
    for problem in problems:
        text = f"  {problem.severity}：{problem.message}{problem.hint}"
        click.secho(text, fg="red" if problem.severity == "错误" else None)


def _text_file(output: Path) -> Path:
    """Where a template that is asked for under another kind of name goes. Raises RequestError for a folder."""
    if output.is_dir():
        raise RequestError(f"“{output}”是文件夹，不是文件。", f"请补上文件名，例如 {output / '年度讲话.txt'}")
    if output.suffix.lower() == ".txt":
        return output
    target = output.with_suffix(".txt") if output.suffix else output.with_name(f"{output.name}.txt")
    announce(f"模板是文本文件，存成 {target.name}。")
    return target


def _write(target: Path, text: str, force: bool) -> None:
    from generator.word.save import write_whole

    write_whole(target, text.encode(), force=force)
    click.echo(str(target))
