"""The roster of the 单位 card: who holds which post from when to when."""

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's post, from `since` to `until` (both inclusive; None: no bound)."""

    name: str
    post: str
    since: Date | None = None
    until: Date | None = None

    def holds(self, day: Date) -> bool:
        """Whether it was theirs on `day`."""
        return not (self.since and day < self.since) and not (self.until and day > self.until)
