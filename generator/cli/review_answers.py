"""What each answer of `nigao bank review` asks further, and decides on the phrase that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.asking import ask, edit, sure

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.decisions import Decision
    from generator.bank.listing import Listed
    from generator.desk.desk import Desk

KEYS = "回车=留用  x=不用  e=改句子  s=换槽位  l=标出本地的字  b=退回上一句  q=先到这里"
"""The answers; the last two are about the round, not the phrase."""


def decided_by(answer: str, one: Listed, desk: Desk, bank: Bank) -> tuple[Decision, ...]:
    """What an answer (see KEYS) decides on a phrase; nothing if it has to be asked again, and then why is printed."""
    from generator.bank.decisions import Decision
    from generator.bank.verdicts import STRIKE

    match answer:
        case "":
            return (Decision(one.key, "seen", "留用"),)
        case "x":
            return (Decision(one.key, "state", STRIKE),)
        case "e":
            return _edited(one, desk)
        case "s":
            return _moved(one, desk)
        case "l":
            return _marked(one, desk, bank)
    click.echo(f"  {KEYS}")
    return ()


def _edited(one: Listed, desk: Desk) -> tuple[Decision, ...]:
    """The sentence as it was typed, checked as an import checks it and agreed to; nothing if it is left as it is."""
    from generator.bank.decisions import Decision
    from generator.desk.curation import why_not_offered
    from generator.exchange.checks import wording
    from generator.exchange.tidying import tidied

    typed = edit("改成（空着或写 b 则不改）", one.text)
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
    return (Decision(one.key, "wording", text),) if sure("这样改吗（y=改，直接回车则不改）") else ()


def _moved(one: Listed, desk: Desk) -> tuple[Decision, ...]:
    """The slot to which it is moved, told by number or name; nothing if there is none such, or it is there already."""
    from generator.bank.decisions import Decision
    from generator.language.slot_names import slot_named, spoken

    names = desk.lexicon.slots.names
    click.echo("  " + "  ".join(f"{number}.{spoken(name)}" for number, name in enumerate(names, 1)))
    answer = ask("换到（写编号或名称）")
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


def _marked(one: Listed, desk: Desk, bank: Bank) -> tuple[Decision, ...]:
    """What in the sentence is somebody's own, with what marking it does to others; nothing if it is not marked."""
    from generator.bank.decisions import Decision
    from generator.bank.listing import listing
    from generator.desk.curation import mark
    from generator.desk.marked import MANY
    from generator.exchange.checks import local

    text, wrong = local(ask("哪几个字只属于某地、某人（几处用顿号隔开）"), one.text)
    if wrong or not text:
        click.echo(f"  {wrong or '没有标。'}")
        return ()
    marked = mark(desk, bank, listing(bank), one.key, text)
    if marked.told:
        click.secho(f"  {marked.told}", fg="yellow")
    if marked.count >= MANY and not sure("真要这样标吗（y=标，直接回车则不标）"):
        return ()
    return (Decision(one.key, "local", text),)
