"""What became of a draft: sentence by sentence and block by block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.learning.alignment import Pair, align
from generator.learning.diff import share_kept
from generator.learning.facts import Facts
from generator.learning.pieces import Piece, Unit, pieces_of_draft, pieces_of_file
from generator.model.draft import Draft

_YAO = re.compile("^(?:我们)?要+")
Fate = Literal["kept", "changed", "moved", "struck", "added"]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: what became of it, its block (empty: a new paragraph), its wording before and after.

    `facts`: nothing but a blank, a figure or a name was filled in or set right.
    """

    fate: Fate
    block: str
    before: str
    after: str
    units: tuple[Unit, ...] = ()
    facts: bool = False


@dataclass(frozen=True, slots=True)
class BlockFate:
    """A block of the draft and what became of it as a whole; `found`: something of it stands in the file."""

    id: str
    fate: Fate
    found: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A draft and its file. `lines` are in the order of the file, `blocks` in that of the draft; `kept` is a share (0–1)."""

    draft_id: str
    lines: tuple[Line, ...]
    blocks: tuple[BlockFate, ...]
    kept: float

    @property
    def found(self) -> float:
        """The share (0–1) of the blocks of which something stands in the file."""
        return sum(block.found for block in self.blocks) / max(1, len(self.blocks))


def compare(draft_id: str, draft: Draft, stretches: Sequence[tuple[str, str]], facts: Facts) -> Comparison:
    """`draft` as it was generated and the `stretches` (block id or empty, text) of its file."""
    before, after = pieces_of_draft(draft), pieces_of_file(stretches)
    pairs = align(before, after)
    fates = [_fate(pair, before, after, facts) for pair in pairs]
    lines = tuple(
        _line(fate, filled, pair, before, after) for pair, (fate, filled) in zip(pairs, fates, strict=True)
    )
    return Comparison(draft_id, lines, _blocks(draft, pairs, fates, before), _kept(pairs, before, after))


def _fate(pair: Pair, before: Sequence[Piece], after: Sequence[Piece], facts: Facts) -> tuple[Fate, bool]:
    """What became of a sentence, and whether only facts were filled in."""
    if pair.before is None or pair.after is None:
        if pair.part:
            return "kept", False
        if pair.before is not None and before[pair.before].is_prompt:
            return "kept", True
        return ("added" if pair.before is None else "struck"), False
    one, other = before[pair.before], after[pair.after]
    elsewhere = pair.moved or bool(other.block and other.block != one.block)
    stays: Fate = "moved" if elsewhere else "kept"
    if _less_yao(one.plain) == _less_yao(other.plain) or _joined(other, before):
        return stays, False
    if facts.only(one.text, other.text):
        return stays, True
    return "changed", False


def _less_yao(plain: str) -> str:
    """Without the 要 at its head, which drafting puts there or takes off as the place wants it."""
    return _YAO.sub("", plain)


def _joined(other: Piece, parts: Sequence[Piece]) -> bool:
    """Whether a sentence of the file is nothing but sentences of the draft put together."""
    rest = other.plain
    for part in sorted({piece.plain for piece in parts if piece.plain in rest}, key=len, reverse=True):
        rest = rest.replace(part, "")
    return not rest


def _line(fate: Fate, filled: bool, pair: Pair, before: Sequence[Piece], after: Sequence[Piece]) -> Line:
    one = None if pair.before is None else before[pair.before]
    other = None if pair.after is None else after[pair.after]
    block = (other.block if other else "") or (one.block if one else "")
    return Line(
        fate, block, one.text if one else "", other.text if other else "", one.units if one else (), filled
    )


def _blocks(
    draft: Draft, pairs: Sequence[Pair], fates: Sequence[tuple[Fate, bool]], before: Sequence[Piece]
) -> tuple[BlockFate, ...]:
    by_block: dict[str, list[Fate]] = {}
    for pair, (fate, _) in zip(pairs, fates, strict=True):
        if pair.before is not None:
            by_block.setdefault(before[pair.before].block, []).append(fate)
    return tuple(
        BlockFate(block.id, _of_all(by_block[block.id]), any(one != "struck" for one in by_block[block.id]))
        for block in draft.blocks
        if block.id in by_block
    )


def _of_all(fates: Sequence[Fate]) -> Fate:
    """What became of a block of which these are the sentences."""
    return fates[0] if len(set(fates)) == 1 else "changed"


def _kept(pairs: Sequence[Pair], before: Sequence[Piece], after: Sequence[Piece]) -> float:
    """The share of the draft's characters that stand in the file."""
    stays = 0.0
    for pair in pairs:
        if pair.before is not None:
            one = before[pair.before].plain
            stands = pair.part or before[pair.before].is_prompt
            other = after[pair.after].plain if pair.after is not None else one if stands else ""
            stays += len(one) * share_kept(one, other)
    return stays / max(1, sum(len(piece.plain) for piece in before))
