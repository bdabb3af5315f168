"""One block of a draft, or its set of headings, chosen anew; everything else stands as it does in the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.rows import PhraseRow
from generator.bank.selection import Need
from generator.drafting.affinity import Affinities
from generator.drafting.assemble import assemble
from generator.drafting.bodies import fill
from generator.drafting.bounds import long_runs
from generator.drafting.candidate import Candidate
from generator.drafting.given import understood
from generator.drafting.headings import choose_headings
from generator.drafting.needs import headings_of, need_of, needs_of
from generator.drafting.offer import Offer
from generator.drafting.others import Others, keeps_pattern
from generator.drafting.outlining import is_heading, line_text
from generator.drafting.parts import Part, Point
from generator.drafting.passages import choose_passage
from generator.drafting.planner import Plan
from generator.drafting.pool import Pool
from generator.drafting.produce import skeleton_of
from generator.drafting.register import Register
from generator.drafting.setting import Setting
from generator.drafting.settle import Settler, quoted
from generator.drafting.shares import source_shares
from generator.drafting.stock import Stock, read_stock
from generator.drafting.template import Template
from generator.drafting.verify import verify
from generator.language.punctuation import word_count
from generator.model.brief import Brief
from generator.model.draft import Alternative, Block, Draft, Span
from generator.model.errors import RequestError
from generator.model.outline import Outline, OutlineLine, OutlinePart
from generator.model.skeleton import PartRequest, Request, Skeleton, SkeletonBlock

_ROUNDS = 6
_ALTERNATIVES = 2
_NOTHING = "想要别的说法，可以多入库几篇同类的讲话，或换一个 --seed。"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a block is chosen from: the draft, the text of each of its blocks as it stands now, the bank."""

    draft: Draft
    now: Mapping[str, str]
    stock: Stock
    setting: Setting
    numbering: tuple[str, ...]
    holding: str = ""
    """What every heading of level 1 must hold."""

    def block(self, block_id: str) -> Block:
        """The block with this id; RequestError if the draft has none."""
        found = next((one for one in self.draft.blocks if one.id == block_id), None)
        if found is None:
            ids = "、".join(one.id for one in self.draft.blocks if one.text)
            raise RequestError(f"初稿里没有“{block_id}”这一块。", f"有的是：{ids}")
        return found

    def register(self, pool: Pool, without: Sequence[str]) -> Register:
        """All that is said in the file now, the blocks `without` left out."""
        register = Register(self.draft.characters, pool.strangers)
        for block in self.draft.blocks:
            if block.id in without or not self.now.get(block.id):
                continue
            for span in block.spans:
                if span.key and span.key in pool.by_key:
                    register.take(pool.by_key[span.key])
            register.take(quoted(self.now[block.id], self.setting))
        return register


def new_block(desk: Desk, block_id: str) -> Block:
    """Another block in the place of `block_id`: its lead, facts, blanks and fixed words stay.

    A heading keeps the pattern of its siblings. Raises RequestError if there is nothing in it to choose,
    or nothing else to be had.
    """
    block = desk.block(block_id)
    if is_heading(block):
        return _promising(desk, block, _heading)
    if block.slot and (block.lead or block.topic):
        return _promising(desk, block, _point)
    return _promising(desk, block, _passage)


def stock_for(draft: Draft, template: Template, brief: Brief, bank: Bank, setting: Setting) -> Stock:
    """What a block of `draft` is chosen from: what a draft for the same brief reads, and what the blocks are about."""

    def needs() -> list[Need]:
        skeleton = skeleton_of(template, brief, setting.lexicon)
        headed = dict.fromkeys(block.slot for block in draft.blocks if is_heading(block))
        about = dict.fromkeys((block.slot, block.topic) for block in draft.blocks if block.slot)
        return [
            *needs_of(skeleton, setting),
            *(need_of(slot, topic, setting) for slot, topic in about),
            *(headings_of(slot, setting) for slot in headed),
        ]

    return read_stock(bank, needs, setting, keys=[key for block in draft.blocks for key in _keys(block)])


