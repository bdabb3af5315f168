"""Click in Chinese: usage, options and the faults of usage."""

from collections.abc import Callable, Sequence
from typing import Any

import click


class ChineseCommand(click.Command):
    """A command whose help speaks Chinese; `example` is shown at its end."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[选项]"
        self.example = example

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        if self.example:
            formatter.write_paragraph()
            formatter.write(f"例子：{self.example}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明。"
        return option


class ChineseGroup(click.Group, ChineseCommand):
    """A verb with verbs of its own; its help lists them in Chinese."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise unknown_verb(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "命令 [选项]", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(
                [(name, (verb.help or "").partition("。")[0]) for name, verb in self.commands.items()]
            )
        ChineseCommand.format_options(self, ctx, formatter)


def unknown_verb(ctx: click.Context, asked: str, known: Sequence[str]) -> click.UsageError:
    """What to raise for a verb that is none of `known`: the one most like it is named, or all of them."""
    import difflib

    close = difflib.get_close_matches(asked, known, n=1)
    told = f"是不是“{close[0]}”？" if close else f"可用的有：{'、'.join(known)}。"
    return click.UsageError(f"没有“{asked}”这个命令；{told}", ctx)


def whole_number(least: int) -> Callable[[click.Context, click.Parameter, int | None], int | None]:
    """A callback that refuses numbers under `least`, in Chinese."""

    def check(ctx: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
        if value is not None and value < least:
            raise click.BadParameter(f"应当是不小于 {least} 的整数", ctx, parameter)
        return value

    return check


def one_of(*choices: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """A callback that refuses whatever is none of `choices`, in Chinese."""

    def check(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
        if value not in choices:
            raise click.BadParameter(f"应当是 {'、'.join(choices)} 之一", ctx, parameter)
        return value

    return check


def explain(error: click.ClickException) -> tuple[str, str]:
    """A fault of usage as a Chinese sentence and a hint."""
    context = getattr(error, "ctx", None)
    hint = f"用法见：{context.command_path} --help" if context else "用法见：nigao --help"
    match error:
        case click.NoSuchOption():
            return f"没有“{error.option_name}”这个选项{_guess(error.possibilities)}。", hint
        case click.MissingParameter():
            return f"缺少{_name(error)}。", hint
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”后面缺少内容，或用法不对。", hint
        case click.BadParameter():
            return f"{_name(error)}写得不对：{_value(error)}", hint
        case _:
            return _usage(error.message), hint


def _guess(possibilities: Sequence[str] | None) -> str:
    return f"（是不是 {'、'.join(possibilities)}？）" if possibilities else ""


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    return (
        f"“{error.param.human_readable_name}”"
        if isinstance(error.param, click.Argument)
        else f"选项“{error.param.opts[0]}”"
    )


def _value(error: click.BadParameter) -> str:
    if "is not a valid integer" in error.message:
        return f"{error.message.partition(' is not')[0]} 不是整数"
    return error.message


def _usage(message: str) -> str:
    if "unexpected extra argument" in message:
        return f"多了参数：{message.rsplit('(', maxsplit=1)[-1].rstrip(')')}。"
    if message == "Missing command.":
        return "缺少命令。"
    return message
