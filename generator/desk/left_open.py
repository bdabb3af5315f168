"""Speeches of which nobody said whose they are: judged again once the user's place is known, or another."""

from typing import NamedTuple

from generator.bank.bank import Bank
from generator.bank.left_open import leave_open, left_open
from generator.bank.source_edits import decided_sources, heeded_sources, set_heeded, stored
from generator.desk.source_edits import mine_stored
from generator.desk.whose import kind_told
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.model.errors import NigaoError
from generator.model.manuscript import SourceInfo


class Judged(NamedTuple):
    """The names of the speeches that count otherwise now."""

    outside: tuple[str, ...]
    own: tuple[str, ...]


def is_due(bank: Bank, home: str) -> bool:
    """Whether there are any that were judged for another place than `home`."""
    return bool(home) and any(judged_for != home for judged_for in left_open(bank))


def judge_left_open(bank: Bank, home: str, lexicon: Lexicon) -> Judged:
    """Judge them by what they say, as sources of a user of `home`. What the user decided on a source is left as it is."""
    words.add_words(lexicon.terms.vocabulary)
    due = [one for judged_for, known in left_open(bank).items() if judged_for != home for one in known]
    decided, heeded = decided_sources(bank), heeded_sources(bank)
    told = {row.path: SourceInfo(place=row.place, level=row.level) for row in bank.sources("own", "outside")}
    moved: dict[str, list[str]] = {"outside": [], "own": []}
    with bank.changing():
        for path, kind, manuscript in list(stored(bank, due)):
            values = decided.get(manuscript.digest, {})
            judged = kind_told(told[path], home, lexicon)
            if manuscript.digest in heeded:
                heeded[manuscript.digest]["was"] = judged
            if judged == kind or "kind" in values:
                continue
            try:
                speech = mine_stored(manuscript, path, lexicon, values)
            except NigaoError:
                continue
            bank.add(speech, manuscript, path, judged)
            moved[judged].append(path)
        set_heeded(bank, heeded)
        leave_open(bank, due, home)
    names = bank.told_by_path()
    return Judged(*(tuple(names[path] for path in moved[kind]) for kind in ("outside", "own")))
