"""nigao search: find a sentence again."""

import json
from dataclasses import asdict
from typing import Any

import click

from generator.bank.rows import Hit
from generator.cli.chinese import ChineseCommand, whole_number
from generator.cli.session import open_desk, workspace_option


@click.command(
    cls=ChineseCommand,
    help="在句库里查句子：写几个词，列出都含有这些词的句子和来处。",
    example="nigao search 预算 绩效 --slot 监督",
)
@click.argument("words", metavar="词…", nargs=-1, required=True)
@click.option("--slot", metavar="槽位", default="", help="只看这个槽位，例如 监督。")
@click.option("--role", metavar="作用", default="", help="只看这种作用，例如 举措、论述、领句、小标题。")
@click.option(
    "--limit", metavar="条数", type=int, default=20, callback=whole_number(1), help="最多列几条（默认 20）。"
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON（格式见 docs/formats.md）。")
@workspace_option
def command(words: tuple[str, ...], slot: str, role: str, limit: int, as_json: bool) -> None:
    """Print the hits; no hit is no failure."""
    from generator.bank.search import search

    with open_desk().open_bank(fill=True) as bank:
        hits = search(bank, words, slot=slot, role=role, limit=limit)
    if as_json:
        found = {"schema": 1, "query": " ".join(words), "hits": [_hit(hit) for hit in hits]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for number, hit in enumerate(hits, 1):
        unit = "条" if hit.source.file.endswith(".yaml") else "段"
        seen = f"，{hit.seen} 篇用过" if hit.seen > 1 else ""
        click.echo(f"{number}. {hit.text}")
        said = f"，{hit.last_said.date} {hit.last_said.meeting or '讲话'}用过" if hit.last_said else ""
        click.secho(
            f"   [{hit.slot}/{hit.role}] {hit.source.file} 第 {hit.source.paragraph + 1} {unit}{seen}{said}",
            dim=True,
        )
    if not hits:
        click.echo("没有找到。可以少写一个词，或换个说法。", err=True)


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "key": hit.key, "text": hit.text, "slot": hit.slot, "role": hit.role, "topic": hit.topic or None,
        "source": {"file": hit.source.file, "paragraph": hit.source.paragraph, "sentence": hit.source.sentence},
        "seen": hit.seen, "last_said": asdict(hit.last_said) if hit.last_said else None,
    }  # fmt: skip
