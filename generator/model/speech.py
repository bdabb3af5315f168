"""A speech as mining understands it: sentences that tile its paragraphs, and the units they form."""

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
class Unit:
    """Sentences that belong together, by their keys in order.

    `kind`: 部分 (a heading with all below it), 要点 (a lead with its body), 小标题 or 领句 (headings, leads
    that were written to match), 排比 (neighbours that begin alike). `slots` and `topics` run beside `keys`
    in sets; of parts and points they hold one each, the heading's or lead's. `parent` is the number of a
    point's part among the parts of the speech, from 0; -1: none. `pattern` is what the members of a set
    share (坚持…机关”), `rhythm` the lengths of their clauses if they agree (8+8).
    """

    kind: str
    keys: tuple[str, ...]
    slots: tuple[str, ...]
    topics: tuple[str, ...]
    parent: int = -1
    pattern: str = ""
    rhythm: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """One source: its paragraphs (normalised), sentences in order, what was dropped, its units."""

    name: str
    digest: str
    info: SourceInfo
    paragraphs: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...] = ()
    units: tuple[Unit, ...] = ()
    title: str = ""
    salutation: str = ""

    @property
    def local_names(self) -> tuple[Mark, ...]:
        """Every source-specific string of the speech, once each, in order of appearance."""
        return tuple(dict.fromkeys(mark for sentence in self.sentences for mark in sentence.local))
