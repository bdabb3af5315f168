"""What `nigao draft` does with outlines: one written in place of the draft, or one to be written out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.session import announce
from generator.model.errors import RequestError

if TYPE_CHECKING:
    from generator.bank.bank import Bank
    from generator.desk.desk import Desk
    from generator.drafting.brief_file import Entry
    from generator.drafting.template import Template
    from generator.model.brief import Brief
    from generator.model.draft import Draft
    from generator.model.outline import Outline

_SHOWN = 20
_LONGEST_LEAD = 60
"""Characters that a lead has at most."""


def outline_page(
    desk: "Desk", look: str, template: "Template", brief: "Brief", bank: "Bank", draft: "Draft"
) -> bytes:
    """The outline of `draft` as a Word file."""
    from generator.desk.looks import load_look
    from generator.drafting.others import others_of
    from generator.drafting.outlining import outline_of
    from generator.word.outline_page import render_outline

    others = others_of(template, brief, bank, desk.lexicon, draft)
    return render_outline(outline_of(draft, others), load_look(desk.content, look))


def carried_entries(outline: "Outline") -> list["Entry"]:
    """The brief that the outline carries, with the facts as they stand on the page now."""
    from generator.drafting.brief_file import Entry
    from generator.drafting.carried_brief import entries_of

    facts = dict.fromkeys(fact for part in outline.parts for fact in part.facts)
    return [*entries_of(outline.brief), *(Entry("事实", fact, "") for fact in facts)]


def report_outline(outline: "Outline", brief: "Brief") -> None:
    """What was read, the lines that are none of it, and a meeting that is not that of the title any more."""
    points = sum(len(part.points) for part in outline.parts)
    announce(f"提纲：{len(outline.parts)} 个部分，{points} 个要点。")
    if outline.unread:
        announce(f"有几行不是标题、领句，没有用上：{_shortened(outline.unread)}")
    meeting, title = brief.get("会议"), "".join(outline.title)
    if meeting and title and outline.title != outline.drafted_title and meeting not in title:
        announce(f"标题改过了，会议仍是“{meeting}”，开头照它说；也要改的，加上 --set 会议=会议名称。")


def _shortened(lines: Sequence[str]) -> str:
    return "；".join(line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…" for line in lines)


def read(path: Path) -> "Outline":
    """The outline in the Word file at `path`. Raises ReadError, or RequestError if it is none, a draft among them."""
    from generator.word.outline_reading import read_outline
    from generator.word.readback import read_back

    if read_back(path) is not None:
        raise RequestError(
            f"《{path.name}》是拟好的初稿，不是提纲。",
            "先写提纲：nigao draft 场合 --outline；要换掉初稿里的一块：nigao redraft 初稿.docx --block 块号",
        )
    outline = read_outline(path)
    _refuse_a_speech(path, outline)
    return outline


def refuse_outline(path: Path) -> None:
    """Raise RequestError if a file that should be a draft is an outline of ours."""
    from generator.word.outline_reading import is_outline

    if is_outline(path):
        raise RequestError(f"《{path.name}》是提纲，不是初稿。", "先照它成文：nigao draft --from 提纲.docx")


def _refuse_a_speech(path: Path, outline: "Outline") -> None:
    """Raise RequestError if most of what would be leads is too long for one: the file is a speech that was written."""
    leads = [line.text for part in outline.parts for line in part.points]
    long = sum(len(text) > _LONGEST_LEAD for text in leads)
    if outline.occasion or 2 * long <= len(leads):
        return
    raise RequestError(
        f"《{path.name}》像是写好的讲话，不是提纲：{len(leads)} 行里有 {long} 行超过 {_LONGEST_LEAD} 字。",
        "提纲一行只写一个标题或领句；要照这篇讲话的样子拟：nigao template from 讲话.docx",
    )


def occasion_of(asked: str, outline: "Outline | None", path: Path | None) -> str:
    """The occasion that was asked for, else the outline's own. Raises RequestError if neither is known."""
    if asked or outline is None:
        return asked
    if not outline.occasion:
        name = path.name if path else ""
        raise RequestError(
            f"《{name}》里没有带着场合。", "请把场合写上，例如：nigao draft 工作会议讲话 --from 提纲.docx"
        )
    return outline.occasion
