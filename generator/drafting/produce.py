"""The whole of drafting on one screen: template + brief + bank → Draft."""

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from generator.bank.bank import Bank
from generator.bank.selection import Need
from generator.bank.usage import said_lately
from generator.checking.leftover import NAME_KINDS, Names
from generator.drafting.affinity import Affinities
from generator.drafting.assemble import assemble
from generator.drafting.bounds import long_runs, over_share
from generator.drafting.elected import refuse_elected
from generator.drafting.journal import SILENT, Journal
from generator.drafting.needs import given_keys, needs_of
from generator.drafting.notation import parse
from generator.drafting.offer import Offer
from generator.drafting.planner import Material, Plan, plan
from generator.drafting.remarks import left_open, off_length, remarks
from generator.drafting.render import render
from generator.drafting.session import misfit
from generator.drafting.setting import Setting
from generator.drafting.shares import source_shares
from generator.drafting.stock import Stock, read_stock
from generator.drafting.template import Template
from generator.drafting.verify import verify
from generator.language.lexicon import Lexicon
from generator.language.punctuation import word_count
from generator.model.brief import Brief
from generator.model.draft import Block, Draft
from generator.model.errors import RequestError
from generator.model.outline import Outline
from generator.model.skeleton import Skeleton

MEMORY = 3
"""Speeches of the same speaker whose sentences are avoided, unless told otherwise."""
_ROUNDS = 6
"""Rounds in which phrases that break a promise are banned and the rest planned anew."""
_LENGTH_ROUNDS = 5
_NEAR = 0.05
"""Share of the asked length within which no further round is tried."""


def skeleton_of(template: Template, brief: Brief, lexicon: Lexicon) -> Skeleton:
    """What `template` renders to for `brief`. Raises ContentError with file and line, RequestError if the occasion does
    not exist at the user's level."""
    if template.levels and brief.level and brief.level not in template.levels:
        raise RequestError(
            f"“{template.name}”不适用于{brief.level}一级。", f"这个场合适用于：{'、'.join(template.levels)}。"
        )
    text, tokens = render(template, brief, _spoken(brief, lexicon))
    return parse(text, tokens, template.numbering, template.path, template.heading_holds)


def produce(
    template: Template,
    brief: Brief,
    bank: Bank,
    lexicon: Lexicon,
    seed: int,
    pace: int,
    *,
    barred: frozenset[str] = frozenset(),
    outline: Outline | None = None,
    memory: int = MEMORY,
    samples: bool = True,
    journal: Journal = SILENT,
) -> Draft:
    """A draft: the same template, brief, bank and seed always give the same one.

    `pace` is characters read aloud a minute; no sentence of a key in `barred` is chosen; `outline` gives title,
    headings and leads; `memory` is how many of the speaker's last speeches are to be avoided; without `samples`
    the shipped archive is left aside; `journal` is told of each decision. Raises ContentError for a fault in the template, RequestError if the
    occasion does not exist at the user's level, or the speaker cannot have come to his post as the template says.
    """
    refuse_elected(template, brief)
    lexicon = _spoken(brief, lexicon)
    placed = [fact for part in outline.parts for fact in part.facts] if outline else []
    free = brief._replace(facts=tuple(fact for fact in brief.facts if fact not in placed))
    skeleton = asked = skeleton_of(template, free, lexicon)
    if outline is not None:
        from generator.drafting.given import with_outline

        skeleton = with_outline(skeleton, outline, brief, lexicon)
    setting = replace(setting_of(template, brief, bank, lexicon, seed, memory), journal=journal)

    def needs() -> list[Need]:
        """An outline that was not altered asks for the same, so that it gives the same."""
        return [*dict.fromkeys([*needs_of(asked, setting), *needs_of(skeleton, setting)])]

    stock = read_stock(bank, needs, setting, keys=given_keys(skeleton), barred=barred, samples=samples)
    blocks, result = _keep_promises(
        skeleton, stock, setting, brief.characters or template.characters_at(brief.level)
    )
    characters = sum(word_count(block.text) for block in blocks)
    sources = source_shares(blocks, characters, stock.held(blocks))
    return Draft(
        occasion=brief.occasion,
        title="".join(block.text for block in blocks if block.style == "标题"),
        seed=seed,
        date=brief.date.isoformat(),
        brief=_brief_values(brief),
        template_name=template.name,
        template_digest=template.digest,
        bank_digest=bank.digest(),
        characters=characters,
        minutes=round(characters / pace, 1),
        blocks=blocks,
        sources=sources,
        shortfalls=tuple(
            dict.fromkeys(
                (
                    *misfit(template, brief),
                    *left_open(template.reminders, brief),
                    *result.shortfalls,
                    *over_share(sources),
                )
            )
        ),
        outlined=bool(given_keys(skeleton)),
    )


