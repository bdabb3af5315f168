"""Whole files inside a .docx (`w:altChunk`, as web programs export them): their paragraphs put in their place."""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from generator.model.errors import ReadError
from generator.model.manuscript import Paragraph
from generator.reading.docx_package import Package
from generator.reading.docx_styles import W
from generator.reading.kinds import HEAD, Kind, kind_of
from generator.reading.plain import read_text
from generator.reading.web import read_web

_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_READERS = {Kind.WEB: read_web, Kind.TEXT: read_text}


def unfold_chunks(body: etree._Element, package: Package, main: str, name: str) -> None:
    """Puts the paragraphs of each file inside `body`, the part `main` of the document `name`, in its place.

    Raises ReadError if such a file is of a kind that is not read here: text would be lost.
    """
    for chunk in list(body.iter(f"{W}altChunk")):
        path = package.linked(main, chunk.get(_LINK, ""))
        data = None if path is None else package.data(path)
        parent = chunk.getparent()
        if path is None or data is None or parent is None:
            continue
        reader = _READERS.get(kind_of(data[:HEAD], Path(path).suffix.lower()))
        if reader is None:
            raise ReadError(f"《{name}》里嵌着另一个文件，读不全", "请在 Word 中打开，另存一份再试")
        place = parent.index(chunk)
        parent[place : place + 1] = list(_written(reader(Path(name), data).paragraphs))


def _written(paragraphs: Iterable[Paragraph]) -> Iterable[etree._Element]:
    """The paragraphs as Word would have them."""
    for one in paragraphs:
        paragraph = etree.Element(f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        if one.centred:
            etree.SubElement(properties, f"{W}jc").set(f"{W}val", "center")
        if one.outline_level is not None:
            etree.SubElement(properties, f"{W}outlineLvl").set(f"{W}val", str(one.outline_level - 1))
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = one.text
        yield paragraph
