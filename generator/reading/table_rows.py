"""Tables of figures beside a speech: their rows are no sentences."""

import re
from collections.abc import Sequence

_PARTED = re.compile(r"\t|[ \u3000]{2,}")
_FIGURE = re.compile(r"[-—+]?[0-9][0-9.,，]*(?:[%％‰]|[\u4e00-\u9fff]{1,2})?|[-—/／]")
_ENDS = re.compile("[。！？；：]$")
_CAPTION = re.compile("附?(?:表|件)[0-9一二三四五六七八九十]{0,2}[：: \u3000][^。]{2,40}(?<![。！？；：，])")
_FEWEST_CELLS, _LONGEST_CELL = 3, 20


def cells_of(line: str) -> list[str]:
    """The short cells of a row, parted by tabs or wide gaps; none if the line is no row of three or more."""
    line = line.strip()
    cells = [cell.strip() for cell in _PARTED.split(line)] if _PARTED.search(line) else []
    return cells if is_row(cells) else []


def is_row(cells: Sequence[str]) -> bool:
    """Whether these are three cells or more, each short and none a sentence."""
    short = all(len(cell) <= _LONGEST_CELL and not _ENDS.search(cell) for cell in cells)
    return len(cells) >= _FEWEST_CELLS and short


def is_table_of_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table has nothing but rows of short cells, most of them with figures."""
    figures = sum(map(has_figures, rows))
    return len(rows) > 1 and all(map(is_row, rows)) and figures * 2 >= len(rows)


def has_figures(cells: Sequence[str]) -> bool:
    """Whether a third of the cells or more are figures."""
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    return figures > 0 and figures * 3 >= len(cells)


def table_rows(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that are rows of figures, with the head and the caption just above them."""
    cells = [cells_of(line) for line in lines]
    rows = {index for index, row in enumerate(cells) if has_figures(row)}
    for index in sorted(rows):
        above = index - 1
        if above >= 0 and above not in rows and cells[above]:
            rows.add(above)
            above -= 1
        if above >= 0 and _CAPTION.fullmatch(lines[above].strip()):
            rows.add(above)
    return frozenset(rows)
