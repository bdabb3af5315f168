"""nigao bank review: new phrases one by one at the terminal: keep, strike, edit, move, mark."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import click

from generator.cli.asking import ask
from generator.cli.chinese import ChineseCommand
from generator.cli.review_answers import KEYS, decided_by
from generator.cli.session import announce, open_desk, user, workspace_option
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.decisions import Decision
    from generator.bank.listing import Listed
    from generator.desk.desk import Desk

_VERB = "review"
_EVERY = 5
"""Answers after which they are written down, so that a machine that stops dead loses no more."""


@dataclass
class _Round:
    """The phrases of one round, what was decided on each so far, and how many of these answers `batch` holds.

    `taken_back`: an answer that was written down was taken back, so that the batch is to be written anew.
    """

    phrases: Sequence[Listed]
    desk: Desk
    bank: Bank
    decided: list[tuple[Decision, ...]] = field(default_factory=list)
    batch: str = ""
    written: int = 0
    taken_back: bool = False

    def step_back(self) -> None:
        """Take the last answer back."""
        self.decided.pop()
        if self.written > len(self.decided):
            self.written, self.taken_back = len(self.decided), True

    def write(self) -> None:
        """Put what was decided since into the bank, all answers of the round as one batch."""
        from generator.bank.batches import revoke
        from generator.bank.decisions import decide, decide_further

        if not (self.batch or self.decided):
            return
        at, by = datetime.now().isoformat(timespec="microseconds"), user()
        if self.batch and not self.decided:
            revoke(self.bank, self.batch, at, by)
            self.batch = ""
        elif self.taken_back or not self.batch:
            self.batch = decide(self.bank, _VERB, _all(self.decided), at, by, "", self.batch)
        elif self.written < len(self.decided):
            decide_further(self.bank, self.batch, _all(self.decided[self.written :]), at, by)
        self.written, self.taken_back = len(self.decided), False
        self.desk.mine_wordings(self.bank)


def _all(decided: Sequence[tuple[Decision, ...]]) -> list[Decision]:
    return [one for decisions in decided for one in decisions]


@click.command(
    "review",
    cls=ChineseCommand,
    help="在屏幕上逐句看新入库的句子。留用、不用、改、换槽位、标出只属于某地的字。随时可以停，下次接着看；看错了退回去，"
    "整个一轮也可以撤销。",
    example="nigao bank review --slot 监督",
)
@click.option("--slot", "slots", metavar="槽位", multiple=True, help="只看这个槽位（可写多次）。")
@click.option("--all", "shipped", is_flag=True, help="自带的短语和示例也看。")
@workspace_option
def review(slots: Sequence[str], shipped: bool) -> None:
    """Walk through what waits; what was decided is written down when the user stops, however that is."""
    from generator.bank.waiting import waiting

    if not sys.stdin.isatty():
        raise RequestError("bank review 要在终端里用。", "不在终端里，可以用 nigao bank export 导出来改。")
    from generator.language.slot_names import slot_named, spoken

    desk = open_desk()
    slots = [slot_named(slot, desk.lexicon.slots) for slot in slots]
    for slot in slots:
        if slot not in desk.lexicon.slots:
            raise RequestError(
                f"没有“{slot}”这个槽位。", f"可用的槽位：{'、'.join(map(spoken, desk.lexicon.slots.names))}。"
            )
    with desk.open_bank(fill=False) as bank:
        phrases = waiting(bank, slots, shipped=shipped)
        if not phrases:
            announce("没有要看的新句子。")
            return
        click.echo(f"{len(phrases)} 句没看过。{KEYS}")
        current = _Round(phrases, desk, bank)
        with _ending_in_order():
            try:
                _walk(current)
            except (click.Abort, KeyboardInterrupt, EOFError, OSError):  # OSError: the terminal is gone
                with suppress(OSError):
                    click.echo()
            current.write()
    left = len(phrases) - len(current.decided)
    rest = f"还有 {left} 句，下次接着看。" if left else "都看完了。"
    if current.decided:
        announce(f"看了 {len(current.decided)} 句，已记下；{rest}撤销这一轮：nigao bank undo")
    else:
        announce(f"一句也没有改动；{rest}")


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """A window that is closed, or a machine that is shut down, breaks off as Ctrl+C does, once: the rest is done."""
    signals = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]

    def stop(*_: object) -> None:
        for one in signals:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = [signal.signal(one, stop) for one in signals]
    try:
        yield
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)


def _walk(current: _Round) -> None:
    """Show phrase after phrase and note what is decided, until all are done or the user stops."""
    from generator.language.slot_names import spoken
    from generator.model.source import cited

    while len(current.decided) < len(current.phrases):
        number = len(current.decided)
        one = current.phrases[number]
        source = cited(one.file, one.paragraph)
        click.echo(
            f"\n{number + 1}/{len(current.phrases)}  [{spoken(one.slot)}/{one.role}{f'/{one.topic}' if one.topic else ''}]  {source}"
        )
        click.echo(f"  {one.text}")
        answer = ask("怎么办").lower()
        if answer == "q":
            return
        if answer == "b":
            if current.decided:
                current.step_back()
            else:
                click.echo("  这已经是第一句。")
            continue
        decisions = decided_by(answer, one, current.desk, current.bank)
        if decisions:
            current.decided.append(decisions)
            if len(current.decided) - current.written >= _EVERY:
                current.write()
