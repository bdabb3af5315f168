"""What stays the same while one draft is planned, and the chance that the seed gives."""

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.checking.leftover import Names
from generator.drafting.focus import topics_named
from generator.drafting.journal import SILENT, Journal
from generator.drafting.suspects import Suspects
from generator.language.level import Level
from generator.language.lexicon import Lexicon
from generator.model.brief import Brief

_STANDING_COST: Mapping[str, Mapping[str, float]] = {
    "部署": {"部署": 0.0, "交流": 1.5},
    "交流": {"交流": 0.0, "部署": 1.5},
    "汇报": {"汇报": 0.0},
    "主持": {"主持": 0.0, "部署": 1.0},
    "表态": {"表态": 0.0, "交流": 0.5, "部署": 1.5},
}

USUAL: Mapping[str, str] = {
    "部署": "工作会议讲话", "主持": "工作会议讲话", "交流": "交流发言", "表态": "交流发言", "汇报": "座谈会汇报发言",
}  # fmt: skip
"""The usual occasion of a standing: an occasion for which nothing is meant takes after it."""


@dataclass(frozen=True)
class Setting:
    """Brief, level, words and seed; `names` are the local names of all sources."""

    brief: Brief
    level: Level | None
    lexicon: Lexicon
    names: Names
    seed: int
    unsaid: tuple[str, ...] = ()
    """What the template's head (不说) keeps out of this occasion."""
    like: str = ""
    """Another occasion whose phrases serve here too (参照 in the template's head)."""
    usual: tuple[str, ...] = ()
    """The topics that every speech of the occasion has (重点 in the template's head)."""
    said: frozenset[str] = frozenset()
    """The phrases that the speaker used in his last speeches."""
    journal: Journal = SILENT
    """Who is told of each decision."""

    @functools.cached_property
    def themes(self) -> tuple[str, ...]:
        """What the brief is about: its 主题, 重点, meeting and the speaker's new post.

        What every speech of the occasion speaks of (重点 in the template's head) is no theme.
        """
        named = (self.brief.get(key) for key in ("主题", "会议", "职务"))
        focus = (one for one in self.brief.focus if one not in self.usual)
        return tuple(filter(None, (*named, *focus)))

    @functools.cached_property
    def asked(self) -> tuple[str, ...]:
        """What the user himself wants spoken of above all: his 重点, without the 主题 that is told anyway."""
        return tuple(one for one in self.brief.focus if one not in (*self.usual, self.brief.get("主题")))

    @functools.cached_property
    def asked_topics(self) -> frozenset[str]:
        """The topics of what the user himself asks for."""
        return frozenset().union(*(topics_named(one, self.lexicon.slots) for one in self.asked))

    @functools.cached_property
    def suspects(self) -> Suspects:
        """Whether a text could break one of this draft's promises by a word that it holds."""
        atoms = self.lexicon.terms.atoms
        return Suspects([*self.names.words, *(self.level.unsaid if self.level else ()), *chain(*atoms)])

    @functools.cached_property
    def wanted_topics(self) -> frozenset[str]:
        """The topics of which the brief is: 重点, and what 主题 speaks of."""
        return frozenset().union(*(topics_named(one, self.lexicon.slots) for one in self.brief.focus))

    @property
    def is_personal(self) -> bool:
        """Whether the speaker tells of his own doing, not of what others are to do."""
        return self.brief.standing in ("交流", "表态")

    @property
    def standings(self) -> tuple[str, ...]:
        """The standings in which a phrase may have been said, the speaker's own first."""
        return tuple(_STANDING_COST.get(self.brief.standing, (self.brief.standing,)))

    def has_slot(self, slot: str) -> bool:
        """Whether the user's level has this slot at all (a county has no 立法)."""
        return self.level is None or self.level.words.get(slot, slot) != ""

    def chance(self, block: str, key: str) -> float:
        """A number from 0 to 1 that depends on seed, occasion, place, block and key alone (no running random stream).

        By the place, so that neighbours who prepare for the same day do not hand in the same speech.
        """
        given = f"{self.seed}\0{self.brief.occasion}\0{self.brief.get('地区')}\0{block}\0{key}"
        digest = hashlib.sha256(given.encode()).digest()
        return int.from_bytes(digest[:6]) / float(1 << 48)

    def repeats(self, phrases: Iterable[str]) -> float:
        """The share (0–1) of `phrases` that the speaker has used lately."""
        found = [phrase in self.said for phrase in phrases]
        return sum(found) / len(found) if found else 0.0

    def standing_cost(self, standings: tuple[str, ...]) -> float | None:
        """How ill a phrase of these standings fits the speaker's (0: well); None if it does not."""
        if standings not in self._standing_costs:
            self._standing_costs[standings] = self._standing_cost_anew(standings)
        return self._standing_costs[standings]

    @functools.cached_property
    def _standing_costs(self) -> dict[tuple[str, ...], float | None]:
        return {}

    def _standing_cost_anew(self, standings: tuple[str, ...]) -> float | None:
        if not standings or standings == ("",):
            return 0.0
        fits = _STANDING_COST.get(self.brief.standing, {})
        return min((fits[standing] for standing in standings if standing in fits), default=None)
