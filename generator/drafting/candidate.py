"""A phrase as it would be said in this draft, and what it is compared by."""

import functools
import re
from dataclasses import dataclass, field

from generator.bank.rows import PhraseRow
from generator.drafting.setting import Setting
from generator.language.cohesion import bigrams, pairs, runs, stretches
from generator.language.punctuation import bare
from generator.model.draft import Span

_YAO = re.compile(r"^(?:我们)?要")
_MOST_KEPT = 4
"""Drafts after which it counts no more that a sentence was kept once again."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A phrase as it would be said here: `pieces` are (text, form of the level word or empty).

    What it is compared by is worked out when it is asked for: most of a pool is never looked at.
    """

    row: PhraseRow
    pieces: tuple[tuple[str, str], ...]
    text: str
    cost: float
    reserve: bool
    """Said in another standing: taken only where a point would else be starved."""
    setting: Setting = field(repr=False)
    was: str = ""
    """The formulations of its source that were over by the day and were plainly replaced."""

    @functools.cached_property
    def _plain(self) -> str:
        """Its text without punctuation."""
        return bare(self.text)

    @functools.cached_property
    def stretches(self) -> frozenset[str]:
        """Among these are its `runs`; they are much sooner told."""
        return stretches(self._plain)

    @functools.cached_property
    def runs(self) -> frozenset[str]:
        """The runs of ten characters that may not be said twice."""
        return runs(self.text, self.setting.lexicon.terms)

    @functools.cached_property
    def grams(self) -> frozenset[str]:
        """Its pairs of neighbouring characters, by which likeness is told."""
        return pairs(self._plain)

    @functools.cached_property
    def head_grams(self) -> frozenset[str]:
        """The pairs of its first clause."""
        return bigrams(self.text.split("，", maxsplit=1)[0].removeprefix("要"))

    @functools.cached_property
    def formulas(self) -> frozenset[str]:
        """The long formulas in it."""
        return self.setting.lexicon.terms.formulas(self.text)

    @functools.cached_property
    def matters(self) -> frozenset[str]:
        """The things to do that it speaks of and that are not to be said over and over (同事)."""
        return self.setting.lexicon.matters.of(self.text)

    @functools.cached_property
    def confined(self) -> frozenset[str] | None:
        """The topics under which alone it may stand, because it speaks of one special matter; None: any. What the user
        wrote under a topic may stand there."""
        topics = self.setting.lexicon.specialties.confines(self.text, self.setting.themes)
        return topics | {self.row.topic} if topics is not None and self.row.own_words else topics

    def fits_topic(self, *topics: str) -> bool:
        """Whether it may stand where one of `topics` is spoken of."""
        return self.confined is None or not self.confined.isdisjoint(topics)

    @functools.cached_property
    def favour(self) -> float:
        """What the user's own past choices say for it: 1 his own wording, up to 0.5 kept, less than 0 struck."""
        return float(self.row.own_words) + min(self.row.kept, _MOST_KEPT) / 8 - self.row.struck / 4

    @property
    def unwanted(self) -> bool:
        """Whether the user struck it out of a draft, and let it stand in no more drafts than that."""
        return 0 < self.row.struck >= self.row.kept

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Its content words."""
        return frozenset((*self.row.traits.head_words, *self.row.traits.rest_words))

    @property
    def key(self) -> str:
        """The key of the sentence."""
        return self.row.key

    def spans(self, unit: int, *, strip_yao: bool = False) -> tuple[Span, ...]:
        """The phrase as spans of one unit; level words are facts inside it."""
        spans: list[Span] = []
        for index, (text, form) in enumerate(self.pieces):
            if index == 0 and strip_yao:
                text = _YAO.sub("", text)
            if text and form:
                spans.append(Span(text, "fact", unit, "本级", self.row.source))
            elif text:
                spans.append(
                    Span(
                        text,
                        "phrase",
                        unit,
                        self.row.key,
                        self.row.source,
                        self.row.traits.quotation,
                        self.was,
                    )
                )
        return tuple(spans)
