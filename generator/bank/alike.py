"""Finding reworded sentences: lines that share rare pairs of characters, verified by all that they share.

What a sentence is about tells more than how it is built: characters that only hold sentences together count little.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from heapq import nlargest
from itertools import chain, islice, pairwise

from generator.bank.bank import Bank
from generator.bank.candidates import Candidate, candidates_of, phrase_of
from generator.bank.found import Found
from generator.bank.grams import NUMBER, grams_of_word, matching
from generator.bank.hits import hits_of, placed
from generator.bank.query import Filters
from generator.language.punctuation import bare, normalise

LEAST = 0.2
"""Least likeness that is shown, from 0 to 1: of characters and pairs of neighbours, in any order."""
_FRAME = frozenset(
    "的了着过地得到在把被将和与及同或而且就都也还又再才不没要能会可应当从向对于为给让使由按以之其所这那哪里什么怎样谁"
    "几多少个一来去进起出上下中有是更好大"
)
"""Characters that stand in sentences about anything."""
_FEW = 4
"""Pairs free of such characters; of a sentence with fewer the single characters are looked for too."""
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
    """The lines that share the most telling tokens with `text`, at most `_VERIFIED`."""
    shared: Counter[int] = Counter()
    rarest = _rarest(connection, _telling(text))
    for token in rarest:
        rows = connection.execute(f"select {NUMBER} from gram where gram match ?", (matching([token]),))
        shared.update(chain.from_iterable(islice(rows, _POSTINGS)))
    least = min(2, len(rarest))
    enough = ((count, number) for number, count in shared.items() if count >= least)
    return [number for _, number in nlargest(_VERIFIED, enough)]


def _telling(text: str) -> set[str]:
    """The tokens by which lines like `text` are found: its pairs that are not all frame; all, if there are none."""
    pairs = ["".join(pair) for pair in pairwise(text)]
    full = sum(_FRAME.isdisjoint(pair) for pair in pairs)
    parts = pairs if full >= _FEW else [*pairs, *text]
    return set().union(*(grams_of_word(part) for part in parts if _weight(part) > 1)) or grams_of_word(text)


def _rarest(connection: sqlite3.Connection, tokens: Iterable[str]) -> list[str]:
    """The rarest tokens, as many as may be looked through, and one at least."""
    connection.execute("create virtual table if not exists temp.gram_term using fts5vocab (main, gram, row)")
    counts = {
        token: row[0]
        for token in tokens
        if (row := connection.execute("select doc from gram_term where term = ?", (token,)).fetchone())
    }
    chosen: list[str] = []
    left = _POSTINGS
    for token in sorted(counts, key=lambda token: (counts[token], token)):
        if chosen and counts[token] > left:
            break
        chosen.append(token)
        left -= counts[token]
    return chosen


def _parts(text: str) -> dict[str, int]:
    """The characters and pairs of `text`, by all that each weighs in it."""
    counted = Counter(chain(text, map("".join, pairwise(text))))
    return {part: count * _weight(part) for part, count in counted.items()}


@cache
def _weight(part: str) -> int:
    """1 for what only holds sentences together, up to 5."""
    return 1 + 4 * sum(char not in _FRAME for char in part) // len(part)


def _likeness(asked: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Half how much of what was asked stands in the other, half how much of both is common to both."""
    shared = sum([min(weight, asked[part]) for part, weight in other.items() if part in asked])
    whole = sum(asked.values())
    return (shared / whole + 2 * shared / (whole + sum(other.values()))) / 2
