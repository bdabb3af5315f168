"""The parts of a .docx and the links between them, read into trees that may be changed and written again.

It writes what python-docx would, which takes longer to load than a draft to write.
"""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import NamedTuple, Union
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False)
CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{_WORD}.document.main+xml"
PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
_TREES = (
    MAIN,
    PROPERTIES,
    *(f"{_WORD}.{kind}+xml" for kind in ("comments", "footer", "header", "numbering", "settings", "styles")),
)
"""The kinds of parts that are read as trees."""
_OUTSIDE = "External"
_ROOT = "/"


class Link(NamedTuple):
    """What a part names as its `kind`: another part, or an address outside of the file."""

    kind: str
    target: Union["Part", str]


class Part:
    """A part by its `name` (/word/document.xml; / is the package itself) and `kind` (its content type).

    Its `data` are kept as they are, or read `as_tree`, to be changed.
    """

    def __init__(self, name: str, kind: str, data: bytes, *, as_tree: bool = False) -> None:
        self.name, self.kind = name, kind
        self.links: dict[str, Link] = {}
        self._data = data
        self.root: Element | None = etree.fromstring(data, PARSER) if as_tree else None

    @property
    def data(self) -> bytes:
        """Its bytes as they stand now."""
        return self._data if self.root is None else _written(self.root)

    def link(self, kind: str, target: "Part") -> None:
        """Name `target` as its `kind`, once."""
        if any(one.kind == kind and one.target is target for one in self.links.values()):
            return
        name = next(name for number in count(1) if (name := f"rId{number}") not in self.links)
        self.links[name] = Link(kind, target)

    def linked(self, kind: str) -> "Part | None":
        """The part that it names as its `kind`; None if there is none. Raises ValueError if there are several."""
        found = [one.target for one in self.links.values() if one.kind == kind]
        if len(found) > 1:
            raise ValueError(kind)
        return found[0] if found and isinstance(found[0], Part) else None


def read_package(data: bytes) -> Part:
    """The package in the zip `data`, with all parts that can be reached from it.

    Raises BadZipFile, KeyError (a part or its kind is missing) or XMLSyntaxError.
    """
    with ZipFile(BytesIO(data)) as archive:
        return _Reader(archive).package()


def reachable(package: Part) -> Iterator[Part]:
    """The parts that `package` leads to, each once, in the order of the links."""
    seen: set[int] = set()

    def walk(source: Part) -> Iterator[Part]:
        for one in source.links.values():
            if isinstance(one.target, Part) and id(one.target) not in seen:
                seen.add(id(one.target))
                yield one.target
                yield from walk(one.target)

    return walk(package)


def links_of(source: Part) -> bytes:
    """The part that says what `source` names."""
    folder = posixpath.dirname(source.name)
    root = etree.fromstring(f'<Relationships xmlns="{_LINKS}"/>')
    for name, one in source.links.items():
        inside = isinstance(one.target, Part)
        target = _relative(one.target.name, folder) if isinstance(one.target, Part) else one.target
        item = etree.SubElement(root, f"{{{_LINKS}}}Relationship", Id=name, Type=one.kind, Target=target)
        if not inside:
            item.set("TargetMode", _OUTSIDE)
    return _written(root)


def links_name(name: str) -> str:
    """The name in the zip of the part that says what the part `name` names."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")[1:]


def _relative(name: str, folder: str) -> str:
    return name[1:] if folder == _ROOT else posixpath.relpath(name, folder)


def _written(root: Element) -> bytes:
    written: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return written


class _Reader:
    """Reads parts from a zip as links lead to them."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        types = etree.fromstring(archive.read(CONTENT_TYPES), PARSER)
        self._kinds = {
            one.get("PartName", "").lower(): one.get("ContentType", "")
            for one in types.findall(f"{{{_TYPES}}}Override")
        }
        self._usual = {
            one.get("Extension", "").lower(): one.get("ContentType", "")
            for one in types.findall(f"{{{_TYPES}}}Default")
        }
        self._parts: dict[str, Part] = {}

    def package(self) -> Part:
        """The package with its links."""
        package = Part(_ROOT, "", b"")
        package.links = self._links(_ROOT)
        return package

    def _part(self, name: str) -> Part:
        if name not in self._parts:
            kind = self._kind(name)
            part = Part(name, kind, self._archive.read(name[1:]), as_tree=kind in _TREES)
            self._parts[name] = part
            part.links = self._links(name)
        return self._parts[name]

    def _kind(self, name: str) -> str:
        """The content type of a part; KeyError if the package does not say it."""
        known = self._kinds.get(name.lower())
        return known if known is not None else self._usual[posixpath.splitext(name)[1][1:].lower()]

    def _links(self, name: str) -> dict[str, Link]:
        beside = links_name(name)
        if beside not in self._archive.NameToInfo:
            return {}
        root = etree.fromstring(self._archive.read(beside), PARSER)
        found = root.findall(f"{{{_LINKS}}}Relationship")
        return {one.get("Id", ""): self._link(one, posixpath.dirname(name)) for one in found}

    def _link(self, one: Element, folder: str) -> Link:
        kind, target = one.get("Type", ""), one.get("Target", "")
        if one.get("TargetMode") == _OUTSIDE:
            return Link(kind, target)
        return Link(kind, self._part(posixpath.normpath(posixpath.join(folder, target))))
