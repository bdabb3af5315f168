"""What is told of a finished draft at the terminal."""

import click

from generator.cli.session import SOURCE_KINDS, announce
from generator.cli.table import table
from generator.desk.desk import Desk
from generator.model.brief import Brief
from generator.model.draft import Draft

_SHOWN = 6


def report(draft: Draft) -> None:
    """Length, sources with their shares, and blanks, on standard error."""
    blanks = dict.fromkeys(
        span.text for block in draft.blocks for span in block.spans if span.kind == "blank"
    )
    announce(f"《{draft.title}》：{draft.characters} 字，约 {draft.minutes:g} 分钟，种子 {draft.seed}")
    rows = [
        (source.file, SOURCE_KINDS[source.kind], f"{source.share:.0%}", f"最长连用 {source.longest_run} 句")
        for source in draft.sources[:_SHOWN]
    ]
    announce("\n".join(("来源（占比）：", *table(rows))))
    if len(draft.sources) > _SHOWN:
        announce(f"  另有 {len(draft.sources) - _SHOWN} 个来源，用 --manifest 可看全部。")
    if sum(source.share for source in draft.sources) > 1:
        announce("  同一句在几篇里都有的，各算各的，所以加起来不止 100%。")
    if blanks:
        announce(f"待填：{'、'.join(blanks)}")


def report_rest(draft: Draft, brief: Brief, desk: Desk) -> None:
    """Where it speaks of what it was to speak of above all, and what is lacking, on standard error."""
    from generator.drafting.focus import told_of

    asked = [word for word in brief.focus if word != brief.get("主题")]
    told = told_of(asked, draft.blocks, desk.lexicon.slots) if asked else {}
    found = [f"{word}（{'、'.join(where)}）" for word, where in told.items() if where]
    if found:
        announce(f"重点讲在哪几块：{'；'.join(found)}")
    for shortfall in draft.shortfalls:
        click.secho(f"注意：{shortfall}", fg="yellow", err=True)
