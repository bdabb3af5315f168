"""Sources kept in step with what the user decided on them: mined again where that changed, or was taken back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace

from generator.bank.bank import Bank
from generator.bank.decisions import Decision, decide
from generator.bank.source_edits import PREFIX, decided_sources, heeded_sources, set_heeded, stored
from generator.desk.craft import folders_of
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.mining.added import is_added, mine_added
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, SourceInfo
from generator.model.speech import Speech

_NOTHING: Mapping[str, str] = {}
_FIELDS = tuple(one.name for one in fields(SourceInfo))


def mine_stored(
    manuscript: Manuscript, path: str, lexicon: Lexicon, decided: Mapping[str, str] = _NOTHING
) -> Speech:
    """A stored manuscript mined with what the user decided on it. Raises ReadError if there is no speech in it."""
    if is_added(manuscript):
        return mine_added(manuscript, lexicon)
    values = {name: decided[name] for name in _FIELDS if decided.get(name)}
    return mine(replace(manuscript, info=replace(manuscript.info, **values)), lexicon, folders_of(path))


def heed_source_edits(bank: Bank, lexicon: Lexicon) -> None:
    """Mine the sources again on which something was decided, or taken back, since they were mined."""
    decided, heeded = decided_sources(bank), heeded_sources(bank)
    due = [one for one in {**decided, **heeded} if decided.get(one, {}) != _without_was(heeded.get(one, {}))]
    if not due:
        return
    words.add_words(lexicon.terms.vocabulary)
    with bank.changing():
        for path, kind, manuscript in list(stored(bank, due)):
            digest = manuscript.digest
            was = heeded.get(digest, {}).get("was", kind)
            values = decided.get(digest, {})
            speech = mine_stored(manuscript, path, lexicon, values)
            bank.add(speech, manuscript, path, values.get("kind") or was)
            heeded[digest] = {**values, "was": was} if values else {}
        set_heeded(bank, {digest: values for digest, values in heeded.items() if values})


def follow_changed(
    bank: Bank, changed: Iterable[tuple[str, str]], told: Collection[str], at: str, by: str
) -> None:
    """What was decided on a file holds for what it says now as well: decided anew (ISO time `at`, user `by`).

    `changed` are pairs of its digests before and now; the fields `told` were said with the file, and are newer.
    """
    decided = decided_sources(bank)
    decisions = [
        Decision(now, f"{PREFIX}{name}", value)  # type: ignore[arg-type]
        for before, now in changed
        if now not in decided
        for name, value in decided.get(before, {}).items()
        if name not in told
    ]
    if decisions:
        decide(bank, "follow", decisions, at, by, "")


def _without_was(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name != "was"}
