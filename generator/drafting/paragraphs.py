"""Parts without leads (段落): paragraphs of measures, each on one topic that the bank can fill."""

from collections.abc import Collection, Sequence

from generator.drafting.affinity import Affinities, body_roles
from generator.drafting.parts import Part, Point, Wish
from generator.drafting.register import Register
from generator.drafting.setting import Setting

_ENOUGH = (3, 2)
"""Measures that a topic should have for a paragraph of its own, and the fewest with which it is still one."""

_OWN_FIRST = 0.5
"""What it counts beside chance that the office itself spoke of a topic to such listeners."""


def topic_points(
    part: Part, affinities: Affinities, register: Register, setting: Setting, claimed: Collection[str] = ()
) -> list[Point]:
    """As many points without a lead as asked, each of a topic with enough to say.

    A paragraph whose topic the template names has this one. For the others what the user himself asks for comes
    first, then topics that the template names, then others of the slot, last those that are `claimed` by other
    paragraphs or points; first those with plenty to say.
    """
    if not part.request.point_topics:
        chosen = _free_topics(part, part.count, affinities, register, setting, claimed)
        return _points(part, [Wish(part.request.slot, topic) for topic in chosen])
    named = [wish for wish in part.wishes if wish.topic]
    spare = iter(
        _free_topics(
            part,
            part.count - len(named),
            affinities,
            register,
            setting,
            {*claimed, *(wish.topic for wish in named)},
        )
    )
    given = (wish if wish.topic else Wish(wish.slot, next(spare, "")) for wish in part.wishes)
    return _points(part, [wish for wish in given if wish.topic])


def _points(part: Part, wishes: Sequence[Wish]) -> list[Point]:
    return [Point(f"{part.id}.{index}", wish.slot, None, wish.topic) for index, wish in enumerate(wishes, 1)]


def _free_topics(
    part: Part,
    count: int,
    affinities: Affinities,
    register: Register,
    setting: Setting,
    claimed: Collection[str],
) -> list[str]:
    """At most `count` topics of the part's slot, in the order of the template's list and of slots.yaml."""
    slot = setting.lexicon.slots.by_name.get(part.request.slot)
    all_topics = tuple(slot.topics) if slot else ()
    chosen: list[str] = []
    asked = tuple(topic for topic in all_topics if topic in setting.asked_topics)
    unclaimed = tuple(topic for topic in all_topics if topic not in claimed)
    for least in _ENOUGH:
        for topics in (asked, part.request.topics or unclaimed, all_topics):
            free = [topic for topic in topics if topic not in chosen]
            filled = _filled(part, free, least, affinities, register, setting)
            chosen += filled[: count - len(chosen)]
    return sorted(chosen, key=[*part.request.topics, *all_topics].index)


def _filled(
    part: Part,
    topics: Sequence[str],
    least: int,
    affinities: Affinities,
    register: Register,
    setting: Setting,
) -> list[str]:
    """The topics with at least `least` measures left, the brief's focus first, then by chance."""
    roles = body_roles(setting.brief.standing)

    def support(topic: str) -> int:
        serving = affinities.serving(Point(part.id, part.request.slot, None, topic)).values()
        return sum(one.row.role in roles and not register.conflicts(one) for _, one in serving)

    able = [topic for topic in topics if support(topic) >= least]
    return sorted(
        able,
        key=lambda topic: (
            -(topic in setting.wanted_topics),
            -affinities.stanzas.rank(part.request.slot, topic),
            -setting.chance(part.id, topic)
            - _OWN_FIRST * affinities.stanzas.is_own(part.request.slot, topic),
        ),
    )
