"""What a draft has already said, and how much of each source it has taken."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from generator.drafting.bounds import own_room, room
from generator.drafting.candidate import Candidate
from generator.language.cohesion import cosine

_OFTEN_ENOUGH = 2
"""Times that a draft may say the same thing to do under one of its names."""
_TOO_LIKE = 0.3
"""Likeness to any sentence said before above which a sentence says the same again."""


class Register:
    """Filled while a draft is planned; asked before each choice."""

    def __init__(self, characters: int, strangers: Mapping[str, Collection[int]]) -> None:
        """`characters` is the length that the draft is to have; `strangers` are the sources of others that hold a
        phrase, see `Pool`."""
        self._strangers = strangers
        self._room, self._own_room = room(characters), own_room(characters)
        self._phrases: set[str] = set()
        self._runs: set[str] = set()
        self._formulas: set[str] = set()
        self._taken: list[Candidate] = []
        self._by_gram: dict[str, list[int]] = {}
        """Pair of characters → the places in `_taken` of what holds it."""
        self._words: Counter[str] = Counter()
        self._matters: Counter[str] = Counter()
        self._characters: Counter[int] = Counter()
        self._total = 0

    def conflicts(self, candidate: Candidate) -> bool:
        """Whether this phrase, ten characters of it or a long formula in it has been said already."""
        if candidate.row.phrase in self._phrases or not self._formulas.isdisjoint(candidate.formulas):
            return True
        return not self._runs.isdisjoint(candidate.stretches) and not self._runs.isdisjoint(candidate.runs)

    def take(self, candidate: Candidate) -> None:
        """Note that it is said now."""
        self._phrases.add(candidate.row.phrase)
        self._runs |= candidate.runs
        self._formulas |= candidate.formulas
        for gram in candidate.grams:
            self._by_gram.setdefault(gram, []).append(len(self._taken))
        self._taken.append(candidate)
        self._words.update(candidate.words)
        self._matters.update(candidate.matters)
        self.weigh(candidate)

    def weigh(self, candidate: Candidate) -> None:
        """Note only how much its sources give: what a lead says, its body may say again."""
        for source in {candidate.row.source_id, *self._strangers.get(candidate.row.phrase, ())}:
            self._characters[source] += len(candidate.text)
        self._total += len(candidate.text)

    def is_full(self, candidate: Candidate) -> bool:
        """Whether with `candidate` a source that holds it would give more than one stranger's speech may, or one of the
        office's own."""
        given = (self._characters[source] for source in self._strangers.get(candidate.row.phrase, ()))
        if max(given, default=-len(candidate.text)) + len(candidate.text) > self._room:
            return True
        return self.is_full_of([candidate])

    def is_full_of(self, sentences: Sequence[Candidate]) -> bool:
        """Whether with `sentences`, of one speech of the office's own, this would give more than such a one may; what the
        user wrote into a draft himself he may always say."""
        first = sentences[0]
        if first.row.kind != "own" or first.row.own_words:
            return False
        return (
            self._characters[first.row.source_id] + sum(len(one.text) for one in sentences) > self._own_room
        )

    def echoes(self, candidate: Candidate) -> bool:
        """Whether the draft has said nearly this in other words."""
        grams = candidate.grams
        common = Counter(chain.from_iterable([self._by_gram.get(gram, ()) for gram in grams]))
        return any(
            cosine(count, len(self._taken[place].grams), len(grams)) > _TOO_LIKE
            for place, count in common.items()
        )

    def says(self, word: str) -> bool:
        """Whether a phrase that was taken holds `word`."""
        return any(word in one.text for one in self._taken)

    def is_told(self, candidate: Candidate) -> bool:
        """Whether one of the things it speaks of was said often enough."""
        return any(self._matters[matter] >= _OFTEN_ENOUGH for matter in candidate.matters)

    def times(self, words: Iterable[str]) -> int:
        """How often the draft has used these words so far, all together."""
        return sum(self._words[word] for word in words)

    def excess_share(self, candidate: Candidate, cap: float) -> float:
        """By how much the source of `candidate` would stand above `cap` (a share, 0–1) of what is said so far."""
        if self._total < 400:
            return 0.0
        share = (self._characters[candidate.row.source_id] + len(candidate.text)) / (
            self._total + len(candidate.text)
        )
        return max(0.0, share - cap)
