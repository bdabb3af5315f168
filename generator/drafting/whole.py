"""A point's body from one paragraph that was written as a whole: its order, its listeners and its train of thought stay."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.drafting.affinity import REASONS, Affinities, lead_topics, worth
from generator.drafting.candidate import Candidate
from generator.drafting.choices import whole_choice
from generator.drafting.deeds import is_deed
from generator.drafting.guests import Guests, Hosts
from generator.drafting.journal import Rule
from generator.drafting.parts import Point
from generator.drafting.register import Register
from generator.drafting.sameness import echoes
from generator.drafting.setting import Setting
from generator.drafting.stanzas import Stanza

_FEWEST_MEASURES = 2
_LONGEST = 1.08
"""Share of its budget that a point's stanza may take."""
_ENOUGH = 0.6
"""Share of a point's budget that a stanza must be able to fill, lest another is taken; in a report a short one will do
that is said in full, and what follows it must be."""
_ENOUGH_THEMED = 0.35
"""The same of one written for the theme of the draft: what would be taken instead is on another matter."""
_ENOUGH_NEAR = 28
"""Characters of what the office itself said to such listeners that will do: another goes on behind it."""
_MOST_NEAR = 1.25
"""Share of the budget that it may take at most: long sentences make a point too long."""
_MOST_OF_A_SPEECH = 4
"""Measures that one point of an own speech gives: a point is not copied whole."""
_SOLEMN = 3.0
"""What it counts for a sentence to be kept that it holds a formula of the first order (两个确立 …)."""
_OURS, _NEAR, _OF_THE_THEME = 3.0, 3.0, 6.0
"""What it counts that a stanza is a point of an own speech, and besides for each step that its occasion is nearer, and
if it speaks of what the draft is on."""
_STRUCK = 4.0
"""What it costs, beside what it costs each sentence, that the user struck the whole of it out of a draft; nothing if
he put some of it into his own words: what he struck of it is left out, the rest is wanted."""
_CHANCE, _CHANCE_TO_TELL = 3.0, 8.0
"""What chance counts among the stanzas of a topic; more in a report, where each says the usual of a whole duty."""


def take_whole(
    point: Point,
    budget: int,
    *,
    reason: bool,
    ours: bool,
    guests: Guests,
    affinities: Affinities,
    register: Register,
    setting: Setting,
) -> Stanza | None:
    """Fill `point` from the best stanza on its topic, at most `budget` characters or little more; which one that was,
    None if none serves.

    `reason` says whether one of its reasons opens the point, `ours` that only the office's own words will do; of the
    `guests` a reason and a measure may take the place of the stanza's own. What the draft has said already is left out.
    """
    under = affinities.stanzas.under(point.lead)
    stanzas = [
        one
        for topic in sorted(lead_topics(point))
        for one in affinities.stanzas.of(point.slot, topic, whole_slot=point.whole_slot)
        if one.is_ours or not ours
    ]
    scores = {one.name: _parts(one, point, affinities, setting) for one in (*under, *stanzas)}
    ranked = sorted(stanzas, key=lambda one: (-sum(scores[one.name]), one.name))
    ranked = [*under, *(one for one in ranked if one not in under)]
    for stanza in ranked:
        terms = _Terms(budget, reason, near=stanza in under or stanza.nearness > 0, led=stanza in under)
        chosen = _fitting(stanza, point, terms, register, setting)
        if chosen and not register.is_full_of(chosen):
            others = [
                (one.sentences[0].text, sum(scores[one.name])) for one in ranked[ranked.index(stanza) + 1 :]
            ]
            hosts = Hosts(stanza, point, affinities.pool, register, setting)
            joined = chosen if stanza.is_ours else _with_guests(chosen, guests, hosts, terms, point, setting)
            _take(joined, chosen, point, (scores[stanza.name], others), register, setting)
            return stanza
    return None


def _parts(stanza: Stanza, point: Point, affinities: Affinities, setting: Setting) -> tuple[float, ...]:
    """How well a stanza serves the point, one number each of choices.WHOLE_PARTS."""
    serving = affinities.serving(point)
    fits = sum(serving[one.key][0] for one in stanza.sentences if one.key in serving)
    worths = sum(worth(one, point.id, setting) for one in stanza.sentences)
    struck = sum(one.unwanted for one in stanza.sentences)
    ours = any(one.row.own_words for one in stanza.sentences)
    return (
        fits / len(stanza.sentences),
        (worths - _STRUCK * struck * (not ours)) / len(stanza.sentences),
        _OURS * stanza.is_ours + _NEAR * stanza.nearness + _OF_THE_THEME * stanza.of_the_theme,
        (_CHANCE_TO_TELL if point.to_tell else _CHANCE) * setting.chance(point.id, stanza.name),
    )


class _Terms(NamedTuple):
    """On what terms a stanza is taken: the characters that it may have, whether a reason opens the point, whether such
    listeners heard it or it stood under this very lead, and whether it did."""

    budget: int
    reason: bool
    near: bool
    led: bool


