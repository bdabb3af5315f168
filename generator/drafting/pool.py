"""What may be said in a draft, by slot and role."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from types import MappingProxyType

from generator.drafting.candidate import Candidate

_COMMON = 0.02
"""Share of the phrases above which a word is everybody's."""


class Pool:
    """Candidates by slot and role, by key, one for each cluster of near-duplicates."""

    def __init__(
        self, candidates: Iterable[Candidate], strangers: Mapping[str, Collection[int]] = MappingProxyType({})
    ) -> None:
        """`strangers` gives, by phrase, the sources of other offices that hold it, whichever of them it is taken from."""
        self.strangers = strangers
        self.by_key: Mapping[str, Candidate] = {candidate.key: candidate for candidate in candidates}
        self._groups: dict[tuple[str, str], list[Candidate]] = {}
        spread = Counter(chain.from_iterable(one.words for one in self.by_key.values()))
        self._common = frozenset(
            word for word, count in spread.items() if count > _COMMON * len(self.by_key) + 1
        )
        for candidate in self.by_key.values():
            self._groups.setdefault((candidate.row.slot, candidate.row.role), []).append(candidate)

    def telling(self, words: Iterable[str]) -> frozenset[str]:
        """Those of `words` that are not everybody's: saying them again is noticed."""
        return frozenset(words) - self._common

    def of(self, slot: str, *roles: str) -> list[Candidate]:
        """The candidates of a slot in these roles, in a stable order."""
        return [candidate for role in roles for candidate in self._groups.get((slot, role), ())]

    def all_of(self, *roles: str) -> list[Candidate]:
        """The candidates of all slots in these roles."""
        return [candidate for candidate in self.by_key.values() if candidate.row.role in roles]
