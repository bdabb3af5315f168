"""Remarks put into a copy of a Word file as comments, at the exact characters that they speak of."""

import posixpath
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from generator.model.errors import ReadError
from generator.reading.docx_styles import W
from generator.word.amending import amended
from generator.word.comments import closing, comments_part, opening
from generator.word.locating import Located, Place, paragraph_of
from generator.word.markup import parsed, w
from generator.word.notes import Note
from generator.word.package import CONTENT_TYPES
from generator.word.serialising import serialised
from generator.word.wordfile import WordFile

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENT, _RUN, _PROPERTIES = f"{W}comment", f"{W}r", f"{W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of the characters `start`–`end` of a paragraph (from 0, as the file is read), line by line."""

    paragraph: int
    start: int
    end: int
    lines: tuple[str, ...]


def annotated(
    path: Path, paragraphs: Sequence[str], remarks: Sequence[Remark], day: str
) -> tuple[bytes, int]:
    """The Word file at `path` with `remarks` as comments dated `day` (ISO), and how many found their place.

    The text stays as it is, and so do the comments that are there. Raises ReadError if it is no Word file.
    """
    file = WordFile(path)
    located = Located(file.body, paragraphs)
    found = [
        (one, places) for one in remarks if (places := located.stretch(one.paragraph, one.start, one.end))
    ]
    name, comments = _comments(file)
    first = 1 + max((int(one.get(f"{W}id", "-1")) for one in comments.iter(_COMMENT)), default=-1)
    notes = [Note(0, 0, 0, one.lines) for one, _ in found]
    for number, comment in enumerate(etree.fromstring(comments_part(notes, day, "", ""))):
        comment.set(f"{W}id", str(first + number))
        comments.append(comment)
    changed = {paragraph_of(place.element) for _, places in found for place in (places[0], places[-1])}
    cutter = _Cutter()
    for place, number, is_end in _boundaries([places for _, places in found], first):
        cutter.insert(place, number, is_end=is_end)
    parts: dict[str, bytes | None] = {name: serialised(comments)} if found else {}
    if found and name not in file.names:
        parts |= _announced(file, name)
    return amended(file, changed, parts), len(found)


def _comments(file: WordFile) -> tuple[str, Element]:
    """The name and the root of the part with the comments; a new one if there is none."""
    name, root = file.related_name("comments"), file.related("comments")
    if name is not None and root is not None:
        return name, root
    folder = posixpath.dirname(file.main)
    free = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(1000))
    return next(name for name in free if name not in file.names), etree.fromstring(
        comments_part([], "", "", "")
    )


def _boundaries(stretches: Sequence[Sequence[Place]], first: int) -> list[tuple[Place, int, bool]]:
    """(place, number, is_end), the last first, of two at one place the end: it stands before what begins there."""
    marks = [
        (place, first + number, is_end)
        for number, places in enumerate(stretches)
        for place, is_end in ((places[0], False), (Place(places[-1].element, places[-1].index + 1), True))
    ]
    texts = marks[0][0].element.getroottree().getroot().iter(f"{W}t") if marks else ()
    order = {element: number for number, element in enumerate(texts)}
    return sorted(marks, key=lambda one: (order[one[0].element], one[0].index, one[2]), reverse=True)


class _Cutter:
    """Puts marks between the characters of runs, which it splits where need be; from the end to the beginning."""

    def __init__(self) -> None:
        self._cut: dict[Place, Element] = {}

    def insert(self, place: Place, number: int, *, is_end: bool) -> None:
        """The marks of a comment before the character at `place`."""
        marks = parsed(closing(number, "")) if is_end else parsed([opening(number)])
        run = place.element.getparent()
        if run is None or run.tag != _RUN:
            raise ReadError("文件的结构认不出来，没有写批注", "请在 Word 中另存一份再试")
        behind = self._cut[place] if place in self._cut else self._behind(run, place)
        for mark in marks if behind is not None else reversed(marks):
            if behind is None:
                run.addnext(mark)
            else:
                behind.addprevious(mark)

    def _behind(self, run: Element, place: Place) -> Element | None:
        """The run that begins at `place`; None if its run ends there."""
        element, text = place.element, place.element.text or ""
        content = [child for child in run if child.tag != _PROPERTIES]
        later = content[content.index(element) + 1 :]
        if place.index == 0 and content[0] is element:
            return run
        if place.index == len(text) and not later:
            return None
        new = parsed([w("r")])[0]
        new.extend(deepcopy(one) for one in run.findall(_PROPERTIES))
        if place.index < len(text):
            rest = deepcopy(element)
            rest.text, element.text = text[place.index :], text[: place.index]
            for one in (rest, element):
                one.set(_SPACE, "preserve")
            new.append(rest)
        new.extend(later)
        run.addnext(new)
        self._cut[place] = new
        return new


def _announced(file: WordFile, name: str) -> dict[str, bytes | None]:
    """The links and the content types with the new part."""
    folder, main = posixpath.split(file.main)
    links_name = posixpath.join(folder, "_rels", f"{main}.rels")
    links = file.part(links_name)
    links = etree.Element(f"{{{_RELATIONS}}}Relationships") if links is None else links
    taken = {link.get("Id") for link in links}
    free = next(one for one in (f"rIdC{number}" for number in range(10_000)) if one not in taken)
    target = posixpath.basename(name)
    etree.SubElement(links, f"{{{_RELATIONS}}}Relationship", {"Id": free, "Type": _KIND, "Target": target})
    types = file.part(CONTENT_TYPES)
    if types is None:
        raise ReadError(f"《{file.name}》的结构认不出来，没有写批注", "请在 Word 中另存一份再试")
    etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": _CONTENT})
    return {links_name: serialised(links), CONTENT_TYPES: serialised(types)}