def _fitting(
    stanza: Stanza, point: Point, terms: _Terms, register: Register, setting: Setting
) -> list[Candidate]:
    """One reason and as many measures, with what hangs on them, as the budget bears; none if too little is left that may
    be said."""
    budget = terms.budget
    free = {one.key: one for one in stanza.sentences if _is_free(one, point, terms, register, setting)}
    weights = {key: worth(one, point.id, setting) + _SOLEMN * bool(one.formulas) for key, one in free.items()}
    reasons = [one for one in stanza.reasons if one.key in free]
    turns = [turn for turn in stanza.turns if all(one.key in free for one in turn)]
    opens = terms.reason and bool(reasons)
    best = sorted(reasons, key=lambda one: (one.row.traits.must, weights[one.key]))[-1:]
    first = (reasons if terms.led else best) if opens else []
    most = _MOST_OF_A_SPEECH - _given(stanza, point) if stanza.is_ours else len(turns)
    if most <= 0:
        return []
    fewest = 1 if terms.near else _FEWEST_MEASURES
    while len(turns) > most or _length([*first, *chain(*turns)]) > _LONGEST * budget:
        if not _drop_one(turns, weights, fewest):
            break
    chosen = [*first, *chain(*turns)]
    in_full = point.to_tell and len(turns) == len(stanza.turns)
    follows = point.to_tell and point.body
    enough = budget * (_ENOUGH_THEMED if stanza.is_themed else _ENOUGH)
    enough = min(enough, _ENOUGH_NEAR) if terms.near else enough
    too_long = terms.near and _length(chosen) > _MOST_NEAR * budget
    fills = not follows and _length(chosen) >= enough and not too_long
    return chosen if len(turns) >= fewest and (in_full or fills) else []


def _given(stanza: Stanza, point: Point) -> int:
    """The measures that the point has of the same speech already."""
    source = stanza.sentences[0].row.source_id
    return sum(one.row.source_id == source and one.row.role not in REASONS for one in point.body)


def _drop_one(
    turns: list[tuple[Candidate, ...]], weights: Mapping[str, float], fewest: int = _FEWEST_MEASURES
) -> bool:
    """Leave out the lightest measure with what hangs on it; False if no more than `fewest` are left, or only such as must
    be said."""
    free = [turn for turn in turns if not any(one.row.traits.must for one in turn)]
    if len(turns) <= fewest or not free:
        return False
    turns.remove(min(free, key=lambda turn: sum(weights[one.key] for one in turn) / len(turn)))
    return True


def _with_guests(
    chosen: list[Candidate], guests: Guests, hosts: Hosts, terms: _Terms, point: Point, setting: Setting
) -> list[Candidate]:
    """A paragraph with a reason and a measure of the office's own, if such may join it, in the room of its own ones."""
    reasons = [one for one in chosen if one.row.role in REASONS]
    measures = [one for one in chosen if one.row.role not in REASONS]
    own = hosts.receive(measures, guests.reasons) if terms.reason else None
    if own is not None and not any(one.row.traits.must for one in reasons):
        reasons = [own]
    guest = hosts.receive([*reasons, *measures], guests.measures)
    if guest is None:
        return [*reasons, *measures]
    # its last sentence rounds the paragraph off
    *inner, last = measures
    weights = {one.key: worth(one, point.id, setting) + _SOLEMN * bool(one.formulas) for one in inner}
    turns: list[tuple[Candidate, ...]] = [(one,) for one in inner]
    while _length([*reasons, *chain(*turns), last, guest]) > _LONGEST * terms.budget and _drop_one(
        turns, weights
    ):
        pass
    return [*reasons, *chain(*turns), guest, last]


def _is_free(one: Candidate, point: Point, terms: _Terms, register: Register, setting: Setting) -> bool:
    """Whether the draft has not said it yet, in these words, or in others if it may be left out."""
    if not (terms.led or one.fits_topic(*lead_topics(point))) or (point.to_tell and is_deed(one.text)):
        return False
    if one.unwanted:
        setting.journal.pass_over(one.row, Rule.STRUCK)
        return False
    if register.conflicts(one):
        setting.journal.pass_over(one.row, Rule.REPEATS)
        return False
    if one.row.phrase in setting.said and not one.row.traits.must:
        setting.journal.pass_over(one.row, Rule.SAID_LATELY)
        return False
    like = register.echoes(one) or register.is_told(one) or echoes(point, one)
    if like and not one.row.traits.must:
        setting.journal.pass_over(one.row, Rule.ECHOES)
        return False
    return True


def _take(
    joined: Sequence[Candidate],
    of_the_stanza: Sequence[Candidate],
    point: Point,
    why: tuple[Sequence[float], Sequence[tuple[str, float]]],
    register: Register,
    setting: Setting,
) -> None:
    """Say the sentences `joined`; why those `of_the_stanza` were chosen is told here."""
    for one in joined:
        if setting.journal.listening and one in of_the_stanza:
            setting.journal.choose(one.key, whole_choice(one, point, *why))
        register.take(one)
        point.body.append(one)


def _length(sentences: Sequence[Candidate]) -> int:
    return sum(len(one.text) for one in sentences)
