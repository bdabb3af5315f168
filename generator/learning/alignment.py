"""Which sentence of the file is which of the draft: by its very words, by likeness, by being part of another."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.language.cohesion import likeness
from generator.learning.pieces import Piece

_LIKE_ALONE, _LIKE_IN_BLOCK, _LIKE_ANYWHERE = 0.25, 0.4, 0.55
"""Likeness (0–1) from which two sentences are one reworded: the only one left of its block, of one block, of two."""
_SHORTEST = 6
"""Characters from which a sentence inside another is told from chance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence as it was and as it is, by their numbers (None: struck, added). `moved`: not where it stood.

    `part`: it stands, but as a part of a longer sentence, or is itself a part of one that was parted.
    """

    before: int | None
    after: int | None
    moved: bool = False
    part: bool = False


def align(before: Sequence[Piece], after: Sequence[Piece]) -> list[Pair]:
    """Every sentence of both once, in the order of the file; what was struck stands behind what stood before it."""
    anchors = _in_order(before, after)
    pairs = dict(anchors)
    for one, other in _same_elsewhere(before, after, pairs):
        pairs[one] = other
    for one, other in _alike(before, after, pairs):
        pairs[one] = other
    return _ordered(before, after, pairs, dict(anchors))


def _in_order(before: Sequence[Piece], after: Sequence[Piece]) -> list[tuple[int, int]]:
    """The sentences that stand word for word, in the same order."""
    matcher = SequenceMatcher(
        None, [one.plain for one in before], [one.plain for one in after], autojunk=False
    )
    return [
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]


def _free(count: int, taken: Sequence[int] | set[int]) -> list[int]:
    return [number for number in range(count) if number not in set(taken)]


def _same_elsewhere(
    before: Sequence[Piece], after: Sequence[Piece], pairs: dict[int, int]
) -> list[tuple[int, int]]:
    """The sentences that stand word for word in another place."""
    waiting: dict[str, list[int]] = {}
    for number in _free(len(after), set(pairs.values())):
        waiting.setdefault(after[number].plain, []).append(number)
    found = []
    for number in _free(len(before), set(pairs)):
        if waiting.get(before[number].plain):
            found.append((number, waiting[before[number].plain].pop(0)))
    return found


def _alike(before: Sequence[Piece], after: Sequence[Piece], pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The sentences that were reworded, the likest first, each once."""
    left = [one for one in _free(len(before), set(pairs)) if not before[one].is_prompt]
    right = _free(len(after), set(pairs.values()))
    alone = {
        block for block in {before[one].block for one in left}
        if sum(before[one].block == block for one in left) == 1 == sum(after[one].block == block for one in right)
    }  # fmt: skip
    scored = []
    for one in left:
        for other in right:
            same = bool(after[other].block) and before[one].block == after[other].block
            least = (
                _LIKE_ANYWHERE if not same else _LIKE_ALONE if before[one].block in alone else _LIKE_IN_BLOCK
            )
            score = likeness(before[one].grams, after[other].grams)
            if score >= least:
                scored.append((-score - 0.2 * same, one, other))
    found: dict[int, int] = {}
    for _, one, other in sorted(scored):
        if one not in found and other not in found.values():
            found[one] = other
    return list(found.items())


def _ordered(
    before: Sequence[Piece], after: Sequence[Piece], pairs: dict[int, int], anchors: dict[int, int]
) -> list[Pair]:
    origin = {other: one for one, other in pairs.items()}
    placed: list[tuple[tuple[int, int, int], Pair]] = []
    for number in range(len(after)):
        one = origin.get(number)
        moved = one is not None and not _in_place(one, number, anchors)
        part = one is None and _is_part(after[number], before)
        placed.append(((number, 0, 0), Pair(one, number, moved, part)))
    last = -1
    for number in range(len(before)):
        if number in pairs:
            last = pairs[number]
        else:
            placed.append(((last, 1, number), Pair(number, None, part=_is_part(before[number], after))))
    return [pair for _, pair in sorted(placed, key=lambda one: one[0])]


def _in_place(one: int, other: int, anchors: dict[int, int]) -> bool:
    return all((a < one) == (b < other) for a, b in anchors.items() if a != one)


def _is_part(piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether the sentence stands whole inside one of the others."""
    return len(piece.plain) >= _SHORTEST and any(piece.plain in other.plain for other in others)
