"""The automatic numbers of a .docx → the text that Word prints before each paragraph."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from generator.reading.docx_styles import Listing, Styles, W, is_on, value_of, whole_value
from generator.reading.numerals import numeral

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_UNPRINTED = ("bullet", "none")
"""Formats that print a sign or nothing: no number was counted."""


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it is written, with what it begins, after which level it begins anew."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A `w:num`: whose counters it shares, its levels, and the numbers from which it begins anew."""

    counters: str
    levels: Mapping[int, _Level]
    overrides: Mapping[int, int]


class Numbers:
    """Counts through a document. `root` is its `w:numbering`, None if it has none."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def next(self, properties: etree._Element | None) -> str:
        """The number of the next paragraph, whose `w:pPr` is `properties`; empty if it has none."""
        listing = self._styles.listing(properties)
        found = self._list(listing.number)
        if found is None:
            return ""
        level = self._level_of(listing, found)
        if level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.counters, {})
        self._count(counters, listing.number, found, level)
        return _written(found.levels, counters, level)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read_list(number)
        return self._lists[number]

    def _read_list(self, number: str) -> _List | None:
        num = self._nums.get(number)
        key = value_of(num, "abstractNumId")
        base = self._abstract_of(key)
        if num is None or base is None:
            return None
        levels = {_index(one): _level(one) for one in base.findall(f"{W}lvl")}
        overrides: dict[int, int] = {}
        for one in num.findall(f"{W}lvlOverride"):
            own, start = one.find(f"{W}lvl"), whole_value(one, "startOverride")
            if own is not None:
                levels[_index(one)] = _level(own)
            if start is not None:
                overrides[_index(one)] = start
                levels[_index(one)] = replace(levels.get(_index(one), _Level()), start=start)
        return _List(key, levels, overrides)

    def _abstract_of(self, key: str) -> etree._Element | None:
        """A `w:abstractNum`; one that only names a list style gives way to the list of that style."""
        base = self._abstract.get(key)
        style = value_of(base, "numStyleLink")
        if not style:
            return base
        linked = self._nums.get(self._styles.listing_of(style).number)
        return self._abstract.get(value_of(linked, "abstractNumId"), base)

    def _level_of(self, listing: Listing, found: _List) -> int:
        """As the paragraph says, else as the list says of its style."""
        if listing.level is not None:
            return listing.level
        linked = {one.style: level for level, one in found.levels.items()}
        return next((linked[style] for style in listing.styles if style in linked), 0)

    def _count(self, counters: dict[int, int], number: str, found: _List, level: int) -> None:
        if level in found.overrides and (number, level) not in self._overridden:
            self._overridden.add((number, level))
            counters.pop(level, None)
        counters[level] = counters[level] + 1 if level in counters else found.levels[level].start
        for below in range(level + 1, _LEVELS):
            if _restarts(found.levels.get(below, _Level()), level):
                counters.pop(below, None)


def _restarts(level: _Level, after: int) -> bool:
    """Whether this level begins anew after a paragraph of the level `after` above it."""
    return level.restart is None or after < level.restart


def _written(levels: Mapping[int, _Level], counters: Mapping[int, int], level: int) -> str:
    own = levels[level]
    if own.form in _UNPRINTED:
        return ""

    def one(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        above = levels.get(index, _Level())
        form = "decimal" if own.legal else above.form
        return numeral(form, counters.get(index, above.start)) if index <= level else ""

    return _PLACE.sub(one, own.pattern)


def _level(element: etree._Element) -> _Level:
    start, legal = whole_value(element, "start"), element.find(f"{W}isLgl")
    return _Level(
        1 if start is None else start,
        value_of(element, "numFmt") or _custom_form(element) or "decimal",
        value_of(element, "lvlText"),
        whole_value(element, "lvlRestart"),
        is_on(legal),
        value_of(element, "pStyle"),
    )


def _custom_form(element: etree._Element) -> str:
    """The format inside `mc:AlternateContent`, where newer Word puts those of its own."""
    found = element.find(f".//{W}numFmt")
    return "" if found is None else found.get(f"{W}val", "")


def _index(element: etree._Element) -> int:
    said = element.get(f"{W}ilvl", "")
    return int(said) if said.isdecimal() and len(said) < 3 else 0


def _by_id(root: etree._Element | None, name: str, key: str) -> dict[str, etree._Element]:
    found = [] if root is None else root.findall(W + name)
    return {element.get(W + key, ""): element for element in found}
