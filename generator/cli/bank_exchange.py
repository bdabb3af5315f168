"""nigao bank export and import: the bank as a file to edit in Excel or an editor, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.consent import agreed
from generator.cli.import_preview import SHOWN, preview
from generator.cli.session import announce, open_desk, user, workspace_option
from generator.cli.target import force_option
from generator.model.errors import ContentError, RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.bank.listing import Listed
    from generator.desk.desk import Desk
    from generator.exchange.asked import Changes
    from generator.exchange.sheets import Fault, Line


@click.command(
    "export",
    cls=ChineseCommand,
    help="把句库导出成一个文件，去改或去看。.xlsx 在 Excel 或 WPS 里改（改句子、换槽位、不用、添句子、改来源），.yaml 在记事本里改，"
    "都用 nigao bank import 导回来；.docx 只供看和打印。",
    example="nigao bank export 句库.xlsx",
)
@click.argument("target", metavar="文件", type=click.Path(path_type=Path))
@click.option("--slot", "slots", metavar="槽位", multiple=True, help="只导出这个槽位（可写多次）。")
@force_option("覆盖已有的文件。")
@workspace_option
def export(target: Path, slots: Sequence[str], force: bool) -> None:
    """Write the file; standard output is its path."""
    from generator.desk.export import exported, suffix_of
    from generator.word.save import check_target, write_whole

    suffix = suffix_of(target)
    check_target(target, force=force)
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        data = exported(desk, bank, suffix, slots)
    write_whole(target, data, force=force, private=True)
    if suffix != ".docx":
        announce(f"改好存盘，用 nigao bank import {target} 导回来。")
    click.echo(str(target))


@click.command(
    "import",
    cls=ChineseCommand,
    help="把改过的 .xlsx 或 .yaml 导回句库。先列出改了什么、与后来的改动有没有冲突，问过才改；改了可以撤销。"
    "有一格看不懂，就指出是哪个表的哪一格，什么也不改。",
    example="nigao bank import 句库.xlsx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="不问，照列出的改。")
@click.option("--overwrite", is_flag=True, help="有冲突的也照文件改（默认留着句库里后来的改动）。")
@click.option("--skip-broken", is_flag=True, help="看不懂的格子跳过，其余照改。")
@workspace_option
def import_(file: Path, yes: bool, overwrite: bool, skip_broken: bool) -> None:
    """Show what a file changes and, with consent, change it."""
    from generator.desk.curation import apply

    lines, faults = _read(file)
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        found, phrases = _compared(desk, bank, lines, faults, overwrite)
        _refuse_broken(file, found.faults, skip_broken)
        while True:
            preview(found)
            if not found.anything:
                announce("没有要改的。")
                return
            if not (agreed(yes, "照此改动句库吗？") and _agreed_to_mark(yes, found)):
                return
            if yes:
                break
            bank.follow()
            again, phrases = _compared(desk, bank, lines, faults, overwrite)
            if again.asks_as(found):
                break
            announce("您看的时候，句库里又有了改动。现在是这样：")
            found = again
        at = datetime.now().isoformat(timespec="microseconds")
        apply(desk, bank, found, phrases, file.name, at, user())
        announce("已导入。要撤销：nigao bank undo")


def _compared(
    desk: Desk, bank: Bank, lines: Sequence[Line], faults: Sequence[Fault], overwrite: bool
) -> tuple[Changes, list[Listed]]:
    """What the file changes in the bank as it is now, and the phrases that this has; `faults` are those of reading."""
    from generator.bank.listing import source_listing
    from generator.bank.sources import ADDED
    from generator.desk.curation import look_over
    from generator.desk.export import listed, rules
    from generator.exchange.changes import compare

    phrases = listed(desk, bank)
    found = compare(lines, phrases, source_listing(bank), rules(desk), bank.keys_beginning(ADDED))
    found.faults[:0] = faults
    if overwrite:
        found.take_conflicts()
    look_over(desk, bank, found, phrases)
    return found, phrases


def _agreed_to_mark(yes: bool, found: Changes) -> bool:
    """Asked once more where what is marked keeps many sentences out of drafts."""
    from generator.desk.marked import MANY

    question = f"“本地”栏标的字会让另外 {found.kept_out} 句不再进初稿，真要这样标吗？"
    return found.kept_out < MANY or agreed(yes, question)


def _read(file: Path) -> tuple[list[Line], list[Fault]]:
    suffix = file.suffix.lower()
    if suffix == ".xlsx":
        from generator.exchange.workbook_reading import read_workbook

        return read_workbook(file)
    if suffix in (".yaml", ".yml"):
        from generator.exchange.yaml_file import read_yaml

        return read_yaml(file)
    hint = "在 WPS 或旧版 Excel 里改过的，请另存为 .xlsx；.docx 只供看和打印。"
    raise RequestError(f"《{file.name}》不能导入，只认 .xlsx 和 .yaml。", hint)


def _refuse_broken(file: Path, faults: Sequence[Fault], skip: bool) -> None:
    """Raise ContentError naming the cells that cannot be read, unless they are to be skipped."""
    if not faults:
        return
    for fault in faults[:SHOWN] if skip or len(faults) > 1 else ():
        announce(f"{fault.where}：{fault.why}")
    if skip:
        announce(f"跳过 {len(faults)} 处。")
        return
    told = f"{faults[0].where}：{faults[0].why}" if len(faults) == 1 else "（列在上面）"
    raise ContentError(
        f"《{file.name}》有 {len(faults)} 处看不懂，句库没有改动。{told}",
        "改好这几格再导入；或加 --skip-broken 跳过它们，其余照改。",
    )
