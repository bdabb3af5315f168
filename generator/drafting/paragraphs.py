"""Parts without leads (段落): paragraphs of measures, each on one topic that the bank can fill."""

from generator.drafting.affinity import Affinities, body_roles
from generator.drafting.parts import Part, Point
from generator.drafting.register import Register
from generator.drafting.setting import Setting

_FEWEST_BODIES = 3


def topic_points(part: Part, affinities: Affinities, register: Register, setting: Setting) -> list[Point]:
    """As many points without a lead as asked, each of a topic of the part's slot with enough to say."""
    slot = setting.lexicon.slots.by_name.get(part.request.slot)
    topics = part.request.topics or (tuple(slot.topics) if slot else ())
    points = [Point(part.id, part.request.slot, None, topic) for topic in topics]
    roles = body_roles(setting.brief.standing)
    filled = [
        point for point in points
        if sum(one.row.role in roles and not register.conflicts(one) for _, one in affinities.serving(point).values()) >= _FEWEST_BODIES
    ]  # fmt: skip
    ranked = sorted(
        filled,
        key=lambda point: (-(point.topic in setting.brief.focus), -setting.chance(part.id, point.topic)),
    )
    chosen = [point for point in filled if point in ranked[: part.count]]
    for index, point in enumerate(chosen, 1):
        point.id = f"{part.id}.{index}"
    return chosen
