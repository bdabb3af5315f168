"""Finding a sentence again: words in, a page of the phrases that answer out, best first.

Ranking is bounded: lines come in a rough order of quality, a windowful at a time, and only within a window
are they compared, so that a common word costs no more than a rare one. No hit is lost by that, only its place.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from generator.bank.bank import Bank
from generator.bank.candidates import Candidate, candidates, reworded
from generator.bank.found import Found
from generator.bank.hits import hit_of
from generator.bank.query import Filters, Query

WINDOW = 1000
"""Lines that are compared with each other."""
_NONE = Filters()


def search(bank: Bank, query: Query, filters: Filters = _NONE, *, limit: int = 20, skip: int = 0) -> Found:
    """The phrases whose sentences hold every word of `query` and none that it excludes, each once.

    First those that hold the words side by side as typed; then usable ones first, the most widely seen, own ones,
    new ones, short ones. `limit` is the most hits to return, after `skip` better ones.
    """
    page = list(islice(_phrases(bank, query, filters), skip, skip + limit + 1))
    hits = tuple(hit_of(bank, line, filters) for line in page[:limit])
    return Found(hits, skip + 1, len(page) > limit)


def _phrases(bank: Bank, query: Query, filters: Filters) -> Iterator[Candidate]:
    """The best line of each phrase, best first within bounds."""
    told: set[str] = set()
    for lines in _from_strict_to_loose(bank, query, filters):
        while window := list(islice(lines, WINDOW)):
            found: dict[str, list[Candidate]] = {}
            for line in window:
                if line.phrase not in told:
                    found.setdefault(line.phrase, []).append(line)
            for same in sorted(found.values(), key=_rank):
                yield min(same, key=lambda line: _rank([line]))
            told.update(found)


def _from_strict_to_loose(bank: Bank, query: Query, filters: Filters) -> Iterator[Iterator[Candidate]]:
    """Where the words stand side by side as typed; in the user's own wording; anywhere."""
    if len(query.words) > 1:
        yield candidates(bank.connection, Query(("".join(query.words),), query.excluded), filters)
    if query.words:
        yield reworded(bank.connection, query, filters)
    yield candidates(bank.connection, query, filters)


def _rank(lines: Sequence[Candidate]) -> tuple[int | str, ...]:
    """Of the lines of a phrase, smaller is better: usable, seen in many sources, own, new, short."""
    best = lines[0]
    if len(lines) == 1:
        seen, own, newest = best.seen, best.own, best.newest
    else:
        seen, own = sum(line.seen for line in lines), max(line.own for line in lines)
        newest = max(line.newest for line in lines)
    return not best.usable, -seen, not own, _newest_first(newest), len(best.text), best.key


def _newest_first(date: str) -> int:
    """ISO dates in reverse order; no date comes last."""
    return -int(date.replace("-", "") or 0)
