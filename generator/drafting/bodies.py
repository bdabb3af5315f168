"""Filling the points of a part: a reason, then measures of several sources, each serving its lead."""

from collections.abc import Iterable, Iterator, Sequence

from generator.drafting.affinity import REASONS, Affinities, body_roles, lead_topics, worth
from generator.drafting.best_first import best_first, tell_barred
from generator.drafting.bounds import is_plenty
from generator.drafting.candidate import Candidate
from generator.drafting.choices import body_choice, passage_choice
from generator.drafting.costs import LEAST_COST, costs
from generator.drafting.deeds import is_deed
from generator.drafting.guests import Guests, guests_of, is_own_on
from generator.drafting.journal import Rule
from generator.drafting.parts import Part, Point
from generator.drafting.pool import Pool
from generator.drafting.register import Register
from generator.drafting.sameness import echoes
from generator.drafting.setting import Setting
from generator.drafting.stanzas import Stanza
from generator.drafting.whole import take_whole

OVERALL = "总说"
"""The move of a sentence that speaks of a part as a whole."""
_REPORTING = "汇报"
"""The standing of who does not explain to his superiors why a thing matters."""
_FEWEST_MEASURES = 2
_STARVED = 0.55
"""Share of its budget below which a point may take from the reserve."""
_WITH_REASON = 150
_OWN_ENOUGH = (8, 3)
"""Measures and sources of the office's own with which a point is made of its words alone."""
_MOST_OWN = 2
"""Sentences of the office's own that come before others in a point without a paragraph written as a whole."""
_MOST_TYPED = 3
"""Sentences that the user wrote himself into a draft, and which come before all others."""
_LONGEST_OWN = 0.4
"""Share of the point's characters that one of them may have."""
_FILLED, _FILLED_TO_TELL = 0.75, 0.88
"""Share of its budget from which a point made of one paragraph takes nothing else; the short ones of a report."""
_SHORTEST = 18
"""Characters that a sentence must have to be said alone: a shorter one is but an item of what its speech goes through."""
_INTRO_LIMIT = 110
_WITH_INTRO = 500
"""Characters of a part from which a sentence may speak of it as a whole."""
TO_TELL = 30
"""Characters left in a point for what the office itself did."""
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
        point.to_tell = is_to_tell(part, point)
        point.whole_slot = _speaks_of_a_slot(part, point)
        if point.to_tell:
            budget -= TO_TELL
            owners[point.id] = [(score, one) for score, one in owners[point.id] if not is_deed(one.text)]
        _fill_point(point, budget, owners, affinities, register, setting)


def is_to_tell(part: Part, point: Point) -> bool:
    """Whether the user is asked for what the office itself did under this point."""
    return part.request.to_tell and not point.facts


def _speaks_of_a_slot(part: Part, point: Point) -> bool:
    """Whether the points of `part` go from slot to slot, and this one is on what the template names for its own."""
    slots = [one.slot for one in part.points]
    return len(slots) == len(set(slots)) > 1 and point.topic in part.request.topics


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
    first: dict[tuple[str, str], str] = {}
    for point in points:
        if point.lead is None:  # paragraphs on one topic draw on the same sentences
            owned[point.id] = owned[first.setdefault((point.slot, point.topic), point.id)]
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
    measures = [
        (score, one)
        for score, one in owned
        if one.row.role in roles and (one.row.traits.whole or _stands_alone(one))
    ]
    ours, opens = _is_ours(measures), budget >= _WITH_REASON
    explains = opens and setting.brief.standing != _REPORTING
    for wish in _wishes(point, reasons if explains else (), measures, register, setting, ours=ours):
        _take_best(point, wish, budget, pool, register, setting)
    opens = opens and not any(one.row.role in REASONS for one in point.body)
    guests = Guests() if ours else guests_of(point, reasons if explains and opens else (), measures, setting)
    taken = _take_wholes(point, budget, guests, affinities, register, setting, reason=opens, ours=ours)
    if taken:
        filled = (_FILLED_TO_TELL if point.to_tell else _FILLED) * budget
        if _written(point) >= filled or _is_led(point, taken, affinities):
            return
        of_wholes = [pair for pair in measures if pair[1].row.traits.whole]
        measures = of_wholes if point.to_tell else of_wholes or measures
        if taken.is_themed and not point.to_tell:  # what is on another matter does not go on with it
            measures = [pair for pair in measures if pair[1].row.traits.themes]
    else:
        for wish in _own_first(point, guests):
            _take_best(point, wish, budget, pool, register, setting)
        if explains and not any(one.row.role in REASONS for one in point.body):
            _take_best(point, reasons, budget, pool, register, setting)
    while _take_best(point, measures, budget, pool, register, setting):
        pass


