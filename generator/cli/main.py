"""The command `nigao`: finds the verb, loads only it, and is the one boundary for errors."""

import atexit
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from generator.cli.chinese import ChineseCommand, ChineseGroup, explain, unknown_verb
from generator.model.errors import NigaoError

GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "天天用": (
        ("draft", "按场合拟一篇 Word 初稿"),
        ("search", "在句库里查句子"),
        ("mine", "把旧讲话入库"),
        ("check", "核稿：交稿以前查一遍"),
        ("fill", "填好初稿里的空白"),
        ("clean", "存一份交出去的清稿"),
        ("redraft", "换掉初稿里的一块"),
        ("learn", "收稿：从改好的稿子里学"),
        ("used", "讲完了记一笔，下次少重复"),
    ),
    "偶尔用": (
        ("brief", "写一张空白的拟稿单"),
        ("outline", "看一篇讲话的提纲：标题、领句、槽位"),
        ("sources", "看初稿里每段话的来处"),
        ("preview", "看排出来的页面"),
        ("look", "看、改、检查 Word 版式"),
        ("template", "看有哪些模板（场合）"),
        ("init", "建一个工作文件夹，填单位情况"),
    ),
    "维护": (
        ("bank", "看、整理、导出导入、交换、重建句库"),
        ("doctor", "检查装了什么、缺什么，句库是否完好"),
    ),
}
ALIASES = {"入库": "mine", "拟稿": "draft", "核稿": "check", "收稿": "learn", "查": "search"}
_VERBS = {name for group in GROUPS.values() for name, _ in group}
_SELDOM = 500_000
"""New objects after which rings among them are looked for: a command makes many objects and hardly any ring."""


class Verbs(ChineseGroup):
    """The verbs, each imported when it is called; their Chinese names are aliases."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in _VERBS:
            return None
        command: click.Command = importlib.import_module(f"generator.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            raise unknown_verb(ctx, args[0], (*sorted(_VERBS), *ALIASES))
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[选项] 命令 [参数]…", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        chinese = {name: alias for alias, name in ALIASES.items()}
        for title, verbs in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(f"{name} {chinese[name]}" if name in chinese else name, text) for name, text in verbs]
                )
        ChineseCommand.format_options(self, ctx, formatter)


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    help="拟稿：旧讲话进，Word 初稿出。离线运行；每句话都说得出来处。\n\n不带命令运行，会出现菜单。",
    example="nigao draft 工作会议讲话 --set 地区=云河市",
)
@click.option("--workspace", metavar="文件夹", help="工作文件夹（默认：当前文件夹，或“文档/拟稿”）。")
@click.option("--version", "show_version", is_flag=True, help="显示版本。")
@click.pass_context
def cli(ctx: click.Context, workspace: str | None, show_version: bool) -> None:
    """See `help` above."""
    ctx.obj = workspace or ctx.obj
    if show_version:
        click.echo(f"拟稿 {_version()}")
        ctx.exit()
    if ctx.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty():
            from generator.cli.menu import menu

            menu(ctx)
        else:
            click.echo(ctx.get_help())


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("nigao")
    except PackageNotFoundError:
        return "（未安装）"


def run(args: Sequence[str] | None = None) -> NoReturn:
    """Run `nigao` and exit: 0 done, 1 failed, 2 wrong usage. No traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(_SELDOM)
    atexit.register(gc.freeze)  # at the end nothing is looked through once more: it goes with the process
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        return int(cli.main(args=args, prog_name="nigao", standalone_mode=False) or 0)
    except NigaoError as error:
        return _fail(error.message, error.hint)
    except click.UsageError as error:
        _fail(*explain(error))
        return 2
    except click.ClickException as error:
        return _fail(error.format_message(), "")
    except (click.Abort, KeyboardInterrupt):
        return _fail("已中止，句库和文件都没有改动。", "")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except RecursionError:
        return _fail("内容的层次太深，处理不了。", "请检查模板或文件里是否有反复嵌套。")
    except Exception as error:
        if os.environ.get("NIGAO_DEBUG"):
            raise
        return _fail(
            f"程序内部出错（{type(error).__name__}：{error}）。",
            "您的文件没有改动。设 NIGAO_DEBUG=1 重试可看到详情，请反馈给维护者。",
        )


def _fail(message: str, hint: str) -> int:
    click.secho(message, fg="red", err=True)
    if hint:
        click.echo(hint, err=True)
    return 1
