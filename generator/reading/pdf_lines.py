"""The lines of a PDF's pages, as they were printed → the paragraphs they were set from."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.model.manuscript import Paragraph
from generator.reading.page_marks import is_page_mark
from generator.reading.tidy import tidy

_DIGITS = re.compile(r"\d+")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_WITHIN = re.compile(rf"(?<=[{_CJK}])[ \u3000\xa0]+(?=[{_CJK}\d])|(?<=\d)[ \u3000\xa0]+(?=[{_CJK}])")
_FINAL = re.compile(r"[。！？：；…!?:;][”’\"'）)》】]*$")
_MARGIN = 0.12
"""Share of the page's height in which headers and page numbers stand."""
_TOUCHING = 0.1
"""A gap between characters of one word, in the size of print."""
_MOST_APART = 1.6
"""A gap between two lines of one paragraph, in the usual distance from line to line."""
_SAME_SIZE = 0.15
"""Share by which the size of print may differ within a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, its box in points from the page's lower left corner, its size of print."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size in points and the pieces of its lines, in any order."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the text of a document stands: its edges, the distance of its lines, if it indents paragraphs."""

    left: float
    right: float
    pitch: float
    indents: bool

    def is_full(self, line: Line) -> bool:
        return line.right >= self.right - 1.6 * line.size

    def is_indented(self, line: Line) -> bool:
        return line.left >= self.left + 0.8 * line.size

    def is_centred(self, line: Line) -> bool:
        within = self.left + 1.8 * line.size < line.left and line.right < self.right - 1.8 * line.size
        return within and abs((line.left - self.left) - (self.right - line.right)) < 1.5 * line.size


def paragraphs_of(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """The paragraphs in reading order, without page numbers and running headers."""
    rows = [_rows(page) for page in pages]
    running = _running(pages, rows)
    kept = [
        [row for row in page_rows if not _is_margin(row, page, running)]
        for page, page_rows in zip(pages, rows, strict=True)
    ]
    frame = _frame(kept)
    open_lines: list[Line] = []
    for page_rows in kept:
        above: Line | None = None
        for line in page_rows:
            if open_lines and not _runs_on(open_lines[-1], line, above, frame):
                yield from _closed(open_lines, frame)
                open_lines = []
            open_lines.append(line)
            above = line
    if open_lines:
        yield from _closed(open_lines, frame)


def _rows(page: Page) -> list[Line]:
    """The lines from top to bottom, pieces that stand side by side made one."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda one: -one.top):
        level = rows[-1][0] if rows else None
        if level is not None and (line.top + line.bottom) / 2 > level.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda one: one.left)) for row in rows]


def _joined(pieces: Sequence[Line]) -> Line:
    text = "".join(f"{_gap(left, right)}{right.text}" for left, right in pairwise(pieces))
    return replace(
        pieces[0],
        text=pieces[0].text + text,
        right=max(piece.right for piece in pieces),
        size=max(piece.size for piece in pieces),
    )


def _gap(left: Line, right: Line) -> str:
    """The spaces between two pieces of a row: none, one, or two where a character and more would have room."""
    room = (right.left - left.right) / right.size
    return "  " if room > 1 else " " if room > _TOUCHING else ""


def _running(pages: Sequence[Page], rows: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The texts, digits aside, that stand in the margin of half of the pages at least."""
    seen: Counter[str] = Counter()
    for page, lines in zip(pages, rows, strict=True):
        seen.update({_bare(line.text) for line in lines if _in_margin(line, page)})
    return frozenset(text for text, times in seen.items() if times >= 3 and 2 * times >= len(pages))


def _bare(text: str) -> str:
    return _DIGITS.sub("0", re.sub(r"\s", "", text))


def _in_margin(line: Line, page: Page) -> bool:
    middle = (line.top + line.bottom) / 2
    return middle > (1 - _MARGIN) * page.height or middle < _MARGIN * page.height


def _is_margin(line: Line, page: Page, running: frozenset[str]) -> bool:
    """Whether a line is a page number or a running header or footer."""
    if not _in_margin(line, page):
        return False
    return is_page_mark(line.text) or _bare(line.text) in running


def _frame(pages: Sequence[Sequence[Line]]) -> _Frame:
    lines = [line for page in pages for line in page]
    if not lines:
        return _Frame(0, 0, 0, indents=False)
    size = median(line.size for line in lines)
    right = max(line.right for line in lines)
    lefts = Counter(round(line.left) for line in lines)
    left = min((edge for edge, times in lefts.items() if 10 * times >= len(lines)), default=min(lefts))
    gaps = [above.top - below.top for page in pages for above, below in pairwise(page)]
    indents = any(left + 0.8 * size <= edge <= left + 4.5 * size for edge in lefts)
    return _Frame(left, right, median(gaps) if gaps else 0, indents)


def _runs_on(before: Line, line: Line, above: Line | None, frame: _Frame) -> bool:
    """Whether `line` goes on with the paragraph that `before` is the last line of.

    `above` is the line before it on the same page, if any.
    """
    if above is not None and above.top - line.top > _MOST_APART * frame.pitch:
        return False
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
        return False
    if frame.is_indented(line) or not frame.is_full(before):
        return False
    return frame.indents or _FINAL.search(before.text.strip()) is None


def _closed(lines: Sequence[Line], frame: _Frame) -> Iterator[Paragraph]:
    text = tidy(_WITHIN.sub("", "".join(_flow(line.text) for line in lines)))
    if text:
        yield Paragraph(text, centred=len(lines) == 1 and frame.is_centred(lines[0]))


def _flow(text: str) -> str:
    """A line as it is put before the next: a space only behind a Latin word."""
    text = text.strip()
    return f"{text} " if text and text[-1].isascii() and text[-1].isalpha() else text
