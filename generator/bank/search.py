"""Finding a sentence again: words in, a page of the phrases that answer out, best first.

Ranking is bounded: lines come in a rough order of quality, a windowful at a time, and only within a window
are they compared, so that a common word costs no more than a rare one. No hit is lost by that, only its place.
"""

from collections.abc import Iterator
from itertools import chain, islice

from generator.bank.bank import Bank
from generator.bank.candidates import Candidate, candidates, phrase_of, reworded, struck
from generator.bank.found import Found
from generator.bank.hits import hits_of, placed
from generator.bank.query import Filters, Query

_NONE = Filters()


def search(bank: Bank, query: Query, filters: Filters = _NONE, *, limit: int = 20, skip: int = 0) -> Found:
    """The phrases whose sentences hold every word of `query` and none that it excludes, each once.

    First good ones that hold the words side by side as typed; then all in the order of `order`. `limit` is the most
    hits to return, after `skip` better ones.
    """
    phrases = placed(bank, _phrases(bank, query, filters), filters, query)
    page = list(islice(phrases, skip, skip + limit + 1))
    hits = hits_of(bank, page[:limit], filters, query)
    return Found(hits, skip + 1, len(page) > limit)


def struck_too(bank: Bank, query: Query, filters: Filters) -> int:
    """How many phrases that the user struck would answer; costs what looking at all that he struck costs."""
    return struck(bank.connection, query, filters)


def _phrases(bank: Bank, query: Query, filters: Filters) -> Iterator[str]:
    """The name of each phrase, best first within bounds, by the best of its lines."""
    told: set[str] = set()
    for line in chain.from_iterable(_from_strict_to_loose(bank, query, filters)):
        phrase = phrase_of(bank.connection, line.key)
        if phrase not in told:
            told.add(phrase)
            yield phrase


def _from_strict_to_loose(bank: Bank, query: Query, filters: Filters) -> Iterator[Iterator[Candidate]]:
    """Where the words stand side by side as typed, in a good sentence; in the user's own wording; anywhere; in
    a wording of his own that may not be offered."""
    if len(query.words) > 1:
        joined = Query(("".join(query.words),), query.excluded)
        yield candidates(bank.connection, joined, filters, good=True)
    if query.words:
        yield reworded(bank.connection, query, filters)
    yield candidates(bank.connection, query, filters)
    if query.words:
        yield reworded(bank.connection, query, filters, spoilt=True)
