"""Names and figures of the bank's sources that stand in a speech of another place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.bank.inventory import Held


@dataclass(frozen=True, slots=True)
class Inventory:
    """text → (kind, file of the first source that has it); `figures` from any source, `names` from other places.

    `ours` are names that sources of the same place hold.
    """

    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    ours: frozenset[str] = frozenset()


_NAMES = ("地区", "机构", "人名", "口号", "项目")
_FIGURE = re.compile(r"\d{3,}(?:\.\d+)?|\d+\.\d+")
"""Figures that hardly two speeches share by chance."""
_YEAR = re.compile(r"(?:19|20)\d{2}年?$")


def inventory_of(held: Iterable[Held], home: str) -> Inventory:
    """What of the bank's holdings is another's; without a `home` no name is."""
    own: set[str] = set()
    names: dict[str, tuple[str, str]] = {}
    figures: dict[str, str] = {}
    for one in held:
        if one.kind == "数量" and _FIGURE.match(one.text) and not _YEAR.fullmatch(one.text):
            figures.setdefault(one.text, one.file)
        elif one.kind in _NAMES and home and one.place == home:
            own.add(one.text)
        elif one.kind in _NAMES and home:
            names.setdefault(one.text, (one.kind, one.file))
    others = {text: place for text, place in names.items() if text not in own}
    return Inventory(others, figures, frozenset(own))
