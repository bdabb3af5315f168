"""nigao used: what was said in a speech is remembered, so that the next drafts say it otherwise."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import announce, iso_day, open_desk, open_reader, user, workspace_option
from generator.desk.card import read_card
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.usage import Said
    from generator.word.readback import ReadBack


@click.command(
    cls=ChineseCommand,
    help="讲完以后记一笔：这篇讲了哪些话。同一个人以后的稿子，近几次（默认三次）讲过的话尽量不再用；"
    "nigao search 也看得到哪句话上次什么时候讲的。",
    example="nigao used 讲话.docx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "--meeting", metavar="会议", default=None, help="在什么会上讲的（默认看初稿的拟稿单，没有就用题目）。"
)
@click.option("--date", "day", metavar="日期", default=None, help="哪一天讲的（默认看初稿，没有就是今天）。")
@click.option("--speaker", metavar="姓名", default=None, help="谁讲的（默认看初稿，没有就看 拟稿.yaml）。")
@click.option("--undo", is_flag=True, help="记错了：撤销这个文件最近的一次记录。")
@workspace_option
def command(file: Path, meeting: str | None, day: str | None, speaker: str | None, undo: bool) -> None:
    """Record what the speech in a file said, or revoke that."""
    from generator.bank import usage
    from generator.bank.drafts import kept_manifest

    now, by = datetime.now().isoformat(timespec="microseconds"), user()
    desk = open_desk()
    if undo:
        with desk.open_bank(fill=False) as bank:
            revoked = usage.undo(bank, file.name, now, by)
        if revoked is None:
            raise RequestError(f"没有记过《{file.name}》。", "请写当时记录的那个文件名。")
        announce(f"已撤销：{revoked[0]} {revoked[1]}，{revoked[2]} 句。")
        return
    read = _read_back(file)
    with desk.open_bank(fill=False) as bank:
        manifest = kept_manifest(bank, read.draft_id) if read else None
        keys, told = _said(file, read, manifest)
        if manifest:
            told = {"date": manifest["date"], **_of_brief(manifest["brief"], manifest["title"])}
        said = usage.Said(
            keys,
            told.get("meeting", "") if meeting is None else meeting,
            iso_day(day or told.get("date", "")).isoformat(),
            (told.get("speaker", "") or read_card(desk.workspace.settings).get("姓名", ""))
            if speaker is None
            else speaker,
            file.name,
        )
        is_new = usage.record(bank, said, now, by)
    _report(said, is_new)


def _report(said: "Said", is_new: bool) -> None:
    where = f"{said.speaker or '（没有写姓名）'} {said.date} {said.meeting}".strip()
    announce(f"{'已记下' if is_new else '早已记过'}：{where}，{len(said.keys)} 句。")


def _read_back(file: Path) -> "ReadBack | None":
    """What the file says of its draft; None if it is no draft of ours."""
    from generator.word.readback import read_back

    return read_back(file) if file.suffix.lower() == ".docx" else None


def _said(
    file: Path, read: "ReadBack | None", manifest: Mapping[str, Any] | None
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The keys of the sentences that stand in the file now, and what the file tells of date and speaker."""
    from generator.word.outline_reading import is_outline
    from generator.word.said import keys_said

    if file.suffix.lower() == ".docx" and is_outline(file):
        raise RequestError(f"《{file.name}》是提纲，不是讲话。", "请写讲话的文件。")
    if read is not None:
        return keys_said(read, manifest), {}
    from generator.reading.files import read_manuscript

    speech = open_reader(read_manuscript(file))
    keys = [one.key for one in speech.sentences if one.role not in ("标题", "称谓", "致谢")]
    return tuple(dict.fromkeys(keys)), {"date": speech.info.date, "meeting": speech.title}


def _of_brief(brief: Mapping[str, Any], title: str) -> dict[str, str]:
    return {"meeting": str(brief.get("会议") or title), "speaker": str(brief.get("姓名") or "")}
