"""Points of the office's own speeches, to be said again as they were said: which sentences of a paragraph, on what."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.drafting.candidate import Candidate
from generator.drafting.setting import USUAL
from generator.drafting.voice import is_anothers, is_of_a_person, is_solemn

REASONS = ("论述",)
_LEAD = "领句"
_FEWEST, _FEWEST_NEAR = 3, 2
"""Measures that a paragraph must have to be taken as a whole; if such listeners heard it."""
_BROAD = 3
"""Topics of a slot with which a paragraph goes through all its work, whatever its lead names."""
_LARGEST_TOPIC = 0.7
"""Share of its sentences that one topic may have in a paragraph that goes through the work of a slot."""
_OF_A_NAME = re.compile("^服务|(?:工作|人大)$")
THIS_OCCASION, THESE_LISTENERS = 2, 1


class OwnPoint(NamedTuple):
    """What a paragraph of a speech says under one lead, in its order.

    `topic` is empty if it goes through the work of its whole slot.
    """

    slot: str
    topic: str
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


def own_points(candidates: Iterable[Candidate], measures: Sequence[str]) -> Iterator[OwnPoint]:
    """The points among `candidates` that the office's own speeches hold; `measures` are the roles of what a body is made
    of beside its reasons."""
    own = [one for one in candidates if one.row.kind == "own"]
    own.sort(key=lambda one: (one.row.source_id, one.row.source.paragraph, one.row.source.sentence))
    for _, paragraph in groupby(own, key=lambda one: (one.row.source_id, one.row.source.paragraph)):
        for lead, body in _led(paragraph):
            kept = [one for one in body if one.row.role in (*REASONS, *measures) and _is_in_the_manner(one)]
            yield from _of_a_point(kept, lead, measures)


def _led(paragraph: Iterable[Candidate]) -> Iterator[tuple[Candidate | None, list[Candidate]]]:
    """What follows each lead of a paragraph, and what stands before the first of them."""
    lead: Candidate | None = None
    body: list[Candidate] = []
    for one in paragraph:
        if one.row.role == _LEAD:
            yield lead, body
            lead, body = one, []
        else:
            body.append(one)
    yield lead, body


def _is_in_the_manner(one: Candidate) -> bool:
    """Whether this speaker would say it here; formulas of the first order are said once, and at their place."""
    personal = one.setting.is_personal and nearness(one) < THIS_OCCASION
    return (
        not one.reserve
        and not is_anothers(one.text)
        and not is_solemn(one.text)
        and (not personal or is_of_a_person(one.text, one.row.slot))
    )


def _of_a_point(
    body: Sequence[Candidate], lead: Candidate | None, measures: Sequence[str]
) -> Iterator[OwnPoint]:
    """The point on the topic of most of `body`, and if such listeners heard it the one on all the work of its slot;
    either only if that leaves enough measures. A sentence on no topic stays where `lead` is on theirs."""
    topics = Counter((one.row.slot, one.row.topic) for one in body if one.row.topic)
    if not topics:
        return
    near = nearness(body[0])
    fewest = _FEWEST_NEAR if near else _FEWEST
    (slot, topic), _ = max(topics.items(), key=lambda pair: (pair[1], pair[0]))
    of_slot = tuple(one for one in body if one.row.slot == slot)
    led = lead is not None and topic in (lead.row.topic, *lead.row.traits.head_topics)
    on_topic = tuple(one for one in of_slot if one.row.topic == topic or (led and not one.row.topic))
    if sum(one.row.role in measures for one in on_topic) >= fewest:
        yield OwnPoint(slot, topic, on_topic)
    if near and _goes_through(of_slot, lead) and sum(one.row.role in measures for one in of_slot) >= fewest:
        yield OwnPoint(slot, "", of_slot)


def _goes_through(of_slot: Sequence[Candidate], lead: Candidate | None) -> bool:
    """Whether sentences of one slot go through its work: on several topics, under a lead that names it or on many."""
    topics = Counter(one.row.topic for one in of_slot if one.row.topic)
    if len(topics) < _BROAD:
        names = (_OF_A_NAME.sub("", name) for name in of_slot[0].row.slot.split("与"))
        if len(topics) < 2 or lead is None or not any(name in lead.text for name in names):
            return False
    return max(topics.values()) <= _LARGEST_TOPIC * topics.total()
