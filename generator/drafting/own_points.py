"""Points of the office's own speeches, to be said again as they were said: which sentences of a paragraph, on what."""

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from generator.drafting.candidate import Candidate
from generator.drafting.likely_topics import LikelyTopics
from generator.drafting.setting import USUAL
from generator.drafting.voice import is_anothers, is_of_a_person, is_solemn

REASONS = ("论述",)
_LEAD, _SAYING = "领句", "引语"
_ASKS = ("？", "？”")
_FEWEST = 3
"""Measures that a point must have to be said again, if its listeners were others."""
_SHORTEST_NEAR = 28
"""Characters that it must have if they were such as these."""
_SHORTEST_LED = 18
"""The same of what stands under the very lead that the user gives."""
_BROAD = 3
"""Topics of a slot, or leads, with which a paragraph goes through all its work, whatever its heading names."""
_LARGEST_TOPIC = 0.7
"""Share of its sentences that one topic may have in a paragraph that goes through the work of a slot."""
_OF_A_NAME = re.compile("^服务|(?:工作|人大)$")
THIS_OCCASION, THESE_LISTENERS = 2, 1


class OwnPoint(NamedTuple):
    """What a paragraph of a speech says on one topic, in its order: the reasons that open it, then in each of its `turns`
    a measure with what hangs on it.

    `topic` is empty if it goes through the work of its whole slot; `on_theme` says that it speaks of what the draft is on.
    """

    slot: str
    topic: str
    on_theme: bool
    opening: tuple[Candidate, ...]
    turns: tuple[tuple[Candidate, ...], ...]


class Run(NamedTuple):
    """Sentences that follow each other without a gap, and the lead over them if it may be said."""

    lead: Candidate | None
    sentences: tuple[Candidate, ...]


def nearness(one: Candidate) -> int:
    """How near the occasion of a sentence is to the draft's: THIS_OCCASION (or the one after which the template takes,
    参照), THESE_LISTENERS, else 0. One that is not known is taken for the usual one of its speaker's standing."""
    brief = one.setting.brief
    if one.row.occasion in filter(None, (brief.occasion, one.setting.like)):
        return THIS_OCCASION
    said = one.row.occasion or next((USUAL.get(name, "") for name in one.row.traits.standings), "")
    hall = one.setting.lexicon.occasions.hall
    return THESE_LISTENERS * bool(hall(said) and hall(said) == hall(brief.occasion))


def own_points(
    candidates: Iterable[Candidate], measures: Sequence[str], likely: LikelyTopics, sides: LikelyTopics
) -> Iterator[OwnPoint]:
    """The points among `candidates` that the office's own speeches hold; `measures` are the roles of what a body is made
    of beside its reasons, `likely` tells the topic where neither their words nor a lead or heading do, `sides` the topics
    through which a draft on such a theme goes."""
    for paragraphs in _speeches(candidates):
        runs = [_whole_runs(paragraph, measures) for paragraph in paragraphs]
        about = [_on_its_topic(run, likely) for run in chain(*runs)]
        for topic, members in groupby(about, key=lambda pair: pair[0]):
            of_topic = [run for _, run in members]
            yield from _of(topic, of_topic, measures)
            first = of_topic[0].sentences[0]
            if _is_of_the_theme(first) or topic in first.setting.wanted_topics:
                yield from _on_a_side(topic, of_topic, measures, sides)
        for one in (*runs, *_of_one_slot(runs)):
            yield from _through_its_slots(one, measures)


def _speeches(candidates: Iterable[Candidate]) -> Iterator[list[list[Candidate]]]:
    """The paragraphs of each of the office's own speeches."""
    own = [one for one in candidates if one.row.kind == "own"]
    own.sort(key=lambda one: (one.row.source_id, one.row.source.paragraph, one.row.source.sentence))
    for _, speech in groupby(own, key=lambda one: one.row.source_id):
        yield [list(paragraph) for _, paragraph in groupby(speech, key=lambda one: one.row.source.paragraph)]


def _whole_runs(paragraph: Iterable[Candidate], measures: Sequence[str]) -> list[Run]:
    return [run for run in map(_whole, _runs(paragraph, measures)) if run.sentences]


def _is_of_the_theme(one: Candidate) -> bool:
    """Whether the title of its speech names what the draft is on."""
    setting = one.setting
    return any(
        name in setting.wanted_topics or any(name in each for each in setting.themes)
        for name in one.row.traits.titled
    )


def under_leads(candidates: Iterable[Candidate], measures: Sequence[str]) -> Iterator[tuple[str, OwnPoint]]:
    """What stands under each lead or heading of the office's own speeches, whatever it is about, with its key."""
    for speech in _speeches(candidates):
        runs = [run for paragraph in speech for run in _runs(paragraph, measures)]
        for head, members in groupby(runs, key=lambda run: _under(run.sentences[0])):
            said = list(members)
            if head and _length(said) >= _SHORTEST_LED:
                yield head, _point(said[0].sentences[0].row.slot, "", said, measures, on_theme=False)


def _under(one: Candidate) -> str:
    return one.row.traits.before if one.row.traits.opens else one.row.traits.under


