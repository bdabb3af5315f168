"""A draft as it stands in its file now: headings and leads that were edited, blanks that were filled."""

import re
from collections.abc import Mapping

from generator.drafting.outlining import is_heading, line_text
from generator.language.ordinals import parse_ordinal
from generator.language.sentences import split_sentences
from generator.model.draft import Block, Draft, Span


def standing(draft: Draft, now: Mapping[str, str]) -> Draft:
    """`draft` with the headings, leads and filled blanks of `now` (the text of its blocks in the file, by id)."""
    return draft._replace(blocks=tuple(_standing(block, now.get(block.id, "")) for block in draft.blocks))


def filled_values(block: Block, now: str) -> Mapping[str, str] | None:
    """What was filled into the blanks of `block`, if nothing else in it was changed; else None."""
    blanks = [span for span in block.spans if span.kind == "blank"]
    pattern = "".join(
        "(.+?)" if span.kind == "blank" else re.escape(re.sub(r"\s", "", span.text)) for span in block.spans
    )
    match = re.fullmatch(pattern, re.sub(r"\s", "", now))
    if match is None or not blanks:
        return None
    return {span.key or "": value for span, value in zip(blanks, match.groups(), strict=True)}


def _standing(block: Block, now: str) -> Block:
    values = filled_values(block, now)
    if values is not None:
        return block._replace(spans=tuple(_filled(span, values) for span in block.spans))
    if not now or now == block.text:
        return block
    if is_heading(block) and not block.lead:
        return block._replace(spans=_line(block, now, "小标题"))
    if block.lead and block.slot and line_text(block) not in now:
        lead = _line(block, _first_sentence(now), "领句")
        return block._replace(spans=(*lead, *block.spans[block.lead :]), lead=len(lead))
    return block


def _filled(span: Span, values: Mapping[str, str]) -> Span:
    if span.kind != "blank" or values[span.key or ""] == span.text:
        return span
    return Span(values[span.key or ""], "fact", None, span.key)


def _line(block: Block, text: str, key: str) -> tuple[Span, ...]:
    """A heading or lead in the words of the file; an automatic ordinal does not stand there."""
    ordinal = parse_ordinal(text) if block.ordinal is not None else None
    length = ordinal.length if ordinal else 0
    head = [Span(text[:length])] if length else list(block.spans[: int(block.ordinal is not None)])
    return (*head, Span(text[length:], "fact", None, key))


def _first_sentence(text: str) -> str:
    start, end = next(iter(split_sentences(text.split("\n", maxsplit=1)[0])), (0, len(text)))
    return text[start:end]
