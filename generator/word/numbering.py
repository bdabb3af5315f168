"""Real numbering: one multilevel list linked to the heading styles, told from the drafted ordinals."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docx.oxml.styles import CT_Style

from generator.language.ordinals import to_chinese
from generator.model.draft import Block
from generator.word.markup import parsed, w

LEVELS: Mapping[str, int] = {"一级标题": 0, "二级标题": 1, "三级标题": 2}
_USUAL = ("一、", "（一）", "1.")
_CHINESE = "chineseCountingThousand"
UNNUMBERED = "0"


def has_ordinal(block: Block) -> bool:
    """Whether this is a heading whose first span is its typed ordinal."""
    return block.style in LEVELS and block.ordinal is not None and len(block.spans) > 1


class Restart(NamedTuple):
    """A list that begins anew: at `level` (from 0) with `number`."""

    level: int
    number: int


class AutoNumbers:
    """The numbering that gives `blocks` the ordinals that they have.

    `base` is the first free number of a list in the document's numbering part.
    """

    def __init__(self, blocks: Iterable[Block], base: int) -> None:
        self.base = base
        self.restarts: list[Restart] = []
        self._forms: dict[int, str] = {}
        self._lists: dict[str, str] = {}
        counters: dict[int, int] = {}
        for block in blocks:
            if block.style not in LEVELS:
                continue
            if has_ordinal(block):
                self._count(block, counters)
            else:
                self._lists[block.id] = UNNUMBERED

    def own_properties(self, block: Block, indent: str) -> list[str]:
        """What the paragraph must say of its number for itself; nothing where its style says enough.

        A heading without a number repeats the `indent` of its style, which LibreOffice else drops.
        """
        if block.id not in self._lists:
            return []
        listed = w("numPr", w("ilvl", val=LEVELS[block.style]), w("numId", val=self._lists[block.id]))
        return [listed, indent] if self._lists[block.id] == UNNUMBERED else [listed]

    def _count(self, block: Block, counters: dict[int, int]) -> None:
        level, number = LEVELS[block.style], block.ordinal or 1
        self._forms.setdefault(level, block.spans[0].text)
        expected = counters.get(level, 0) + 1
        if expected != number:
            self.restarts.append(Restart(level, number))
            self._lists[block.id] = str(self.base + len(self.restarts))
        counters[level] = number
        for deeper in [one for one in counters if one > level]:
            del counters[deeper]

    def abstract(self, number: int, styles: Sequence[tuple[str, str]]) -> str:
        """`w:abstractNum`; `styles` are the ids of the heading styles with their indents (`w:ind` or empty)."""
        levels = (self._level(level, *style) for level, style in enumerate(styles))
        empty = (_empty_level(level) for level in range(len(styles), 9))
        head = w("nsid", val="5A1B9704"), w("multiLevelType", val="multilevel"), w("tmpl", val="9704201A")
        return w("abstractNum", *head, *levels, *empty, abstractNumId=number)

    def lists(self, abstract: int) -> list[str]:
        """`w:num`: the list of the styles, then one for each restart."""
        plain = w("num", w("abstractNumId", val=abstract), numId=self.base)
        return [plain, *(self._restarted(n, one, abstract) for n, one in enumerate(self.restarts, 1))]

    def _restarted(self, place: int, restart: Restart, abstract: int) -> str:
        start = w("startOverride", val=restart.number)
        override = w("lvlOverride", start, ilvl=restart.level)
        return w("num", w("abstractNumId", val=abstract), override, numId=self.base + place)

    def _level(self, level: int, style: str, indent: str) -> str:
        kind, text = _pattern(self._forms.get(level, _USUAL[level]), level)
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=kind),
            w("pStyle", val=style),
            w("suff", val="nothing"),
            w("lvlText", val=text),
            w("lvlJc", val="left"),
            w("pPr", indent),
            w("rPr", w("rFonts", hint="eastAsia")),
            ilvl=level,
        )


def _pattern(ordinal: str, level: int) -> tuple[str, str]:
    """Kind of numeral and text of a level, told from an ordinal: （二） gives Chinese and （%2）."""
    digits = "".join(char for char in ordinal if char in "0123456789")
    if digits:
        return "decimal", ordinal.replace(digits, f"%{level + 1}")
    numeral = next(text for n in range(99, 0, -1) if (text := to_chinese(n)) in ordinal)
    return _CHINESE, ordinal.replace(numeral, f"%{level + 1}")


def _empty_level(level: int) -> str:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="none"),
        w("suff", val="nothing"),
        w("lvlText", val=""),
        w("lvlJc", val="left"),
        ilvl=level,
    )


def link(style: CT_Style, level: int, number: int) -> None:
    """Gives the paragraph style its place in the list `number`, in the order of the schema."""
    properties = style.get_or_add_pPr()  # type: ignore[attr-defined]  # made by python-docx
    listed = properties.get_or_add_numPr()
    for child in list(listed):
        listed.remove(child)
    listed.extend(parsed([w("ilvl", val=level), w("numId", val=number)]))
