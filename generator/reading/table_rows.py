"""Tables beside a speech, of figures or of short entries (a timetable): their rows are no sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_PARTED = re.compile(r"\t|[ \u3000]{2,}")
_FIGURE = re.compile(r"[-—+]?[0-9][0-9.,，]*(?:[%％‰]|[\u4e00-\u9fff]{1,2})?|[-—/／]")
_ENDS = re.compile("[。！？；：]$")
_CAPTION = re.compile("附?(?:表|件)[0-9一二三四五六七八九十]{0,2}[：: \u3000][^。]{2,40}(?<![。！？；：，])")
_FEWEST_CELLS, _LONGEST_CELL = 3, 20
_PAIR, _FEWEST_PAIRS = 2, 3
"""Cells of a narrow row, and how many such rows make a table."""


def cells_of(line: str) -> list[str]:
    """The short cells of a row, parted by tabs or wide gaps; none if the line is no row of three or more."""
    line = line.strip()
    cells = [cell.strip() for cell in _PARTED.split(line)] if _PARTED.search(line) else []
    return cells if is_row(cells) else []


def is_row(cells: Sequence[str]) -> bool:
    """Whether these are three cells or more, each short and none a sentence."""
    return len(cells) >= _FEWEST_CELLS and _is_short(cells)


def is_table_of_entries(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table has nothing but rows of short cells, as many in each: three and more, or of two at least three rows;
    where half of the rows have figures, of three and more each."""
    widths = {len(row) for row in rows}
    if len(widths) == 1 and _is_grid(min(widths), len(rows)) and all(map(_is_short, rows)):
        return True
    return len(rows) > 1 and all(map(is_row, rows)) and sum(map(has_figures, rows)) * 2 >= len(rows)


def _is_grid(cells: int, rows: int) -> bool:
    return (cells >= _FEWEST_CELLS and rows > 1) or (cells == _PAIR and rows >= _FEWEST_PAIRS)


def _is_short(cells: Sequence[str]) -> bool:
    return all(len(cell) <= _LONGEST_CELL and not _ENDS.search(cell) for cell in cells)


def has_figures(cells: Sequence[str]) -> bool:
    """Whether a third of the cells or more are figures."""
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    return figures > 0 and figures * 3 >= len(cells)


def table_rows(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that are rows of figures, with the head and the caption just above them, and of those that
    a tab parts into short entries, as many in each of several in a row."""
    cells = [cells_of(line) for line in lines]
    grids = {index for start, end in _grids(lines) for index in range(start, end)}
    rows = {index for index, row in enumerate(cells) if has_figures(row)}
    for index in sorted(rows):
        above = index - 1
        if above >= 0 and above not in rows and cells[above]:
            rows.add(above)
            above -= 1
        if above >= 0 and _CAPTION.fullmatch(lines[above].strip()):
            rows.add(above)
    return frozenset(rows | grids)


def _grids(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines in a row that tabs part are a table of entries: the first, and the one behind the last."""
    start = 0
    rows = [line.strip("\n").split("\t") if "\t" in line.strip() else [] for line in lines]
    for width, members in groupby(rows, key=len):
        end = start + len(list(members))
        if width and is_table_of_entries(rows[start:end]):
            yield start, end
        start = end
