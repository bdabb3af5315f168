"""What a paragraph is about that names no topic: that of the paragraphs written for the occasion to which it is nearest."""

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

_LEAST = 0.065
"""Cosine to the nearest topic below which nothing is told."""
_SURE, _AHEAD = 0.075, 1.2
"""The cosine from which the topic is sure, if it is so many times that of the next one."""


class LikelyTopics:
    """Topics by the words of what was written on them: a nearest centroid of weighted pairs of characters (Rocchio's
    classifier, with tf-idf weights; Manning, Raghavan, Schütze, Introduction to Information Retrieval, 14.2)."""

    def __init__(self, written: Iterable[tuple[str, Sequence[frozenset[str]]]]) -> None:
        """`written` are paragraphs: the topic of each, and the pairs of characters of each of its sentences. Nothing is
        worked out before it is asked for."""
        self._written = written

    @functools.cached_property
    def _paragraphs(self) -> list[tuple[str, frozenset[str]]]:
        return [(topic, frozenset(chain.from_iterable(sentences))) for topic, sentences in self._written]

    @functools.cached_property
    def _weights(self) -> Mapping[str, float]:
        spread = Counter(chain.from_iterable(grams for _, grams in self._paragraphs))
        return {gram: math.log(len(self._paragraphs) / times) for gram, times in spread.items()}

    @functools.cached_property
    def _topics(self) -> Mapping[str, Mapping[str, float]]:
        counts: dict[str, Counter[str]] = {}
        for topic, grams in self._paragraphs:
            counts.setdefault(topic, Counter()).update(grams)
        return {topic: self._vector(found) for topic, found in counts.items()}

    def nearest(self, sentences: Sequence[frozenset[str]]) -> str:
        """The topic to which a paragraph is nearest, given the pairs of characters of its sentences; empty: to none."""
        return next((topic for score, topic in self._ranked(sentences)[:1] if score >= _LEAST), "")

    def sure(self, sentences: Sequence[frozenset[str]]) -> str:
        """As `nearest`, and empty if another topic is as near."""
        (first, topic), (second, _) = (*self._ranked(sentences), (0.0, ""), (0.0, ""))[:2]
        return topic if first >= max(_SURE, _AHEAD * second) else ""

    def _ranked(self, sentences: Sequence[frozenset[str]]) -> list[tuple[float, str]]:
        vector = self._vector(Counter(chain.from_iterable(sentences)))
        return sorted(((_dot(vector, one), topic) for topic, one in self._topics.items()), reverse=True)

    def _vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        """Weights of length 1."""
        found = {
            gram: (1 + math.log(times)) * self._weights[gram]
            for gram, times in counts.items()
            if self._weights.get(gram)
        }
        length = math.sqrt(sum(weight * weight for weight in found.values()))
        return {gram: weight / length for gram, weight in found.items()} if length else {}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[gram] for gram, weight in one.items() if gram in other)
