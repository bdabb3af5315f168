"""The elements of a web page → its paragraphs, as a reader sees them."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.model.manuscript import Paragraph
from generator.reading.numerals import numeral
from generator.reading.tidy import tidy

_UNREAD = frozenset(
    "script style head title noscript template nav header footer aside form button select option textarea "
    "iframe object svg math audio video canvas map rt rp del s strike".split()
)
"""What is never part of a speech: programs, menus, fields to fill in, ruby above its base, what was struck."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img input ins kbd label mark meter o:p output q "
    "rb ruby samp small span strong sub sup time tt u var wbr "
    "script style noscript template button select svg math rt rp del s strike".split()
)
_HEADING = re.compile(r"h([1-6])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_ASIDE = re.compile(r"mso-element\s*:\s*(?:comment|footnote|endnote)-list", re.IGNORECASE)
_REFERENCES = frozenset("MsoCommentReference MsoFootnoteReference MsoEndnoteReference".split())
"""How Word, saving a page, marks comments and notes, and the signs that lead to them."""
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SPACED = re.compile(r"[ \xa0]{2,}")
"""Blanks that push what follows to a place, as Word writes them behind numbers."""
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_WITHIN = re.compile(f"(?<=[{_CJK}]) (?=[{_CJK}])")
"""A blank that came of a line break in the page's source; Chinese is written without."""
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHINESE_LIST = re.compile(
    r"list-style(?:-type)?\s*:[^;]*(?:cjk-ideographic|chinese|trad-chinese)", re.IGNORECASE
)


def read_page(root: etree._Element) -> Iterator[Paragraph]:
    """Every paragraph under `root` in reading order."""
    pieces: list[str] = []
    owner: list[etree._Element] = []
    for element, number, text, breaks in _walk(root):
        if breaks and owner:
            yield from _closed(pieces, owner)
            pieces, owner = [], []
        if number:
            pieces = [number]
        if text:
            pieces.append(text)
            owner = owner or [element] * bool(text.strip())
    if owner:
        yield from _closed(pieces, owner)


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, str, str, bool]]:
    """For each piece of text: the element it stands in, a list's number before it, the text itself,
    and whether a new paragraph begins before it.

    Not recursive, so that no nesting is too deep.
    """
    counts: dict[etree._Element, int] = {}
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        breaks = element.tag not in _INLINE
        if is_end:
            parent = element.getparent()
            if parent is not None and element is not root:
                yield parent, "", _flowing(parent, element.tail), breaks
            continue
        stack.append((element, True))
        if isinstance(element.tag, str) and not _is_unread(element):
            yield element, _number(element, counts), _flowing(element, element.text), breaks
            stack.extend((child, False) for child in reversed(element))


def _closed(pieces: list[str], owner: list[etree._Element]) -> Iterator[Paragraph]:
    """The paragraphs of these pieces, in the look of the element in which the first of them stands."""
    for line in "".join(pieces).split("\n"):
        text = tidy(_WITHIN.sub("", _SPACED.sub(" ", _BLANKS.sub(" ", line))))
        if text:
            level, centred = _look(owner[0])
            yield Paragraph(text, outline_level=level, centred=centred)


def _flowing(element: etree._Element, text: str | None) -> str:
    """Text whose line breaks mean nothing, unless it stands in a `pre`."""
    if not text:
        return ""
    return (
        text
        if any(one.tag == "pre" for one in (element, *element.iterancestors()))
        else _BLANKS.sub(" ", text)
    )


def _look(element: etree._Element) -> tuple[int | None, bool]:
    """The outline level of the heading around an element, and whether it is centred."""
    level, centred = None, False
    for one in (element, *element.iterancestors()):
        heading = _HEADING.fullmatch(str(one.tag))
        level = int(heading[1]) if heading and level is None else level
        said = f"{one.get('align', '')} {one.get('style', '')}"
        centred = (
            centred or one.tag == "center" or one.get("align") == "center" or bool(_CENTRED.search(said))
        )
        if one.tag in ("body", "td", "div", "article"):
            break
    return level, centred


def _is_unread(element: etree._Element) -> bool:
    return (
        element.tag in _UNREAD
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")))
        or bool(_ASIDE.search(element.get("style", "")))
        or not _REFERENCES.isdisjoint(element.get("class", "").split())
    )


def _number(element: etree._Element, counts: dict[etree._Element, int]) -> str:
    """What a browser writes before an item of a numbered list; `counts` has the last number of each list."""
    parent = element.getparent() if element.tag == "li" else None
    if parent is None or parent.tag != "ol" or "none" in parent.get("style", ""):
        return ""
    following = counts[parent] + 1 if parent in counts else _whole(parent.get("start"), 1)
    count = counts[parent] = _whole(element.get("value"), following)
    if _CHINESE_LIST.search(parent.get("style", "")):
        return numeral("chineseCounting", count) + "、"
    return numeral(_LIST_TYPES.get(parent.get("type", ""), "decimal"), count) + "."


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 6 else otherwise
