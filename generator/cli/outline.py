"""nigao outline: how a speech is understood."""

import json
from pathlib import Path
from typing import Any

import click

from generator.cli.chinese import ChineseCommand
from generator.cli.session import open_reader, workspace_option
from generator.language.slot_names import spoken
from generator.model.sentence import Mark, Sentence, Traits
from generator.model.speech import Speech

_INFO = {
    "occasion": "occasion", "level": "level", "place": "place", "speaker": "post", "standing": "standing", "date": "date",
}  # fmt: skip


@click.command(
    cls=ChineseCommand,
    help="看程序怎么读一篇讲话：标题、称谓、各级标题和领句，每句属于哪个槽位、能不能用。不入库。",
    example="nigao outline 旧讲话.docx --why",
)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON（给别的程序用，格式见 docs/formats.md）。")
@click.option("--why", is_flag=True, help="写出判断的依据。")
@workspace_option
def command(file: Path, as_json: bool, why: bool) -> None:
    """Print the outline of a file."""
    from generator.reading.files import read_manuscript

    manuscript = read_manuscript(file)
    speech = open_reader(manuscript)
    if as_json:
        click.echo(json.dumps(outline_object(speech), ensure_ascii=False, indent=1))
    else:
        _print(speech, why)


def outline_object(speech: Speech) -> dict[str, Any]:
    """The JSON object of `nigao outline --json` (schema 1)."""
    return {
        "schema": 1, "source": speech.name, "title": speech.title or None, "salutation": speech.salutation or None,
        "sentences": [_sentence(one) for one in speech.sentences],
        "dropped": [
            {"paragraph": one.paragraph, "start": one.start, "end": one.end, "text": one.text, "reason": one.reason}
            for one in speech.dropped
        ],
        "info": {key: getattr(speech.info, field) or None for key, field in _INFO.items()},
        "units": [
            {"kind": one.kind, "keys": list(one.keys), "parent": one.parent if one.parent >= 0 else None,
             "pattern": one.pattern or None, "rhythm": one.rhythm or None}
            for one in speech.units
        ],
    }  # fmt: skip


def _sentence(one: Sentence) -> dict[str, Any]:
    return {
        "key": one.key, "paragraph": one.paragraph, "sentence": one.sentence, "start": one.start, "end": one.end,
        "text": one.text, "slot": one.slot, "role": one.role, "topic": one.topic or None, "confidence": one.confidence,
        "level": one.level, "ordinal": one.ordinal, "local": _marks(one.local), "variables": _marks(one.variables),
        "era": list(one.era), "traits": _traits(one.traits), "usable": one.usable, "why_not": one.why_not or None,
    }  # fmt: skip


def _traits(traits: Traits) -> dict[str, Any]:
    """What drafting knows of the sentence beyond its slot."""
    return {
        "yao": traits.yao, "leans": list(traits.leans), "actor": traits.actor or None, "charge": traits.charge or None,
        "turns": traits.turns, "clauses": list(traits.clauses), "ends": list(traits.ends), "reason": traits.reason or None,
        "breadth": traits.breadth or None, "topics": list(traits.head_topics), "later_topics": list(traits.rest_topics),
        "fours": list(traits.fours), "introduces": traits.introduces, "before": traits.before or None,
        "over": list(traits.over), "opens": traits.opens, "under": traits.under or None, "titled": list(traits.titled),
        "renewals": [{"old": one.old, "new": one.new, "last": one.last} for one in traits.renewals],
    }  # fmt: skip


def _marks(marks: tuple[Mark, ...]) -> list[dict[str, str]]:
    return [
        {"kind": mark.kind, "text": mark.text} | ({"meaning": mark.meaning} if mark.meaning else {})
        for mark in marks
    ]


def _print(speech: Speech, why: bool) -> None:
    info = speech.info
    known = [info.occasion, info.place or info.level, info.post, info.standing, info.date]
    click.echo(f"认作：{' · '.join(value for value in known if value)}")
    for one in speech.sentences:
        indent = "  " * (one.level or 0) if one.role in ("小标题", "领句") else "      "
        mark = "·" if one.usable else "×"
        click.echo(f"{indent}{mark} [{spoken(one.slot)}/{one.role}] {one.text}")
        if why:
            click.echo(
                f"{indent}    依据：{'；'.join(one.evidence)}"
                + (f"；不用：{one.why_not}" if one.why_not else "")
            )
    usable = sum(one.usable for one in speech.sentences)
    click.echo(f"共 {len(speech.sentences)} 句，可用 {usable} 句，剔除 {len(speech.dropped)} 处。")
