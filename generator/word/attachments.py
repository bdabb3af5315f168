"""Parts added to a document: comments, numbering, custom XML."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from generator.word import bindings, carried, outline_file
from generator.word.glossary import glossary_part, glossary_styles_part
from generator.word.looks import FANGSONG, MARKED
from generator.word.markup import parsed, part
from generator.word.names import StyleIds
from generator.word.numbering import AutoNumbers, link
from generator.word.serialising import serialised

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_HEADINGS = ("heading 1", "heading 2", "heading 3")
_STALE = (
    *("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people"),
    *("/customXml", "/glossaryDocument"),
)
"""Ends of the kinds of parts that belong to a look's old text, not to the look."""


def detach(document: WordDocument) -> None:
    """Drops comments and custom XML of the look itself: a draft may serve as a look."""
    links = document.part.rels
    for name in [name for name, one in links.items() if one.reltype.endswith(_STALE)]:
        del links[name]


def add_comments(document: WordDocument, data: bytes) -> None:
    """Adds word/comments.xml."""
    package = document.part.package
    comments = Part(PackURI("/word/comments.xml"), CT.WML_COMMENTS, data, package)
    document.part.relate_to(comments, RT.COMMENTS)


def add_bindings(document: WordDocument, data: bytes) -> None:
    """Adds the values of bound blanks."""
    _add_custom(document, data, bindings.STORE, bindings.NAMESPACE)


def add_prompts(document: WordDocument, prompts: Sequence[str]) -> None:
    """Adds the prompts of blanks, which Word shows where one is emptied."""
    package = document.part.package
    glossary = Part(
        PackURI("/word/glossary/document.xml"), CT.WML_DOCUMENT_GLOSSARY, glossary_part(prompts), package
    )
    styles = glossary_styles_part(FANGSONG.name, MARKED)
    glossary.relate_to(Part(PackURI("/word/glossary/styles.xml"), CT.WML_STYLES, styles, package), RT.STYLES)
    document.part.relate_to(glossary, RT.GLOSSARY_DOCUMENT)


def add_carried(document: WordDocument, data: bytes) -> None:
    """Adds what travels with the draft."""
    _add_custom(document, data, carried.STORE, carried.NAMESPACE)


def add_outline(document: WordDocument, data: bytes) -> None:
    """Adds what travels with an outline."""
    _add_custom(document, data, outline_file.STORE, outline_file.NAMESPACE)


def _add_custom(document: WordDocument, data: bytes, store: str, schema: str) -> None:
    """A custom XML part with the id `store`, and its properties."""
    package = document.part.package
    item = Part(package.next_partname("/customXml/item%d.xml"), "application/xml", data, package)
    document.part.relate_to(item, RT.CUSTOM_XML)
    name = PackURI(str(item.partname).replace("/item", "/itemProps"))
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    item.relate_to(Part(name, kind, _properties(store, schema), package), RT.CUSTOM_XML_PROPS)


def _properties(store: str, schema: str) -> bytes:
    tag = f"{{{_DATASTORE}}}".__add__
    root = etree.Element(tag("datastoreItem"), nsmap={"ds": _DATASTORE})
    root.set(tag("itemID"), store)
    references = etree.SubElement(root, tag("schemaRefs"))
    etree.SubElement(references, tag("schemaRef")).set(tag("uri"), schema)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=False)


def first_free_list(document: WordDocument) -> int:
    """The first number that no list of the document has."""
    numbering = _numbering(document)
    taken = (
        [] if numbering is None else [int(one.get(qn("w:numId"), "0")) for one in numbering.iter(qn("w:num"))]
    )
    return max(taken, default=0) + 1


def add_numbering(document: WordDocument, numbers: AutoNumbers, ids: StyleIds) -> None:
    """Adds the list of the headings to word/numbering.xml and links the heading styles to it."""
    for level, name in enumerate(_HEADINGS):
        link(ids.element(name), level, numbers.base)
    numbering = _numbering(document)
    root = etree.fromstring(part("numbering")) if numbering is None else numbering
    kinds = root.findall(qn("w:abstractNum"))
    free = max((int(one.get(qn("w:abstractNumId"), "0")) for one in kinds), default=0) + 1
    styles = [(ids[name], ids.indent(name)) for name in _HEADINGS]
    root[len(kinds) : len(kinds)] = parsed([numbers.abstract(free, styles)])
    places = root.findall(qn("w:num"))
    at = root.index(places[-1]) + 1 if places else len(kinds) + 1
    root[at:at] = parsed(numbers.lists(free))
    if numbering is None:
        data = serialised(root)
        added = Part(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, data, document.part.package)
        document.part.relate_to(added, RT.NUMBERING)


def _numbering(document: WordDocument) -> etree._Element | None:
    """The root of the look's own numbering part; None if it has none."""
    for link_ in document.part.rels.values():
        if link_.reltype == RT.NUMBERING:
            root: etree._Element = document.part.numbering_part.element
            return root
    return None
