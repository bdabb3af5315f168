"""How well a sentence serves a lead: topic words of the lead in its first two clauses decide."""

from collections.abc import Iterator, Mapping, Sequence

from generator.drafting.candidate import Candidate
from generator.drafting.parts import Point
from generator.drafting.pool import Pool
from generator.drafting.setting import Setting
from generator.drafting.stanzas import Stanzas
from generator.language.cohesion import likeness

REASONS, MEASURES, FACTS = ("论述",), ("举措",), ("事实",)
_OWN_OCCASION = 4.0
"""What it counts that a phrase was written for this very occasion, not a like one."""
_LIKE_OCCASION = 1.0
"""What it counts that a sentence was said at an occasion of this kind."""
_THEMED = 5.0
"""What it counts that a phrase was written for the theme of this draft."""
_AMISS = 1.5
"""What it costs that a reason speaks of what is amiss: who leads seldom says so."""
_CHANCE = (1.6, 3.2)
"""What chance counts; more for a reason, lest the one that names its topic most often opens every speech."""
_KIND_BONUS = {"own": 0.8, "curated": 0.4, "outside": 0.2, "shipped": 0.0}


def body_roles(standing: str) -> tuple[str, ...]:
    """What a point's body is made of beside its reason: facts in a report, measures elsewhere."""
    return FACTS if standing == "汇报" else MEASURES


AFFINITY_PARTS = (
    "领句的词在前半句",
    "领句的词在后半句",
    "与领句同题",
    "后半句合题",
    "旁及别的话题",
    "槽位",
    "字面近领句",
)
"""What the numbers of `affinity_parts` say, for the user."""
_FAVOUR = 6.0
"""What it counts that a sentence is in the user's own wording; others according to what he kept and struck."""
WORTH_PARTS = (
    "正是本场合的话",
    "同类场合讲过",
    "讲的是不足",
    "来源",
    "合主题、重点",
    "必提",
    "层级口气专题旧话",
    "您的取舍",
    "种子",
)
"""What the numbers of `worth_parts` say, for the user."""


def affinity(point: Point, candidate: Candidate, pool: Pool) -> float:
    """Higher is better; 0 or less: the sentence does not serve this point (weights of drafting.md)."""
    return max(sum(affinity_parts(point, candidate, pool)), 0.0)


def affinity_parts(point: Point, candidate: Candidate, pool: Pool) -> tuple[float, ...]:
    """What speaks for and against a sentence under this point, one number each of AFFINITY_PARTS; none: it is off the subject."""
    traits = candidate.row.traits
    words, topics = lead_words(point), lead_topics(point)
    if not candidate.fits_topic(*topics):
        return ()
    in_head = words.intersection(traits.head_words)
    on_topic = not topics.isdisjoint(topics_of(candidate))
    at_home = candidate.row.slot == point.slot
    foreign = bool(topics) and bool(traits.head_topics) and not on_topic
    if not on_topic and not (at_home and len(pool.telling(in_head)) > foreign):
        return ()
    return (
        2.2 * min(2, len(in_head)),
        0.6 * min(2, len(words.intersection(traits.rest_words))),
        2.5 * on_topic,
        0.8 * (not topics.isdisjoint(traits.rest_topics)),
        -0.6 * len(set(traits.head_topics) - topics) if topics else 0.0,
        1.0 if at_home else -2.5,
        6.0 * likeness(point.lead.grams, candidate.grams) if point.lead is not None else 0.0,
    )


