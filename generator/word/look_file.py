"""A reference document, opened to be written into: its body, its styles, its page, its properties."""

from datetime import datetime
from itertools import count

from lxml import etree
from lxml.etree import _Element as Element

from generator.word.markup import qn
from generator.word.opc import MAIN, PROPERTIES, Part, reachable, read_package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BODY_OF = f"{_OFFICE}/officeDocument"
_PROPERTIES_OF = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_SPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LONGEST = 255
"""Characters of a property."""
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}


class LookFile:
    """The .docx `data`; raises BadZipFile, KeyError, ValueError or XMLSyntaxError if it is none."""

    def __init__(self, data: bytes) -> None:
        self.package = read_package(data)
        main = self.package.linked(_BODY_OF)
        if main is None or main.root is None or main.kind != MAIN:
            raise ValueError(_BODY_OF)
        self.main: Part = main
        body = main.root.find(qn("w:body"))
        if body is None:
            raise ValueError("w:body")
        self.body: Element = body

    def clear(self) -> None:
        """Drop all that stands in the body but the last section."""
        for child in list(self.body):
            if child.tag != qn("w:sectPr"):
                self.body.remove(child)

    def related(self, kind: str) -> Element | None:
        """The root of the part that the body names as its `kind` (styles, numbering); None if it has none."""
        part = self.main.linked(f"{_OFFICE}/{kind}")
        return None if part is None else part.root

    def next_name(self, pattern: str) -> str:
        """The first name of a part like `pattern` (/customXml/item%d.xml) that is free."""
        taken = {part.name for part in reachable(self.package)}
        return next(name for number in count(1) if (name := pattern % number) not in taken)

    def line_width(self) -> float:
        """The points between the margins of the last section."""
        inner = f"{qn('w:pPr')}/{qn('w:sectPr')}"
        found = [one if one.tag == qn("w:sectPr") else one.find(inner) for one in self.body]
        section = [one for one in found if one is not None][-1]
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        return (_twips(size, "w:w") - _twips(margins, "w:left") - _twips(margins, "w:right")) / 20

    def describe(self, title: str) -> None:
        """Give it a title."""
        _set(self._properties(), "dc:title", title[:_LONGEST])

    def describe_wholly(self, title: str, day: datetime) -> None:
        """Give it properties that depend on `title` and `day` alone: no author, no clock."""
        root = self._properties()
        for tag, text in (
            ("dc:title", title[:_LONGEST]),
            ("dc:creator", ""),
            ("cp:lastModifiedBy", ""),
            ("dc:language", "zh-CN"),
            ("cp:revision", "1"),
        ):
            _set(root, tag, text)
        for tag in ("dcterms:created", "dcterms:modified"):
            element = _set(root, tag, day.strftime("%Y-%m-%dT%H:%M:%SZ"))
            root.set(f"{{{_XSI}}}foo", "")  # so that the root, not each child, says what xsi is
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
            del root.attrib[f"{{{_XSI}}}foo"]

    def _properties(self) -> Element:
        part = self.package.linked(_PROPERTIES_OF)
        if part is None or part.root is None:
            spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
            part = Part(
                "/docProps/core.xml", PROPERTIES, f"<cp:coreProperties{spaces}/>".encode(), as_tree=True
            )
            self.package.link(_PROPERTIES_OF, part)
        assert part.root is not None
        return part.root


def _set(root: Element, tag: str, text: str) -> Element:
    """The property `tag`, added if it is not there, with `text`."""
    prefix, name = tag.split(":")
    full = f"{{{_SPACES[prefix]}}}{name}"
    element = root.find(full)
    if element is None:
        element = etree.SubElement(root, full, nsmap={prefix: _SPACES[prefix]})
    element.text = text
    return element


def _twips(element: Element | None, attribute: str) -> float:
    """A measure in twips, whatever its unit; 0 if it is not given."""
    value = "" if element is None else element.get(qn(attribute), "")
    unit = _TWIPS.get(value[-2:])
    return float(value[:-2]) * unit if unit else float(value or 0)
