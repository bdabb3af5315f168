"""Plain tables whose columns stand straight under Chinese text."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Columns on a terminal: 2 for wide characters, 1 for others."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int) -> str:
    """`text` with spaces up to `columns`."""
    return text + " " * max(0, columns - width(text))


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a table; the last column is not padded."""
    if not rows:
        return []
    widths = [max(width(row[index]) for row in rows) + 2 for index in range(len(rows[0]) - 1)]
    return [
        "  " + "".join(pad(cell, columns) for cell, columns in zip(row, widths, strict=False)) + row[-1]
        for row in rows
    ]
