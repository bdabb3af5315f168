"""Lines that a file broke at a fixed width → the paragraphs they were before."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from generator.reading.page_marks import is_page_mark

_FINAL = re.compile(r"[。！？：；…!?:;.][”’\"'）)》】]*$")
_INDENT = re.compile(r"[ \t\u3000\xa0]")
_LEAST_LINES = 6
_LEAST_BROKEN = 3
"""Lines of the width that end in mid-sentence."""
_LEAST_WIDTH = 30
"""Columns; shorter lines of one length are headings or verse, not wrapped prose."""
_SLACK = 4
"""Columns by which a full line may miss the width: two characters, for punctuation kept together."""
_MOST = 0.6
"""Share of the lines that end in mid-sentence, headings aside, which must be of one length."""
_ENOUGH = 0.3
"""Share of all lines that must be full: short paragraphs have as many ends as full lines."""
_FEW = 0.1
"""Share of lines that may be longer, up to `_LONGEST` times the width: an advertisement put in later."""
_LONGEST = 4
_OPENS = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d))"
)
"""The ordinal of a heading: such a line goes on with nothing."""


def rejoin(lines: Sequence[str]) -> list[str]:
    """The paragraphs of `lines` (empty ones left out, indents kept); as they are unless hard-wrapped.

    A file is hard-wrapped if most of its lines that end in mid-sentence are of nearly one length and
    hardly any line is longer. A full line then runs on into the next, unless that is indented, begins
    with the ordinal of a heading, or an empty line lies between; a page number between them is dropped. In a file that marks its paragraphs
    in neither way a full line that ends a sentence ends its paragraph too.
    """
    written = [line for line in lines if line.strip()]
    width = _wrap_width(written)
    return written if width is None else _joined(lines, width)


def _wrap_width(written: Sequence[str]) -> int | None:
    """The width in columns at which these lines were broken; None if they were not."""
    if len(written) < _LEAST_LINES:
        return None
    widths = [_columns(line) for line in written]
    open_ended = (not _ends_sentence(line) and not _OPENS.match(line) for line in written)
    broken = [columns for columns, is_open in zip(widths, open_ended, strict=True) if is_open]
    times = Counter(broken)
    width = max(times, key=lambda one: (_about(one, broken), times[one], one), default=0)
    if width < _LEAST_WIDTH:
        return None
    longer = sum(columns > width + _SLACK for columns in widths)
    even = longer <= _FEW * len(written) and max(widths) <= _LONGEST * width
    many = _about(width, broken) >= _MOST * len(broken) and _about(width, widths) >= _ENOUGH * len(written)
    return width if even and many and _about(width, broken) >= _LEAST_BROKEN else None


def _about(width: int, widths: Sequence[int]) -> int:
    """How many of `widths` are `width`, more or less."""
    return sum(abs(columns - width) <= _SLACK for columns in widths)


def _joined(lines: Sequence[str], width: int) -> list[str]:
    """Join each line of about `width` columns to the next, where nothing parts them."""
    marked = _marks_paragraphs(lines, width - _SLACK)
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        full = abs(_columns(before) - width) <= _SLACK
        runs_on = full and (marked or not _ends_sentence(before))
        if runs_on and is_page_mark(line):
            continue
        if line.strip() and runs_on and not _is_indented(line) and not _OPENS.match(line):
            paragraphs[-1] += line.strip()
        elif line.strip():
            paragraphs.append(line.rstrip())
        before = line
    return paragraphs


def _marks_paragraphs(lines: Sequence[str], full: int) -> bool:
    """Whether most short lines, which end a paragraph, are followed by an indent or an empty line."""
    last = max(number for number, line in enumerate(lines) if line.strip())
    pairs = pairwise(lines[: last + 1])
    marks = [not after.strip() or _is_indented(after) for line, after in pairs if 0 < _columns(line) < full]
    return 2 * sum(marks) > len(marks)


def _columns(line: str) -> int:
    """Width of `line` on a screen of fixed pitch, where a Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line.rstrip())


def _ends_sentence(line: str) -> bool:
    return _FINAL.search(line.rstrip()) is not None


def _is_indented(line: str) -> bool:
    return _INDENT.match(line) is not None
