"""Skeleton + plan → blocks of the draft, with ordinals, ids and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.drafting.candidate import Candidate
from generator.drafting.order import in_order
from generator.drafting.parts import Part, Point
from generator.drafting.planner import Plan, spans_of
from generator.language.ordinals import WITHOUT_YAO, to_chinese, write_ordinal
from generator.model.draft import Alternative, Block, Span
from generator.model.skeleton import (
    Blank,
    Fact,
    Literal,
    PartCount,
    PartRequest,
    Request,
    Skeleton,
    SkeletonBlock,
    SkeletonSpan,
)

_STYLES = {1: "一级标题", 2: "二级标题", 3: "三级标题"}
_DEEPER = ("一、", "（一）", "1.", "（1）")
_END = re.compile(r"[。！？；：”…]$")
_AT_A_TIME = re.compile("[^，]{2,20}(?:[前后时]|时候|过程中)，|[^，。；]{2,8}之[前后]")
_STOP = re.compile(r"[。！？；：…][”’」』]?$")
"""The end of a sentence of the user's: a word in quotation marks is none."""


def assemble(skeleton: Skeleton, plan: Plan) -> tuple[Block, ...]:
    """The blocks of the draft, in order."""
    assembler = _Assembler(skeleton, plan)
    for number, block in enumerate(skeleton.blocks):
        assembler.add(number, block)
    return tuple(assembler.blocks)


