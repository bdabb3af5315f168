"""nigao bank history and undo: what was done to memory and decisions, and the last of it taken back."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, open_desk, user, workspace_option
from generator.cli.table import table
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.batches import Record

_VERBS = {
    "learn": "收稿", "used": "讲过", "import": "导入", "review": "整理", "merge": "并入", "follow": "来源的改动沿用到新稿",
}  # fmt: skip
"""What the verbs of batches are called."""
_UNKNOWN = "—"


@click.command(
    "history",
    cls=ChineseCommand,
    help="列出收稿、记讲过的话、整理句库的每一次：编号、什么时候、谁、哪个文件、多少条，撤销了没有。",
    example="nigao bank history",
)
@workspace_option
def history() -> None:
    """Print one line a batch, the newest first."""
    from generator.bank.batches import history as batches

    with open_desk().open_bank(fill=False) as bank:
        found = batches(bank)
    rows = [(one.batch.id[:8], *_told(one), "" if one.stands else "已撤销") for one in found]
    click.echo("\n".join(table(rows)) if rows else "还没有记录。")


@click.command(
    "undo",
    cls=ChineseCommand,
    help="撤销最近的一次（收稿、记讲过的话、导入、整理、并入），或写明编号的那一次；编号用 nigao bank history 看。",
    example="nigao bank undo",
)
@click.argument("number", metavar="[编号]", default="")
@workspace_option
def undo(number: str) -> None:
    """Revoke a batch."""
    from generator.bank.batches import history as batches
    from generator.bank.batches import revoke

    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        standing = [one for one in batches(bank) if one.stands and one.batch.id.startswith(number)]
        if not standing:
            raise RequestError(
                f"没有编号是“{number}”、还没撤销的一次。" if number else "没有可以撤销的。",
                "nigao bank history 列出做过的每一次。",
            )
        told = "，".join(_told(standing[0]))
        if not number and sys.stdin.isatty():
            click.confirm(f"撤销这一次：{told}？", abort=True)
        revoke(bank, standing[0].batch.id, datetime.now().isoformat(timespec="microseconds"), user())
        desk.heed_sources(bank)
        desk.mine_wordings(bank)
    announce(f"已撤销：{told}。")


def _told(one: Record) -> tuple[str, str, str, str, str]:
    """As cells of a table; what was revoked is not counted: its sources have left the bank."""
    batch = one.batch
    return (
        batch.at[:16].replace("T", " "),
        _VERBS.get(batch.verb, batch.verb),
        batch.by or _UNKNOWN,
        batch.file or _UNKNOWN,
        f"{one.rows} 条" if one.stands else _UNKNOWN,
    )
