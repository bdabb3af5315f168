"""Where the brief's facts (whole sentences, word for word) stand: in the point that speaks of the same thing."""

from collections.abc import Sequence

from generator.drafting.affinity import lead_topics, lead_words
from generator.drafting.parts import Part, Point
from generator.drafting.setting import Setting


def place_facts(parts: Sequence[Part], setting: Setting) -> None:
    """Give each fact to the point it suits best; without any point they stay out (and the user is told)."""
    points = [point for part in parts for point in part.points]
    if not points:
        return
    placed = {fact for point in points for fact in point.facts}
    for fact in setting.brief.facts:
        if fact in placed:
            continue
        best = max(points, key=lambda point: _suits(fact, point, setting))
        best.facts.append(fact)


def _suits(fact: str, point: Point, setting: Setting) -> float:
    slots = setting.lexicon.slots
    topics = {topic for _, topic in slots.topics_in(fact)}
    words = sum(word in fact for word in lead_words(point))
    return (
        slots.scores(fact).get(point.slot, 0.0)
        + 3.0 * len(topics & lead_topics(point))
        + 1.5 * words
        - len(point.facts)
    )
