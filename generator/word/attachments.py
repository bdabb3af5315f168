"""Parts added to a document: comments, numbering, custom XML."""

from collections.abc import Sequence

from lxml import etree

from generator.word import bindings, carried, outline_file
from generator.word.glossary import glossary_part, glossary_styles_part
from generator.word.look_file import LookFile
from generator.word.looks import FANGSONG, MARKED
from generator.word.markup import parsed, part, qn
from generator.word.names import StyleIds
from generator.word.numbering import AutoNumbers, link
from generator.word.opc import Part

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEADINGS = ("heading 1", "heading 2", "heading 3")
_STALE = (
    *("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people"),
    *("/customXml", "/glossaryDocument"),
)
"""Ends of the kinds of parts that belong to a look's old text, not to the look."""


def detach(look: LookFile) -> None:
    """Drops comments and custom XML of the look itself: a draft may serve as a look."""
    links = look.main.links
    for name in [name for name, one in links.items() if one.kind.endswith(_STALE)]:
        del links[name]


def add_comments(look: LookFile, data: bytes) -> None:
    """Adds word/comments.xml."""
    look.main.link(f"{_OFFICE}/comments", Part("/word/comments.xml", f"{_WORD}.comments+xml", data))


def add_bindings(look: LookFile, data: bytes) -> None:
    """Adds the values of bound blanks."""
    _add_custom(look, data, bindings.STORE, bindings.NAMESPACE)


def add_prompts(look: LookFile, prompts: Sequence[str]) -> None:
    """Adds the prompts of blanks, which Word shows where one is emptied."""
    glossary = Part("/word/glossary/document.xml", f"{_WORD}.document.glossary+xml", glossary_part(prompts))
    styles = glossary_styles_part(FANGSONG.name, MARKED)
    glossary.link(f"{_OFFICE}/styles", Part("/word/glossary/styles.xml", f"{_WORD}.styles+xml", styles))
    look.main.link(f"{_OFFICE}/glossaryDocument", glossary)


def add_carried(look: LookFile, data: bytes) -> None:
    """Adds what travels with the draft."""
    _add_custom(look, data, carried.STORE, carried.NAMESPACE)


def add_outline(look: LookFile, data: bytes) -> None:
    """Adds what travels with an outline."""
    _add_custom(look, data, outline_file.STORE, outline_file.NAMESPACE)


def _add_custom(look: LookFile, data: bytes, store: str, schema: str) -> None:
    """A custom XML part with the id `store`, and its properties."""
    item = Part(look.next_name("/customXml/item%d.xml"), "application/xml", data)
    look.main.link(f"{_OFFICE}/customXml", item)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(item.name.replace("/item", "/itemProps"), kind, _properties(store, schema))
    item.link(f"{_OFFICE}/customXmlProps", properties)


def _properties(store: str, schema: str) -> bytes:
    tag = f"{{{_DATASTORE}}}".__add__
    root = etree.Element(tag("datastoreItem"), nsmap={"ds": _DATASTORE})
    root.set(tag("itemID"), store)
    references = etree.SubElement(root, tag("schemaRefs"))
    etree.SubElement(references, tag("schemaRef")).set(tag("uri"), schema)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=False)


def first_free_list(look: LookFile) -> int:
    """The first number that no list of the document has."""
    numbering = look.related("numbering")
    taken = (
        [] if numbering is None else [int(one.get(qn("w:numId"), "0")) for one in numbering.iter(qn("w:num"))]
    )
    return max(taken, default=0) + 1


def add_numbering(look: LookFile, numbers: AutoNumbers, ids: StyleIds) -> None:
    """Adds the list of the headings to word/numbering.xml and links the heading styles to it."""
    for level, name in enumerate(_HEADINGS):
        link(ids.element(name), level, numbers.base)
    numbering = look.related("numbering")
    root = etree.fromstring(part("numbering")) if numbering is None else numbering
    kinds = root.findall(qn("w:abstractNum"))
    free = max((int(one.get(qn("w:abstractNumId"), "0")) for one in kinds), default=0) + 1
    styles = [(ids[name], ids.indent(name)) for name in _HEADINGS]
    root[len(kinds) : len(kinds)] = parsed([numbers.abstract(free, styles)])
    places = root.findall(qn("w:num"))
    at = root.index(places[-1]) + 1 if places else len(kinds) + 1
    root[at:at] = parsed(numbers.lists(free))
    if numbering is None:
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        look.main.link(f"{_OFFICE}/numbering", Part("/word/numbering.xml", f"{_WORD}.numbering+xml", data))
