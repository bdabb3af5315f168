"""nigao bank review: new phrases one by one at the terminal: keep, strike, edit, move, mark."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, open_desk, user, workspace_option
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.decisions import Decision
    from generator.bank.listing import Listed
    from generator.desk.desk import Desk

_KEYS = "回车=留用  x=不用  e=改句子  s=换槽位  l=标出本地的字  b=退回上一句  q=先到这里"
_VERB = "review"


@dataclass
class _Round:
    """The phrases of one round, and what was decided on each so far."""

    phrases: Sequence[Listed]
    desk: Desk
    bank: Bank
    decided: list[tuple[Decision, ...]] = field(default_factory=list)

    @property
    def decisions(self) -> list[Decision]:
        """All that was decided, in order."""
        return [one for decisions in self.decided for one in decisions]


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
        click.echo(f"{len(phrases)} 句没看过。{_KEYS}")
        current = _Round(phrases, desk, bank)
        try:
            _walk(current)
        except (click.Abort, KeyboardInterrupt, EOFError):
            click.echo()
        if current.decided:
            from generator.bank.decisions import decide

            decide(
                bank, _VERB, current.decisions, datetime.now().isoformat(timespec="microseconds"), user(), ""
            )
            desk.mine_wordings(bank)
    left = len(phrases) - len(current.decided)
    rest = f"还有 {left} 句，下次接着看。" if left else "都看完了。"
    if current.decided:
        announce(f"看了 {len(current.decided)} 句，已记下；{rest}撤销这一轮：nigao bank undo")
    else:
        announce(f"一句也没有改动；{rest}")


def _walk(current: _Round) -> None:
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
        answer = _ask("怎么办").lower()
        if answer == "q":
            return
        if answer == "b":
            if current.decided:
                current.decided.pop()
            else:
                click.echo("  这已经是第一句。")
            continue
        decisions = _decide(answer, one, current)
        if decisions:
            current.decided.append(decisions)


def _decide(answer: str, one: Listed, current: _Round) -> tuple[Decision, ...]:
    """What an answer decides; nothing if it has to be asked again."""
    from generator.bank.decisions import Decision
    from generator.bank.verdicts import STRIKE

    match answer:
        case "":
            return (Decision(one.key, "seen", "留用"),)
        case "x":
            return (Decision(one.key, "state", STRIKE),)
        case "e":
            return _edited(one, current.desk)
        case "s":
            return _moved(one, current.desk)
        case "l":
            return _marked(one, current)
    click.echo(f"  {_KEYS}")
    return ()


def _edited(one: Listed, desk: Desk) -> tuple[Decision, ...]:
    """The sentence as it was typed, checked as an import checks it and agreed to; nothing if it is left as it is."""
    from generator.bank.decisions import Decision
    from generator.desk.curation import why_not_offered
    from generator.exchange.checks import wording
    from generator.exchange.tidying import tidied

    typed = _edit("改成（空着或写 b 则不改）", one.text)
    if typed.lower() in ("", "b", one.text):
        click.echo("  没有改。")
        return ()
    text, wrong = wording(typed)
    if wrong:
        click.echo(f"  {wrong}")
        return ()
    text, remarks = tidied(text, ended=not one.text[-1:].isalnum())
    why_not = why_not_offered(desk, text, one.role)
    click.echo(f"  － {one.text}\n  ＋ {text}")
    for told in (*remarks, *([f"{why_not}；起草时不会用"] if why_not else [])):
        click.secho(f"  {told}", fg="yellow")
    return (Decision(one.key, "wording", text),) if _sure("这样改吗（y=改，直接回车则不改）") else ()


def _moved(one: Listed, desk: Desk) -> tuple[Decision, ...]:
    from generator.bank.decisions import Decision
    from generator.language.slot_names import slot_named, spoken

    names = desk.lexicon.slots.names
    click.echo("  " + "  ".join(f"{number}.{spoken(name)}" for number, name in enumerate(names, 1)))
    answer = _ask("换到（写编号或名称）")
    picked = answer.isdecimal() and 1 <= int(answer) <= len(names)
    name = names[int(answer) - 1] if picked else slot_named(answer, names)
    if answer and name not in names:
        from generator.drafting.keys import nearest

        click.echo(f"  没有“{answer}”这个槽位，没有换；{nearest(answer, map(spoken, names))}")
        return ()
    if not answer or name == one.slot:
        click.echo("  没有换。")
        return ()
    return (Decision(one.key, "slot", name),)


def _marked(one: Listed, current: _Round) -> tuple[Decision, ...]:
    from generator.bank.decisions import Decision
    from generator.bank.listing import listing
    from generator.desk.curation import mark
    from generator.desk.marked import MANY
    from generator.exchange.checks import local

    text, wrong = local(_ask("哪几个字只属于某地、某人（几处用顿号隔开）"), one.text)
    if wrong or not text:
        click.echo(f"  {wrong or '没有标。'}")
        return ()
    marked = mark(current.desk, current.bank, listing(current.bank), one.key, text)
    if marked.told:
        click.secho(f"  {marked.told}", fg="yellow")
    if marked.count >= MANY and not _sure("真要这样标吗（y=标，直接回车则不标）"):
        return ()
    return (Decision(one.key, "local", text),)


def _sure(question: str) -> bool:
    return _ask(question).lower() == "y"


def _edit(question: str, text: str) -> str:
    """As `_ask`, with `text` on the line to be edited; where the terminal cannot do that it is typed anew."""
    try:
        import readline
    except ImportError:  # Windows
        return _ask(question)
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return _ask(question)
    finally:
        readline.set_startup_hook(None)


def _ask(question: str) -> str:
    return str(click.prompt(f"  {question}", default="", show_default=False)).strip()
