"""Parts while they are planned: what was asked for, which heading, leads and bodies were chosen."""

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.drafting.candidate import Candidate
from generator.model.skeleton import PartRequest


class Wish(NamedTuple):
    """What a template wants one point to be about."""

    slot: str
    topic: str = ""
    """Empty: any topic of the slot."""


@dataclass
class Point:
    """One point: its lead (None for a paragraph without one) and its body, in order."""

    id: str
    slot: str
    lead: Candidate | None = None
    topic: str = ""
    body: list[Candidate] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    alternatives: tuple[Candidate, ...] = ()
    planned: int = 0
    """Characters that it should have, lead and facts included."""
    plenty: bool = False
    """Whether the bank has so much for it that no source need give more than its share."""
    to_tell: bool = False
    """Whether the user is asked to write here what the office itself did."""
    whole_slot: bool = False
    """Whether it speaks of all the work of its slot, each sibling of another's."""
    guide: str = ""
    """What the user is asked to write under a lead of an outline for which the bank has nothing."""
    strange: str = ""
    """A noun of a lead in the user's own words that no sentence of the bank holds."""
    lead_guide: str = ""
    """What the user is asked to write as its lead, where the bank has none on its topic."""

    wanted: list[str] = field(default_factory=list)
    """What must be said and no sentence says: the user is asked to write it here."""

    @property
    def length(self) -> int:
        """Characters of lead and body."""
        return (
            sum(len(one.text) for one in self.body)
            + (len(self.lead.text) if self.lead else 0)
            + sum(map(len, self.facts))
        )


@dataclass
class Part:
    """One part of the speech, in the order of the template."""

    id: str
    request: PartRequest
    characters: int
    heading: Candidate | None = None
    heading_alternatives: tuple[Candidate, ...] = ()
    intro: list[Candidate] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    guide: str = ""
    """What the user is asked to write where the bank has nothing."""
    heading_guide: str = ""
    """What the user is asked to write as its heading, where the bank has none that suits its points."""

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """What each of its points is to be about, where the template says so."""
        slots, topics = self.request.point_slots, self.request.point_topics
        return tuple(map(Wish, slots, topics or ("",) * len(slots)))

    def wish_for(self, slot: str, topic: str) -> Wish | None:
        """Which of its wishes a lead of `slot` on `topic` serves, the one for this very topic first."""
        return next((one for one in (Wish(slot, topic), Wish(slot)) if one in self.wishes), None)

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots of its points."""
        return self.request.point_slots or (self.request.slot,)

    @property
    def count(self) -> int:
        """How many points are planned: as given or asked, else one for every 265 characters (a real point's mean), 2–5."""
        if self.request.given and self.request.given.points:
            return len(self.request.given.points)
        if self.request.point_slots:
            return len(self.request.point_slots)
        return self.request.points or min(5, max(2, round((self.characters - 120) / 265)))
