"""Taking manuscripts into the bank one by one, and counting what came of it."""

from dataclasses import dataclass, field, fields, replace

from generator.bank.bank import Bank
from generator.desk.desk import Intake
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.errors import NigaoError
from generator.model.manuscript import Manuscript, Skipped, SourceInfo
from generator.model.speech import Speech

USER_KINDS = ("own", "outside")


@dataclass
class Tally:
    """Counts while mining goes on; `seen` are the keys known before."""

    seen: set[str]
    read: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    new_phrases: dict[str, int] = field(default_factory=dict)
    known_phrases: dict[str, int] = field(default_factory=dict)

    def count(self, speech: Speech) -> None:
        """Count the usable sentences of a speech as new or known."""
        for sentence in speech.sentences:
            if sentence.usable:
                counts = self.known_phrases if sentence.key in self.seen else self.new_phrases
                counts[sentence.slot] = counts.get(sentence.slot, 0) + 1
                self.seen.add(sentence.key)

    def result(self) -> Intake:
        """The counts, for good."""
        return Intake(tuple(self.read), tuple(self.known), tuple(self.skipped), self.new_phrases, self.known_phrases)


def mine_into(
    bank: Bank, path: str, manuscript: Manuscript | Skipped, kind: str, info: SourceInfo, lexicon: Lexicon, tally: Tally
) -> None:
    """Mine one manuscript into the bank, inside a transaction."""
    if isinstance(manuscript, Skipped):
        tally.skipped.append(manuscript)
        return
    kinds = USER_KINDS if kind in USER_KINDS else (kind,)
    if bank.has_digest(manuscript.digest, kinds) and info == SourceInfo():
        tally.known.append(manuscript.name)
        return
    words.add_words(lexicon.terms.vocabulary)
    try:
        speech = mine(replace(manuscript, info=_merge(manuscript.info, info)), lexicon)
    except NigaoError as error:
        tally.skipped.append(Skipped(path, error.message))
        return
    bank.add(speech, replace(manuscript, info=speech.info), path, kind)
    tally.read.append(manuscript.name)
    tally.count(speech)


def _merge(own: SourceInfo, asked: SourceInfo) -> SourceInfo:
    """What was asked for wins over what the file says."""
    given = {one.name: getattr(asked, one.name) for one in fields(asked) if getattr(asked, one.name)}
    return replace(own, **given)
