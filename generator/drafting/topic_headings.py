"""Headings for parts whose points the template names one by one: each says what stands below it, or is left to the user."""

import re
from collections.abc import Iterable, Sequence

from generator.drafting.candidate import Candidate
from generator.drafting.parts import Part
from generator.drafting.rhythm import keeps_time, rhythm_of
from generator.drafting.setting import Setting
from generator.language.cohesion import likeness

_NAMED, _ELSEWHERE, _GENERAL = 3, 2, 1
"""How well a heading suits that names a topic of its part, one that does at another occasion, and one that names none."""
_TOO_LIKE = 0.5


def give_by_topic(
    parts: Sequence[Part], options: Iterable[dict[str, list[Candidate]]], setting: Setting
) -> None:
    """A heading for each of `parts` that promises nothing but what the part says, in one rhythm as far as that goes.

    `options` are sets of headings by slot. A part for which there is none gets a blank that says what it is about.
    """
    suiting = _suiting(parts, options, setting)
    rhythms = {rhythm_of(one.text) for found in suiting for _, one in found}
    plans = [(_give(parts, suiting, rhythm, setting), rhythm) for rhythm in sorted(rhythms)]
    chosen = (
        max(plans, key=lambda plan: (_worth(parts, plan[0]), setting.chance("节奏", str(plan[1]))))[0]
        if plans
        else [None] * len(parts)
    )
    for part, heading in zip(parts, chosen, strict=True):
        part.heading = heading
        if heading is None:
            part.heading_guide = f"标题，讲{'、'.join(dict.fromkeys(_about(part)))}"


def _about(part: Part) -> list[str]:
    return [point.topic or point.slot for point in part.points] or [part.request.slot]


def _suiting(
    parts: Sequence[Part], options: Iterable[dict[str, list[Candidate]]], setting: Setting
) -> list[list[tuple[int, Candidate]]]:
    """For each part the headings of its slot (of its points' slots if none is of this) that suit it, and how well."""
    by_slot: dict[str, dict[str, Candidate]] = {}
    for option in options:
        for slot, found in option.items():
            by_slot.setdefault(slot, {}).update((one.text, one) for one in found)
    return [
        [
            (fit, one)
            for slot in _slots(part)
            for one in by_slot.get(slot, {}).values()
            if (fit := _fit(part, one, setting))
        ]
        for part in parts
    ]


def _slots(part: Part) -> list[str]:
    slots = list(dict.fromkeys(point.slot for point in part.points))
    return [part.request.slot] if part.request.slot in slots or not slots else slots


def _fit(part: Part, heading: Candidate, setting: Setting) -> int:
    """How well a heading suits what stands below it; 0 if it speaks of something else."""
    kept = {point.topic for point in part.points}
    named = set(heading.row.traits.head_topics)
    others = {slot for slot in setting.lexicon.slots.names if slot in heading.text} - {
        point.slot for point in part.points
    }
    if named - kept or others - {part.request.slot}:
        return 0
    at_home = heading.row.kind == "curated" or heading.row.occasion in (setting.brief.occasion, setting.like)
    if named and not at_home:
        return _ELSEWHERE * (not kept.isdisjoint(heading.row.traits.first_topics))
    if named:
        return _NAMED
    return _GENERAL if at_home and heading.row.slot == part.request.slot else 0


def _give(
    parts: Sequence[Part],
    suiting: Sequence[Sequence[tuple[int, Candidate]]],
    rhythm: tuple[int, ...],
    setting: Setting,
) -> list[Candidate | None]:
    """The heading that suits each part best, among these one of this rhythm, none like another."""
    given: list[Candidate | None] = []
    for part, found in zip(parts, suiting, strict=True):
        free = [(fit, one) for fit, one in found if not any(other and alike(one, other) for other in given)]
        best = max(
            free,
            key=lambda pair: (
                pair[0],
                rhythm_of(pair[1].text) == rhythm,
                len(rhythm_of(pair[1].text)) == len(rhythm),
                setting.chance(part.id, pair[1].key) + pair[1].favour - setting.repeats([pair[1].row.phrase]),
            ),
            default=None,
        )
        given.append(best[1] if best else None)
    return given


def _worth(parts: Sequence[Part], given: Sequence[Candidate | None]) -> tuple[int, int, int, int]:
    """How many parts have a heading, how many headings name what stands below, how many share the commonest rhythm,
    and how many have that which the template asks for."""
    pairs = [(part, one) for part, one in zip(parts, given, strict=True) if one is not None]
    rhythms = [rhythm_of(one.text) for _, one in pairs]
    return (
        len(pairs),
        sum(bool(one.row.traits.head_topics) for _, one in pairs),
        max((rhythms.count(rhythm) for rhythm in rhythms), default=0),
        sum(keeps_time(one.text, part.request.rhythm) for part, one in pairs),
    )


def alike(one: Candidate, other: Candidate) -> bool:
    """Whether two headings say almost the same, or have a clause in common."""
    return likeness(one.grams, other.grams) > _TOO_LIKE or not _pieces(one).isdisjoint(_pieces(other))


def _pieces(one: Candidate) -> frozenset[str]:
    return frozenset(piece for piece in re.split("[，、]", one.text) if piece)
