"""Skeleton + bank → plan: all requests are seen at once, so that nothing is said twice and all matches."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from generator.bank.rows import SetRow
from generator.drafting.affinity import REASONS, Affinities
from generator.drafting.bodies import TO_TELL, fill, introduce, is_to_tell
from generator.drafting.candidate import Candidate
from generator.drafting.facts import Facts
from generator.drafting.headings import choose_headings
from generator.drafting.journal import Budget
from generator.drafting.leads import Leads
from generator.drafting.musts import say_the_asked
from generator.drafting.paragraphs import topic_points
from generator.drafting.parts import Part
from generator.drafting.passages import choose_passage
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.review import GIVEN
from generator.drafting.setting import Setting
from generator.drafting.settle import Settler, guide_empty, guide_leads
from generator.model.skeleton import Fact, PartRequest, Request, Skeleton, SkeletonBlock, SkeletonSpan

_DEFAULT_PART = 900
_FEWEST_POINTS = 2
_TO_CHOOSE = "择要"
_CHOICE = "从以上各项选一两项写实，写明做法、数字和成效；没有突出做法的，合并或者删去"
"""What is asked for once where the user is to choose what to tell."""


class Material(NamedTuple):
    """What the bank gives for one draft: the pool and the sets of matched headings and leads."""

    pool: Pool
    affinities: Affinities
    headings: Sequence[SetRow]
    leads: Sequence[SetRow]
    characters: int
    """The length that the draft is to have."""


@dataclass
class Plan:
    """What was chosen: parts by (block, span) of the skeleton, passages likewise, and what was lacking."""

    parts: dict[tuple[int, int], Part] = field(default_factory=dict)
    passages: dict[tuple[int, int], list[Candidate]] = field(default_factory=dict)
    shortfalls: list[str] = field(default_factory=list)
    owed: int = 0
    """Characters that the user is asked to write under given leads."""
    personal: bool = False
    """Whether a person speaks of himself, so that nothing is demanded."""


def plan(skeleton: Skeleton, material: Material, setting: Setting, scale: float) -> Plan:
    """Choose phrases for every request of `skeleton`; lengths asked for are multiplied by `scale`."""
    setting.journal.open_plan()
    result = Plan(personal=setting.is_personal)
    register = Register(material.characters, material.pool.strangers)
    _plan_passages(skeleton, material, setting, scale, register, result)
    parts = _parts_of(skeleton, setting, scale, result)
    leads = Leads(material.pool, material.leads, skeleton.numbering, material.affinities, setting)
    settler = Settler(material.pool, skeleton.numbering, setting)
    claimed = {topic for part in parts for topic in part.request.point_topics}
    for part in parts:
        result.shortfalls += settler.settle(part)
        if not part.points and part.request.form != "段落":
            part.points = leads.choose(part, register)
        if not part.points and (part.request.form == "段落" or part.request.given):
            part.points = topic_points(part, material.affinities, register, setting, claimed)
        _weigh_leads(part, register)
    facts = Facts(parts, material.pool, setting, _printed(skeleton))
    # by the leads first, so that room is left for them; by what the points say once they say it
    facts.place(parts)
    for part in parts:
        fill(part, material.affinities, register, setting)
        _drop_thin_points(part)
    unsaid = say_the_asked(parts, material.affinities, register, setting)
    result.shortfalls += facts.place(parts)
    facts.leave_room(unsaid, parts)
    choose_headings(parts, material.pool, material.headings, skeleton.heading_holds, setting)
    for part in parts:
        if any(point.body for point in part.points):
            introduce(part, material.pool, register, setting)
        _note_shortfall(part, result)
        _note_budgets(part, setting)
    return result


def _printed(skeleton: Skeleton) -> list[str]:
    """The facts that the template itself says."""
    spans = (span for block in skeleton.blocks for span in spans_of(block))
    return [span.text for span in spans if isinstance(span, Fact) and span.key == GIVEN]


def _weigh_leads(part: Part, register: Register) -> None:
    for point in part.points:
        if point.lead:
            register.weigh(point.lead)


def spans_of(block: SkeletonBlock) -> tuple[SkeletonSpan, ...]:
    """Lead and body spans of a block in one row; their places index passages and parts."""
    return (*block.lead, *block.body)


def _plan_passages(
    skeleton: Skeleton, material: Material, setting: Setting, scale: float, register: Register, result: Plan
) -> None:
    for number, block in enumerate(skeleton.blocks):
        for place, span in enumerate(spans_of(block)):
            if isinstance(span, Request):
                name = f"{number}/{place}"
                result.passages[number, place] = choose_passage(
                    span, name, scale, material.pool, register, setting
                )


def _parts_of(skeleton: Skeleton, setting: Setting, scale: float, result: Plan) -> list[Part]:
    """The parts in order; one whose slot this level does not have falls away, with a word to the user."""
    parts: list[Part] = []
    headings = 0
    for number, block in enumerate(skeleton.blocks):
        headings += block.kind == "小标题" and block.level == 1
        for place, span in enumerate(spans_of(block)):
            if not isinstance(span, PartRequest):
                continue
            if span.given is None and not setting.has_slot(span.slot):
                result.shortfalls.append(
                    f"本级（{setting.brief.level}）没有“{span.slot}”这项职权，略去这一部分。"
                )
                continue
            request = _within_competence(span, setting, result)
            part = Part(
                str(len(parts) + headings + 1), request, round((span.characters or _DEFAULT_PART) * scale)
            )
            result.parts[number, place] = part
            parts.append(part)
    return parts


def _within_competence(request: PartRequest, setting: Setting, result: Plan) -> PartRequest:
    able = [setting.has_slot(slot) for slot in request.point_slots]
    if all(able):
        return request
    for slot in dict.fromkeys(compress(request.point_slots, (not one for one in able))):
        result.shortfalls.append(f"本级（{setting.brief.level}）没有“{slot}”这项职权，略去这一点。")
    return request._replace(
        points=None,
        point_slots=tuple(compress(request.point_slots, able)),
        point_topics=tuple(compress(request.point_topics, able)),
    )


def _drop_thin_points(part: Part) -> None:
    """A point with a single measure is no point, as long as two others stand."""
    if part.request.point_topics or (part.request.given and part.request.given.points):
        return
    full = [
        point
        for point in part.points
        if point.facts or sum(one.row.role not in REASONS for one in point.body) > 1
    ]
    if len(full) >= _FEWEST_POINTS:
        part.points = full


def _note_budgets(part: Part, setting: Setting) -> None:
    written = sum(point.length for point in part.points) + sum(len(one.text) for one in part.intro)
    setting.journal.budget(part.id, Budget(part.characters, written))
    for number, point in enumerate(part.points, 1):
        setting.journal.budget(f"{part.id}.{number}", Budget(point.planned, point.length))


def _note_shortfall(part: Part, result: Plan) -> None:
    if part.request.given and part.request.given.points:
        _leave_room(part, result)
        guide_leads(part, result.shortfalls)
        result.owed += guide_empty(part, result.shortfalls)
        return
    title = part.heading.text if part.heading else part.request.heading or part.request.slot
    guide_leads(part, result.shortfalls)
    part.points = [point for point in part.points if point.body or point.facts or point.lead_guide]
    if not part.points:
        part.guide = f"{part.request.slot}方面的内容"
        result.shortfalls.append(f"句库里没有适合“{title}”的语句，已留出空白：约 {part.characters} 字。")
        return
    _leave_room(part, result)
    written = sum(point.length + TO_TELL * is_to_tell(part, point) for point in part.points)
    if len(part.points) < part.count:
        result.shortfalls.append(f"“{title}”要 {part.count} 点，句库只够 {len(part.points)} 点。")
    elif written < 0.6 * part.characters:
        result.shortfalls.append(f"“{title}”约要 {part.characters} 字，句库只够 {written} 字。")


def _leave_room(part: Part, result: Plan) -> None:
    """Where the office itself is to tell, a blank behind what is said already: at each point, or once for all of them."""
    told = [point for point in part.points if is_to_tell(part, point) and point.body]
    result.owed += TO_TELL * len(told)
    once = _CHOICE if part.request.to_write == _TO_CHOOSE else part.request.to_write
    for point in told[-1:] if once else told:
        point.guide = once or f"{point.topic or part.request.slot}方面的做法、数字和成效"
        result.owed -= len(point.guide)