class _Assembler:
    """Walks the skeleton; counts paragraphs, units, parts and ordinals."""

    def __init__(self, skeleton: Skeleton, plan: Plan) -> None:
        self.blocks: list[Block] = []
        self._skeleton, self._plan = skeleton, plan
        self._paragraph = -1
        self._unit = -1
        self._part = 0
        self._place = 0
        self._counters: dict[int, int] = {}
        self._heading_level = 0
        self._count = self._count_parts()

    def add(self, number: int, block: SkeletonBlock) -> None:
        """Add one block of the skeleton, or the whole part that it asks for."""
        for place, span in enumerate(spans_of(block)):
            if isinstance(span, PartRequest):
                part = self._plan.parts.get((number, place))
                if part is not None:
                    self._add_part(part)
                return
        if block.kind == "结尾":
            self._part, self._place, self._heading_level = self._count_all() + 1, 0, 0
        elif block.kind == "小标题":
            self._add_heading(self._fixed(number, block.lead, 0), block.level, block.numbered)
        elif block.kind == "要点":
            self._add_fixed_point(number, block)
        else:
            spans = self._fixed(number, spans_of(block), 0)
            if "".join(span.text for span in spans).strip():
                self._append(self._next_id(), block.kind, spans)

    def _count_parts(self) -> int:
        """How many numbered level-1 headings there will be."""
        fixed = sum(
            block.kind == "小标题" and block.level == 1 and block.numbered for block in self._skeleton.blocks
        )
        return fixed + sum(not part.request.run_in for part in self._plan.parts.values())

    def _count_all(self) -> int:
        return sum(block.kind == "小标题" and block.level == 1 for block in self._skeleton.blocks) + len(
            self._plan.parts
        )

    def _next_id(self) -> str:
        self._place += 1
        return f"{self._part}.{self._place}"

    def _append(
        self, block_id: str, style: str, spans: Sequence[Span], *, lead: int = 0, level: int | None = None,
        ordinal: int | None = None, joined: bool = False, slot: str = "", topic: str = "",
        alternatives: Sequence[Candidate] = (),
    ) -> None:  # fmt: skip
        if not joined or self._paragraph < 0:
            self._paragraph += 1
        notes = tuple(dict.fromkeys(note for span in spans for note in _notes_of(span)))
        others = tuple(Alternative(one.key, one.text) for one in alternatives)
        self.blocks.append(
            Block(
                block_id,
                self._paragraph,
                style,
                tuple(spans),
                lead,
                level,
                ordinal,
                slot,
                topic,
                others,
                notes,
            )
        )

    def _fixed(self, number: int, spans: Iterable[SkeletonSpan], offset: int) -> list[Span]:
        """The spans of a template's line, requests filled."""
        result: list[Span] = []
        for place, span in enumerate(spans, offset):
            result += self._fill(span, number, place)
        return result

    def _fill(self, span: SkeletonSpan, number: int, place: int) -> list[Span]:
        match span:
            case Literal(text):
                return [Span(text)]
            case Fact(key, text):
                return [Span(text, "fact", None, key)]
            case Blank(key):
                return [Span(span.text, "blank", None, key)]
            case PartCount():
                return [Span("两" if self._count == 2 else to_chinese(max(self._count, 1)))]
            case Request():
                chosen = self._plan.passages.get((number, place), [])
                return self._sentences(chosen) if chosen else [self._guide(span)]
            case PartRequest():
                return []

    def _guide(self, request: Request) -> Span:
        guide = request.guide or f"{_told(request)}的内容"
        blank = Blank(guide, "此处写")
        if not any(guide in note for note in self._plan.shortfalls):
            self._plan.shortfalls.append(f"句库里没有合适的语句，已留出空白：{blank.text}")
        return Span(blank.text, "blank", None, guide)

    def _sentences(self, chosen: Sequence[Candidate], *, demand: bool = False) -> list[Span]:
        """Sentences one after another; with `demand` each that can take a 要 begins with one.

        What was written as a whole paragraph, or by the user himself, has its own openings.
        """
        result: list[Span] = []
        for one in chosen:
            self._unit += 1
            measure, written = one.row.role == "举措", one.row.traits.whole or one.row.own_words
            takes = demand and measure and not written and _takes_yao(one)
            if takes:
                result.append(Span("要", "literal", self._unit))
            bare = self._plan.personal and measure
            result += one.spans(self._unit, strip_yao=takes or bare)
        return result

    def _ordinal(self, level: int, *, bare: bool = False) -> tuple[int, Span]:
        """The next ordinal of a level; `bare`: without the 要 in it."""
        self._counters[level] = self._counters.get(level, 0) + 1
        for deeper in [other for other in self._counters if other > level]:
            del self._counters[deeper]
        styles = self._skeleton.numbering
        style = styles[level - 1] if level <= len(styles) else _DEEPER[min(level, 4) - 1]
        style = WITHOUT_YAO.get(style, style) if bare else style
        return self._counters[level], Span(write_ordinal(style, self._counters[level]))

    def _add_heading(
        self,
        spans: Sequence[Span],
        level: int,
        numbered: bool,
        *,
        slot: str = "",
        alternatives: Sequence[Candidate] = (),
    ) -> None:
        number, ordinal = self._ordinal(level) if numbered else (None, None)
        if level == 1:
            self._part, self._place = self._part + 1, 0
        self._heading_level = level
        head = [ordinal] if ordinal else []
        block_id = str(self._part) if level == 1 else self._next_id()
        self._append(
            block_id,
            _STYLES[level],
            [*head, *spans],
            level=level,
            ordinal=number,
            slot=slot,
            alternatives=alternatives,
        )

    def _add_fixed_point(self, number: int, block: SkeletonBlock) -> None:
        level = self._heading_level + block.level
        ordinal_number, ordinal = self._ordinal(level) if block.numbered else (None, None)
        lead = ([ordinal] if ordinal else []) + self._fixed(number, block.lead, 0)
        body = self._fixed(number, block.body, len(block.lead))
        self._append(
            self._next_id(),
            "正文",
            [*lead, *body],
            lead=len(lead),
            level=min(level, 3),
            ordinal=ordinal_number,
            joined=block.joined,
        )

    def _add_part(self, part: Part) -> None:
        """Heading, introduction and points of a planned part."""
        heading = _unstopped(self._heading_spans(part))
        if part.request.run_in:
            self._part, self._place, self._heading_level = self._part + 1, 0, 1
            text = (*heading, Span("。"))
            self._append(
                str(self._part),
                "正文",
                text,
                lead=len(text),
                level=1,
                slot=part.request.slot,
                alternatives=part.heading_alternatives,
            )
        else:
            self._add_heading(
                heading, 1, True, slot=part.request.slot, alternatives=part.heading_alternatives
            )
        if part.guide:
            self._append(
                self._next_id(),
                "正文",
                (_blank(part.guide),),
                joined=part.request.run_in,
            )
        if part.intro:
            self._append(
                f"{self._part}.0",
                "正文",
                self._sentences(part.intro),
                slot=part.request.slot,
                joined=part.request.run_in,
            )
        for index, point in enumerate(part.points):
            self._add_point(part, point, index)

    def _heading_spans(self, part: Part) -> Sequence[Span]:
        if part.heading:
            return part.heading.spans(self._next_unit())
        if part.heading_guide:
            return (_blank(part.heading_guide),)
        return (Span(part.request.heading or part.request.slot),)

    def _next_unit(self) -> int:
        self._unit += 1
        return self._unit

    def _add_point(self, part: Part, point: Point, index: int) -> None:
        level = 2
        joined = part.request.run_in or (part.request.form == "连写" and index > 0)
        asked = part.request.numbered and not part.request.run_in
        led = point.lead is not None or bool(point.lead_guide)
        numbered = led and asked and len(part.points) > 1
        bare = part.request.given is not None and bool(part.request.given.unfit)
        number, ordinal = self._ordinal(level, bare=bare) if numbered else (None, None)
        lead = ([ordinal] if ordinal else []) + self._lead_spans(point, numbered)
        body = [*self._body(point, part.request.run_in), *self._facts(point), *_guided(point)]
        self._append(
            self._next_id(), "正文", [*lead, *body], lead=len(lead), level=level if led else None, ordinal=number,
            joined=joined, slot=point.slot, topic=point.topic, alternatives=point.alternatives,
        )  # fmt: skip

    def _lead_spans(self, point: Point, numbered: bool) -> list[Span]:
        if point.lead is None:
            return [_blank(point.lead_guide), Span("。")] if point.lead_guide else []
        spans = list(point.lead.spans(self._next_unit(), strip_yao=numbered))
        return spans if _END.search(spans[-1].text) else [*spans, Span("。")]

    def _body(self, point: Point, report: bool) -> list[Span]:
        """Reason first, then measures: principle, system, deed, follow-up; 要 unified, in a personal speech left out."""
        ordered = in_order(point.body)
        demand = not report and not self._plan.personal
        return self._sentences(ordered, demand=demand)

    def _facts(self, point: Point) -> list[Span]:
        spans: list[Span] = []
        for fact in point.facts:
            spans.append(Span(fact, "fact", self._next_unit(), "事实"))
            if not _STOP.search(fact):
                spans.append(Span("。", "literal", self._unit))
        return spans


