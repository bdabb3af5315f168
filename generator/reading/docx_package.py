"""A .docx as a package: its XML parts, unpacked and parsed within limits."""

import io
import posixpath
import struct
import zipfile
import zlib

from lxml import etree

from generator.model.errors import ReadError

_MOST_BYTES = 64 * 1024 * 1024
"""Size of a part, unpacked."""
_MOST_RATIO = 200
"""Unpacked to packed bytes of a part above `_RATIO_FREE`; Word's own XML seldom reaches 50."""
_RATIO_FREE = 8 * 1024 * 1024
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""All that a .docx may use; Python cannot unpack the others within a limit."""


class Package:
    """The parts of the .docx file `name`, whose bytes are `data`.

    Every method raises ReadError if what it needs is damaged or larger than a document ever is.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _UNZIP_FAULTS:
            raise self._invalid(data) from None

    def related(self, source: str, kind: str) -> str | None:
        """The part that `source` (empty for the package itself) names as its `kind`, e.g. styles."""
        return next(iter(self.all_related(source, kind)), None)

    def all_related(self, source: str, kind: str) -> list[str]:
        """All parts inside the package that `source` names as its `kind`, e.g. header."""
        folder, name = posixpath.split(source)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = [] if relations is None else relations.findall("{*}Relationship")
        return [
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            for one in found
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External"
        ]

    def linked(self, source: str, link: str) -> str | None:
        """The part inside the package to which `source` refers by the relation `link`."""
        folder, name = posixpath.split(source)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in () if relations is None else relations.findall("{*}Relationship"):
            if one.get("Id") == link and one.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        return None

    def data(self, path: str) -> bytes | None:
        """The bytes of the part at `path`; None if there is no such part."""
        return self._unpacked(path)

    def part(self, path: str) -> etree._Element | None:
        """The root element of the part at `path`; None if there is no such part."""
        data = self._unpacked(path)
        return None if data is None else self._parsed(data)

    def _unpacked(self, path: str) -> bytes | None:
        """The bytes of a part, in Word's usual namespace even if saved as Strict Open XML."""
        try:
            entry = self._archive.getinfo(path)
        except KeyError:
            return None
        self._refuse_bomb(entry)
        try:
            with self._archive.open(entry) as file:
                return file.read(entry.file_size + 1).replace(_STRICT, _TRANSITIONAL)
        except _UNZIP_FAULTS:
            raise self._damaged() from None

    def _refuse_bomb(self, entry: zipfile.ZipInfo) -> None:
        """Raise if a part says that it is too large; a part that says too little is cut there."""
        if entry.compress_type not in _PACKINGS:
            raise self._damaged()
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > _MOST_BYTES or (entry.file_size > _RATIO_FREE and ratio > _MOST_RATIO):
            hint = "请在 Word 中打开，把正文复制到新文档后另存"
            raise ReadError(f"《{self._name}》解压后大得不正常，没有读取", hint)

    def _parsed(self, data: bytes) -> etree._Element:
        """The root of a part; a document type declaration, which Word never writes, is refused."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged()
        return root

    def _damaged(self) -> ReadError:
        return ReadError(f"《{self._name}》内部已损坏，无法读取", "请在 Word 中打开并修复，另存后重试")

    def _invalid(self, data: bytes) -> ReadError:
        """Why `data` is no zip; Word encrypts a document inside a file of its old format."""
        if "EncryptedPackage".encode("utf-16-le") in data:
            return ReadError(f"《{self._name}》加了打开密码，无法读取", "请在 Word 中取消密码，另存后重试")
        return ReadError(
            f"《{self._name}》不是有效的 Word 文件（可能已损坏，或是改了扩展名的旧版 .doc）",
            "请在 Word 或 WPS 中打开，另存为 .docx 后重试",
        )
