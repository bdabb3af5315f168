"""The body of a .docx → its paragraphs, as a reader of the final text sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.model.manuscript import Paragraph
from generator.reading.docx_styles import Look, Styles, W
from generator.reading.tidy import tidy

_PARAGRAPH = f"{W}p"
_TEXT = f"{W}t"
_RUN = f"{W}r"
_UNREAD = {W + name for name in ("pPr", "rPr", "sdtPr", "del", "moveFrom", "rt")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
"""Elements skipped whole: formats, what was struck, ruby above its base, second copies."""
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-", f"{W}br": "\n", f"{W}cr": "\n"}
_BLANK = re.compile(r"[\t\r\n]")
_STRUCK_MARKS = (f"{W}rPr/{W}del", f"{W}rPr/{W}moveFrom")
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class _Open:
    """A paragraph that has begun: its look, its text so far and the text boxes met in it."""

    look: Look
    pieces: list[str] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)

    def continued(self, look: Look) -> "_Open":
        """The paragraph that this one runs on into, which has the `look` of the later."""
        return _Open(look, self.pieces, self.boxes)

    def closed(self) -> list[Paragraph]:
        """One paragraph for each line, empty ones left out, then those of its text boxes."""
        texts = (tidy(line) for line in "".join(self.pieces).split("\n"))
        look = self.look
        lines = [Paragraph(text, look.style, look.outline_level, look.centred) for text in texts if text]
        return lines + self.boxes


def read_body(body: etree._Element, styles: Styles) -> Iterator[Paragraph]:
    """Every paragraph under `body` in reading order: tables, controls, insertions, text boxes too."""
    waiting: list[_Open] = []
    before = _Open(Look())
    for element, is_end in _walk(body):
        if element.tag != _PARAGRAPH:
            if waiting:
                waiting[-1].pieces.append(_sign(element))
        elif not is_end:
            waiting.append(before.continued(styles.look(element.find(f"{W}pPr"))))
            before = _Open(Look())
        elif _runs_on(element):
            before = waiting.pop()
        else:
            done = waiting.pop().closed()
            if waiting:
                waiting[-1].boxes.extend(done)
            else:
                yield from done


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Each element that is read, with False; each paragraph once more where it ends, with True.

    Not recursive, so that no nesting is too deep.
    """
    stack = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        yield element, is_end
        if is_end or element.tag in _UNREAD or _is_hidden(element):
            continue
        if element.tag == _PARAGRAPH:
            stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _sign(element: etree._Element) -> str:
    """What an element inside a paragraph prints; a newline where it breaks the line."""
    if element.tag == _TEXT:
        return _BLANK.sub(" ", element.text or "")
    return _SIGNS.get(element.tag, "")


def _is_hidden(element: etree._Element) -> bool:
    """Whether this is a run that Word does not print."""
    vanish = element.find(f"{W}rPr/{W}vanish") if element.tag == _RUN else None
    return vanish is not None and vanish.get(f"{W}val") not in _OFF


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the mark at its end was struck, which makes it one with the next paragraph."""
    following = paragraph.getnext()
    if following is None or following.tag != _PARAGRAPH:
        return False
    return any(paragraph.find(f"{W}pPr/{mark}") is not None for mark in _STRUCK_MARKS)
