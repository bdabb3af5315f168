"""nigao sources: where the sentences of a draft come from."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.outlines import refuse_outline
from generator.cli.session import SOURCE_KINDS, announce, open_desk, workspace_option
from generator.cli.table import table
from generator.model.errors import RequestError
from generator.model.source import Source, cited

if TYPE_CHECKING:
    from generator.word.readback import BlockNow, ReadBack

_SHOWN = 16
"""Characters of a block that tell which one it is."""


@click.command(
    cls=ChineseCommand,
    help="列出一篇初稿里每一段话的来处。稿子在 Word 里改过也认得；文件里只带着编号，来处从本机的句库里查。",
    example="nigao sources 讲话.docx",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@workspace_option
def command(file: Path) -> None:
    """Print the sources of a draft by share, then block by block."""
    from generator.bank.drafts import kept_manifest, places_of
    from generator.word.readback import read_back

    read = read_back(file)
    if read is None:
        refuse_outline(file)
        hint = "只有 nigao draft 拟的稿子能查；清稿（nigao clean）里已经去掉了编号，请查清稿以前的那一份"
        raise RequestError(f"《{file.name}》里没有初稿的编号，查不到来处", hint)
    with open_desk().open_bank(fill=False) as bank:
        manifest = kept_manifest(bank, read.draft_id)
        if manifest is None:
            announce("本机的句库里没有这篇初稿的记录，下面按句子的编号查。")
            places = places_of(bank, (key for one in read.blocks for key in one.block.keys))
        else:
            click.echo("\n".join(("来源（占比）：", *table(_shares(manifest)))))
            if sum(one["share"] for one in manifest["sources"]) > 1:
                click.echo("  同一句在几篇里都有的，各算各的，所以加起来不止 100%。")
            places = _places(manifest)
            read = read_back(file, {one["id"]: one["text"] for one in manifest["blocks"]}) or read
    rows = _rows(read, places)
    click.echo("\n".join(("各段：", *table(rows))))
    lost = [one.block.id for one in read.blocks if one.block.keys and one.found == "gone"]
    if lost:
        announce(f"没有找到的 {len(lost)} 块（删去了，或者改得认不出是初稿的哪一块）：{'、'.join(lost)}。")


def _shares(manifest: Mapping[str, Any]) -> list[tuple[str, ...]]:
    return [
        (one["file"], SOURCE_KINDS[one["kind"]], f"{one['share']:.0%}", f"最长连用 {one['longest_run']} 句")
        for one in manifest["sources"]
    ]


def _places(manifest: Mapping[str, Any]) -> dict[str, Source]:
    spans = (span for block in manifest["blocks"] for span in block["spans"])
    return {
        span["key"]: Source(**span["source"]) for span in spans if span["source"] and span["kind"] == "phrase"
    }


def _rows(read: "ReadBack", places: Mapping[str, Source]) -> list[tuple[str, str, str]]:
    """(id, how the block begins, where its sentences stand) of every block that still stands."""
    return [
        (one.block.id, _beginning(one), _named(one.block.keys, places))
        for one in read.blocks
        if one.block.keys and one.found != "gone"
    ]


def _beginning(block: "BlockNow") -> str:
    text = block.text.replace("\n", "")
    mark = "（改过）" if block.changed else ""
    return (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…") + mark


def _named(keys: Sequence[str], places: Mapping[str, Source]) -> str:
    """The sources of a block, each with its paragraphs: 监督.yaml 第 57、60 条；县讲话.docx 第 3 段."""
    numbers: dict[str, list[int]] = {}
    for key in keys:
        place = places.get(key)
        if place is not None:
            numbers.setdefault(place.file, []).append(place.paragraph)
    told = [cited(file, *found) for file, found in numbers.items()]
    unknown = sum(key not in places for key in keys)
    return "；".join([*told, *([f"{unknown} 句不在本机的句库里"] if unknown else [])])
