"""Why a draft is as it is: for each phrase what was asked and what spoke for it, and what was refused by which rule."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.bank.unused import Unused
from generator.drafting.journal import Budget, Choice, Notes, Refused
from generator.drafting.outlining import is_heading, line_text
from generator.language.slot_names import spoken
from generator.model.draft import Block, Draft, Span

EXAMPLES = 3
"""Phrases shown of each rule that refused some."""
_HEAD, _LONGER = 18, 30
"""Characters of a phrase that are enough to know it, in a list and on a line of its own."""
_TOLD = 0.05
"""Size of a part of a score from which it is worth a word."""
_INDENT = "    "


def explain_lines(
    draft: Draft, notes: Notes, left: Sequence[Unused], kinds: Mapping[str, str]
) -> Iterator[str]:
    """The explanation as lines of text; `kinds` are the names of kinds of sources for the user."""
    yield f"《{draft.title}》为什么是这些话"
    yield "（分数越高越先用；“次选”是差一点选上的，要换一句可以从中挑。）"
    kind_of = {source.file: kinds[source.kind] for source in draft.sources}
    for block in draft.blocks:
        yield from _block_lines(block, notes, kind_of)
    dropped = _dropped(draft, notes)
    if dropped:
        yield "选过又去掉的（一点只有一句站不住，或标题下面写不满）："
        yield from (f"  {_short(choice.text, _LONGER)}　（{_wish(choice)}）" for choice in dropped)
    yield "没有选的（一句话可能碰上几条；别处选用了的不算）："
    for rule, refused in notes.refused().items():
        yield from _refused_lines(rule.value, len(refused), list(refused.values()))
    off = notes.off_subject()
    yield from _refused_lines("不切题", len(off), off)
    yield "句库里不给用的（入库时判为不能用，或您划掉的）："
    for one in left:
        yield from _refused_lines(one.why, one.count, [Refused(*example) for example in one.examples])


def explanation(draft: Draft, notes: Notes, left: Sequence[Unused]) -> dict[str, Any]:
    """The same as a JSON-ready object (docs/formats.md)."""
    return {
        "chosen": [
            {"block": block.id, "key": key, **_choice(notes.kept.choices[key])}
            for block in draft.blocks
            for key in _keys(block, notes)
        ],
        "budgets": {
            block.id: {"planned": budget.planned, "written": budget.written}
            for block in draft.blocks
            if (budget := notes.kept.budgets.get(block.id))
        },
        "dropped": [_choice(choice) for choice in _dropped(draft, notes)],
        "refused": [
            *(_refusal(rule.value, len(refused), list(refused.values())) for rule, refused in notes.refused().items()),
            _refusal("不切题", len(off := notes.off_subject()), off),
        ],
        "unusable": [_refusal(one.why, one.count, [Refused(*e) for e in one.examples]) for one in left],
    }  # fmt: skip


def _block_lines(block: Block, notes: Notes, kind_of: Mapping[str, str]) -> Iterator[str]:
    keys = _keys(block, notes)
    facts = [span for span in block.spans if span.kind == "fact" and span.key == "事实"]
    if not keys and not facts:
        return
    budget = notes.kept.budgets.get(block.id)
    line = _short(line_text(block) if block.lead or is_heading(block) else block.text, _LONGER)
    yield f"{block.id} {line}{_budget(budget)}"
    files = {span.key: span.source.file for span in block.spans if span.key and span.source}
    for key in keys:
        choice, file = notes.kept.choices[key], files[key]
        yield f"  {_short(choice.text, _HEAD)}　{kind_of.get(file, '')} {file}"
        yield f"{_INDENT}要的是 {_wish(choice)}；{choice.candidates} {_counted(choice)}里选的{_parts(choice)}"
        if choice.others:
            others = "；".join(f"{_short(text, _HEAD)}{_points(score)}" for text, score in choice.others)
            yield f"{_INDENT}次选：{others}"
    for fact in facts:
        yield f"  {_short(fact.text, _HEAD)}　拟稿单里的事实，一字不动"


def _wish(choice: Choice) -> str:
    """What was asked for, as users call it."""
    slot, sign, rest = choice.wish.partition("·")
    return f"{spoken(slot)}{sign}{rest}"


def _keys(block: Block, notes: Notes) -> list[str]:
    """The chosen phrases of a block, in order, once each."""
    return list(dict.fromkeys(span.key for span in block.spans if _chosen(span, notes) and span.key))


def _chosen(span: Span, notes: Notes) -> bool:
    return span.kind == "phrase" and span.key in notes.kept.choices


def _dropped(draft: Draft, notes: Notes) -> list[Choice]:
    """Choices that do not stand in the draft."""
    standing = {span.key for block in draft.blocks for span in block.spans}
    return [choice for key, choice in notes.kept.choices.items() if key not in standing]


def _budget(budget: Budget | None) -> str:
    return f"　〔计划 {budget.planned} 字，写成 {budget.written} 字〕" if budget else ""


def _counted(choice: Choice) -> str:
    return "套" if "小标题" in choice.wish or "领句" in choice.wish else "句"


def _parts(choice: Choice) -> str:
    told = [f"{name} {value:+.1f}" for name, value in choice.parts if abs(value) >= _TOLD]
    return f"，得 {choice.score:.1f} 分：{'，'.join(told)}" if told else ""


def _points(score: float) -> str:
    return f"（{score:.1f}）" if score else ""


def _refused_lines(why: str, count: int, refused: Sequence[Refused]) -> Iterator[str]:
    if not count:
        return
    yield f"  {why}　{count} 句"
    for one in refused[:EXAMPLES]:
        words = f"：{one.words}" if one.words else ""
        yield f"{_INDENT}{_short(one.text, _LONGER)}　（{one.file}{words}）"


def _short(text: str, length: int) -> str:
    return text if len(text) <= length + 2 else f"{text[:length]}……"


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "text": choice.text,
        "wish": choice.wish,
        "serves": choice.serves or None,
        "score": round(choice.score, 2),
        "parts": {name: round(value, 2) for name, value in choice.parts if abs(value) >= _TOLD},
        "candidates": choice.candidates,
        "runners_up": [{"text": text, "score": round(score, 2)} for text, score in choice.others],
    }


def _refusal(why: str, count: int, refused: Sequence[Refused]) -> dict[str, Any]:
    examples = [{"text": one.text, "file": one.file, "words": one.words} for one in refused[:EXAMPLES]]
    return {"rule": why, "count": count, "examples": examples}
