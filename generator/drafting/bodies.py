"""Filling the points of a part: a reason, then measures of several sources, each serving its lead."""

from collections.abc import Iterator, Sequence

from generator.drafting.affinity import REASONS, Affinities, body_roles, lead_words, topics_of, worth
from generator.drafting.bounds import is_plenty
from generator.drafting.candidate import Candidate
from generator.drafting.choices import body_choice, passage_choice
from generator.drafting.journal import Rule
from generator.drafting.order import adjoins
from generator.drafting.parts import Part, Point
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.sameness import SAME_THING, alike_heads, echoes, shared
from generator.drafting.setting import Setting
from generator.drafting.whole import take_whole
from generator.language.patterns import pattern as lazy

OVERALL = "总说"
"""The move of a sentence that speaks of a part as a whole."""
_REPORTING = "汇报"
"""The standing of who does not explain to his superiors why a thing matters."""
SHARE_CAP = 0.25
"""Share of a draft that one source may take before it costs (soft)."""
_FEWEST_MEASURES = 2
_STARVED = 0.55
"""Share of its budget below which a point may take from the reserve."""
_WITH_REASON = 150
_OWN_ENOUGH = (8, 3)
"""Measures and sources of the office's own with which a point is made of its words alone."""
_MOST_GUESTS = 2
"""Sentences of the office's own that stand in a paragraph written as a whole."""
_MOST_TYPED = 3
"""Sentences that the user wrote himself into a draft, and which come before all others."""
_LONGEST_GUEST = 0.4
"""Share of the point's characters that one of them may have."""
_FILLED = 0.75
"""Share of its budget from which a point made of one paragraph takes nothing else."""
_INTRO_LIMIT = 110
_WITH_INTRO = 500
"""Characters of a part from which a sentence may speak of it as a whole."""
TO_TELL = 30
"""Characters left in a point for what the office itself did."""
_DEED = lazy(
    r"被[^，。]{0,10}吸收|再次|先后|走访|一同|举办|废止|联网|全口径|入户|委托|察看|复核|[\u4e00-\u9fff](?<![为除])了(?!解)"
)
"""What only the office itself can know that it did: not said for it where it is asked to tell."""
_HEARD, _HEARD_MOST = 0.8, 5.0
"""What it costs for each time that one of its telling words was heard before in the draft, and at most."""
_PAIR = 1.6
"""What it counts that a sentence stood beside one that is taken."""
_LONGEST_PAIR = 200
"""Characters of two sentences in a row (drafting.md's bound for what is another's)."""
_LARGEST_POINT = 420
"""Characters that a point bears: however few points an outline has, none is padded."""


def fill(part: Part, affinities: Affinities, register: Register, setting: Setting) -> None:
    """Choose the bodies of all points of `part`, each sentence for the sibling that it serves best."""
    if not part.points:
        return
    share = share_of(part, part.characters - _intro_budget(part))
    owners = _owners(part.points, affinities)
    for point in part.points:
        point.planned = share
        budget = share - (len(point.lead.text) if point.lead else 0) - sum(map(len, point.facts))
        if is_to_tell(part, point):
            budget -= TO_TELL
            owners[point.id] = [(score, one) for score, one in owners[point.id] if not _DEED.search(one.text)]
        _fill_point(point, budget, owners, affinities, register, setting)


def is_to_tell(part: Part, point: Point) -> bool:
    """Whether the user is asked for what the office itself did under this point."""
    return part.request.to_tell and not point.facts


def share_of(part: Part, characters: int) -> int:
    """The characters of each point of `part`; under the leads of an outline no more than a point bears."""
    share = characters // max(1, len(part.points))
    return min(share, _LARGEST_POINT) if part.request.given else share


def _intro_budget(part: Part) -> int:
    return 90 if part.request.intro and part.characters >= _WITH_INTRO else 0


def _owners(points: Sequence[Point], affinities: Affinities) -> dict[str, list[tuple[float, Candidate]]]:
    """point id → the candidates that serve it better than its siblings, with their affinity."""
    best: dict[str, tuple[float, str, Candidate]] = {}
    for point in points:
        for key, (score, candidate) in affinities.serving(point).items():
            if key not in best or score > best[key][0]:
                best[key] = (score, point.id, candidate)
    owned: dict[str, list[tuple[float, Candidate]]] = {point.id: [] for point in points}
    for score, owner, candidate in best.values():
        owned[owner].append((score, candidate))
    return owned


