"""What was found, on a terminal or as JSON."""

import os
import re
import sys
from collections.abc import Sequence
from datetime import date as Date
from typing import Any

import click

from generator.bank.bank import Bank
from generator.bank.found import Found, Hit
from generator.bank.hits import context
from generator.bank.query import Query
from generator.cli.session import SOURCE_KINDS, announce
from generator.cli.table import width
from generator.language.slot_names import spoken
from generator.model.source import cited

_LESS = "-FRX"
"""So that `less` leaves what fits on the screen alone, and colours as they are."""
_KEYS = "按空格看下一屏，按 q 返回"
"""Stands above the hits: the prompt of `less` itself can hold no Chinese."""


def print_hits(bank: Bank, found: Found, query: Query, around: int, page: int) -> None:
    """Numbered hits with their words marked; a long list on a terminal goes through a pager."""
    lines = [
        line
        for number, hit in enumerate(found.hits, found.first)
        for line in _lines(bank, number, hit, query, around)
    ]
    if sys.stdin.isatty() and sys.stdout.isatty() and _overflow(lines):
        os.environ.setdefault("LESS", _LESS)
        click.echo_via_pager("\n".join((click.style(_KEYS, dim=True), *lines)) + "\n")
    else:
        click.echo("\n".join(lines))
    if found.more:
        announce(f"还有更多：加 --page {page + 1} 看下一页。")


def print_json(bank: Bank, found: Found, query: str, around: int) -> None:
    """One object, see docs/formats.md."""
    import json

    hits = [_as_object(bank, hit, around) for hit in found.hits]
    result = {"schema": 1, "query": query, "first": found.first, "more": found.more, "hits": hits}
    click.echo(json.dumps(result, ensure_ascii=False, indent=1))


def _overflow(lines: Sequence[str]) -> bool:
    """Whether they fill more than the terminal, on which long ones are broken."""
    import shutil

    columns, rows = shutil.get_terminal_size()
    return sum(max(1, -(-width(click.unstyle(line)) // columns)) for line in lines) >= rows


def _lines(bank: Bank, number: int, hit: Hit, query: Query, around: int) -> list[str]:
    shown = [f"{number}. {_marked(hit.text, query)}", click.style(f"   {_described(hit)}", dim=True)]
    if hit.wording:
        shown.append(f"   您改成：{_marked(hit.wording, query)}")
    if reason := reason_against(hit):
        shown.append(click.style(f"   {reason}", dim=True))
    if around and hit.kind != "curated":
        near = context(bank, hit, around)
        shown.append(f"   前：{''.join(near.before) or '（本段文字从这句开始）'}")
        shown.append(f"   后：{''.join(near.after) or '（到这句为止）'}")
    return shown


def reason_against(hit: Hit) -> str:
    """Why a draft of today would not say it as it stands; empty if it may."""
    today = Date.today().isoformat()
    if hit.why_not:
        return f"起草不选：{hit.why_not}"
    if hit.until and hit.until < today:
        return f"提法过时：只用到 {hit.until}，以后的稿子要换成现在的说法"
    return f"提法还没有：{hit.since} 起才用" if hit.since > today else ""


def _marked(text: str, query: Query) -> str:
    if not query.words:
        return text
    longest_first = sorted(query.words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    return pattern.sub(lambda match: click.style(match[0], fg="green", bold=True), text)


def _described(hit: Hit) -> str:
    said = f"{hit.last_said.date} {hit.last_said.meeting or '讲话'}用过" if hit.last_said else ""
    told = (
        f"[{spoken(hit.slot)}/{hit.role}] {cited(hit.source.file, hit.source.paragraph)}",
        hit.date,
        SOURCE_KINDS[hit.kind] if hit.kind == "outside" else "",
        f"{hit.seen} 篇用过" if hit.seen > 1 else "",
        said,
        f"像 {hit.likeness:.0%}" if hit.likeness is not None else "",
    )
    return "，".join(filter(None, told))


def _as_object(bank: Bank, hit: Hit, around: int) -> dict[str, Any]:
    return {
        "key": hit.key, "text": hit.text, "slot": hit.slot, "role": hit.role, "topic": hit.topic or None,
        "source": {"file": hit.source.file, "paragraph": hit.source.paragraph, "sentence": hit.source.sentence},
        "seen": hit.seen, "last_said": hit.last_said._asdict() if hit.last_said else None,
        "kind": hit.kind, "date": hit.date or None, "usable": not hit.why_not, "why_not": hit.why_not or None,
        "since": hit.since or None, "until": hit.until or None, "wording": hit.wording or None, "likeness": hit.likeness,
        "context": context(bank, hit, around)._asdict() if around else None,
    }  # fmt: skip
