"""`nigao` alone at a terminal: a numbered menu that asks what it needs."""

from collections.abc import Sequence

import click

from generator.cli.chinese import explain
from generator.model.errors import NigaoError

_BACK = ("", "0", "q", "Q", "退出", "返回")
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
        choice = _chosen("输入数字（直接回车退出）", _CHOICES)
        if choice is None or choice == len(_CHOICES) - 1:
            return
        args = actions[choice]()
        if args:
            _run(ctx, args)


def _chosen(question: str, names: Sequence[str]) -> int | None:
    """Which of `names` (from 0) is chosen by its number or its name; None to go back. Asked until it is one."""
    while True:
        answer = str(click.prompt(question, default="", show_default=False)).strip()
        if answer in _BACK:
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(names):
            return int(answer) - 1
        found = [number for number, name in enumerate(names) if name.startswith(answer)]
        if len(found) == 1:
            return found[0]
        click.echo(f"请输入 1 到 {len(names)} 之间的数字，或者写名称；直接回车是退回。")


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
    return _of_file("mine", "旧讲话的文件或文件夹")


def _check() -> list[str]:
    args = _of_file("check", "讲话稿文件")
    return [*args, "--offer"] if args else []


def _learn() -> list[str]:
    return _of_file("learn", "改好的初稿")


def _outline() -> list[str]:
    return _of_file("outline", "讲话稿文件")


def _search() -> list[str]:
    words = str(
        click.prompt("要找的词（多个用空格隔开；直接回车退回）", default="", show_default=False)
    ).split()
    return ["search", *words] if words else []


def _of_file(verb: str, what: str) -> list[str]:
    """`verb` with the file or folder that the user names; nothing to go back."""
    question = f"{what}（可以直接拖进来；直接回车退回）"
    path = str(click.prompt(question, default="", show_default=False)).strip().strip("'\"")
    return [verb, path] if path else []


def _draft() -> list[str]:
    from generator.cli.session import open_desk
    from generator.desk.templates import load_readable

    templates, _ = load_readable(open_desk().content)
    click.echo("\n".join(f"  {number}. {one.name}" for number, one in enumerate(templates, 1)))
    choice = _chosen("哪个场合（直接回车退回）", [one.name for one in templates])
    if choice is None:
        return []
    template = templates[choice]
    args = ["draft", template.name, "--open"]
    for key, example in (
        ("会议", "全市人大工作会议"),
        ("日期", "2026年12月1日"),
        ("字数", str(template.characters)),
    ):
        answer = click.prompt(f"{key}（例如 {example}；直接回车则不填）", default="", show_default=False)
        args += ["--set", f"{key}={answer}"] if answer else []
    return args