def _fill_point(
    point: Point,
    budget: int,
    owners: dict[str, list[tuple[float, Candidate]]],
    affinities: Affinities,
    register: Register,
    setting: Setting,
) -> None:
    """What must be said and the office's own words first, then a paragraph written as a whole; what still lacks,
    by single sentences."""
    roles, pool = body_roles(setting.brief.standing), affinities.pool
    setting.journal.fit(one.key for _, one in owners[point.id])
    owned = [(score + worth(one, point.id, setting), one) for score, one in owners[point.id]]
    point.plenty = _is_plenty([one for _, one in owned], roles)
    reasons = [
        (score, one)
        for score, one in owned
        if one.row.role in REASONS and len(one.text) <= budget * 0.45 and one.row.traits.move != OVERALL
    ]
    measures = [(score, one) for score, one in owned if one.row.role in roles]
    ours = _is_ours(measures)
    opens = budget >= _WITH_REASON and setting.brief.standing != _REPORTING
    for wish in _wishes(point, reasons if opens else (), measures, register, setting, ours=ours):
        _take_best(point, wish, budget, pool, register, setting)
    opens = opens and not any(one.row.role in REASONS for one in point.body)
    left = budget - _written(point)
    if take_whole(
        point, left, reason=opens, ours=ours, affinities=affinities, register=register, setting=setting
    ):
        if _written(point) >= _FILLED * budget:
            return
        measures = [pair for pair in measures if pair[1].row.traits.whole] or measures
    elif opens:
        _take_best(point, reasons, budget, pool, register, setting)
    while _take_best(point, measures, budget, pool, register, setting):
        pass


def _written(point: Point) -> int:
    """Characters of the body so far."""
    return sum(len(one.text) for one in point.body)


_Scored = Sequence[tuple[float, Candidate]]


