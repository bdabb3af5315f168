"""Lines that a file broke at a fixed width → the paragraphs they were before."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_FINAL = re.compile(r"[。！？：；…!?:;.][”’\"'）)》】]*$")
_INDENT = re.compile(r"[ \t\u3000\xa0]")
_LEAST_LINES = 6
_LEAST_WIDTH = 30
"""Columns; shorter lines of one length are headings or verse, not wrapped prose."""
_SLACK = 4
"""Columns by which a full line may miss the width: two characters, for punctuation kept together."""
_MOST = 0.6
"""Share of lines that must be full, and of full lines that must end in mid-sentence."""


def rejoin(lines: Sequence[str]) -> list[str]:
    """The paragraphs of `lines` (empty ones left out, indents kept); as they are unless hard-wrapped.

    A file is hard-wrapped if most of its lines are of nearly one length and end without a final
    mark, and no line is longer. A full line then runs on into the next, unless that is indented
    or an empty line lies between. In a file that marks its paragraphs in neither way a full line
    that ends a sentence ends its paragraph too.
    """
    written = [line for line in lines if line.strip()]
    width = _wrap_width(written)
    return written if width is None else _joined(lines, width - _SLACK)


def _wrap_width(written: Sequence[str]) -> int | None:
    """The width in columns at which these lines were broken; None if they were not."""
    if len(written) < _LEAST_LINES:
        return None
    widths = [_columns(line) for line in written]
    width = Counter(widths).most_common(1)[0][0]
    full = [line for line, columns in zip(written, widths, strict=True) if abs(columns - width) <= _SLACK]
    running = [line for line in full if not _ends_sentence(line)]
    even = len(full) >= _MOST * len(written) and max(widths) <= width + _SLACK
    return width if even and width >= _LEAST_WIDTH and len(running) >= _MOST * len(full) else None


def _joined(lines: Sequence[str], full: int) -> list[str]:
    """Join each line of at least `full` columns to the next, where nothing parts them."""
    marked = _marks_paragraphs(lines, full)
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        runs_on = _columns(before) >= full and (marked or not _ends_sentence(before))
        if line.strip() and runs_on and not _is_indented(line):
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
