"""The text of a body as its reader sees it, with the bookmarks that each piece of it lies in."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from generator.reading.docx_styles import W

_UNREAD = {W + name for name in ("pPr", "rPr", "sdtPr", "del", "moveFrom", "rt", "txbxContent")}
_SIGNS = {f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
_START, _END, _PARAGRAPH, _TEXT = (W + name for name in ("bookmarkStart", "bookmarkEnd", "p", "t"))
_KEPT = {_PARAGRAPH, _START, _END, _TEXT, *_SIGNS}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph, and the names of the bookmarks around it."""

    text: str
    bookmarks: tuple[str, ...]


def marked_text(body: Element) -> list[list[Piece]]:
    """The paragraphs of `body`, empty ones too, in pieces.

    Insertions are taken, deletions left out; a line break inside a paragraph is no sign.
    """
    paragraphs: list[list[Piece]] = []
    waiting: dict[str, str] = {}
    for element in _walk(body):
        if element.tag == _PARAGRAPH:
            paragraphs.append([])
        elif element.tag == _START:
            waiting[element.get(f"{W}id", "")] = element.get(f"{W}name", "")
        elif element.tag == _END:
            waiting.pop(element.get(f"{W}id", ""), None)
        elif paragraphs:
            sign = element.text or "" if element.tag == _TEXT else _SIGNS[element.tag]
            paragraphs[-1].append(Piece(sign, tuple(waiting.values())))
    return paragraphs


def _walk(root: Element) -> Iterator[Element]:
    """Paragraphs, bookmarks, text and signs in reading order; not recursive."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag in _UNREAD:
            continue
        if element.tag in _KEPT:
            yield element
        stack.extend(reversed(element))