def _runs(paragraph: Iterable[Candidate], measures: Sequence[str]) -> Iterator[Run]:
    """What follows each lead of a paragraph, and what stands before the first of them; a sentence that this speaker would
    not say ends a run."""
    lead: Candidate | None = None
    sentences: list[Candidate] = []
    last = ""
    for one in paragraph:
        told = one.row.role in (*REASONS, *measures) or _is_plain_saying(one)
        if one.row.role != _LEAD and not (told and _is_in_the_manner(one)):
            continue
        if one.row.role == _LEAD or one.row.traits.before != last:
            if sentences:
                yield Run(lead, tuple(sentences))
            lead, sentences = None, []
        if one.row.role == _LEAD:
            lead = one
        else:
            sentences.append(one)
        last = one.key
    if sentences:
        yield Run(lead, tuple(sentences))


def _is_plain_saying(one: Candidate) -> bool:
    """Whether it is worded like a saying and quotes nobody: 说了没有回音，下次就不来了。"""
    return one.row.role == _SAYING and "“" not in one.text


def _whole(run: Run) -> Run:
    """A run without what opens it if that may hang on a sentence left out: it begins behind its lead, or says its topic."""
    kept = run.sentences
    while kept and not (kept[0].row.traits.opens or kept[0].row.topic or kept[0].row.traits.introduces):
        kept = kept[1:]
    return Run(run.lead, kept)


def _is_in_the_manner(one: Candidate) -> bool:
    """Whether this speaker would say it here; formulas of the first order are said once, and at their place."""
    personal = one.setting.is_personal and nearness(one) < THIS_OCCASION
    return (
        not one.reserve
        and not is_anothers(one.text)
        and not is_solemn(one.text)
        and (not personal or is_of_a_person(one.text, one.row.slot))
    )


def _on_its_topic(run: Run, likely: LikelyTopics) -> tuple[str, Run]:
    """What a run is about, and what it says on that: all of it if its lead, heading or title is on it, or half of it and
    nothing else; otherwise the sentences that are, each with those on nothing behind it. Empty if nothing tells."""
    first = run.sentences[0]
    traits = first.row.traits
    over = traits.over if _may_inherit(first) and _is_below(traits.over, run) else ()
    topics = Counter(one.row.topic for one in run.sentences if one.row.topic)
    if not topics:
        near = nearness(first)
        return (_first(over) or (likely.sure(_grams(run)) if near == THIS_OCCASION else "")), run
    topic, times = max(topics.items(), key=lambda pair: (pair[1], pair[0]))
    if topic in over:
        return topic, run
    if over and (2 * times <= len(run.sentences) or (times == 1 and _topics_of_lead(run))):
        return over[0], run
    titled = _first(one for one in traits.titled if one in topics)
    if titled and not over:
        return titled, run
    if len(topics) == 1 and 2 * times >= len(run.sentences):
        return topic, run
    return topic, Run(run.lead, tuple(_on(topic, run.sentences)))


def _is_below(over: Sequence[str], run: Run) -> bool:
    """Whether a run under a lead that names no topic is on what the heading above names: its lead, or one of its
    sentences, is of the slot."""
    slots = run.sentences[0].setting.lexicon.slots
    said = {one.row.slot for one in ((run.lead,) if run.lead else run.sentences)}
    return not over or over[0] in _topics_of_lead(run) or slots.slot_of_topic(over[0]) in said


def _topics_of_lead(run: Run) -> Sequence[str]:
    return run.lead.row.traits.head_topics if run.lead else ()


def _may_inherit(one: Candidate) -> bool:
    """Whether what stands over a sentence tells its topic here: not if its speech was on a theme of its own, to others."""
    return nearness(one) == THIS_OCCASION or not one.row.traits.titled or _is_of_the_theme(one)


def _first(topics: Iterable[str]) -> str:
    return next(iter(topics), "")


def _on(topic: str, sentences: Iterable[Candidate]) -> Iterator[Candidate]:
    """Those on `topic` with what goes on with them; of a row of demands (要…，要…) each is a thing of its own."""
    last: Candidate | None = None
    for one in sentences:
        in_a_row = last is not None and last.row.traits.yao == one.row.traits.yao == "要"
        if one.row.topic or in_a_row:
            last = one if one.row.topic == topic else None
        if last is not None:
            yield one


def _of(topic: str, runs: Sequence[Run], measures: Sequence[str]) -> Iterator[OwnPoint]:
    """The point that runs on one topic make, if that is enough to be said again."""
    slots = runs[0].sentences[0].setting.lexicon.slots
    slot = slots.slot_of_topic(topic)
    kept = _only(runs, lambda one: _is_at_home(slot, topic, one) and not _is_narrow(slot, topic, one))
    if slot and _is_enough(kept, measures):
        setting = kept[0].sentences[0].setting
        on_theme = topic in setting.wanted_topics or any(slot in one for one in setting.themes)
        yield _point(slot, topic, kept, measures, on_theme=on_theme)


