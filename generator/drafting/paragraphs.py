"""Parts without leads (段落): paragraphs of measures, each on one topic that the bank can fill."""

from collections.abc import Sequence

from generator.drafting.affinity import Affinities, body_roles
from generator.drafting.parts import Part, Point
from generator.drafting.register import Register
from generator.drafting.setting import Setting

_ENOUGH = (3, 2)
"""Measures that a topic should have for a paragraph of its own, and the fewest with which it is still one."""


def topic_points(part: Part, affinities: Affinities, register: Register, setting: Setting) -> list[Point]:
    """As many points without a lead as asked, each of a topic with enough to say.

    What the user himself asks for comes first, then topics that the template names, then others of the slot; first
    those with plenty to say.
    """
    slot = setting.lexicon.slots.by_name.get(part.request.slot)
    all_topics = tuple(slot.topics) if slot else ()
    chosen: list[str] = []
    asked = tuple(topic for topic in all_topics if topic in setting.asked_topics)
    for least in _ENOUGH:
        for topics in (asked, part.request.topics or all_topics, all_topics):
            free = [topic for topic in topics if topic not in chosen]
            filled = _filled(part, free, least, affinities, register, setting)
            chosen += filled[: part.count - len(chosen)]
    return [
        Point(f"{part.id}.{index}", part.request.slot, None, topic)
        for index, topic in enumerate(sorted(chosen, key=[*part.request.topics, *all_topics].index), 1)
    ]


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
            -setting.chance(part.id, topic),
        ),
    )