class Affinities:
    """Which candidates of a pool serve a point, worked out once for each lead and topic."""

    def __init__(self, pool: Pool, standing: str) -> None:
        self.pool = pool
        self.stanzas = Stanzas(pool, body_roles(standing))
        self._candidates = pool.all_of(*REASONS, *body_roles(standing))
        self._by_topic: dict[str, list[int]] = {}
        self._by_slot: dict[str, list[int]] = {}
        self._by_word: dict[str, dict[str, list[int]]] = {}
        """As `_words_of` tells; filled when a slot is first asked for."""
        for place, one in enumerate(self._candidates):
            self._by_slot.setdefault(one.row.slot, []).append(place)
            for topic in topics_of(one):
                self._by_topic.setdefault(topic, []).append(place)
        self._known: dict[tuple[str, str, str], dict[str, tuple[float, Candidate]]] = {}

    def serving(self, point: Point) -> dict[str, tuple[float, Candidate]]:
        """key → (affinity, candidate) of all that serve `point`."""
        name = self._name(point)
        if name not in self._known:
            likely = (self._candidates[place] for place in self._likely(point))
            scored = ((affinity(point, one, self.pool), one) for one in likely)
            self._known[name] = {one.key: (score, one) for score, one in scored if score > 0}
        return self._known[name]

    @staticmethod
    def _name(point: Point) -> tuple[str, str, str]:
        return point.slot, point.topic, point.lead.key if point.lead else ""

    def each_serving(self, point: Point, roles: Sequence[str]) -> Iterator[Candidate]:
        """Those in one of `roles` that serve `point`, one after another: who needs few need not weigh them all."""
        if self._name(point) in self._known:
            yield from (one for _, one in self.serving(point).values() if one.row.role in roles)
            return
        for place in self._likely(point):
            one = self._candidates[place]
            if one.row.role in roles and affinity(point, one, self.pool) > 0:
                yield one

    def _likely(self, point: Point) -> list[int]:
        """The places of all that are on a topic of `point`, or of its slot and hold a word of its lead."""
        on_topic = [self._by_topic.get(topic, ()) for topic in lead_topics(point)]
        in_slot = self._words_of(point.slot)
        with_word = [in_slot.get(word, ()) for word in lead_words(point)]
        return sorted({place for places in (*on_topic, *with_word) for place in places})

    def _words_of(self, slot: str) -> Mapping[str, Sequence[int]]:
        """Word → the places in `slot` of the sentences in whose first clauses it stands."""
        if slot not in self._by_word:
            found = self._by_word[slot] = {}
            for place in self._by_slot.get(slot, ()):
                for word in self._candidates[place].row.traits.head_words:
                    found.setdefault(word, []).append(place)
        return self._by_word[slot]


def topics_of(candidate: Candidate) -> frozenset[str]:
    """What a sentence is about: the topics of its first clause, else those of its first two; what the user wrote into a
    draft, also that of the point into which he wrote it."""
    row = candidate.row
    said = frozenset(row.traits.first_topics or row.traits.head_topics)
    return said | {row.topic} if row.own_words and row.topic else said


def lead_words(point: Point) -> frozenset[str]:
    """The content words of a point's lead."""
    return point.lead.words if point.lead is not None else frozenset()


def lead_topics(point: Point) -> frozenset[str]:
    """The topics of a point: its own, and those its lead names."""
    own = frozenset((point.topic,)) if point.topic else frozenset()
    return own if own or point.lead is None else frozenset(point.lead.row.traits.head_topics)


def worth(candidate: Candidate, block: str, setting: Setting) -> float:
    """What speaks for a candidate wherever it stands: its source, the brief's focus, and chance."""
    return sum(worth_parts(candidate, block, setting))


def worth_parts(candidate: Candidate, block: str, setting: Setting) -> tuple[float, ...]:
    """The worth of a candidate, one number each of WORTH_PARTS."""
    focus = sum(word in candidate.text for word in setting.brief.focus)
    wanted = sum(word in candidate.text for word in setting.brief.must)
    return (
        _OWN_OCCASION * (setting.brief.occasion in candidate.row.traits.occasions),
        _LIKE_OCCASION * (setting.brief.occasion == candidate.row.occasion),
        -_AMISS * (candidate.row.traits.reason == "问题"),
        _KIND_BONUS[candidate.row.kind],
        1.5 * focus + _THEMED * bool(candidate.row.traits.themes),
        8.0 * wanted,
        -candidate.cost,
        _FAVOUR * candidate.favour,
        _CHANCE[candidate.row.role in REASONS] * setting.chance(block, candidate.key),
    )
