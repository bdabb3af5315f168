"""Where the characters that a reader of a body sees stand in its XML: paragraphs as read → places to change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from generator.reading.docx_styles import W

_TEXT, _RUN, _PARAGRAPH = f"{W}t", f"{W}r", f"{W}p"
_UNREAD = {W + name for name in ("pPr", "rPr", "sdtPr", "del", "moveFrom", "rt")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_UNSEEN = re.compile("[\\s\ue000-\uf8ff\u00ad\u200b-\u200f\u2060\ufeff]")
_LONGEST_NUMBER = 8
"""Characters of a number that Word counts itself, and that stands nowhere in the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A character: the `w:t` that holds it, and its offset there."""

    element: Element
    index: int


class Located:
    """The paragraphs of a text found in `body`; those that cannot be found are told by None."""

    def __init__(self, body: Element, paragraphs: Sequence[str]) -> None:
        places = [(char, place) for char, place in _characters(body)]
        self._stream = "".join(char for char, _ in places)
        self._places = [place for _, place in places]
        self._paragraphs = paragraphs
        self._starts = self._align(paragraphs)

    def _align(self, paragraphs: Sequence[str]) -> list[tuple[int, int] | None]:
        """For each paragraph the place of its first seen character in the stream, and how many a number took."""
        found: list[tuple[int, int] | None] = []
        cursor = 0
        for text in paragraphs:
            seen = _UNSEEN.sub("", text)
            start = self._find(seen, cursor)
            found.append(start)
            if start is not None and start[0] >= cursor:
                cursor = start[0] + len(seen) - start[1]
        return found

    def _find(self, seen: str, cursor: int) -> tuple[int, int] | None:
        for begin in (cursor, 0):
            for number in range(min(_LONGEST_NUMBER, max(len(seen) - 1, 0)) + 1):
                place = self._stream.find(seen[number:], begin)
                near = begin == 0 or place == cursor or number == 0
                if place >= 0 and near:
                    return place, number
        return None

    def stretch(self, paragraph: int, start: int, end: int) -> list[Place]:
        """The places of the characters `start`–`end` of a paragraph that are seen and typed; empty if not found."""
        aligned = self._starts[paragraph]
        if aligned is None:
            return []
        text = self._paragraphs[paragraph]
        first = len(_UNSEEN.sub("", text[:start])) - aligned[1]
        last = first + len(_UNSEEN.sub("", text[start:end]))
        return self._places[aligned[0] + max(first, 0) : aligned[0] + max(last, 0)]


def _characters(body: Element) -> Iterator[tuple[str, Place]]:
    for element in body.iter(_TEXT):
        if _is_read(element):
            for index, char in enumerate(element.text or ""):
                if not _UNSEEN.match(char):
                    yield char, Place(element, index)


def _is_read(element: Element) -> bool:
    """Whether the reader sees it: neither struck nor hidden, no second copy."""
    if any(above.tag in _UNREAD for above in element.iterancestors()):
        return False
    run = element.getparent()
    vanish = None if run is None else run.find(f"{W}rPr/{W}vanish")
    return vanish is None or vanish.get(f"{W}val") in ("0", "false", "off")


def paragraph_of(element: Element) -> Element:
    """The paragraph that a text stands in."""
    return next(element.iterancestors(_PARAGRAPH))
