"""What a source is about and others are not: its sentences on that serve elsewhere only if asked for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from generator.bank.kept import Kept
from generator.bank.rows import PhraseRow
from generator.language.slots import Slots

_FEWEST_SOURCES = 8
"""Below so many speeches nothing can be told from how few of them hold a word."""
_FEWEST_SENTENCES, _LEAST_SHARE = 4, 0.06
"""Sentences of a source that must hold a word, and their least share of the source."""
_RARE = 0.09
"""Largest share of sources that may hold a word which is the subject of one of them."""
_FEW = 2
_MOSTLY = 0.2


Subjects = Mapping[int, frozenset[str]]
"""Source id → the words that are its subject."""
_KIND = "subjects"


def foreign_subjects(known: Subjects, slots: Slots, asked: Sequence[str]) -> Subjects:
    """Those of the `known` subjects that none of `asked` (主题, 重点) names.

    The names of topics are nobody's subject.
    """
    topics = {topic for slot in slots.by_name.values() for topic in slot.topics}
    return {
        source: own
        for source, words in known.items()
        if (
            own := frozenset(
                word for word in words if not any(word in topic or topic in word for topic in topics)
            )
        )
        and not any(word in one or one in word for one in asked for word in own)
    }


def is_on(row: PhraseRow, subjects: Mapping[int, frozenset[str]]) -> bool:
    """Whether a sentence speaks of the subject of its source."""
    words = subjects.get(row.source_id)
    if not words:
        return False
    return not words.isdisjoint(row.traits.head_words) or not words.isdisjoint(row.traits.rest_words)


def bound_sources(rows: Iterable[PhraseRow], foreign: Mapping[int, frozenset[str]]) -> frozenset[int]:
    """The sources of which a fifth or more speaks of their own subject: their leads belong to it, named or not."""
    on: Counter[int] = Counter()
    all_of: Counter[int] = Counter()
    for row in rows:
        if row.source_id in foreign:
            all_of[row.source_id] += 1
            on[row.source_id] += is_on(row, foreign)
    return frozenset(source for source, count in all_of.items() if on[source] >= _MOSTLY * count)


def kept_subjects(rows: Iterable[PhraseRow], kept: Kept, name: str) -> Subjects:
    """As `subjects`, of rows that are told by `name` while the bank stays the same: they are gone through but once."""
    found = kept.find(_KIND, name)
    if found is not None:
        return {source: frozenset(words) for source, words in found}
    made = subjects(rows)
    kept.put(_KIND, name, tuple((source, tuple(sorted(words))) for source, words in made.items()))
    return made


def subjects(rows: Iterable[PhraseRow]) -> Mapping[int, frozenset[str]]:
    """source id → the words that it keeps using and hardly another source does (污水, 义务教育); curated ones have none."""
    words_of: dict[int, list[set[str]]] = defaultdict(list)
    for row in rows:
        if row.kind != "curated":
            words_of[row.source_id].append({*row.traits.head_words, *row.traits.rest_words})
    counts = {source: Counter(chain.from_iterable(words)) for source, words in words_of.items()}
    if len(counts) < _FEWEST_SOURCES:
        return {}
    spread = Counter(chain.from_iterable(counts.values()))
    most = max(_FEW, _RARE * len(counts))
    return {
        source: frozenset(
            word
            for word, count in words.items()
            if spread[word] <= most and count >= max(_FEWEST_SENTENCES, _LEAST_SHARE * len(words_of[source]))
        )
        for source, words in counts.items()
    }
