"""nigao redraft: one block of a draft chosen anew, in the Word file as it now is."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.chinese import ChineseCommand, whole_number
from generator.cli.outlines import refuse_outline
from generator.cli.recording import recording
from generator.cli.session import announce, open_desk, workspace_option
from generator.cli.target import copy_target, force_option, output_option
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.desk.desk import Desk
    from generator.drafting.redraft import Desk as Table
    from generator.model.draft import Block, Draft
    from generator.word.readback import ReadBack

_SHOWN = 60


@click.command(
    cls=ChineseCommand,
    help="换掉初稿里的一块，另存一份，别处一字不动。稿子在 Word 里改过也行；要换的这一块手工改过的，加 --force 才换。"
    "块号：2.3 是第二部分第三点，2 是第二部分的标题，0.… 是开头；nigao sources 可以列出。",
    example="nigao redraft 讲话.docx --block 2.3 -o 讲话-改.docx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--block", "block_id", metavar="块号", default="", help="换哪一块，例如 2.3。")
@click.option("--headings", is_flag=True, help="把一套小标题都换掉。")
@click.option(
    "--seed", metavar="数", type=int, default=None, callback=whole_number(0), help="换一个数，换成另一样。"
)
@output_option("（默认在旁边存成“…-重拟.docx”）")
@force_option("手工改过的也换；文件已存在时覆盖。")
@workspace_option
def command(
    file: Path, block_id: str, headings: bool, seed: int | None, output: Path | None, force: bool
) -> None:
    """Write a copy with the block replaced; standard output ends with its path."""
    if not block_id and not headings:
        raise click.UsageError("换哪一块？请写 --block 2.3 或 --headings。", click.get_current_context())
    from generator.bank.usage import times_used
    from generator.desk.looks import load_pinyin
    from generator.drafting.manifest import identified
    from generator.drafting.redraft import new_block, new_headings, with_blocks
    from generator.word.finish import Finish
    from generator.word.replacing import replaced
    from generator.word.save import write_whole

    target = copy_target(file, output, "-重拟", force=force)
    desk = open_desk()
    with desk.open_bank(fill=False) as bank:
        read, original = _draft(file, bank)
        table = _table(desk, bank, read, original, seed)
        blocks = new_headings(table) if headings else (new_block(table, block_id),)
        _refuse_edited(file, read, original, [block.id for block in blocks], force=force)
        made = with_blocks(original, blocks, table.stock)
        shown = with_blocks(table.draft, blocks, table.stock)
        used = times_used(bank, (key for block in blocks for key in block.keys))
        made_id, manifest = identified(made)
        finish = Finish(pinyin=load_pinyin(desk.content), draft_id=made_id, used=used)
        data, missing = replaced(file, shown, [block.id for block in blocks], finish)
        with recording(bank, {made_id: manifest}):
            write_whole(target, data, force=force)
    for block in blocks:
        _report(block)
    if missing:
        announce(missing)
    click.echo(str(target))


def _draft(file: Path, bank: "Bank") -> "tuple[ReadBack, Draft]":
    """What the file says, and the draft as it was generated. Raises RequestError if either is not known."""
    from generator.bank.drafts import kept_manifest
    from generator.drafting.manifest import draft_of
    from generator.word.readback import read_back

    read = read_back(file)
    if read is None:
        refuse_outline(file)
        hint = "只有 nigao draft 拟的稿子能换；清稿（nigao clean）里已经去掉了编号，请用清稿以前的那一份"
        raise RequestError(f"《{file.name}》里没有初稿的编号", hint)
    manifest = kept_manifest(bank, read.draft_id)
    if manifest is None:
        raise RequestError(
            f"本机的句库里没有《{file.name}》这篇初稿的记录。", "请在拟这篇初稿的电脑和工作文件夹里换。"
        )
    return read, draft_of(manifest)


def _table(desk: "Desk", bank: "Bank", read: "ReadBack", original: "Draft", seed: int | None) -> "Table":
    """What the block is chosen from."""
    from datetime import date as Date

    from generator.desk.memory import remembered_speeches
    from generator.desk.templates import load_occasion
    from generator.drafting.brief import make_brief
    from generator.drafting.carried_brief import entries_of
    from generator.drafting.produce import setting_of
    from generator.drafting.redraft import Desk as Table
    from generator.drafting.redraft import stock_for
    from generator.drafting.standing import standing

    template = load_occasion(desk.content, original.template_name)
    entries = entries_of(original.brief)
    brief = make_brief(
        template.name, entries, {}, template.standing, desk.lexicon.levels, Date.fromisoformat(original.date)
    )
    memory = remembered_speeches(desk.workspace.settings)
    setting = setting_of(template, brief, bank, desk.lexicon, original.seed if seed is None else seed, memory)
    now = {one.block.id: one.text for one in read.blocks}
    draft = standing(original, now)
    stock = stock_for(draft, template, brief, bank, setting)
    return Table(draft, now, stock, setting, template.numbering, template.heading_holds)


def _refuse_edited(
    file: Path, read: "ReadBack", original: "Draft", ids: Sequence[str], *, force: bool
) -> None:
    """Raise RequestError for a block that is not where it was, or was edited by hand (unless `force`)."""
    from generator.drafting.standing import filled_values

    blocks = {block.id: block for block in original.blocks}
    for one in (one for one in read.blocks if one.block.id in ids):
        if one.found != "bookmark":
            raise RequestError(
                f"《{file.name}》里找不到“{one.block.id}”这一块的书签。", "请直接在 Word 里改这一块。"
            )
        edited = one.changed and filled_values(blocks[one.block.id], one.text) is None
        if edited and not force:
            raise RequestError(
                f"《{file.name}》的“{one.block.id}”手工改过，没有换：{one.text[:20]}……",
                "一定要换，请加 --force（原来的文件不动）。",
            )


def _report(block: "Block") -> None:
    text = block.text if len(block.text) <= _SHOWN else f"{block.text[:_SHOWN]}……"
    announce(f"{block.id}：{text}")
    for note in block.notes:
        announce(f"注意：{note}")