def _spoken(brief: Brief, lexicon: Lexicon) -> Lexicon:
    """The language as the office speaks it that the brief is for."""
    return lexicon.of_office(brief.level, brief.get("地区"), brief.get("上级"))


def setting_of(
    template: Template, brief: Brief, bank: Bank, lexicon: Lexicon, seed: int, memory: int = MEMORY
) -> Setting:
    """What stays the same while a draft of `template` is planned for `brief` from `bank`."""
    lexicon = _spoken(brief, lexicon)
    place = brief.get("地区")
    given = (place, brief.get("上级"), *brief.subordinates, brief.get("会议"), brief.get("单位"))
    own = (*given, *bank.marked_at(place))
    names = Names(bank.local_names(NAME_KINDS), [name for name in own if name], lexicon)
    usual = tuple(one for one in template.focus if one not in brief.focus)
    brief = brief._replace(focus=(*brief.focus, *usual))
    said = said_lately(bank, brief.get("姓名"), brief.date.isoformat(), memory)
    level = lexicon.levels.get(brief.level)
    return Setting(brief, level, lexicon, names, seed, template.unsaid, template.like, usual, said)


def _keep_promises(
    skeleton: Skeleton, stock: Stock, setting: Setting, target: int
) -> tuple[tuple[Block, ...], Plan]:
    """Plan, check the finished text, ban what fails, plan anew."""
    banned: frozenset[str] = frozenset()
    outlined = bool(given_keys(skeleton))
    offer = Offer(stock.rows, setting, stock.subjects)
    for _ in range(_ROUNDS):
        pool = offer.pool(banned)
        material = Material(
            pool, Affinities(pool, setting.brief.standing), stock.headings, stock.leads, target
        )
        blocks, result = _reach_length(skeleton, material, setting, target)
        broken, messages = verify(blocks, setting)
        faulty = {**long_runs(blocks, stock.held(blocks), outlined=outlined), **broken}
        if not faulty:
            break
        banned |= faulty.keys()
        for row in stock.rows:
            if row.key in faulty:
                setting.journal.refuse(row, faulty[row.key])
    result.shortfalls += [
        *messages,
        *off_length(_length(blocks, result), target),
        *remarks(setting, blocks, faulty, pool, offer, stock),
    ]
    return blocks, result


def _reach_length(
    skeleton: Skeleton, material: Material, setting: Setting, target: int
) -> tuple[tuple[Block, ...], Plan]:
    """Plan with budgets scaled until the length comes near `target`; the nearest try counts."""
    best: tuple[float, tuple[Block, ...], Plan] | None = None
    tried: list[tuple[float, int]] = []
    scale = 1.0
    for _ in range(_LENGTH_ROUNDS):
        result = plan(skeleton, material, setting, scale)
        blocks = assemble(skeleton, result)
        length = _length(blocks, result)
        miss = abs(length / target - 1)
        if best is None or miss < best[0]:
            best = (miss, blocks, result)
            setting.journal.keep_plan()
        if miss <= _NEAR:
            break
        tried.append((scale, length))
        scale = _next_scale(tried, target)
    assert best is not None
    return best[1], best[2]


def _next_scale(tried: Sequence[tuple[float, int]], target: int) -> float:
    """Between the nearest tries (scale, length) that were too short and too long; in proportion if all were either."""
    short = max((one for one in tried if one[1] < target), key=itemgetter(1), default=None)
    long = min((one for one in tried if one[1] >= target), key=itemgetter(1), default=None)
    if short and long:
        return short[0] + (long[0] - short[0]) * (target - short[1]) / (long[1] - short[1])
    scale, length = tried[-1]
    return scale * min(1.6, max(0.6, target / max(length, 1)))


def _length(blocks: Sequence[Block], result: Plan) -> int:
    """Characters of the draft, what the user is asked to write included."""
    return sum(word_count(block.text) for block in blocks) + result.owed


def _brief_values(brief: Brief) -> dict[str, object]:
    lists = {
        "事实": brief.facts, "必提": brief.must, "避免": brief.avoid, "重点": brief.focus, "下级": brief.subordinates,
    }  # fmt: skip
    return {
        **brief.values,
        **{key: list(value) for key, value in lists.items() if value},
        "身份": brief.standing,
    }