def _on_a_side(
    topic: str, runs: Sequence[Run], measures: Sequence[str], sides: LikelyTopics
) -> Iterator[OwnPoint]:
    """What runs on the theme of the draft say on one of the sides through which such a draft goes."""
    first = runs[0].sentences[0]
    slots = first.setting.lexicon.slots
    if not nearness(first):
        return
    for side, members in groupby(runs, key=functools.partial(_side, sides)):
        said = list(members)
        if side and side != topic and _is_enough(said, measures):
            yield _point(slots.slot_of_topic(side), side, said, measures, on_theme=True)


def _side(sides: LikelyTopics, run: Run) -> str:
    """The side that a run is on; a sentence alone must be surely on it."""
    return sides.nearest(_grams(run)) if len(run.sentences) > 1 else sides.sure(_grams(run))


def _grams(run: Run) -> list[frozenset[str]]:
    return [one.grams for one in (*((run.lead,) if run.lead else ()), *run.sentences)]


def _of_one_slot(paragraphs: Sequence[Sequence[Run]]) -> Iterator[list[Run]]:
    """Paragraphs in a row, each on one thing, that go through the work of a slot together."""
    single = [one[0] for one in paragraphs if len(one) == 1]
    for _, members in groupby(single, key=lambda run: run.sentences[0].row.slot):
        runs = list(members)
        if len(runs) > 1:
            yield runs


def _through_its_slots(runs: Sequence[Run], measures: Sequence[str]) -> Iterator[OwnPoint]:
    """What the runs of a paragraph say on each slot through all the work of which they go, to such listeners."""
    for slot in dict.fromkeys(one.row.slot for run in runs for one in run.sentences):
        kept = _only(runs, functools.partial(_is_of, slot))
        if nearness(kept[0].sentences[0]) and _goes_through(slot, kept) and _is_enough(kept, measures):
            yield _point(slot, "", kept, measures, on_theme=False)


def _is_at_home(slot: str, topic: str, one: Candidate) -> bool:
    """Whether a sentence that stands under something on `topic` is on that, on nothing, or at least of its slot."""
    said = one.row.traits.head_topics
    slots = one.setting.lexicon.slots
    return not said or topic in said or any(slots.slot_of_topic(each) == slot for each in said)


def _is_narrow(slot: str, topic: str, one: Candidate) -> bool:
    """Whether a sentence speaks of the one work that its speech was on, where the draft goes through all of it and the
    point is on another."""
    goes_through = one.setting.brief.occasion in USUAL.values() and not _is_of_the_theme(one)
    names = (name for name in one.row.traits.titled if name not in (slot, topic))
    return goes_through and any(name in one.text for name in names)


def _is_of(slot: str, one: Candidate) -> bool:
    return one.row.slot == slot


def _only(runs: Sequence[Run], fits: Callable[[Candidate], bool]) -> list[Run]:
    """What of each run fits; runs of which nothing does fall away."""
    kept = [Run(run.lead, tuple(filter(fits, run.sentences))) for run in runs]
    return [run for run in kept if run.sentences]


def _goes_through(slot: str, runs: Sequence[Run]) -> bool:
    """Whether runs of one slot go through its work: under many leads, on many topics, or on several under a lead that
    names it."""
    topics = Counter(one.row.topic for run in runs for one in run.sentences if one.row.topic)
    names = [_OF_A_NAME.sub("", name) for name in slot.split("与")]
    led = any(name in run.lead.text for run in runs if run.lead for name in names)
    if max(len(runs), len(topics)) < _BROAD and not (len(topics) > 1 and led):
        return False
    return max(topics.values(), default=0) <= _LARGEST_TOPIC * topics.total()


def _is_enough(runs: Sequence[Run], measures: Sequence[str]) -> bool:
    """Measures enough; to such listeners one will do, or more than one sentence right under what asks for them."""
    sentences = [one for run in runs for one in run.sentences]
    found = sum(one.row.role in measures for one in sentences)
    if not sentences or not nearness(sentences[0]):
        return found >= _FEWEST
    asked = found > 0 or any(len(run.sentences) > 1 and run.sentences[0].row.traits.opens for run in runs)
    return asked and _length(runs) >= _SHORTEST_NEAR


def _length(runs: Sequence[Run]) -> int:
    return sum(len(one.text) for run in runs for one in run.sentences)


def _point(
    slot: str, topic: str, runs: Sequence[Run], measures: Sequence[str], *, on_theme: bool
) -> OwnPoint:
    first, *others = [turn for run in runs for turn in _turns(run.sentences, measures)]
    ahead = next((at for at, one in enumerate(first) if one.row.role in measures), 0)
    return OwnPoint(slot, topic, on_theme, first[:ahead], (first[ahead:], *others))


def _turns(sentences: Iterable[Candidate], measures: Sequence[str]) -> Iterator[tuple[Candidate, ...]]:
    """The measures of a run, each with what hangs on it: the reasons behind it, and those ahead of the first. Questions
    in a row stay together, with their answer."""
    turn: list[Candidate] = []
    for one in sentences:
        asked = bool(turn) and turn[-1].text.endswith(_ASKS)
        if not asked and one.row.role in measures and any(other.row.role in measures for other in turn):
            yield tuple(turn)
            turn = []
        turn.append(one)
    yield tuple(turn)
