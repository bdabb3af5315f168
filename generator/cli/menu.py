"""`nigao` alone at a terminal: a numbered menu that asks what it needs."""

import click

from generator.cli.chinese import explain
from generator.model.errors import NigaoError

_CHOICES = (
    "入库：把旧讲话收进句库",
    "成文：按场合拟一篇 Word 初稿",
    "核稿：交稿以前查一遍",
    "收稿：从改好的初稿里学，下次拟得更合意",
    "查句：在句库里找句子",
    "读稿：看一篇讲话的提纲",
    "句库：看库里有多少",
    "退出",
)


def menu(ctx: click.Context) -> None:
    """Ask for a verb and what it needs, run it, and ask again until the user leaves."""
    actions = (_mine, _draft, _check, _learn, _search, _outline, lambda: ["bank"])
    while True:
        click.echo("\n拟稿　请选择：")
        click.echo("\n".join(f"  {number}. {text}" for number, text in enumerate(_CHOICES, 1)))
        choice = _number("输入数字", len(_CHOICES))
        if choice == len(_CHOICES):
            return
        _run(ctx, actions[choice - 1]())


def _number(question: str, most: int) -> int:
    """A number from 1 to `most`; asked until it is one."""
    while True:
        answer = str(click.prompt(question)).strip()
        if answer.isdecimal() and 1 <= int(answer) <= most:
            return int(answer)
        click.echo(f"请输入 1 到 {most} 之间的数字。")


def _run(ctx: click.Context, args: list[str]) -> None:
    """Run a verb; a fault is told and the menu goes on."""
    try:
        ctx.command.main(args=args, prog_name="nigao", standalone_mode=False, obj=ctx.obj)
    except NigaoError as error:
        message, hint = error.message, error.hint
    except click.UsageError as error:
        message, hint = explain(error)
    else:
        return
    click.secho(message, fg="red", err=True)
    click.echo(hint, err=True)


def _mine() -> list[str]:
    return ["mine", _path("旧讲话的文件或文件夹（可以直接拖进来）")]


def _check() -> list[str]:
    return ["check", _path("讲话稿文件（可以直接拖进来）")]


def _learn() -> list[str]:
    return ["learn", _path("改好的初稿（可以直接拖进来）")]


def _outline() -> list[str]:
    return ["outline", _path("讲话稿文件（可以直接拖进来）")]


def _search() -> list[str]:
    return ["search", *str(click.prompt("要找的词（多个用空格隔开）")).split()]


def _path(question: str) -> str:
    return str(click.prompt(question)).strip().strip("'\"")


def _draft() -> list[str]:
    from generator.cli.session import open_desk
    from generator.desk.templates import load_all

    templates = load_all(open_desk().content)
    click.echo("\n".join(f"  {number}. {one.name}" for number, one in enumerate(templates, 1)))
    template = templates[_number("哪个场合", len(templates)) - 1]
    args = ["draft", template.name, "--open"]
    for key, example in (
        ("会议", "全市人大工作会议"),
        ("日期", "2026年12月1日"),
        ("字数", str(template.characters)),
    ):
        answer = click.prompt(f"{key}（例如 {example}；直接回车则不填）", default="", show_default=False)
        args += ["--set", f"{key}={answer}"] if answer else []
    return args
