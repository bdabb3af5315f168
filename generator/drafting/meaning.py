"""What a lead in the user's own words is about, told by the bank's sentences that hold its words."""

import functools
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.drafting.affinity import topics_of
from generator.drafting.candidate import Candidate
from generator.drafting.pool import Pool
from generator.language import words
from generator.language.sentences import clauses
from generator.language.slots import Slots
from generator.model.sentence import Sentence

UNSURE = 0.3
"""Confidence of the classifier at or below which a line has no cue of its own: it is about something else."""
_FEW = 3
"""Sentences with a word below which they tell less of what it is about."""
_PLAINLY = 0.25
"""Share of the sentences with a line's words that a topic must have for the line to be on it."""
_LATER = 0.5
"""What a word behind the first clause counts."""
_CLEARLY = 1.5
"""By how much the topic must outweigh the next."""
_NOUNS = "nlij"
"""First letters of the flags of nouns and of set phrases and short forms that serve as such."""


class Meaning:
    """Understands one lead after another."""

    def __init__(self, pool: Pool, slots: Slots) -> None:
        self._pool, self._slots = pool, slots

    def of(self, lead: Sentence) -> tuple[Sentence, str]:
        """A lead with what it is about, and the first of its nouns that the bank does not know: in the user's own
        words it is about a thing that the bank knows, or about nothing that it could write on."""
        if lead.confidence == 1.0:
            return lead._replace(topic=lead.topic or self._usual_topic(lead)), ""
        known, strange = self._things(lead)
        if strange and (not known or (len(strange) >= len(known) and not lead.traits.head_topics)):
            nothing = lead.traits._replace(head_words=(), rest_words=(), head_topics=())
            return lead._replace(topic="", traits=nothing, confidence=0.0), strange[0]
        if strange:
            told = lead.traits._replace(head_words=known, rest_words=(), head_topics=())
            return lead._replace(topic="", traits=told), strange[0]
        topic = lead.topic or self._usual_topic(lead)
        home = lead.slot if lead.topic else self._homes.get(topic, lead.slot)
        return lead._replace(topic=topic, slot=home), ""

    def _things(self, lead: Sentence) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The nouns of a lead, those that stand in a sentence of the bank and those that stand in none."""
        telling = {*lead.traits.head_words, *lead.traits.rest_words}
        nouns = [word for word, flag in words.tag(lead.text) if word in telling and flag[:1] in _NOUNS]
        held = {word: any(_root(word) in one.text for one in self._pool.by_key.values()) for word in nouns}
        return tuple(word for word in held if held[word]), tuple(word for word in held if not held[word])

    @functools.cached_property
    def _homes(self) -> Mapping[str, str]:
        """Topic → its slot."""
        return {topic: name for name, slot in self._slots.by_name.items() for topic in slot.topics}

    def _usual_topic(self, sentence: Sentence) -> str:
        """What the bank's sentences with its words are mostly about; empty if that is not plain.

        So a line in one's own words (管住管好政府的钱袋子) is known without a cue of a topic. Where the sentences of
        all slots do not tell, those of its own may.
        """
        if sentence.traits.head_topics or sentence.confidence <= UNSURE:
            return ""
        begins = clauses(sentence.text)[0]
        wide: dict[str, float] = {}
        narrow: dict[str, float] = {}
        for word in {*sentence.traits.head_words, *sentence.traits.rest_words}:
            counts = 1.0 if word in begins else _LATER
            here = self._with(word)
            at_home = [one for one in here if one.row.slot == sentence.slot]
            _add(wide, here, word, counts, _FEW)
            _add(narrow, at_home, word, 1.0, 1)
        return _plainest(wide) or _plainest(narrow)

    def _with(self, word: str) -> list[Candidate]:
        """The sentences that hold `word` (钱袋子 as 钱袋)."""
        return [one for one in self._pool.by_key.values() if _root(word) in one.text]


def _add(weights: dict[str, float], here: Sequence[Candidate], word: str, counts: float, fewest: int) -> None:
    """Add to each topic its share of the sentences `here` that hold a word, of those that begin with it if there are
    any; less where they are fewer than `fewest`."""
    heads = [one for one in here if word in one.row.traits.head_words]
    about = Counter(topic for one in heads or here for topic in sorted(topics_of(one)))
    total = max(fewest, sum(about.values()))
    for topic, count in about.items():
        weights[topic] = weights.get(topic, 0.0) + counts * count / total


def _plainest(weights: Mapping[str, float]) -> str:
    """The topic that plainly outweighs all others, or an empty string."""
    ranked = sorted(weights, key=lambda topic: -weights[topic])
    if not ranked:
        return ""
    next_most = weights[ranked[1]] if len(ranked) > 1 else 0.0
    return ranked[0] if weights[ranked[0]] >= max(_PLAINLY, _CLEARLY * next_most) else ""


def _root(word: str) -> str:
    return word.removesuffix("子")
