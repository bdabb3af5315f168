"""What the brief wants said by all means (必提) or above all (重点), where the points have not said it of themselves."""

from collections.abc import Sequence
from itertools import chain

from generator.drafting.affinity import REASONS, Affinities, body_roles, topics_of, worth
from generator.drafting.candidate import Candidate
from generator.drafting.choices import passage_choice
from generator.drafting.focus import topics_named
from generator.drafting.parts import Part, Point
from generator.drafting.register import Register
from generator.drafting.setting import Setting

_OF_THE_SLOT = 0.1
"""How well a sentence suits a point of its slot whose topic it does not serve."""
_ENOUGH = 2
"""Sentences of the draft that are to open on what it is to speak of above all."""


def say_the_asked(
    parts: Sequence[Part], affinities: Affinities, register: Register, setting: Setting
) -> list[str]:
    """Put what is not said yet into the point that it serves best, or one of its slot.

    A sentence that holds it for each word of the brief's 必提, of the user's 重点 as many as make `_ENOUGH` on its
    topic. Returns the words of 必提 for which there is no such sentence or point.
    """
    unsaid: list[str] = []
    points = [point for part in parts for point in part.points]
    say = _Saying(points, affinities, register, setting)
    for word in setting.brief.must:
        if not _is_said(word, points, register) and not say.one(word, frozenset()):
            unsaid.append(word)
    for word in setting.asked:
        topics = topics_named(word, setting.lexicon.slots)
        bodies = chain.from_iterable(point.body for point in points)
        for _ in range(_ENOUGH - sum(_is_on(one, word, topics) for one in bodies)):
            say.one(word, topics)
    return unsaid


def _is_on(one: Candidate, word: str, topics: frozenset[str]) -> bool:
    """Whether a sentence holds `word`, or opens on one of `topics`."""
    return word in one.text or not topics.isdisjoint(topics_of(one))


def _is_said(word: str, points: Sequence[Point], register: Register) -> bool:
    leads = any(point.lead is not None and word in point.lead.text for point in points)
    return leads or any(word in fact for point in points for fact in point.facts) or register.says(word)


class _Saying:
    """Puts sentences into points that are filled already."""

    def __init__(
        self, points: Sequence[Point], affinities: Affinities, register: Register, setting: Setting
    ) -> None:
        self._points, self._affinities = points, affinities
        self._register, self._setting = register, setting

    def one(self, word: str, topics: frozenset[str]) -> bool:
        """Say the best sentence with `word` or on one of `topics`; measures come first. False if none fits in anywhere."""
        for roles in (body_roles(self._setting.brief.standing), REASONS):
            scored = [
                (suits + worth(one, point.id, self._setting), one, point)
                for one in self._affinities.pool.all_of(*roles)
                if _is_on(one, word, topics)
                and not self._register.conflicts(one)
                and not self._register.echoes(one)
                for point in self._points
                if (suits := self._suits(one, point)) > 0
            ]
            if scored:
                _, best, point = max(scored, key=lambda found: (found[0], found[1].key, found[2].id))
                self._take(best, point, word, [(score, one) for score, one, _ in scored])
                return True
        return False

    def _suits(self, one: Candidate, point: Point) -> float:
        """How well a sentence serves a point; a little if it is but of the same slot, 0 if it is out of place there."""
        score = self._affinities.serving(point).get(one.key, (0.0, one))[0]
        return score or _OF_THE_SLOT * (one.row.slot == point.slot and one.fits_topic(point.topic))

    def _take(
        self, best: Candidate, point: Point, word: str, scored: Sequence[tuple[float, Candidate]]
    ) -> None:
        if self._setting.journal.listening:
            choice = passage_choice(best, (word,), point.id, 0.0, scored, self._setting)
            self._setting.journal.choose(best.key, choice)
        self._register.take(best)
        point.body.append(best)
