"""nigao learn: what the secretary made of a draft is shown, and with his consent the bank learns from it."""

import json
import sys
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, iso_day, open_desk, user, workspace_option
from generator.cli.target import force_option
from generator.desk.card import own_names, read_card
from generator.model.errors import OutputError, RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.usage import Said
    from generator.desk.desk import Desk
    from generator.learning.comparison import Comparison, Line
    from generator.learning.learn import Learnt, Lecture

_SHOWN = 60


@click.command(
    cls=ChineseCommand,
    help="收稿：把在 Word 里改好的初稿与拟出来的对照，看哪些句子留下、改过、挪动、删去、新写；同意了就记进句库："
    "删过的有别的可换就不用，删过三次的不再选，留下的优先，改过的以后用您的说法，新写的收作本单位的句子。您的文件一个字节也不动。",
    example="nigao learn 讲话.docx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path), required=False)
@click.option("--final", is_flag=True, help="这就是讲的那一篇：同时记下讲过的话（同 nigao used）。")
@click.option("--meeting", metavar="会议", default=None, help="--final 时：在什么会上讲的（默认看初稿）。")
@click.option("--date", "day", metavar="日期", default=None, help="--final 时：哪一天讲的（默认看初稿）。")
@click.option("--speaker", metavar="姓名", default=None, help="--final 时：谁讲的（默认看初稿）。")
@click.option("--yes", is_flag=True, help="不问，直接记进句库。")
@click.option("--html", metavar="文件", type=click.Path(path_type=Path), help="把对照另存成一个网页。")
@click.option("--undo", is_flag=True, help="撤销最近一次收稿（写了文件，就是这个文件的最近一次）。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@force_option("网页文件已存在时覆盖。")
@workspace_option
def command(
    file: Path | None,
    final: bool,
    meeting: str | None,
    day: str | None,
    speaker: str | None,
    yes: bool,
    html: Path | None,
    undo: bool,
    as_json: bool,
    force: bool,
) -> None:
    """Show what became of a draft; with consent write it down."""
    desk = open_desk()
    if undo:
        _undo(desk, file.name if file else "")
        return
    if file is None:
        raise click.UsageError("收哪一篇？请写改好的稿子的文件名。", click.get_current_context())
    from generator.learning.learn import study

    card = read_card(desk.workspace.settings)
    with desk.open_bank(fill=False) as bank:
        lecture = study(file, bank, desk.lexicon, own_names(card))
        if html is not None:
            _save_page(lecture, html, force=force)
        if not as_json:
            _show(lecture.comparison, file.name)
        learnt = None
        if yes or (not as_json and _agreed(final or _edited(lecture.comparison))):
            said = _said(lecture, card.get("姓名", ""), meeting, day, speaker) if final else None
            learnt = _write_down(desk, bank, lecture, said)
        elif not as_json:
            announce("句库没有改动。" + ("" if sys.stdin.isatty() else "要记进句库，请加 --yes。"))
    if as_json:
        click.echo(json.dumps(_object(lecture, learnt, file.name), ensure_ascii=False, indent=1))


def _agreed(worth: bool) -> bool:
    """Whether the user at the terminal consents; what is not `worth` it, on his word only."""
    question = "记进句库吗？" if worth else "这篇和拟出来的一字不差，还没有改过。仍要记进句库吗？"
    return sys.stdin.isatty() and click.confirm(question, default=worth)


def _edited(comparison: "Comparison") -> bool:
    """Whether the draft is another than it was generated, be it by a blank that was filled."""
    return any(line.fate != "kept" or line.facts for line in comparison.lines)


def _write_down(desk: "Desk", bank: "Bank", lecture: "Lecture", said: "Said | None") -> "Learnt | None":
    from generator.learning.learn import learn

    learnt = learn(lecture, bank, datetime.now().isoformat(timespec="microseconds"), user(), said)
    desk.mine_wordings(bank)
    if learnt is None:
        announce("早已收过，句库没有改动。")
        return None
    announce(
        f"已记进句库：留下 {learnt.kept} 句，删去 {learnt.struck} 句，改用您的说法 {learnt.reworded} 句，"
        f"新收 {learnt.own} 句{f'，讲过 {learnt.said} 句' if learnt.said else ''}。撤销：nigao learn --undo"
    )
    return learnt


def _said(
    lecture: "Lecture", usual: str, meeting: str | None, day: str | None, speaker: str | None
) -> "Said":
    """The speech as it was given; what is None is as the draft has it (`usual` is the speaker of the 单位 card)."""
    from generator.bank.usage import Said
    from generator.learning.given import words_said

    brief, manifest = lecture.manifest["brief"], lecture.manifest
    return Said(
        words_said(lecture.comparison),
        str(brief.get("会议") or manifest["title"]) if meeting is None else meeting,
        iso_day(day or str(manifest["date"])).isoformat(),
        lecture.signer or str(brief.get("姓名") or usual) if speaker is None else speaker,
        lecture.path.name,
    )


def _undo(desk: "Desk", file: str) -> None:
    from generator.bank.batches import newest, revoke
    from generator.bank.offers import LEARN

    with desk.open_bank(fill=False) as bank:
        batch = newest(bank, LEARN, file)
        if batch is None:
            raise RequestError(
                f"没有收过《{file}》。" if file else "没有可以撤销的收稿。",
                "nigao bank history 列出做过的每一次。",
            )
        revoke(bank, batch.id, datetime.now().isoformat(timespec="microseconds"), user())
        desk.mine_wordings(bank)
    announce(f"已撤销：{batch.at[:16].replace('T', ' ')} 收的《{batch.file}》，等于这一篇没有收过。")


def _save_page(lecture: "Lecture", target: Path, *, force: bool) -> None:
    from generator.learning.page import page
    from generator.word.save import write_whole

    if target.exists() and target.samefile(lecture.path):
        raise OutputError(f"--html 和原来的文件是同一个：{target}", "请另起一个名字，原来的稿子要留着。")
    write_whole(target, page(lecture.comparison, lecture.path.name).encode(), force=force)
    announce(f"对照的网页：{target}")


def _show(comparison: "Comparison", name: str) -> None:
    from generator.learning.page import label, summary

    click.echo(f"《{name}》：{summary(comparison)}")
    moved = {one.id for one in comparison.blocks if one.fate == "moved"}
    for block, lines in groupby(comparison.lines, key=lambda line: line.block):
        found = [line for line in lines if line.fate != "kept" or line.facts]
        together = len(found) if block in moved and all(line.fate == "moved" for line in found) else 1
        for line in found[:1] if together > 1 else found:
            fate = f"{label(line)} {together} 句" if together > 1 else label(line)
            click.echo(f"  {block or '—'}\t{fate}\t{_marked(line)}")


def _marked(line: "Line") -> str:
    """The sentence with what differs in it: coloured on a terminal, between signs elsewhere."""
    from generator.learning.diff import differences

    if line.fate == "moved" and line.before == line.after:
        return line.after if len(line.after) <= _SHOWN else f"{line.after[:_SHOWN]}……"
    return "".join(_sign(sign, text) for sign, text in differences(line.before, line.after))


def _sign(sign: str, text: str) -> str:
    if sign == "=":
        return text
    if not sys.stdout.isatty():
        return f"[-{text}-]" if sign == "-" else f"{{+{text}+}}"
    gone = sign == "-"
    return click.style(text, fg="red" if gone else "green", strikethrough=gone)


def _object(lecture: "Lecture", learnt: "Learnt | None", name: str) -> dict[str, object]:
    comparison = lecture.comparison
    lines = [
        {"block": one.block, "fate": one.fate, "before": one.before, "after": one.after, "facts": one.facts}
        for one in comparison.lines
    ]
    return {
        "schema": 1, "source": name, "draft": comparison.draft_id, "kept": round(comparison.kept, 4),
        "found": round(comparison.found, 4), "blocks": [asdict(one) for one in comparison.blocks], "lines": lines,
        "learnt": asdict(learnt) if learnt else None,
    }  # fmt: skip
