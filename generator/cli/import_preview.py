"""What `nigao bank import` shows before it asks: what a file changes, what runs against later changes, what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.session import SOURCE_KINDS, announce
from generator.language.slot_names import spoken

if TYPE_CHECKING:
    from generator.exchange.asked import Change, Changes

SHOWN = 30
"""Changes or faults of a kind that are listed."""
_FIELDS = {
    "wording": "改句子", "state": "改状态", "slot": "换槽位", "role": "改作用", "topic": "改话题", "local": "标本地",
    "occasion": "场合", "post": "讲话人", "standing": "身份", "place": "地区", "date": "日期", "kind": "归属",
}  # fmt: skip
_LABEL = 36
"""Characters of a sentence by which it is told."""
_NONE = "（空）"


def preview(found: Changes) -> None:
    """What would be changed, the conflicts, and what is left alone."""
    for field, title in _FIELDS.items():
        _list(found, title, [one for one in (*found.changes, *found.source_changes) if one.field == field])
    if found.additions:
        click.echo(f"添句子 {len(found.additions)} 句：")
        for one in found.additions[:SHOWN]:
            click.echo(f"  ＋ [{spoken(one.slot)}/{one.role}] {one.text}（{one.where}）")
            _warn(found, one.where)
    if found.conflicts:
        click.echo("下面这些在导出以后句库里也改过，默认留着句库里的（要照文件改，加 --overwrite）：")
        _list_conflicts(found)
    _left_alone(found)


def _left_alone(found: Changes) -> None:
    for count, text in (
        (found.known, "新添的句子里有 {} 句库里已有，不再添。"),
        (found.repeated, "新添的句子里有 {} 句在这个文件里写了不止一次，只添头一次写的。"),
        (found.gone, "有 {} 行的句子或讲话已不在句库里，略过。"),
        (
            found.missing,
            "句库里有 {} 句不在这个文件里（删去的行，或后来入库的），没有动它们；不要的请在“状态”里选“不用”。",
        ),
    ):
        if count:
            announce(text.format(count))
    if found.idle:
        named = "、".join(found.idle[:3]) + (f"等 {len(found.idle)} 处" if len(found.idle) > 3 else "")
        announce(f"{named}和句库里现在的不一样：灰字栏改了也不算，没有读。")
    for one in found.lost:
        announce(f"{one.where}：{one.why}")


def _list(found: Changes, title: str, changes: Sequence[Change]) -> None:
    if not changes:
        return
    click.echo(f"{title} {len(changes)} 处：")
    for one in changes[:SHOWN]:
        label = _short(one.label)
        if one.field == "wording":
            click.echo(f"  － {one.old}\n  ＋ {one.new}（{one.where}）")
            _warn(found, one.where)
        else:
            click.echo(f"  {label}：{_told(one, one.old)} → {_told(one, one.new)}（{one.where}）")
            if found.banned.get(one.where):
                click.secho(f"     {found.banned[one.where]}", fg="yellow")
    if len(changes) > SHOWN:
        click.echo(f"  ……共 {len(changes)} 处")


def _list_conflicts(found: Changes) -> None:
    """Of each what stood there at export, what stands there now, and what the file wants."""
    click.echo(f"冲突 {len(found.conflicts)} 处：")
    for one in found.conflicts[:SHOWN]:
        stood = _told(one, found.stood[one.where]) if one.where in found.stood else "（已查不到）"
        click.echo(f"  {_FIELDS[one.field]}：{_short(one.label)}（{one.where}）")
        click.echo(
            f"     导出时：{stood}\n     现在：{_told(one, one.old)}\n     文件里：{_told(one, one.new)}"
        )
    if len(found.conflicts) > SHOWN:
        click.echo(f"  ……共 {len(found.conflicts)} 处")


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[:_LABEL]}…"


def _warn(found: Changes, where: str) -> None:
    for remark in found.remarks.get(where, ()):
        click.secho(f"     {remark}", fg="yellow")
    if where in found.warnings:
        click.secho(f"     {found.warnings[where]}；起草时不会用", fg="yellow")


def _told(change: Change, value: str) -> str:
    if change.field == "slot":
        return spoken(value)
    return (SOURCE_KINDS.get(value, value) if change.field == "kind" else value) or _NONE
