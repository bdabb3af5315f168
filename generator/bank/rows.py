"""What the bank answers with."""

from typing import TYPE_CHECKING, NamedTuple

from generator.model.draft import Source

if TYPE_CHECKING:
    from generator.model.sentence import Traits


class SourceRow(NamedTuple):
    """A source as the bank knows it, by the name that tells it from all others; `kind` is own, outside, curated or
    shipped."""

    id: int
    name: str
    path: str
    kind: str
    title: str
    occasion: str
    level: str
    place: str
    speaker: str
    standing: str
    date: str


class PhraseRow(NamedTuple):
    """A sentence that may be offered, with what choosing it needs.

    `phrase` names its cluster of near-duplicates; `order` is (paragraph, sentence) in its source;
    `since` and `until` are ISO days between which it may be said (empty: no bound).
    """

    key: str
    phrase: str
    source: Source
    source_id: int
    kind: str
    level: str
    slot: str
    role: str
    topic: str
    text: str
    core: str
    since: str
    until: str
    confidence: float
    traits: "Traits"
    occasion: str = ""
    """Occasion of its source; empty: unknown, or curated."""
    kept: int = 0
    """Drafts in which the user left it standing."""
    struck: int = 0
    """Drafts out of which he struck it."""
    own_words: bool = False
    """In the user's own wording: he reworded it, or wrote it into a draft."""
    suspect_at: tuple[str, ...] | None = None
    """Levels at which a word in `core` may keep it from being said, an empty one for all; None: not known."""


class SetRow(NamedTuple):
    """A set of matched headings, leads or parallel sentences: (slot, topic, key) of each member.

    `pattern` is what they share, `rhythm` the lengths of their clauses if they agree.
    """

    id: int
    source_id: int
    members: tuple[tuple[str, str, str], ...]
    pattern: str = ""
    rhythm: str = ""
