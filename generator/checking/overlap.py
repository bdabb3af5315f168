"""How much of a text stands in other texts: the share, the longest run, the runs side by side."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.punctuation import bare

GRAM = 10
"""A stretch of so many characters (marks left out) that stands in both counts as common."""
SHOWN = 20
"""Shortest run that is shown side by side."""


@dataclass(frozen=True, slots=True)
class Common:
    """A run that stands in both: where it begins here and there (paragraphs from 0), and its text."""

    paragraph: int
    there: int
    text: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """`share` (0–1) of the speech that stands in `file`, characters of the longest run, the longer runs in order."""

    file: str
    share: float
    longest_run: int
    runs: tuple[Common, ...]


class Grams:
    """A speech made ready to be compared with many others."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._text, self._paragraph = _flat(paragraphs)
        self._places: dict[str, list[int]] = {}
        for index in range(len(self._text) - GRAM + 1):
            self._places.setdefault(self._text[index : index + GRAM], []).append(index)

    def overlap(self, file: str, paragraphs: Sequence[str]) -> Overlap:
        """What the speech has in common with the text of `file`."""
        text, paragraph = _flat(paragraphs)
        covered = bytearray(len(self._text))
        runs: list[Common] = []
        longest = index = 0
        while index <= len(text) - GRAM:
            starts = self._places.get(text[index : index + GRAM])
            if not starts:
                index += 1
                continue
            start, length = max(
                ((one, self._length(one, text, index)) for one in starts), key=lambda one: one[1]
            )
            covered[start : start + length] = b"\1" * length
            longest = max(longest, length)
            if length >= SHOWN:
                run = self._text[start : start + length]
                runs.append(Common(self._paragraph[start], paragraph[index], run))
            index += length - GRAM + 1
        share = sum(covered) / len(self._text) if self._text else 0.0
        ordered = sorted(set(runs), key=lambda one: (one.paragraph, one.there, one.text))
        return Overlap(file, share, longest, tuple(ordered))

    def _length(self, start: int, text: str, index: int) -> int:
        length = GRAM
        limit = min(len(self._text) - start, len(text) - index)
        while length < limit and self._text[start + length] == text[index + length]:
            length += 1
        return length


def _flat(paragraphs: Sequence[str]) -> tuple[str, list[int]]:
    """All letters, digits and Han in a row, and the paragraph of each."""
    parts = [bare(text) for text in paragraphs]
    numbers = [number for number, part in enumerate(parts) for _ in part]
    return "".join(parts), numbers


def as_printed(run: Common, paragraphs: Sequence[str]) -> str:
    """The words of `run` with their punctuation, as they stand in the speech's `paragraphs`; of one that goes over
    paragraphs the longest piece."""
    left, number, pieces = run.text, run.paragraph, [""]
    while left and number < len(paragraphs):
        plain = bare(paragraphs[number])
        piece = (
            left
            if left in plain
            else next((left[:size] for size in range(len(left), 0, -1) if plain.endswith(left[:size])), "")
        )
        pieces.append(_found(paragraphs[number], piece))
        left, number = left[len(piece) :], number + 1
    return max(pieces, key=len) or run.text


def _found(text: str, piece: str) -> str:
    """The stretch of `text` whose letters, digits and Han are `piece`, with its punctuation; else `piece`."""
    match = re.search(r"[\W_]*".join(map(re.escape, piece)), unicodedata.normalize("NFKC", text))
    return match[0] if match else piece
