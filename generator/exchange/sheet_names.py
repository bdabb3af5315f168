"""What the sheets of the workbook are called."""

import re
from collections.abc import Iterable

GUIDE, CHOICES = "说明", "选项"
"""The sheets that say how to edit, and hold what can be chosen (hidden)."""
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET = 31


def sheet_name(slot: str) -> str:
    """A slot's name as that of a sheet may be."""
    return _SHEET_SIGNS.sub("_", slot)[:_LONGEST_SHEET] or "_"


def slots_of(names: Iterable[str]) -> dict[str, str]:
    """Name of a sheet → its slot."""
    return {sheet_name(name): name for name in names}
