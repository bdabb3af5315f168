"""An outline in place of the parts that a template asks for: the same skeleton, its headings and leads given."""

from collections.abc import Iterator, Sequence

from generator.drafting.notation import with_blanks
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.ordinals import WITHOUT_YAO
from generator.mining.classify import Verdict, classify
from generator.mining.keys import sentence_key
from generator.mining.outline import Entry
from generator.mining.traits import traits_of
from generator.model.brief import Brief
from generator.model.errors import RequestError
from generator.model.outline import Outline, OutlineLine, OutlinePart
from generator.model.sentence import Sentence
from generator.model.skeleton import (
    Fact,
    GivenPart,
    GivenPoint,
    Literal,
    PartRequest,
    Skeleton,
    SkeletonBlock,
    SkeletonSpan,
)


def with_outline(skeleton: Skeleton, outline: Outline, brief: Brief, lexicon: Lexicon) -> Skeleton:
    """`skeleton` with the title, the headings and the leads of `outline`, none of them altered.

    Slots and topics of lines that were edited are found by the classifier of mining. Raises RequestError
    where the template's own points are fixed and the outline has more or fewer of them.
    """
    parts = understood(outline, brief, lexicon)
    asked = [number for number, block in enumerate(skeleton.blocks) if _request(block)]
    blocks = (
        _replaced(skeleton, asked, parts) if asked else _with_fixed_leads(skeleton, outline, brief.occasion)
    )
    return skeleton._replace(blocks=_titled(blocks, outline), numbering=_numbering(skeleton.numbering, parts))


def _request(block: SkeletonBlock) -> PartRequest | None:
    return next((span for span in (*block.lead, *block.body) if isinstance(span, PartRequest)), None)


def _replaced(
    skeleton: Skeleton, asked: Sequence[int], parts: Sequence[tuple[OutlinePart, GivenPart]]
) -> tuple[SkeletonBlock, ...]:
    """The parts of the outline where the template asks for parts.

    Where the outline has more or fewer parts than the template, what stands between these is dropped.
    """
    requests = [one for number in asked if (one := _request(skeleton.blocks[number]))]
    usual = _usual_length([part for part, _ in parts], requests)
    made = tuple(
        SkeletonBlock("正文", (), (_part_request(part, given, requests, usual),)) for part, given in parts
    )
    if len(made) == len(asked):
        places = dict(zip(asked, made, strict=True))
        return tuple(places.get(number, block) for number, block in enumerate(skeleton.blocks))
    return (*skeleton.blocks[: asked[0]], *made, *skeleton.blocks[asked[-1] + 1 :])


def _usual_length(parts: Sequence[OutlinePart], requests: Sequence[PartRequest]) -> int | None:
    """The mean of the planned lengths, for parts that were added."""
    planned = [part.characters for part in parts if part.characters]
    planned = planned or [request.characters for request in requests if request.characters]
    return round(sum(planned) / len(planned)) if planned else None


def _part_request(
    part: OutlinePart, given: GivenPart, requests: Sequence[PartRequest], usual: int | None
) -> PartRequest:
    """What the template asks of the part with this slot (else of its first), with the outline's heading."""
    heading = given.heading
    own = next((one for one in requests if one.slot == heading.slot), None)
    model = own or requests[0]
    edited = not part.heading.slot
    return model._replace(
        slot=heading.slot,
        characters=part.characters or (own.characters if own else usual),
        topics=heading.traits.head_topics if edited or own is None else own.topics,
        form=model.form if given.points or model.form == "段落" else "分段",
        points=own.points if own and not given.points else None,
        point_slots=(),
        heading=heading.core,
        intro=model.intro
        and (not edited or heading.slot in heading.text or bool(heading.traits.head_topics)),
        given=given,
    )


def _with_fixed_leads(skeleton: Skeleton, outline: Outline, occasion: str) -> tuple[SkeletonBlock, ...]:
    """The leads of a template that fixes its points, one after the other as in the outline."""
    lines = [line for part in outline.parts for line in (part.heading, *part.points)]
    fixed = [block for block in skeleton.blocks if block.kind in ("小标题", "要点")]
    if len(fixed) != len(lines):
        hint = "这个场合的提纲只能改文字；要添减，请改模板（templates/）。"
        if outline.occasion not in ("", occasion):
            hint = f"这份提纲是“{outline.occasion}”的；照它成文，不必另写场合：nigao draft --from 提纲.docx"
        raise RequestError(f"“{occasion}”的模板写定了 {len(fixed)} 点，提纲里有 {len(lines)} 点。", hint)
    texts = iter(lines)
    return tuple(
        _reworded(block, next(texts)) if block.kind in ("小标题", "要点") else block
        for block in skeleton.blocks
    )