def new_headings(desk: Desk) -> tuple[Block, ...]:
    """Another set of headings. Raises RequestError if the bank has none that serves."""
    blocks = [block for block in desk.draft.blocks if is_heading(block)]
    banned = frozenset(key for block in blocks for key in _keys(block))
    pool = Offer(desk.stock.rows, desk.setting, desk.stock.subjects).pool(banned)
    parts = [_part_of(desk, block) for block in blocks]
    choose_headings(parts, pool, desk.stock.headings, desk.holding, desk.setting)
    if not blocks or any(part.heading is None for part in parts):
        raise RequestError("句库里没有另一套合适的小标题。", _NOTHING)
    return tuple(
        _with_heading(desk, block, part.heading, part.heading_alternatives)
        for block, part in zip(blocks, parts, strict=True)
        if part.heading is not None
    )


def with_blocks(draft: Draft, blocks: Sequence[Block], stock: Stock) -> Draft:
    """`draft` with these blocks in the place of those with their ids; lengths and shares are counted anew."""
    by_id = {block.id: block for block in blocks}
    changed = tuple(by_id.get(block.id, block) for block in draft.blocks)
    characters = sum(word_count(block.text) for block in changed)
    return draft._replace(
        blocks=changed,
        characters=characters,
        minutes=round(draft.minutes * characters / max(draft.characters, 1), 1),
        sources=source_shares(changed, characters, stock.held(changed)),
    )


def _promising(desk: Desk, block: Block, choose: Callable[[Desk, Block, Pool], Block]) -> Block:
    """What `choose` gives, once nothing in it breaks a promise."""
    lead = {span.key for span in block.spans[: block.lead]}
    banned = frozenset(_keys(block)) - (lead if not is_heading(block) else set())
    offer = Offer(desk.stock.rows, desk.setting, desk.stock.subjects)
    for _ in range(_ROUNDS):
        chosen = choose(desk, block, offer.pool(banned))
        broken, _ = verify([chosen], desk.setting)
        faulty = broken.keys() | (_too_long_with(desk, chosen) & set(_keys(chosen)))
        if not faulty - lead:
            return chosen
        banned |= faulty
    raise RequestError(f"“{block.id}”没有别的合适语句。", _NOTHING)


def _too_long_with(desk: Desk, block: Block) -> set[str]:
    """The phrases with which, `block` in its place, a run copied from one place grows too long."""
    blocks = [block if one.id == block.id else one for one in desk.draft.blocks]
    return set(long_runs(blocks, desk.stock.held(blocks), outlined=desk.draft.outlined))


def _keys(block: Block) -> list[str]:
    return [span.key for span in block.spans if span.kind == "phrase" and span.key]


def _first_unit(desk: Desk) -> int:
    return 1 + max((span.unit or 0 for block in desk.draft.blocks for span in block.spans), default=0)


def _point(desk: Desk, block: Block, pool: Pool) -> Block:
    """The same lead, facts and blanks, other sentences between."""
    affinities = Affinities(pool, desk.setting.brief.standing)
    lead = block.spans[: block.lead]
    point = Point(block.id, block.slot, _lead(desk, block, pool), block.topic)
    length = max(len(block.text) - sum(len(span.text) for span in lead), 120)
    request = PartRequest(block.slot, intro=False, run_in=desk.setting.brief.standing == "汇报")
    part = Part(block.id, request, length + (len(point.lead.text) if point.lead else 0), points=[point])
    fill(part, affinities, desk.register(pool, [block.id]), desk.setting)
    if not point.body:
        raise RequestError(f"“{block.id}”没有别的合适语句。", _NOTHING)
    skeleton = Skeleton((SkeletonBlock("正文", (), (request,)),), desk.numbering)
    made = assemble(skeleton, Plan(parts={(0, 0): part}))[-1]
    body = _renumbered(made.spans[made.lead :], _first_unit(desk))
    return block._replace(spans=(*lead, *body, *_facts(block), *_left_to_write(block)), notes=made.notes)


def _lead(desk: Desk, block: Block, pool: Pool) -> Candidate | None:
    """The lead of a block as it stands in the file."""
    if not block.lead:
        return None
    head = next(
        (one for one in desk.draft.blocks if is_heading(one) and one.id == block.id.split(".")[0]), None
    )
    line = OutlineLine(line_text(block), slot=block.slot, topic=block.topic)
    heading = OutlineLine(line_text(head), slot=head.slot) if head else line
    outline = Outline((), (OutlinePart(heading, (line,)),))
    (_, given), *_ = understood(outline, desk.setting.brief, desk.setting.lexicon)
    settler = Settler(pool, desk.numbering, desk.setting)
    return settler.candidate(given.points[0].lead, line.text)


