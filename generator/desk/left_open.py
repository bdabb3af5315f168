"""Speeches that were counted as the user's own because it was not known where he is: judged once it is."""

from generator.bank.bank import Bank
from generator.bank.left_open import close_all, left_open
from generator.bank.source_edits import decided_sources, heeded_sources, set_heeded, stored
from generator.desk.source_edits import mine_stored
from generator.desk.whose import kind_told
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.model.errors import NigaoError


def judge_left_open(bank: Bank, home: str, lexicon: Lexicon) -> list[str]:
    """Judge them by what they say, as sources of a user of `home`; the names of those that are outside now.

    What the user decided on a source is left as it is.
    """
    words.add_words(lexicon.terms.vocabulary)
    decided, heeded = decided_sources(bank), heeded_sources(bank)
    found: list[str] = []
    with bank.changing():
        for path, kind, manuscript in list(stored(bank, left_open(bank))):
            values = decided.get(manuscript.digest, {})
            try:
                speech = mine_stored(manuscript, path, lexicon, values)
            except NigaoError:
                continue
            if kind == "own" and "kind" not in values and kind_told(speech.info, home, lexicon) == "outside":
                bank.add(speech, manuscript, path, "outside")
                found.append(path)
                if manuscript.digest in heeded:
                    heeded[manuscript.digest]["was"] = "outside"
        set_heeded(bank, heeded)
        close_all(bank)
    told = bank.told_by_path()
    return [told[path] for path in found]
