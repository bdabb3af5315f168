"""The body of a .docx → its paragraphs, as a reader of the final text sees them."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from lxml import etree

from generator.model.manuscript import Paragraph
from generator.reading.docx_fields import Fields
from generator.reading.docx_numbers import Numbers
from generator.reading.docx_signs import sign
from generator.reading.docx_styles import Look, Styles, W, is_on, value_of, vanishes
from generator.reading.table_rows import is_table_of_entries
from generator.reading.tidy import tidy

_PARAGRAPH = f"{W}p"
_TEXT = f"{W}t"
_RUN = f"{W}r"
_TABLE, _ROW, _CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
_SYMBOL = f"{W}sym"
_CONTROL = f"{W}sdt"
_FIELD = f"{W}fldChar"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK, _CHOICE = f"{_COMPATIBLE}Fallback", f"{_COMPATIBLE}Choice"
_UNREAD = {W + name for name in ("pPr", "rPr", "sdtPr", "del", "moveFrom", "rt")}
"""Elements skipped whole: formats, what was struck, ruby above its base."""
_FORMULA = "/math}t"
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-", f"{W}br": "\n", f"{W}cr": "\n"}
_BLANK = re.compile(r"[\t\r\n]")
_INITIALS = ("drop", "margin")
_STRUCK_MARKS = (f"{W}rPr/{W}del", f"{W}rPr/{W}moveFrom")
_CONTENTS = re.compile(r"(?:toc|contents) ?(?:\d|heading)", re.IGNORECASE)
"""Styles of the lines of a table of contents, which says again what stands below."""
_OURS = "【"
"""How the prompts of our own blanks begin; others ask to click and type."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A paragraph that has begun: its look, its number, its text so far and the text boxes met in it."""

    look: Look
    number: str = ""
    pieces: list[str] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)

    def continued(self, look: Look, number: str) -> "_Open":
        """The paragraph that this one runs on into, which has the look and the number of the later."""
        return _Open(look, number, self.pieces, self.boxes)

    def closed(self) -> list[Paragraph]:
        """One paragraph for each line, empty ones left out, then those of its text boxes."""
        if _CONTENTS.fullmatch(self.look.style):
            return self.boxes
        texts = [text for line in "".join(self.pieces).split("\n") if (text := tidy(line))]
        if texts:
            texts[0] = tidy(_numbered(self.number.strip(" \t"), texts[0]))
        look = self.look
        lines = [Paragraph(text, look.style, look.outline_level, look.centred) for text in texts]
        return lines + self.boxes


def read_body(body: etree._Element, styles: Styles, numbers: Numbers) -> Iterator[Paragraph]:
    """Every paragraph under `body` in reading order: tables, controls, insertions, text boxes too."""
    waiting: list[_Open] = []
    before = _Open(Look())
    fields = Fields()
    for element, is_end in _walk(body, styles.hiding):
        if element.tag == _TABLE:
            yield from _entries(element)
        elif element.tag == _FIELD:
            fields.mark(element.get(f"{W}fldCharType", ""))
        elif element.tag != _PARAGRAPH:
            if waiting:
                waiting[-1].pieces.append(fields.shown(_sign(element)))
        elif not is_end:
            properties = element.find(f"{W}pPr")
            number = "" if _is_uncounted(element) else numbers.next(properties)
            waiting.append(before.continued(styles.look(properties), number))
            before = _Open(Look())
        else:
            waiting[-1].pieces.append(fields.paragraph_end())
            done = waiting.pop()
            if _runs_on(element):
                before = done
            elif waiting:
                waiting[-1].boxes.extend(done.closed())
            else:
                yield from done.closed()


def _walk(root: etree._Element, hiding: Set[str]) -> Iterator[tuple[etree._Element, bool]]:
    """Each element that is read, with False; each paragraph once more where it ends, with True.

    `hiding` are the ids of the character styles whose text is not printed.
    Not recursive, so that no nesting is too deep.
    """
    stack = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        yield element, is_end
        if is_end or element.tag in _UNREAD or _is_hidden(element, hiding):
            continue
        if element.tag == _PARAGRAPH:
            stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _entries(table: etree._Element) -> list[Paragraph]:
    """The rows of a table of figures or short entries, cells parted by tabs; of any other table, whose cells are read,
    none."""
    rows = [
        [tidy("".join(part.text or "" for part in cell.iter(_TEXT))) for cell in row.iterchildren(_CELL)]
        for row in table.iterchildren(_ROW)
        if not _is_hidden(row, frozenset())
    ]
    return [Paragraph("\t".join(row)) for row in rows] if is_table_of_entries(rows) else []


def _sign(element: etree._Element) -> str:
    """What an element inside a paragraph prints; a newline where it breaks the line."""
    if element.tag == _TEXT or str(element.tag).endswith(_FORMULA):
        return _BLANK.sub(" ", element.text or "")
    if element.tag == _SYMBOL:
        return sign(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
    return _SIGNS.get(element.tag, "")


def _numbered(number: str, text: str) -> str:
    """The number before the text; parted by a space only where they would grow together."""
    parted = number[-1:].isascii() and number[-1:].isalnum() and text[0].isascii() and text[0].isalnum()
    return f"{number} {text}" if parted else number + text


def _is_hidden(element: etree._Element, hiding: Set[str]) -> bool:
    """Whether this is a run that Word does not print, a table of entries read already, a row that was struck, a second copy, a prompt."""
    if element.tag == _TABLE:
        return bool(_entries(element))
    if element.tag == _ROW:
        return element.find(f"{W}trPr/{W}del") is not None
    if element.tag == _FALLBACK:
        parent = element.getparent()
        return parent is not None and parent.find(_CHOICE) is not None
    if element.tag == _CONTROL:
        return _is_contents(element) or _is_prompt(element)
    if element.tag != _RUN:
        return False
    return vanishes(element) or is_crossed_out(element) or _style_of(element) in hiding


def _style_of(run: etree._Element) -> str:
    return value_of(run.find(f"{W}rPr"), "rStyle")


def is_crossed_out(run: etree._Element) -> bool:
    """Whether a run has a line through it: struck by hand, where nobody tracked changes."""
    marks = (run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike"))
    return any(map(is_on, marks))


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control holds the table of contents, as Word inserts it."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _is_prompt(control: etree._Element) -> bool:
    """Whether a content control shows what is to be filled in, and that is not asked for by us."""
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    text = "".join(element.text or "" for element in control.iter(_TEXT))
    return not text.lstrip().startswith(_OURS)


def _is_uncounted(paragraph: etree._Element) -> bool:
    """Whether a paragraph takes no number of its own: its end was struck or is hidden."""
    properties = paragraph.find(f"{W}pPr")
    return properties is not None and (_runs_on(paragraph) or vanishes(properties))


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether it is one with the next paragraph: the mark at its end was struck, or it is that one's large initial."""
    following = paragraph.getnext()
    if following is None or following.tag != _PARAGRAPH:
        return False
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap") in _INITIALS:
        return True
    return any(paragraph.find(f"{W}pPr/{mark}") is not None for mark in _STRUCK_MARKS)
