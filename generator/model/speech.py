"""A speech as mining understands it: sentences that tile its paragraphs, and sets of siblings."""

from dataclasses import dataclass

from generator.model.manuscript import SourceInfo
from generator.model.sentence import Mark, Sentence


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of a paragraph that is not speech (advert, web furniture); offsets in characters."""

    paragraph: int
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiblingSet:
    """Headings of one speech, or leads of one part, that were written to match.

    `slots` and `topics` run beside `keys`; `kind` is 小标题 or 领句.
    """

    kind: str
    keys: tuple[str, ...]
    slots: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """One source: its paragraphs (normalised), sentences in order, what was dropped, its sets."""

    name: str
    digest: str
    info: SourceInfo
    paragraphs: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...] = ()
    sets: tuple[SiblingSet, ...] = ()
    title: str = ""
    salutation: str = ""

    @property
    def local_names(self) -> tuple[Mark, ...]:
        """Every source-specific string of the speech, once each, in order of appearance."""
        return tuple(dict.fromkeys(mark for sentence in self.sentences for mark in sentence.local))