def _facts(block: Block) -> tuple[Span, ...]:
    """The facts of the brief in a block, with the stops that stand behind them."""
    units = {span.unit for span in block.spans if span.kind == "fact" and span.key == "事实"}
    return tuple(span for span in block.spans if span.unit is not None and span.unit in units)


def _left_to_write(block: Block) -> tuple[Span, ...]:
    """The blanks of a block that are no part of a sentence."""
    return tuple(span for span in block.spans[block.lead :] if span.kind == "blank" and span.unit is None)


def _renumbered(spans: Sequence[Span], first: int) -> list[Span]:
    """`spans` with units that no other block has."""
    return [span if span.unit is None else span._replace(unit=first + span.unit) for span in spans]


def _passage(desk: Desk, block: Block, pool: Pool) -> Block:
    """Another sentence for each that was chosen; fixed words, facts and blanks stay."""
    rows = {row.key: row for row in desk.stock.rows}
    register = desk.register(pool, [block.id])
    unit = _first_unit(desk)
    spans: list[Span] = []
    replaced: dict[int, bool] = {}
    for span in block.spans:
        if span.unit in replaced:
            spans += [] if replaced[span.unit] else [span]
            continue
        chosen = _another(block, span, rows, pool, register, desk.setting)
        if span.unit is not None:
            replaced[span.unit] = chosen is not None
        spans += chosen.spans(unit) if chosen else [span]
        unit += 1
    if not any(replaced.values()):
        raise RequestError(
            f"“{block.id}”这一块没有可换的语句。", "这里是模板和拟稿单里的字，请直接在 Word 里改。"
        )
    return block._replace(spans=tuple(spans), notes=())


def _another(
    block: Block, span: Span, rows: Mapping[str, PhraseRow], pool: Pool, register: Register, setting: Setting
) -> Candidate | None:
    """Another sentence of the slot, role and move of the one to which `span` belongs."""
    keys = [one.key for one in block.spans if one.unit == span.unit and one.kind == "phrase"]
    row = rows.get(keys[0] or "") if keys and span.unit is not None else None
    if row is None:
        return None
    request = Request(row.slot, row.role, move=row.traits.move)
    return next(iter(choose_passage(request, block.id, 1.0, pool, register, setting)), None)


def _heading(desk: Desk, block: Block, pool: Pool) -> Block:
    """Another heading that keeps the pattern of the set and promises least that its part does not hold."""
    siblings = [line_text(one) for one in desk.draft.blocks if is_heading(one)]
    old = line_text(block)
    others = Others(pool, desk.setting, siblings, desk.holding)
    rest = [one for one in siblings if one != old]
    found = [one for one in others.matching(block, old, siblings) if keeps_pattern(one.text, rest, old)]
    if not found:
        hint = "加 --headings 可以把一套小标题都换掉。"
        raise RequestError(f"没有与其余小标题相配的另一个：{old}", hint)
    kept = {one.topic for one in desk.draft.blocks if one.id.startswith(f"{block.id}.")}
    best = min(found, key=lambda one: len(set(one.row.traits.head_topics) - kept))
    return _with_heading(desk, block, best, [one for one in found if one is not best][:_ALTERNATIVES])


def _with_heading(desk: Desk, block: Block, heading: Candidate, others: Sequence[Candidate]) -> Block:
    ordinal = block.spans[:1] if block.ordinal is not None else ()
    stop = (Span("。"),) if block.lead else ()
    spans = (*ordinal, *heading.spans(_first_unit(desk)), *stop)
    alternatives = tuple(Alternative(one.key, one.text) for one in others)
    return block._replace(spans=spans, lead=len(spans) if block.lead else 0, alternatives=alternatives)


def _part_of(desk: Desk, block: Block) -> Part:
    """A heading's part, as far as choosing another heading wants to know it."""
    under = [one for one in desk.draft.blocks if one.id.startswith(f"{block.id}.") and one.slot]
    slots = tuple(dict.fromkeys(one.slot for one in under))
    request = PartRequest(block.slot, point_slots=slots if len(slots) > 1 else ())
    points = [Point(one.id, one.slot, None, one.topic) for one in under]
    return Part(block.id, request, 0, points=points)