def _takes_yao(one: Candidate) -> bool:
    """Whether a 要 goes before it: its own, or one that a phrase of the kind may have.

    What was said in a speech without it stays so: it may tell a fault (下乡调研，车停在村委会) or begin with a noun.
    Nor does one go before a time that a phrase begins with (听取报告之前，先……).
    """
    if one.text.startswith(("要", "我们要")):
        return one.row.traits.yao in ("要", "可")
    return one.row.kind == "curated" and one.row.traits.yao == "可" and not _AT_A_TIME.match(one.text)


def _guided(point: Point) -> list[Span]:
    """The blanks for what must be said and nobody has said, and under a given lead for which the bank has nothing."""
    return [_blank(guide) for guide in (*point.wanted, point.guide) if guide]


def _blank(guide: str) -> Span:
    return Span(Blank(guide, "此处写").text, "blank", None, guide)


def _unstopped(heading: Sequence[Span]) -> Sequence[Span]:
    """A heading without the full stop that it had in its source, where it opened a paragraph."""
    *head, last = heading
    return (*head, last._replace(text=last.text.rstrip("。")))


def _notes_of(span: Span) -> Iterator[str]:
    if span.quotation:
        yield "引语请核对原文"
    if span.was:
        yield f"提法已按日期更新，原文作“{span.was}”"


def _told(request: Request) -> str:
    """What a request without 提示 asks for, in a word."""
    return "指导思想" if request.move == "指导" else request.move or request.role or request.slot
