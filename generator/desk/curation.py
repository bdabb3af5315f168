"""What a file that came back asks for, done: decisions and added sentences as one batch, all or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import cast

from generator.bank.bank import Bank
from generator.bank.batches import identity
from generator.bank.decisions import Decision, Field, decide, values_ever
from generator.bank.listing import Listed
from generator.bank.source_edits import PREFIX
from generator.bank.sources import ADDED
from generator.bank.verdicts import STRIKE
from generator.desk.card import read_card
from generator.desk.desk import Desk
from generator.desk.export import rules
from generator.desk.marked import Marking, marking
from generator.exchange.asked import Addition, Change, Changes
from generator.exchange.sheets import stamp
from generator.exchange.tidying import is_ended
from generator.mining.added import Added, added_manuscript, mine_added
from generator.model.manuscript import SourceInfo
from generator.model.source import added_on

IMPORT = "import"
"""The verb of batches that bring what a file asked for."""
_ENDS = ("。", "！", "？", "；", "”")


def look_over(desk: Desk, bank: Bank, found: Changes, phrases: list[Listed]) -> None:
    """Note of each sentence that was added or reworded why it may not be offered, if it may not; of each in which
    something was marked, what that does to others."""
    for one in found.conflicts:
        known = next((listed for listed in phrases if one.key in listed.keys), None)
        for value in _ever(desk, bank, one, known):
            if stamp(value) == one.stamp:
                found.stood[one.where] = value
    for one in found.changes:
        if one.field == "local" and one.new:
            marked = mark(desk, bank, phrases, one.key, one.new)
            found.banned[one.where] = marked.told
            found.kept_out = max(found.kept_out, marked.count)
    written = [(one.where, one.text, one.role) for one in found.additions]
    roles = {key: one.role for one in phrases for key in one.keys}
    written += [(one.where, one.new, roles[one.key]) for one in found.changes if one.field == "wording"]
    for where, text, role in written:
        why_not = why_not_offered(desk, text, role)
        if why_not:
            found.warnings[where] = why_not


def _ever(desk: Desk, bank: Bank, change: Change, listed: Listed | None) -> Iterator[str]:
    """All that may have stood where a conflict is; `listed` is its sentence, None if it is about a source."""
    yield ""
    known = rules(desk)
    yield from chain(known.topics, *known.choices.values())
    if listed is None:
        yield from values_ever(bank, [change.key], f"{PREFIX}{change.field}")
    else:
        yield listed.original
        yield from values_ever(bank, listed.keys, change.field)


def mark(desk: Desk, bank: Bank, phrases: Iterable[Listed], key: str, new: str) -> Marking:
    """What it would do to mark the strings `new` (joined by 、) in the sentence with this key, which is of `phrases`."""
    others = (one.text for one in phrases if key not in one.keys)
    card = read_card(desk.workspace.settings)
    return marking(bank, desk.lexicon, card, key, new.split("、"), others)


def why_not_offered(desk: Desk, text: str, role: str) -> str:
    """Why a sentence that the user wrote may not be offered in a draft; empty if it may."""
    from generator.language import words
    from generator.mining.miner import own_places
    from generator.mining.wording import worded

    words.add_words(desk.lexicon.terms.vocabulary)
    why_not = worded(text, role, "", "", desk.lexicon, own_places(desk.home)).why_not
    unended = is_ended(role) and not text.endswith(_ENDS)
    return f"句末少标点，{why_not}" if why_not and unended else why_not


def apply(desk: Desk, bank: Bank, found: Changes, phrases: list[Listed], file: str, at: str, by: str) -> str:
    """Do all that `found` asks for (ISO time `at`, user `by`, out of `file`); the id of the batch.

    Conflicts and faults are left out: give what shall be done among the changes.
    """
    known = {key: one for one in phrases for key in one.keys}
    decisions = [one for change in found.changes for one in _decisions(change, known[change.key])]
    additions = [*found.additions, *(_anew(one, known[one.key], found) for one in _rewritten(found, known))]
    decisions += [
        Decision(change.key, cast(Field, f"{PREFIX}{change.field}"), change.new)
        for change in found.source_changes
    ]
    with bank.changing() if additions else bank.writing():
        batch = decide(bank, IMPORT, decisions, at, by, file)
        if additions:
            _add(desk, bank, additions, batch, at)
    desk.heed_sources(bank)
    desk.mine_wordings(bank)
    return batch


def _rewritten(found: Changes, known: Mapping[str, Listed]) -> list[Change]:
    """What puts a sentence that may not be offered into other words: these are a sentence of their own."""
    return [one for one in found.changes if one.field == "wording" and not known[one.key].usable]


def _anew(change: Change, one: Listed, found: Changes) -> Addition:
    """The new words of a sentence that may not be offered, to be added, with what else was changed in its row."""
    row = {other.field: other.new for other in found.changes if other.key == change.key}
    values = (row.get("slot", one.slot), row.get("role", one.role), row.get("topic", one.topic))
    return Addition(change.new, *values, change.where)


def _decisions(change: Change, one: Listed) -> Iterator[Decision]:
    """What a change decides: strings that were marked in any sentence of the phrase are put in order as well; the words
    of what may not be offered give way to the new ones."""
    new = change.new
    if change.field == "wording" and not one.usable:
        yield Decision(change.key, "state", STRIKE)
        return
    if change.field == "wording" and new == one.original:
        new = ""
    if change.field == "local":
        yield from (Decision(key, "local", "") for key in one.keys if key != change.key)
    yield Decision(change.key, cast(Field, change.field), new)


def _add(desk: Desk, bank: Bank, additions: list[Addition], batch: str, at: str) -> None:
    from generator.language import words

    words.add_words(desk.lexicon.terms.vocabulary)
    name = added_on(at[:10])
    texts = [one.text for one in additions]
    card = read_card(desk.workspace.settings)
    level = card.get("本级") or desk.lexicon.levels.of_place(card.get("地区", ""))
    manuscript = added_manuscript(
        (Added(one.text, one.slot, one.role, one.topic) for one in additions),
        name,
        identity(batch, *texts),
        SourceInfo(level=level, place=desk.home),
    )
    bank.add(mine_added(manuscript, desk.lexicon), manuscript, f"{ADDED}{batch}", "own", batch)
