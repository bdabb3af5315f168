"""Finding a sentence again: words in, a page of the phrases that answer out, best first.

Ranking is bounded: lines come in a rough order of quality, a windowful at a time, and only within a window
are they compared, so that a common word costs no more than a rare one. No hit is lost by that, only its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.bank.bank import Bank
from generator.bank.candidates import Candidate, candidates, reworded
from generator.bank.hits import hit_of
from generator.bank.query import Filters, Query
from generator.bank.rows import Found

WINDOW = 1000
"""Lines that are compared with each other."""
_NONE = Filters()


@dataclass(frozen=True, slots=True)
class Phrase:
    """The lines of one phrase that answer, the best first."""

    lines: tuple[Candidate, ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """Smaller is better: usable, seen in many sources, own, new, short."""
        best = self.lines[0]
        return (
            not best.usable,
            -sum(line.seen for line in self.lines),
            not any(line.own for line in self.lines),
            _newest_first(max(line.newest for line in self.lines)),
            len(best.text),
            best.key,
        )


def search(bank: Bank, query: Query, filters: Filters = _NONE, *, limit: int = 20, skip: int = 0) -> Found:
    """The phrases whose sentences hold every word of `query` and none that it excludes, each once.

    First those that hold the words side by side as typed; then usable ones first, the most widely seen, own ones,
    new ones, short ones. `limit` is the most hits to return, after `skip` better ones.
    """
    page = list(islice(_phrases(bank, query, filters), skip, skip + limit + 1))
    hits = tuple(hit_of(bank, phrase.lines[0], filters) for phrase in page[:limit])
    return Found(hits, skip + 1, len(page) > limit)


def _phrases(bank: Bank, query: Query, filters: Filters) -> Iterator[Phrase]:
    """Each phrase once, best first within bounds."""
    told: set[str] = set()
    for lines in _from_strict_to_loose(bank, query, filters):
        while window := list(islice(lines, WINDOW)):
            new = [line for line in window if line.phrase not in told]
            yield from sorted(_gather(new), key=lambda phrase: phrase.rank)
            told.update(line.phrase for line in new)


def _from_strict_to_loose(bank: Bank, query: Query, filters: Filters) -> Iterator[Iterator[Candidate]]:
    """Where the words stand side by side as typed; in the user's own wording; anywhere."""
    if len(query.words) > 1:
        yield candidates(bank.connection, Query(("".join(query.words),), query.excluded), filters)
    if query.words:
        yield reworded(bank.connection, query, filters)
    yield candidates(bank.connection, query, filters)


def _gather(lines: Sequence[Candidate]) -> Iterator[Phrase]:
    found: dict[str, list[Candidate]] = {}
    for line in lines:
        found.setdefault(line.phrase, []).append(line)
    for same in found.values():
        yield Phrase(tuple(sorted(same, key=lambda line: Phrase((line,)).rank)))


def _newest_first(date: str) -> int:
    """ISO dates in reverse order; no date comes last."""
    return -int(date.replace("-", "") or 0)
