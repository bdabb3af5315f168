"""nigao mine: speeches into the bank."""

import os
import sys
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.mine_report import report
from generator.cli.session import announce, iso_day, open_desk, user, workspace_option
from generator.desk.desk import Desk
from generator.desk.mined import Mined
from generator.desk.tally import Intake
from generator.model.errors import ReadError
from generator.model.manuscript import Known, Manuscript, Skipped, SourceInfo
from generator.reading.names import identity, shown

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from generator.bank.bank import Bank

_LONG = 1.5
"""Seconds after which progress is shown."""
_MANY_PARTS = 100


@click.command(
    cls=ChineseCommand,
    help="把旧讲话（.docx、.doc、.wps、.pdf、.txt、网页等，文件或整个文件夹）入库：按槽位（开头、监督、代表工作……）分好句子，认出别处的地名、数字。重复入库不会重复；改过的文件会换成新的。",
    example="nigao mine 旧讲话/ --own",
)
@click.argument("paths", metavar="文件或文件夹…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--own",
    "kind",
    flag_value="own",
    default="",
    help="本单位的稿子（默认看稿中的地名：与“单位”地区不同的算外单位；没有地名的看级别）。",
)
@click.option("--outside", "kind", flag_value="outside", help="外单位的稿子：起草时排在本单位的稿子之后。")
@click.option("--speaker", metavar="职务", default="", help="讲话人的职务，例如 市人大常委会主任。")
@click.option("--date", "day", metavar="日期", default="", help="讲话日期，例如 2025-03-01。")
@click.option("--occasion", metavar="场合", default="", help="场合，例如 工作会议讲话。")
@click.option("--samples", is_flag=True, help="把自带的示例讲话也入库。")
@click.option(
    "--allow-internal", is_flag=True, help="有“内部资料”一类标志的也入库（有密级标志的一律不入库）。"
)
@click.option(
    "--jobs",
    metavar="数",
    type=click.IntRange(1, 64),
    help="用几个进程一起读（默认看电脑有几个核，至多 4 个）。",
)
@workspace_option
def command(
    paths: tuple[Path, ...],
    kind: str,
    speaker: str,
    day: str,
    occasion: str,
    samples: bool,
    allow_internal: bool,
    jobs: int | None,
) -> None:
    """Mine files; the result is a table on standard output."""
    if not paths and not samples:
        raise click.UsageError("请写出要入库的文件或文件夹。", click.get_current_context())
    info = SourceInfo(occasion=occasion, post=speaker, date=iso_day(day).isoformat() if day else "")
    files = _files(paths)
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        with (
            closing(desk.read(bank, files, kind, info, jobs or 0)) as found,
            closing(_told(len(files), found)) as read,
        ):
            results = [desk.take_in(bank, read, kind, info, allow_internal=allow_internal)] if paths else []
        _keep_edits(desk, bank, results, {"kind": kind, **asdict(info)})
        results += [desk.take_in_samples(bank)] if samples else []
    for result in results:
        report(result)
    _refuse_nothing(results)
    desk.keep_content()


def _keep_edits(desk: Desk, bank: "Bank", results: Sequence[Intake], told: Mapping[str, str]) -> None:
    """What the user decided on the files that changed still holds, but for what was `told` with them now."""
    changed = [pair for result in results for pair in result.changed]
    if changed:
        from generator.desk.source_edits import follow_changed

        given = [name for name, value in told.items() if value]
        follow_changed(bank, changed, given, datetime.now().isoformat(timespec="microseconds"), user())
        desk.heed_sources(bank)


def _files(paths: Sequence[Path]) -> list[Path]:
    """Every file under `paths`; ReadError if one of these does not exist, or no file is there."""
    from generator.reading.folders import find_files

    for path in paths:
        if not os.path.lexists(path):
            raise ReadError(f"“{path}”不存在。", "请检查路径；有空格的路径要加引号。")
    files = list(find_files(paths))
    if paths and not files:
        raise ReadError(
            f"“{paths[0]}”里没有找到可以入库的文件。",
            "支持 .docx、.doc、.wps、.rtf、.odt、.pdf、.txt、.md 和网页。",
        )
    return files


def _told(
    files: int, found: Iterable[tuple[Path, Manuscript | Mined | Skipped | Known]]
) -> Generator[tuple[str, Manuscript | Mined | Skipped | Known], None, None]:
    """What was found in each file; on a terminal with progress and the time that is left, if it takes long."""
    start = time.monotonic()
    before, done = None, 0
    with ExitStack() as stack:
        bar = None
        for path, one in found:
            _announce_part(one)
            yield identity(path), one
            step = int(path is not before)
            before, done = path, done + step
            if bar is None and sys.stderr.isatty() and time.monotonic() - start > _LONG:
                bar = stack.enter_context(_progress(files))
                bar.update(done - step)
            if bar is not None:
                bar.update(step, path)


def _progress(files: int) -> "ProgressBar[Path]":
    return click.progressbar(
        length=files,
        label="正在入库",
        file=sys.stderr,
        item_show_func=lambda path: shown(path) if path else "",
    )


def _announce_part(manuscript: Manuscript | Mined | Skipped | Known) -> None:
    """What goes on in a file that holds many speeches: taking them in takes a while."""
    if isinstance(manuscript, Manuscript) and manuscript.part % _MANY_PARTS == 1:
        announce(f"正在入库：{manuscript.name}")


def _refuse_nothing(results: Sequence[Intake]) -> None:
    """ReadError, naming the first file skipped, if there was none that could be read or was known."""
    if any(result.read or result.known for result in results):
        return
    skipped = [one for result in results for one in result.skipped]
    name, reason = shown(Path(skipped[0].path)), skipped[0].reason.rstrip("。")
    raise ReadError(
        f"“{name}”没能入库：{reason}。"
        if len(skipped) == 1
        else f"“{name}”等 {len(skipped)} 个文件都没能入库，原因见“跳过的文件”。",
        "请换成 .docx 或 .txt 的讲话稿；用 nigao outline 可以单独试读一个文件。",
    )
