"""How much a draft may owe to one source: bounds on what strangers said, and on runs copied from anybody."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from generator.bank.rows import PhraseRow
from generator.drafting.journal import Refusal, Rule
from generator.drafting.shares import Held, Unit, runs_of, units_of
from generator.model.draft import Block, SourceShare

_STRANGERS = ("outside", "shipped")
"""Kinds of sources that are another office's words; curated phrases are written to be said by anybody."""
LARGEST_SHARE = 0.25
"""The largest share of a draft that may come from one stranger's speech, where the bank holds enough others."""
LARGEST_OWN_SHARE = 0.3
"""The largest share that one of the office's own speeches gives by its choice: more would be that speech again."""
_MARGIN = 0.9
"""A draft may fall short of the asked length, and its headings are chosen last: so much of the share is given away."""
_LONGEST_RUN = 2
_LONGEST_STRETCH = 200
"""Sentences and characters that may follow each other in a draft as they do in a stranger's speech."""
_GOAL = (20, 6, 10)
"""Measures, reasons and sources with which a point has plenty to choose from (shared goal: a draft repeats 3%)."""


def is_stranger(kind: str) -> bool:
    """Whether a source of this kind is another office's."""
    return kind in _STRANGERS


def strangers_of(rows: Iterable[PhraseRow]) -> Mapping[str, Collection[int]]:
    """Phrase → the numbers of the sources of other offices that hold it."""
    found: dict[str, set[int]] = {}
    for row in rows:
        if row.kind in _STRANGERS:
            found.setdefault(row.phrase, set()).add(row.source_id)
    return found


def room(characters: int) -> float:
    """Characters that one stranger's speech may give to a draft that is to have `characters`."""
    return LARGEST_SHARE * _MARGIN * characters


def own_room(characters: int) -> float:
    """Characters that one of the office's own speeches may give to a draft that is to have `characters`."""
    return LARGEST_OWN_SHARE * characters


def is_plenty(measures: int, reasons: int, sources: int) -> bool:
    """Whether a point has so much to choose from that no source need ever give more than its share."""
    return all(had >= wanted for had, wanted in zip((measures, reasons, sources), _GOAL, strict=True))


def long_runs(blocks: Sequence[Block], held: Held, *, outlined: bool = False) -> Mapping[str, Refusal]:
    """The phrases (by key) with which a run copied from one place grows too long, in any source that holds it.

    From a stranger two sentences and 200 characters in a row are the most; from the office's own speeches a
    run ends with its point, unless the user himself `outlined` which leads follow each other.
    """
    found: dict[str, Refusal] = {}
    kinds = {place.file: kind for places in held.places.values() for place, kind in places.items()}
    for file, run in runs_of(units_of(blocks), held):
        kind = kinds[file]
        if is_stranger(kind):
            found |= _beyond_a_pair(run)
        elif kind == "own" and not outlined:
            found |= _beyond_a_point(run)
    return found


def over_share(sources: Sequence[SourceShare]) -> list[str]:
    """A word to the user on each stranger's speech that gives more than its share: the bank had too few others."""
    return [
        f"“{one.file}”占全文 {one.share:.0%}，超过四分之一：句库里合用的别的话不够，同类的讲话多入库几篇会更好。"
        for one in sources
        if is_stranger(one.kind) and one.share > LARGEST_SHARE
    ]


def _beyond_a_pair(run: Sequence[Unit]) -> dict[str, Refusal]:
    found: dict[str, Refusal] = {}
    sentences = characters = 0
    for unit in run:
        sentences, characters = sentences + 1, characters + unit.length
        if sentences > _LONGEST_RUN or characters > _LONGEST_STRETCH:
            found[unit.key] = Refusal(Rule.RUN_TOO_LONG)
            sentences = characters = 0
    return found


def _beyond_a_point(run: Sequence[Unit]) -> dict[str, Refusal]:
    """The last sentence of each point from which the run goes on: the next one's lead, for which there may be no other,
    stays."""
    return {
        unit.key: Refusal(Rule.RUN_TOO_LONG) for unit, behind in pairwise(run) if behind.block != unit.block
    }