def _reworded(block: SkeletonBlock, line: OutlineLine) -> SkeletonBlock:
    if line.untouched:
        return block
    return block._replace(lead=_given_spans(block.kind, line.text))


def _titled(blocks: Sequence[SkeletonBlock], outline: Outline) -> tuple[SkeletonBlock, ...]:
    """`blocks` with the title as it was edited; one that was not stays the template's."""
    if not outline.title or outline.title == outline.drafted_title:
        return tuple(blocks)
    title = [SkeletonBlock("标题", _given_spans("标题", line)) for line in outline.title]
    return (*title, *(block for block in blocks if block.kind != "标题"))


def _given_spans(key: str, text: str) -> tuple[SkeletonSpan, ...]:
    """The user's words as facts, what is still to be filled in them as blanks."""
    return tuple(Fact(key, one.text) if isinstance(one, Literal) else one for one in with_blanks(text))


def understood(outline: Outline, brief: Brief, lexicon: Lexicon) -> list[tuple[OutlinePart, GivenPart]]:
    """Each part with its heading and leads as mining understands them."""
    words.add_words(lexicon.terms.vocabulary)
    entries = list(_entries(outline))
    bias = lexicon.occasions.bias(brief.occasion)
    verdicts = iter(classify(entries, lexicon.slots, lexicon.evidence.balance, bias))
    found: list[tuple[OutlinePart, GivenPart]] = []
    for part in outline.parts:
        verdict = next(verdicts)
        heading = _sentence(part.heading, "小标题", verdict, brief, lexicon)
        leads = [_sentence(point, "领句", next(verdicts), brief, lexicon) for point in part.points]
        points = [GivenPoint(lead, point.facts) for lead, point in zip(leads, part.points, strict=True)]
        found.append((part, GivenPart(heading, tuple(points), _unfit(part, leads))))
    return found


def _numbering(numbering: tuple[str, ...], parts: Sequence[tuple[OutlinePart, GivenPart]]) -> tuple[str, ...]:
    """一是 in place of 一要 throughout, where most parts take it for a lead of the user's."""
    if 2 * sum(bool(given.unfit) for _, given in parts) <= len(parts):
        return numbering
    return (*numbering[:1], *(WITHOUT_YAO.get(style, style) for style in numbering[1:]))


def _unfit(part: OutlinePart, leads: Sequence[Sentence]) -> str:
    """The first lead that was edited and cannot stand behind a 要; empty if all can."""
    pairs = zip(part.points, leads, strict=True)
    return next((lead.text for line, lead in pairs if not line.slot and lead.traits.yao == "否"), "")


def _entries(outline: Outline) -> Iterator[Entry]:
    """Headings and leads as the classifier wants them: each in its section and point."""
    number = 0
    for section, part in enumerate(outline.parts, 1):
        for point, line in enumerate((part.heading, *part.points)):
            kind, level = ("领句", 2) if point else ("小标题", 1)
            text = line.text
            yield Entry(number, 0, 0, len(text), text, kind, level, section=section, point=point)
            number += 1


def _sentence(line: OutlineLine, role: str, verdict: Verdict, brief: Brief, lexicon: Lexicon) -> Sentence:
    """A line with slot and topic: its own if it was not edited, else those of the verdict."""
    text = line.text
    slot, topic = (line.slot, line.topic) if line.slot else (verdict.slot, verdict.topic)
    traits = traits_of(
        text,
        words.tag(text),
        role,
        brief.standing,
        brief.level,
        lexicon.slots,
        lexicon.levels,
        lexicon.terms,
    )
    return Sentence(
        key=sentence_key(text),
        paragraph=0,
        sentence=0,
        start=0,
        end=len(text),
        text=text,
        core=text,
        slot=slot,
        role=role,
        topic=topic,
        confidence=1.0 if line.slot else verdict.confidence,
        traits=traits,
    )
