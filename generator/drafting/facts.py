"""Where the brief's facts (whole sentences, word for word) stand: in the point that speaks of the same thing."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.drafting.affinity import lead_topics
from generator.drafting.parts import Part, Point
from generator.drafting.pool import Pool
from generator.drafting.review import END
from generator.drafting.setting import Setting

_COMMON = 0.1
"""Share of the bank's sentences above which a word tells nothing of what a fact is about."""
_TOPIC, _CUES = 3.0, 0.4
"""What a topic of the lead counts, and each point of a cue of its slot."""
_IN_LEAD, _IN_THEME, _AGAIN = 1.0, 1.0, 0.4
"""What a word counts beside its rareness where it stands in the lead, in what the speech is about, and for each
sentence of the body that holds it."""
_NAMED = 0.8
"""What any word of the fact counts that the lead holds, be it rare or not."""
_COUNTED = re.compile(r"([\u4e00-\u9fff]{2})(?:共|达|为|近|约|累计)?\d")
_OF_COUNTED = 3.5
"""What it counts that the lead names what the fact counts (代表建议138件)."""
_OFTEN = 3
_NEAR = 4.5
"""From which a point speaks of the fact's own matter."""
_CROWDED = 1.0
"""What each fact that a point has already costs it."""
_POLITICAL = "提高政治站位"
"""The slot of what is said of no matter in particular: a fact whose matter is not told goes elsewhere if it can."""
_SHOWN = 16


class _Matter(NamedTuple):
    """What a fact is about: its telling words with their rareness in the bank, its topics, its cues by slot, and what
    it counts."""

    words: Mapping[str, float]
    topics: frozenset[str]
    slots: Mapping[str, float]
    counted: frozenset[str]


class Facts:
    """The facts of the brief for which neither an outline nor the template names a place, while they look for one.

    `printed` are those that the template itself says, as it says them.
    """

    def __init__(self, parts: Sequence[Part], pool: Pool, setting: Setting, printed: Sequence[str]) -> None:
        placed = {fact for part in parts for point in part.points for fact in point.facts}
        placed |= {fact for fact in setting.brief.facts if any(fact.rstrip(END) in text for text in printed)}
        self._pool, self._setting = pool, setting
        self._theme = "".join(setting.themes)
        self._matters = {
            fact: _matter(fact, pool, setting) for fact in setting.brief.facts if fact not in placed
        }

    def place(self, parts: Sequence[Part]) -> list[str]:
        """Give each fact to the point that speaks of it, by all that stands there now; called again, it moves.

        Without any point they stay out. Gives a word to the user on each fact of whose matter no point speaks.
        """
        points = [point for part in parts for point in part.points]
        for point in points:
            point.facts = [fact for fact in point.facts if fact not in self._matters]
        if not points:
            return []
        found = {fact: self._place_one(fact, points) for fact in self._matters}
        return [_doubt(fact, point) for fact, (point, suits) in found.items() if suits < _NEAR]

    def leave_room(self, words: Sequence[str], parts: Sequence[Part]) -> None:
        """A blank for each of `words`, which the user writes himself, in the point that speaks of its matter."""
        points = [point for part in parts for point in part.points]
        for word in words if points else ():
            matter = _matter(word, self._pool, self._setting)
            best = max(points, key=lambda point: (self._suits(matter, point), point.slot != _POLITICAL))
            best.wanted.append(word)

    def _place_one(self, fact: str, points: Sequence[Point]) -> tuple[Point, float]:
        """The point that a fact goes to, and how well it suits there."""
        suits = [self._suits(self._matters[fact], point) for point in points]
        plain = max(suits) >= _NEAR

        def merit(place: int) -> tuple[bool, float]:
            point = points[place]
            return plain or point.slot != _POLITICAL, suits[place] - _CROWDED * len(point.facts)

        best = max(range(len(points)), key=merit)
        points[best].facts.append(fact)
        return points[best], suits[best]

    def _suits(self, matter: _Matter, point: Point) -> float:
        """How near a point's lead, body and topic are to `matter`."""
        lead = (point.lead.text if point.lead else "") + point.topic
        shared = 0.0
        for word, rareness in matter.words.items():
            often = min(_OFTEN, sum(word in one.text for one in point.body))
            in_lead = word in lead
            if often or in_lead:
                extra = _IN_LEAD * in_lead + _IN_THEME * (word in self._theme) + _AGAIN * often
                shared += rareness * (1 + extra) + _NAMED * in_lead
        same = _TOPIC * len(matter.topics & lead_topics(point))
        counted = _OF_COUNTED * any(word in lead for word in matter.counted)
        return shared + same + counted + _CUES * matter.slots.get(point.slot, 0.0)


def _matter(fact: str, pool: Pool, setting: Setting) -> _Matter:
    from generator.language import words
    from generator.mining.contents import contents_of

    slots = setting.lexicon.slots
    words.add_words(setting.lexicon.terms.vocabulary)
    found = contents_of(fact, words.tag(fact), len(fact)).head
    topics = frozenset(topic for _, topic in slots.topics_in(fact))
    counted = frozenset(_COUNTED.findall(fact))
    return _Matter(_rareness(found, pool), topics, slots.scores(fact), counted)


def _rareness(words: Sequence[str], pool: Pool) -> Mapping[str, float]:
    """Word → the logarithm of how much rarer it is among the sentences of the bank than what tells nothing."""
    texts = [one.text for one in pool.by_key.values()]
    counts = {word: sum(word in text for text in texts) for word in words}
    return {word: max(0.0, math.log(_COMMON * len(texts) / count)) for word, count in counts.items() if count}


def _doubt(fact: str, point: Point) -> str:
    where = point.lead.text.rstrip("。") if point.lead else point.topic or point.slot
    short = fact if len(fact) <= _SHOWN else f"{fact[:_SHOWN]}……"
    return f"稿里没有专讲这件事的要点：“{short}”先放在“{where}”这一点的末尾，请核对位置。"
