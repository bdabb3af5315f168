"""What a comparison teaches: decisions on the sentences that were offered, and sentences of the user's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.bank.bank import Bank
from generator.bank.decisions import Decision
from generator.bank.drafts import Known, known_sentence
from generator.checking.leftover import Names
from generator.language.lexicon import Lexicon
from generator.language.punctuation import bare
from generator.learning.comparison import Comparison, Line
from generator.learning.facts import Facts
from generator.mining.keys import sentence_key
from generator.mining.wording import worded
from generator.model.draft import Block, Draft
from generator.model.speech import Speech

SHORTEST = 8
"""Characters below which what was written in is no sentence worth keeping."""
_YAO = ("我们要", "要")
_BODY = ("论述", "举措", "事实")
_STOPS = ("。", "；", "！", "？", "”")


@dataclass(frozen=True, slots=True)
class Lessons:
    """`decisions` on sentences of the bank; `own` are the bare texts of sentences that it does not know."""

    decisions: tuple[Decision, ...]
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Classroom:
    """What lessons are drawn with: `names` are the local names of all sources, `level` and `standing` the draft's."""

    bank: Bank
    lexicon: Lexicon
    facts: Facts
    names: Names
    level: str
    standing: str
    without: str = ""
    """The batch with which the same draft was learnt before: what came with it is not known yet."""

    def lessons(self, comparison: Comparison, alternatives: Mapping[str, str]) -> Lessons:
        """What `comparison` teaches; `alternatives` are the phrasings that the draft offered: bare text → key."""
        decisions = list(self._counts(comparison))
        own = set()
        for line in comparison.lines:
            if line.fate not in ("changed", "added"):
                continue
            known = alternatives.get(bare(line.after)) or self._known(line.after)
            if known:
                decisions.append(Decision(known, "kept", comparison.draft_id))
            elif line.fate == "changed":
                decisions += self._wording(line)
            elif self._may_be_kept(line.after):
                own.add(bare(line.after))
        return Lessons(tuple(dict.fromkeys(decisions)), frozenset(own))

    def _counts(self, comparison: Comparison) -> Iterator[Decision]:
        """Kept or struck, once a draft; what stands in one place was not struck in another."""
        fates: dict[str, set[str]] = {}
        for line in comparison.lines:
            for unit in line.units:
                fates.setdefault(unit.key, set()).add(line.fate)
        for key, found in fates.items():
            if found <= {"kept", "moved"}:
                yield Decision(key, "kept", comparison.draft_id)
            elif found == {"struck"}:
                yield Decision(key, "struck", comparison.draft_id)

    def _wording(self, line: Line) -> list[Decision]:
        """The user's version of a sentence, if it could be said elsewhere too."""
        known = known_sentence(self.bank, line.units[0].key, self.without) if len(line.units) == 1 else None
        if known is None:
            return []
        text = _standing_alone(line, known)
        mined = worded(text, known.role, self.standing, self.level, self.lexicon)
        if not mined.usable or self.names.find(text) or self.facts.names_own(text):
            return []
        return [Decision(known.key, "wording", text), Decision(known.key, "level", self.level)]

    def _known(self, text: str) -> str | None:
        """The key of a sentence that was written in, if it stands in the bank."""
        known = known_sentence(self.bank, sentence_key(text), self.without)
        return known.key if known else None

    def _may_be_kept(self, text: str) -> bool:
        return len(bare(text)) >= SHORTEST and not self.facts.names_own(text)


def places_of(comparison: Comparison, draft: Draft, own: Speech) -> Iterator[Decision]:
    """What the user's own sentences are about that do not say so themselves: that of the point into which, or in a new
    paragraph behind which, he wrote them."""
    blocks = {block.id: block for block in draft.blocks if block.topic}
    homes: dict[str, Block] = {}
    last = ""
    for line in comparison.lines:
        last = line.block or last
        if line.fate == "added" and last in blocks:
            homes[bare(line.after)] = blocks[last]
    for one in own.sentences:
        home = homes.get(bare(one.core))
        if home is not None and one.role in _BODY and home.topic not in (one.topic, *one.traits.head_topics):
            yield Decision(one.key, "topic", home.topic)
            if one.slot != home.slot:
                yield Decision(one.key, "slot", home.slot)


def _standing_alone(line: Line, known: Known) -> str:
    """The new wording as it would stand by itself: with 要 before it and a stop behind it where the old one has them."""
    prefix = line.units[0].prefix
    text, before = (one.removeprefix(prefix) for one in (line.after, line.before))
    own = next((word for word in _YAO if known.core.startswith(word)), "")
    if own and not before.startswith(_YAO) and not text.startswith(_YAO):
        text = own + text
    stopped = known.core.endswith(_STOPS)
    return text if text.endswith(_STOPS) == stopped else f"{text}。" if stopped else text.rstrip("。；！？")