def _take_wholes(
    point: Point,
    budget: int,
    guests: Guests,
    affinities: Affinities,
    register: Register,
    setting: Setting,
    *,
    reason: bool,
    ours: bool,
) -> Stanza | None:
    """A paragraph written as a whole, and another behind a short one of the office's own; where the office is to tell
    what it did, as many as there is room for. The first of them; None if none serves."""

    def take(guests: Guests, *, reason: bool) -> Stanza | None:
        left = budget - _written(point)
        return take_whole(
            point, left, reason=reason, ours=ours, guests=guests, affinities=affinities, register=register, setting=setting
        ) if left > 0 else None  # fmt: skip

    first = taken = take(guests, reason=reason)
    if first and _is_led(point, first, affinities):
        return first
    while taken and (point.to_tell or (taken.is_ours and _written(point) < _FILLED * budget)):
        taken = take(Guests(), reason=False)
    return first


def _is_led(point: Point, stanza: Stanza, affinities: Affinities) -> bool:
    """Whether `stanza` stood under the point's very lead, and neither lead nor stanza is on a topic that goes on."""
    lead = point.lead
    if lead is None or lead.row.traits.head_topics or stanza not in affinities.stanzas.under(lead):
        return False
    said = {topic for one in stanza.sentences for topic in (one.row.topic, *one.row.traits.head_topics)}
    return said.isdisjoint(lead_topics(point))


def _written(point: Point) -> int:
    """Characters of the body so far."""
    return sum(len(one.text) for one in point.body)


def _stands_alone(one: Candidate) -> bool:
    """Whether it is no mere item, and no question of a row."""
    return len(one.text) >= _SHORTEST and not one.text.endswith("？")


_Scored = Sequence[tuple[float, Candidate]]


def _wishes(
    point: Point, reasons: _Scored, measures: _Scored, register: Register, setting: Setting, *, ours: bool
) -> Iterator[_Scored]:
    """Among what one sentence each is to be taken before all else: those that hold what must be said, and, where the
    point is not the office's own anyway, what the user himself wrote on this very topic."""
    for word in setting.brief.must:
        if not register.says(word):
            yield [pair for pair in (*reasons, *measures) if word in pair[1].text]
    if ours:
        return
    typed = [
        pair
        for pair in measures
        if pair[1].row.own_words
        and not pair[1].row.traits.whole
        and pair[1].row.phrase not in setting.said
        and is_own_on(point, pair[1])
    ]
    for _ in typed[:_MOST_TYPED]:
        yield typed


def _own_first(point: Point, guests: Guests) -> Iterator[_Scored]:
    """Among what one sentence each is to be taken where no paragraph serves: the office's own words on this topic."""
    longest = _LONGEST_OWN * point.planned
    own = [pair for pair in guests.measures if len(pair[1].text) <= longest]
    yield guests.reasons
    for _ in range(min(_MOST_OWN, (len(own) + 2) // 3)):
        yield own


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

    def barrier(one: Candidate) -> Rule | None:
        return _barrier(point, one, register, room=limit - used, starved=starved)

    ranked: Iterable[tuple[float, Candidate]] = best_first(
        scored,
        barrier,
        held_back=lambda one: (register.is_full(one), one.unwanted, one.reserve),
        cost=lambda one: sum(costs(point, one, pool, register)),
        least=LEAST_COST,
    )
    if setting.journal.listening:
        tell_barred(scored, barrier, setting.journal)
        ranked = fitting = list(ranked)
    best = next((one for _, one in ranked if not _echoed(one, register, setting)), None)
    if best is None:
        return False
    if setting.journal.listening:
        against = costs(point, best, pool, register)
        setting.journal.choose(best.key, body_choice(point, best, against, fitting, pool, setting))
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
    if candidate.unwanted and not starved:
        return Rule.STRUCK
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
