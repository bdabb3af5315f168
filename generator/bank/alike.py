"""Finding reworded sentences: lines that share rare pairs of characters, verified by all that they share."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from itertools import chain, islice, pairwise

from generator.bank.bank import Bank
from generator.bank.candidates import Candidate, candidates_of, phrase_of
from generator.bank.found import Found
from generator.bank.grams import NUMBER, grams_of_word, matching
from generator.bank.hits import hits_of, placed
from generator.bank.query import Filters
from generator.language.punctuation import bare, normalise

LEAST = 0.3
"""Least likeness that is shown, from 0 to 1: of characters and pairs of neighbours, in any order."""
_POSTINGS = 200_000
"""Rows of the full-text table that are looked through, those of the rarest pairs first."""
_VERIFIED = 400
_NONE = Filters()


def search_like(
    bank: Bank, sentence: str, filters: Filters = _NONE, *, limit: int = 20, skip: int = 0
) -> Found:
    """Phrases that say what `sentence` says in other words, the most alike first, each once.

    Bounded as `search` is: of the lines that share pairs of characters, those that share the most are compared.
    """
    text = bare(normalise(sentence))
    asked = _parts(text)
    best: dict[str, tuple[float, Candidate]] = {}
    for line in candidates_of(bank.connection, _numbers(bank.connection, text), filters):
        likeness = _likeness(asked, _parts(bare(line.text)))
        if likeness >= LEAST:
            phrase = phrase_of(bank.connection, line.key)
            best[phrase] = max((likeness, line), best.get(phrase, (0.0, line)))
    ranked = sorted(placed(bank, best, filters), key=lambda phrase: (-best[phrase][0], best[phrase][1].key))
    page = ranked[skip : skip + limit]
    hits = hits_of(bank, page, filters)
    told = tuple(
        hit._replace(likeness=round(best[phrase][0], 3)) for phrase, hit in zip(page, hits, strict=True)
    )
    return Found(told, skip + 1, len(ranked) > skip + limit)


def _numbers(connection: sqlite3.Connection, text: str) -> list[int]:
    """The lines that share the most pairs with `text`, at most `_VERIFIED`."""
    shared: Counter[int] = Counter()
    rarest = _rarest(connection, grams_of_word(text))
    for pair in rarest:
        rows = connection.execute(f"select {NUMBER} from gram where gram match ?", (matching([pair]),))
        shared.update(chain.from_iterable(islice(rows, _POSTINGS)))
    least = min(2, len(rarest))
    enough = ((count, number) for number, count in shared.items() if count >= least)
    return [number for _, number in nlargest(_VERIFIED, enough)]


def _rarest(connection: sqlite3.Connection, pairs: Iterable[str]) -> list[str]:
    """The rarest pairs, as many as may be looked through, and one at least."""
    connection.execute("create virtual table if not exists temp.gram_term using fts5vocab (main, gram, row)")
    counts = {
        pair: row[0]
        for pair in pairs
        if (row := connection.execute("select doc from gram_term where term = ?", (pair,)).fetchone())
    }
    chosen: list[str] = []
    left = _POSTINGS
    for pair in sorted(counts, key=lambda pair: (counts[pair], pair)):
        if chosen and counts[pair] > left:
            break
        chosen.append(pair)
        left -= counts[pair]
    return chosen


def _parts(text: str) -> Counter[str]:
    return Counter(chain(text, map("".join, pairwise(text))))


def _likeness(asked: Counter[str], other: Counter[str]) -> float:
    """Half how much of what was asked stands in the other, half how much of both is common to both."""
    shared = sum([min(count, asked[part]) for part, count in other.items() if part in asked])
    return (shared / asked.total() + 2 * shared / (asked.total() + other.total())) / 2
