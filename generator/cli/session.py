"""What the verbs share: finding the workspace, announcing, refusing an existing target."""

import getpass
from collections.abc import Callable
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.desk.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from generator.desk.desk import Desk
    from generator.model.manuscript import Manuscript
    from generator.model.speech import Speech

SOURCE_KINDS = {"own": "本单位", "outside": "外单位", "curated": "自带短语", "shipped": "自带示例"}
"""What the kinds of sources are called."""


def announce(text: str) -> None:
    """A word to the user beside the result: on standard error."""
    click.echo(text, err=True)


def workspace_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--workspace` behind a verb too, not only before it."""
    return click.option(
        "--workspace",
        metavar="文件夹",
        expose_value=False,
        callback=_remember,
        help="工作文件夹（默认：当前文件夹，或“文档/拟稿”）。",
    )(function)


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.obj = value


def iso_day(text: str) -> Date:
    """The date that an option holds, today if it is empty; wrong usage if it is none."""
    from generator.language.dates import EXAMPLE, date_fault, parse_date

    day = parse_date(text) if text else Date.today()
    if day is None:
        raise click.UsageError(f"{date_fault(text)}。{EXAMPLE}", click.get_current_context())
    return day


def open_desk() -> "Desk":
    """The desk of this call's workspace; one that was just made is announced."""
    from generator.desk.desk import Desk

    return Desk(workspace_of_call(), announce)


def open_known_desk() -> "Desk":
    """As `open_desk`, but no workspace is made where there is none."""
    from generator.desk.desk import Desk

    return Desk(find_workspace(click.get_current_context().obj, Path.cwd(), create=False), announce)


def workspace_of_call() -> Workspace:
    """The workspace that this call is about; one that was just made is announced."""
    workspace = find_workspace(click.get_current_context().obj, Path.cwd())
    if workspace.created:
        announce(f"已建立工作文件夹：{workspace.root}（旧讲话、模板、初稿都在这里）")
    return workspace


def user() -> str:
    """Who is at the machine; empty where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def open_reader(manuscript: "Manuscript") -> "Speech":
    """`manuscript` mined with the content in force, the evidence told; needs no bank and makes no workspace."""
    from generator.desk.content import Content, shipped_root
    from generator.language import words
    from generator.mining.miner import mine

    content = Content(
        find_workspace(click.get_current_context().obj, Path.cwd(), create=False).root, shipped_root()
    )
    lexicon = content.lexicon()
    words.add_words(lexicon.terms.vocabulary)
    return mine(manuscript, lexicon, explain=True)