def _wishes(
    point: Point, reasons: _Scored, measures: _Scored, register: Register, setting: Setting, *, ours: bool
) -> Iterator[_Scored]:
    """Among what one sentence each is to be taken before all else: those that hold what must be said, and, where the
    point is not the office's own anyway, its own words on this very topic."""
    for word in setting.brief.must:
        if not register.says(word):
            yield [pair for pair in (*reasons, *measures) if word in pair[1].text]
    if ours:
        return
    longest = _LONGEST_GUEST * point.planned
    own = [pair for pair in measures if _is_own_on(point, pair[1]) and len(pair[1].text) <= longest]
    if setting.chance(point.id, "本单位的论述") < 0.5:
        yield [pair for pair in reasons if _is_own_on(point, pair[1])]
    typed = [pair for pair in own if pair[1].row.own_words and not pair[1].row.traits.whole]
    for _ in typed[:_MOST_TYPED]:
        yield typed
    for _ in range(min(_MOST_GUESTS, (len(own) - len(typed) + 2) // 3)):
        yield own


def _is_own_on(point: Point, one: Candidate) -> bool:
    ours = one.row.kind == "own" or one.row.own_words
    return ours and not one.reserve and point.topic in (one.row.topic, *topics_of(one))


def _is_ours(measures: _Scored) -> bool:
    """Whether the office's own speeches have enough to say on a point, which then is theirs."""
    own = [one for _, one in measures if one.row.kind == "own"]
    least, sources = _OWN_ENOUGH
    return len(own) >= least and len({one.row.source_id for one in own}) >= sources


def _is_plenty(owned: Sequence[Candidate], roles: Sequence[str]) -> bool:
    measures = sum(one.row.role in roles for one in owned)
    reasons = sum(one.row.role in REASONS for one in owned)
    return is_plenty(measures, reasons, len({one.row.source_id for one in owned}))


def _take_best(
    point: Point,
    scored: Sequence[tuple[float, Candidate]],
    budget: int,
    pool: Pool,
    register: Register,
    setting: Setting,
) -> bool:
    """Add the best candidate that fits the budget; False if none does or the budget is used."""
    used = _written(point)
    few = sum(one.row.role not in REASONS for one in point.body) < _FEWEST_MEASURES
    if used >= budget * 0.88 and not few:
        return False
    limit = budget * (1.35 if few else 1.12)
    starved = few or used < budget * _STARVED
    fitting: list[tuple[float, Candidate]] = []
    for score, one in scored:
        rule = _barrier(point, one, register, room=limit - used, starved=starved)
        if rule is None:
            fitting.append((score - _cost(point, one, pool, register), one))
        else:
            setting.journal.pass_over(one.row, rule)
    fitting.sort(key=lambda pair: (not register.is_full(pair[1]), not pair[1].reserve, pair[0]), reverse=True)
    best = next((one for _, one in fitting if not _echoed(one, register, setting)), None)
    if best is None:
        return False
    if setting.journal.listening:
        costs = _costs(point, best, pool, register)
        setting.journal.choose(best.key, body_choice(point, best, costs, fitting, pool, setting))
    register.take(best)
    point.body.append(best)
    return True


def _barrier(
    point: Point, candidate: Candidate, register: Register, *, room: float, starved: bool
) -> Rule | None:
    """The rule that keeps `candidate` out of the point as it stands now.

    A source that has given its share gives more only to a point that would starve, never where there is plenty.
    """
    if register.is_full(candidate) and (point.plenty or not starved):
        return Rule.SOURCE_FULL
    if len(candidate.text) > room:
        return Rule.TOO_LONG
    if candidate.reserve and not starved:
        return Rule.RESERVE
    if candidate in point.body or register.conflicts(candidate):
        return Rule.REPEATS
    told = register.is_told(candidate) or any(candidate.matters & one.matters for one in point.body)
    return Rule.ECHOES if told or echoes(point, candidate) else None


def _echoed(candidate: Candidate, register: Register, setting: Setting) -> bool:
    """Whether the draft says it already in other words."""
    echoed = register.echoes(candidate)
    if echoed:
        setting.journal.pass_over(candidate.row, Rule.ECHOES)
    return echoed


def _cost(point: Point, candidate: Candidate, pool: Pool, register: Register) -> float:
    """What speaks against taking it here."""
    return sum(_costs(point, candidate, pool, register))


def _costs(point: Point, candidate: Candidate, pool: Pool, register: Register) -> tuple[float, ...]:
    """Its source's share, words heard before, what it has in common with the point's other sentences, its neighbours.

    Two sentences that stood side by side hang together and are welcome as a pair, a third in a row is not. One
    number each of choices.COSTS.
    """
    heard = register.times(pool.telling(candidate.words) - lead_words(point))
    neighbours = [one for one in point.body if adjoins(one, candidate)]
    same = [one for one in point.body if one.row.source_id == candidate.row.source_id]
    pair = -_PAIR if _makes_pair(point, neighbours, candidate) else 2.5
    return (
        14.0 * register.excess_share(candidate, SHARE_CAP),
        min(_HEARD_MOST, _HEARD * heard),
        0.8 * (len(same) - len(neighbours)),
        sum(alike_heads(one, candidate) for one in point.body),
        sum(2.0 for one in point.body if len(shared(point, one, candidate)) == SAME_THING - 1),
        pair if neighbours else 0.0,
    )


def _makes_pair(point: Point, neighbours: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether it stands beside one sentence that stands beside no other, both together not too long."""
    if len(neighbours) != 1:
        return False
    (first,) = neighbours
    alone = not any(adjoins(first, one) for one in point.body)
    return alone and len(first.text) + len(candidate.text) <= _LONGEST_PAIR


def introduce(part: Part, pool: Pool, register: Register, setting: Setting) -> None:
    """One sentence that speaks of the part as a whole (总说), chosen last, so that it eats nothing; else none."""
    if not part.request.intro or not _intro_budget(part) or not part.points:
        return
    free = [
        one
        for one in pool.of(part.request.slot, *REASONS)
        if one.row.traits.move == OVERALL
        and len(one.text) <= _INTRO_LIMIT
        and not register.conflicts(one)
        and not register.echoes(one)
    ]
    if free:
        block = f"{part.id}.0"
        scored = [(worth(one, block, setting), one) for one in free]
        _, best = max(scored, key=lambda pair: (not register.is_full(pair[1]), pair[0]))
        if setting.journal.listening:
            asked = (part.request.slot, OVERALL)
            setting.journal.choose(best.key, passage_choice(best, asked, block, 0.0, scored, setting))
        register.take(best)
        part.intro.append(best)
