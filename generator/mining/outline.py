"""The outline of a speech: which sentence is title, salutation, heading, lead or body, and where it belongs."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.language.ordinals import Ordinal


class Entry(NamedTuple):
    """A sentence in its place; a tuple, as it is changed many times (`_replace`) before it is settled.

    `kind`: 标题 称谓 小标题 领句 正文. `section` and `point` count headings and leads from 1 (0: before the
    first); `zone`: opening, body or closing; `hint` is the outline level the file's format gave, if any.
    """

    paragraph: int
    sentence: int
    start: int
    end: int
    text: str
    kind: str = "正文"
    level: int | None = None
    ordinal: Ordinal | None = None
    section: int = 0
    point: int = 0
    zone: str = "body"
    hint: int | None = None
    first: bool = False
    """First of its paragraph."""
    last: bool = False
    cut: bool = False
    """A heading that ran on into its text on one line and was cut from it."""

    def put(self, section: int, point: int, zone: str) -> "Entry":
        """As `_replace` of these three, which every entry goes through: quicker."""
        return Entry._make((*self[:_SECTION], section, point, zone, *self[_HINT:]))

    @property
    def core(self) -> str:
        """The text without its ordinal, or the dashes that stand in its place."""
        return self.text[self.ordinal.length :] if self.ordinal else self.text.lstrip("—")


_SECTION, _HINT = Entry._fields.index("section"), Entry._fields.index("hint")
"""Where `section`, `point` and `zone` begin in an entry, and what stands behind them."""


def locate(entries: Sequence[Entry]) -> list[Entry]:
    """Number sections and points, and tell opening from body (the closing is found elsewhere)."""
    section = point = 0
    body_from = _body_from(entries)
    located: list[Entry] = []
    for index, entry in enumerate(entries):
        if entry.kind in ("小标题", "领句"):
            section, point = (section + 1, 0) if entry.level == 1 else (section, point + 1)
        zone = entry.zone if index >= body_from or entry.zone == "closing" else "opening"
        located.append(entry.put(section, point, zone))
    return located


def _body_from(entries: Sequence[Entry]) -> int:
    """Where the opening ends: before the first heading, else the first lead, else the second paragraph of text."""
    for wanted in (("小标题",), ("领句",)):
        marked = [index for index, entry in enumerate(entries) if entry.kind in wanted and entry.level]
        if marked:
            return marked[0]
    text = [index for index, entry in enumerate(entries) if entry.kind == "正文"]
    return next(
        (index for index in text if entries[index].paragraph > entries[text[0]].paragraph), len(entries)
    )
