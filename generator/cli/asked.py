"""What the user asks for: the brief file, --set, the outline's own and the 单位 card into one brief."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date as Date
from pathlib import Path

import click

from generator.cli.session import announce
from generator.desk.desk import Desk
from generator.drafting.brief_file import Entry
from generator.drafting.template import Template
from generator.model.brief import Brief
from generator.model.errors import ContentError

_OCCASION = "场合"


def entries_in(brief_file: Path | None) -> list[Entry]:
    """What the brief file says; nothing without one. Raises ReadError or ContentError for one that cannot be read."""
    from generator.drafting.brief_file import read_brief_file

    return read_brief_file(brief_file) if brief_file else []


def occasion_in(entries: Sequence[Entry], asked: str) -> str:
    """The occasion `asked` for on the command line, else the one that the brief names; empty if neither does."""
    named = next((entry.value for entry in entries if entry.key == _OCCASION and entry.value), "")
    if asked and named and asked != named:
        announce(f"拟稿单上写的场合是“{named}”，照命令里写的“{asked}”拟。")
    return asked or named


def brief_of(
    desk: Desk, template: Template, brief_file: Path | None, listed: Sequence[Entry], sets: Sequence[str],
    carried: Sequence[Entry],
) -> Brief:  # fmt: skip
    """The brief: what an outline carries, what `brief_file` lists, what --set says, each before the next; the card
    fills what is left open, and at a terminal the user is asked for what the template requires.

    Raises ContentError or UsageError for a value that cannot be understood.
    """
    from generator.desk.card import read_card, without
    from generator.drafting.brief import make_brief
    from generator.drafting.elsewhere import card_at
    from generator.drafting.keys import FORM

    entries = [*carried, *listed]
    required = template.required
    card = without(read_card(desk.workspace.settings), template.aside)
    if brief_file and _is_blank(entries, card):
        announce(f"拟稿单“{brief_file.name}”里还什么都没有填，只用“拟稿.yaml”和命令里写的。")
    entries += [_entry(text) for text in sets]
    kept, lost = card_at(entries, card, desk.lexicon.levels)
    given = {*kept, *(entry.key for entry in entries if entry.value)}
    if any(entry.key == FORM for entry in entries):
        required = tuple(dict.fromkeys((*required, "会议")))
    missing = [key for key in required if key not in given]
    if missing and sys.stdin.isatty():
        entries += [Entry(key, value, "") for key in missing if (value := _ask(key))]
    entries = _once(entries)
    brief = make_brief(template.name, entries, card, template.standing, desk.lexicon.levels, Date.today())
    _announce_lost([key for key in lost if not any(entry.key == key for entry in entries)], brief)
    if not any(entry.key == "日期" for entry in entries):
        announce(f"没有写日期，按今天（{brief.get('日期')}）拟稿。")
    return brief


def _announce_lost(keys: Sequence[str], brief: Brief) -> None:
    """A word on what the 单位 card says of its own place, which is not that of the draft."""
    if keys:
        named = "、".join(keys)
        announce(
            f"“拟稿.yaml”不是{brief.get('地区')}的，其中的{named}没有用；要写的请用 --set 或拟稿单给出。"
        )


def _is_blank(entries: Sequence[Entry], card: Mapping[str, str]) -> bool:
    from generator.drafting.form import is_blank

    return is_blank(entries, card)


def _ask(key: str) -> str:
    """What the user at the terminal says of a required key; empty if nothing."""
    from generator.drafting.form import EXAMPLES

    question = f"{key}（例如 {EXAMPLES.get(key, '')}；直接回车则留空）"
    return str(click.prompt(question, default="", show_default=False, err=True)).strip()


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """`entries` without what an outline carries and the brief given with it says again."""
    return list({(entry.key, entry.value): entry for entry in reversed(entries)}.values())[::-1]


def _entry(text: str) -> Entry:
    from generator.drafting.keys import KEYS, canonical, has_private_use, nearest

    key, sign, value = text.replace("＝", "=", 1).partition("=")
    if not sign:
        raise click.UsageError(f"--set 要写成“键=值”，现在是“{text}”。", click.get_current_context())
    name = canonical(key)
    if not name:
        raise ContentError(f"--set：不认识“{key}”。", nearest(key, KEYS))
    if has_private_use(value):
        raise ContentError(f"--set：“{key}”里有不能用的特殊字符。", "请删去看不见或显示为方框的字符。")
    return Entry(name, value.strip(), "")


def pace_of(brief: Brief) -> int:
    """Characters read aloud a minute: the brief's 语速 if it is a number, else the usual."""
    from generator.drafting.keys import DEFAULT_PACE

    asked = brief.get("语速")
    return int(asked) if asked.isdigit() and int(asked) > 0 else DEFAULT_PACE
