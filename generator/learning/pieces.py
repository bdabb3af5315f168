"""The sentences of a draft as it was generated and of its file as it is now, in a form in which they can be compared."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.language.cohesion import bigrams
from generator.language.ordinals import parse_ordinal
from generator.language.punctuation import bare, normalise
from generator.language.sentences import split_sentences
from generator.model.draft import Block, Draft

PROMPT = re.compile("【此处写：[^】]*】")


@dataclass(frozen=True, slots=True)
class Unit:
    """A chosen sentence in a draft: its key, and the words put before it here that are not its own (要)."""

    key: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence. `block` is the id of the block in which it stands (empty: none), `text` has no ordinal.

    `units` are the chosen sentences in it; none where the template or the user wrote it.
    """

    block: str
    text: str
    plain: str
    """Letters, digits and Han of the text: what is compared."""
    grams: frozenset[str]
    units: tuple[Unit, ...] = ()

    @property
    def is_prompt(self) -> bool:
        """Whether it is but a place in which the user is asked to write a passage of his own."""
        return PROMPT.fullmatch(self.text) is not None


def pieces_of_draft(draft: Draft) -> list[Piece]:
    """The sentences of a draft as it was generated."""
    return [piece for block in draft.blocks for piece in _of_block(block)]


def pieces_of_file(stretches: Sequence[tuple[str, str]]) -> list[Piece]:
    """The sentences of a file: (block id or empty, text) in order of place."""
    return [
        piece
        for block, text in stretches
        for start, end in _cuts(text)
        if (piece := _piece(block, text[start:end])).plain
    ]


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence, and each prompt to write a passage, begins and ends."""
    for start, end in split_sentences(text):
        place = start
        for prompt in PROMPT.finditer(text, start, end):
            yield from ((place, prompt.start()), prompt.span())
            place = prompt.end()
        yield place, end


def _piece(block: str, text: str, units: tuple[Unit, ...] = ()) -> Piece:
    text = normalise(text)
    ordinal = parse_ordinal(text)
    core = text[ordinal.length :] if ordinal and ordinal.length < len(text) else text
    return Piece(block, core, bare(core), bigrams(core), units)


def _of_block(block: Block) -> Iterator[Piece]:
    units = list(_units(block))
    for start, end in _cuts(block.text):
        within = tuple(unit for place, unit in units if start <= place < end)
        piece = _piece(block.id, block.text[start:end], within)
        if piece.plain:
            yield piece


def _units(block: Block) -> Iterator[tuple[int, Unit]]:
    """Where each chosen sentence of a block begins, and what it is."""
    start = 0
    for number, spans in groupby(block.spans, key=lambda span: span.unit):
        found = list(spans)
        key = next((span.key for span in found if span.kind == "phrase" and span.key), None)
        if number is not None and key:
            yield start, Unit(key, found[0].text if found[0].kind == "literal" else "")
        start += sum(len(span.text) for span in found)


def alternatives_of(draft: Draft) -> Mapping[str, str]:
    """What the draft offered beside what it chose: bare text → key."""
    return {bare(one.text): one.key for block in draft.blocks for one in block.alternatives}
