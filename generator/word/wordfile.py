"""A .docx as the user left it: opened within limits, changed in a few parts, the rest untouched."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml.etree import _Element as Element

from generator.model.errors import ReadError, reason
from generator.reading.docx_package import Package
from generator.reading.docx_styles import W
from generator.word.package import CONTENT_TYPES, repack
from generator.word.serialising import serialised

_MOST_BYTES = 256 * 1024 * 1024
"""Size of all parts, unpacked."""
_ZIP_MAGIC = b"PK\x03\x04"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class WordFile:
    """The Word document at `path`; `body` is its `w:document`, to be changed in place.

    Raises ReadError if it cannot be read or is no Word document.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.data = _read(path)
        self._package = Package(self.data, path.name)
        self.main = self._package.related("", "officeDocument") or "word/document.xml"
        body = self._package.part(self.main)
        if body is None or body.find(f"{W}body") is None:
            raise ReadError(f"《{path.name}》里没有 Word 正文", "请选 Word 文档（.docx）")
        self.body: Element = body
        self._changes: dict[str, bytes | None] = {}
        with ZipFile(BytesIO(self.data)) as archive:
            self.names = tuple(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _MOST_BYTES:
            raise ReadError(f"《{path.name}》解压后大得不正常，没有读取", "请在 Word 中另存一份再试")

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None if there is no such part."""
        return self._package.part(name)

    def related(self, kind: str) -> Element | None:
        """The root of the part that the body names as its `kind`, e.g. styles; None if it has none."""
        name = self.related_name(kind)
        return self.part(name) if name else None

    def related_name(self, kind: str) -> str | None:
        """The name of the part that the body names as its `kind`."""
        return self._package.related(self.main, kind)

    def custom_parts(self) -> Iterator[tuple[str, Element]]:
        """Name and root of every custom XML part."""
        for name in self.names:
            folder, file = posixpath.split(name)
            if folder == "customXml" and file.endswith(".xml") and "Props" not in file:
                root = self.part(name)
                if root is not None:
                    yield name, root

    def put(self, name: str, root: Element) -> None:
        """Writes `root` in place of the part `name`."""
        self._changes[name] = serialised(root)

    def drop(self, *kinds: str) -> None:
        """Leaves out the parts that the body names as one of `kinds`, with their links and content types."""
        folder, file = posixpath.split(self.main)
        links_name = posixpath.join(folder, "_rels", f"{file}.rels")
        links = self.part(links_name)
        if links is None:
            return
        dropped: set[str] = set()
        for link in links.findall(f"{{{_RELATIONS}}}Relationship"):
            if link.get("Type", "").rpartition("/")[2] in kinds:
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
                dropped |= self._with_its_own(target.lstrip("/"))
                links.remove(link)
        if "customXml" in kinds:
            dropped.update(name for name in self.names if name.startswith("customXml/"))
        self.put(links_name, links)
        self._forget(dropped)

    def _with_its_own(self, name: str) -> set[str]:
        """The part, its links, and the parts that only these name (properties of custom XML)."""
        folder, file = posixpath.split(name)
        links_name = posixpath.join(folder, "_rels", f"{file}.rels")
        links = self.part(links_name)
        found = {name, links_name}
        for link in () if links is None else links.findall(f"{{{_RELATIONS}}}Relationship"):
            if link.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
                found.add(target.lstrip("/"))
        return found

    def _forget(self, names: set[str]) -> None:
        self._changes.update((name, None) for name in names if name in self.names)
        types = self.part(CONTENT_TYPES)
        if types is None:
            return
        for override in types.findall("{*}Override"):
            if override.get("PartName", "").lstrip("/") in names:
                types.remove(override)
        self.put(CONTENT_TYPES, types)

    def saved(self) -> bytes:
        """The file with the body and the changed parts written; every other part as it was."""
        self.put(self.main, self.body)
        return repack(self.data, self._changes)


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        why = "不存在" if isinstance(error, FileNotFoundError) else f"打不开（{reason(error)}）"
        raise ReadError(f"《{path.name}》{why}", f"找的是 {path}，请检查路径是否写对") from None
    if not data.startswith(_ZIP_MAGIC):
        hint = "请在 Word 或 WPS 中打开，另存为 .docx 后再试"
        raise ReadError(f"《{path.name}》不是 Word 文档（.docx）", hint)
    return data
