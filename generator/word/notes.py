"""What is said in comments of a draft: of its length, blanks, quotations, copied runs, sources."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.draft import Block, Draft, Source, Span, Used
from generator.model.source import cited
from generator.word.controls import blank_name
from generator.word.finish import Finish

RUN_BOUND = 3
"""So many sentences on end that also stand on end in one source are worth a comment."""
SHARE_BOUND = 0.25
"""A source that gives more of the draft than this is named."""
_WRITTEN_TO_BE_SAID = "curated"
"""The kind of the phrase files: nobody's speech, so that a run of it is no copy."""


class Note(NamedTuple):
    """A comment on the spans `first`–`last` of the block at `block`; `lines` are its paragraphs."""

    block: int
    first: int
    last: int
    lines: tuple[str, ...]


def notes_of(draft: Draft, finish: Finish) -> tuple[Note, ...]:
    """The comments that `finish` asks for on `draft`, in the order of their places."""
    if finish.notes == "none" or not any(block.spans for block in draft.blocks):
        return ()
    found = [_overview(draft), *_on_blanks(draft), *_on_runs(draft, finish.held)]
    found += _on_units(draft, finish) if finish.notes == "all" else _on_quotations(draft)
    return tuple(sorted(found, key=lambda note: (note.block, note.first)))


def _overview(draft: Draft) -> Note:
    """On the first words: how long it takes to read, and from which source too much comes."""
    place = next(n for n, block in enumerate(draft.blocks) if block.spans)
    lines = [f"全文 {draft.characters} 字，念完约 {draft.minutes:g} 分钟。"]
    speeches = [one for one in draft.sources if one.kind != _WRITTEN_TO_BE_SAID]
    heavy = [f"{one.file} {one.share:.0%}" for one in speeches if one.share > SHARE_BOUND]
    if heavy:
        lines.append(f"出自同一来源较多，宜多改：{'、'.join(heavy)}。")
    general = sum(one.share for one in draft.sources if one.kind == _WRITTEN_TO_BE_SAID)
    if general > SHARE_BOUND:
        lines.append(f"其中 {general:.0%} 是短语文件里通用的话，请结合本地实际改一改。")
    lines.append("来源详见命令 nigao sources；交稿前用 nigao clean 去掉批注和待填框。")
    return Note(place, 0, len(draft.blocks[place].spans) - 1, tuple(lines))


def _on_blanks(draft: Draft) -> Iterator[Note]:
    """One comment a name, at its first place."""
    places = Counter(span.text for block in draft.blocks for span in block.spans if span.kind == "blank")
    for number, block in enumerate(draft.blocks):
        for place, span in enumerate(block.spans):
            many = places.pop(span.text, 0) if span.kind == "blank" else 0
            if many:
                yield Note(number, place, place, (_blank_line(span, many),))


def _blank_line(span: Span, many: int) -> str:
    if not span.text.startswith("【待填"):
        return "句库里没有合适的语句，请在此处自己写。"
    everywhere = f"全文共 {many} 处，" if many > 1 else ""
    return f"请填写“{blank_name(span)}”。{everywhere}可用 nigao fill 一次填好。"


def _on_quotations(draft: Draft) -> Iterator[Note]:
    for number, block in enumerate(draft.blocks):
        for first, last in _units(block):
            if any(span.quotation for span in block.spans[first : last + 1]):
                yield Note(number, first, last, ("引文，请核对原文。",))


def _on_units(draft: Draft, finish: Finish) -> Iterator[Note]:
    """Source, earlier use and alternatives of every sentence."""
    for number, block in enumerate(draft.blocks):
        for place, (first, last) in enumerate(_units(block)):
            spans = block.spans[first : last + 1]
            source = next((span.source for span in spans if span.source), None)
            key = _key(block.spans, (first, last))
            others = len(finish.held.get(key, frozenset()) - {source.file}) if source else 0
            lines = [_from(source, others), _use(finish.used.get(key))] if source else ["出自拟稿单。"]
            if any(span.quotation for span in spans):
                lines.append("引文，请核对原文。")
            if place == 0:
                lines += [f"备选：{one.text}" for one in block.alternatives]
            yield Note(number, first, last, tuple(lines))


def _from(source: Source, others: int) -> str:
    """Where it was taken from, and how many speeches hold it if others do."""
    place = cited(source.file, source.paragraph)
    sentence = f"第 {source.sentence + 1} 句" if place.endswith("段") else ""
    return f"来源：{place}{sentence}{_and_others(others)}"


def _and_others(count: int) -> str:
    return f" 等 {count + 1} 篇" if count else ""


def _use(used: Used | None) -> str:
    if used is None:
        return "用过：没有记录"
    return f"用过：{used.times} 次，上次 {used.date} {used.meeting}".rstrip()


def _on_runs(draft: Draft, held: Mapping[str, frozenset[str]]) -> Iterator[Note]:
    """On each passage that is copied on end from a speech, `RUN_BOUND` sentences or more."""
    general = {one.file for one in draft.sources if one.kind == _WRITTEN_TO_BE_SAID}
    for number, block in enumerate(draft.blocks):
        run: list[tuple[int, int]] = []
        for unit in [*_units(block), None]:
            if unit and run and _follows(block.spans, run[-1], unit):
                run.append(unit)
                continue
            source = _source(block.spans, run[0]) if len(run) >= RUN_BOUND else None
            if source and source.file not in general:
                every = [held.get(_key(block.spans, unit), frozenset()) for unit in run]
                others = frozenset.intersection(*every) - {source.file}
                text = (
                    f"这里连着 {len(run)} 句都出自 {source.file}{_and_others(len(others))}，请改写或换一换。"
                )
                yield Note(number, run[0][0], run[-1][1], (text,))
            run = [unit] if unit else []


def _follows(spans: Sequence[Span], one: tuple[int, int], other: tuple[int, int]) -> bool:
    before, after = _source(spans, one), _source(spans, other)
    if before is None or after is None:
        return False
    same = (after.file, after.paragraph) == (before.file, before.paragraph)
    return same and after.sentence == before.sentence + 1


def _source(spans: Sequence[Span], unit: tuple[int, int]) -> Source | None:
    return next((span.source for span in spans[unit[0] : unit[1] + 1] if span.source), None)


def _key(spans: Sequence[Span], unit: tuple[int, int]) -> str:
    """The key of a sentence, or an empty string."""
    found = spans[unit[0] : unit[1] + 1]
    return next((span.key for span in found if span.kind == "phrase" and span.key), "")


def _units(block: Block) -> list[tuple[int, int]]:
    """First and last span of each sentence of the block that was chosen, not written by the template."""
    found: dict[int, tuple[int, int]] = {}
    for place, span in enumerate(block.spans):
        if span.unit is not None:
            found[span.unit] = (found.get(span.unit, (place, place))[0], place)
    return list(found.values())
