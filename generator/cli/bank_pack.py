"""nigao bank pack and merge: a bank passed on to a colleague as one file, and one from a colleague taken in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.consent import agreed
from generator.cli.session import announce, open_desk, user, workspace_option
from generator.cli.target import force_option
from generator.language.slot_names import spoken

if TYPE_CHECKING:
    from generator.desk.merging import Plan

_SHOWN, _LABEL = 20, 36
_FIELDS = {
    "state": "状态", "wording": "句子", "level": "口吻", "slot": "槽位", "role": "作用", "topic": "话题", "local": "本地",
    "source.occasion": "场合", "source.post": "讲话人", "source.standing": "身份", "source.place": "地区",
    "source.date": "日期",
}  # fmt: skip


@click.command(
    "pack",
    cls=ChineseCommand,
    help="把句库打成一个包，发给同事并入。包里是讲话原文和整理时的取舍；文件在哪里、讲过的记录、拟过的初稿不在里面；"
    "有内部标志的讲话也不在里面。",
    example="nigao bank pack 我的句库.nigao",
)
@click.argument("target", metavar="文件", type=click.Path(path_type=Path))
@click.option("--allow-internal", is_flag=True, help="有“内部资料”一类标志的讲话也打进包里。")
@force_option("覆盖已有的文件。")
@workspace_option
def pack(target: Path, allow_internal: bool, force: bool) -> None:
    """Write the pack; standard output is its path."""
    from generator.desk.packing import make_pack
    from generator.exchange.pack import SUFFIX, packed
    from generator.word.save import check_target, write_whole

    target = target if target.suffix else target.with_name(f"{target.name}{SUFFIX}")
    check_target(target, force=force)
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        made, left_out = make_pack(desk, bank, internal=allow_internal)
    write_whole(target, packed(made), force=force, private=True)
    announce(
        f"讲话 {len(made.sources)} 篇（全文），取舍 {len(made.registers)} 条。发出去之前，请想好对方能不能看这些讲话。"
    )
    for name in left_out:
        announce(f"有内部标志，没有打包：{name}（确可给的，加 --allow-internal）")
    click.echo(str(target))


@click.command(
    "merge",
    cls=ChineseCommand,
    help="并入同事发来的包。先列出新的、已有的、冲突的，问过才并；您划去的还是划去；并两次和并一次一样，先并谁后并谁也一样；"
    "可以撤销。",
    example="nigao bank merge 同事的句库.nigao",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="不问，直接并入。")
@workspace_option
def merge(file: Path, yes: bool) -> None:
    """Show what a pack brings and, with consent, take it in."""
    from generator.desk.merging import merge as do_merge
    from generator.desk.merging import plan_merge
    from generator.exchange.pack import read_pack

    now = datetime.now()
    found = read_pack(file, now)
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        plan = plan_merge(desk, bank, found)
        _show(plan)
        if not plan.anything:
            announce("没有新的内容，句库没有改动。")
        elif agreed(yes, "并入句库吗？"):
            do_merge(desk, bank, plan, file.name, now.isoformat(timespec="microseconds"), user())
            announce("已并入。要撤销：nigao bank undo")


def _show(plan: Plan) -> None:
    origin = f"（来自 {plan.pack.place}）" if plan.pack.place else ""
    click.echo(f"讲话{origin}：新的 {len(plan.sources)} 篇，已有 {plan.known_sources + len(plan.settled)} 篇")
    for source in plan.sources[:_SHOWN]:
        said = (
            "本单位" if source.kind == "own" else "外单位",
            source.manuscript.info.date,
            "有内部标志" if source.manuscript.internal else "",
        )
        click.echo(f"  ＋ {source.manuscript.name}（{'，'.join(filter(None, said))}）")
    if len(plan.sources) > _SHOWN:
        click.echo(f"  ……共 {len(plan.sources)} 篇")
    click.echo(f"取舍：新的 {plan.new} 条，已有 {plan.known} 条，冲突 {len(plan.conflicts)} 条")
    for one in plan.conflicts[:_SHOWN]:
        label = one.label if len(one.label) <= _LABEL else f"{one.label[:_LABEL]}…"
        mine, theirs = (spoken(value) if one.field == "slot" else value for value in (one.mine, one.theirs))
        outcome = "对方定得晚，用对方的" if one.theirs_counts else "您定得晚，用您的"
        click.echo(f"  {label}\n    {_FIELDS[one.field]}：您的“{mine}”，对方的“{theirs}”（{outcome}）")
    if len(plan.conflicts) > _SHOWN:
        click.echo(f"  ……共 {len(plan.conflicts)} 条")
    for text in plan.skipped:
        announce(f"略过：{text}")
