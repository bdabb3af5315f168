"""The zip around a .docx: parts in, bytes out, the same bytes for the same parts."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.package import OpcPackage
from docx.opc.part import Part

from generator.word.markup import HEAD

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
_DEFAULTS = (
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A zip of `parts` by name, the content types first, every time stamp 1980-01-01."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = ZipInfo(name)
            entry.create_system = 0
            archive.writestr(entry, parts[name], ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parts_of(package: OpcPackage) -> dict[str, bytes]:
    """The parts of a package as python-docx would write them, each with a content type of its own."""
    parts = list(package.iter_parts())
    found = {CONTENT_TYPES: _content_types(parts), "_rels/.rels": _encoded(package.rels.xml)}
    for part in parts:
        found[part.partname.membername] = part.blob
        if part.rels:
            found[part.partname.rels_uri.membername] = _encoded(part.rels.xml)
    return found


def _encoded(xml: str | bytes) -> bytes:
    """python-docx gives bytes here and says that it is text."""
    return xml.encode() if isinstance(xml, str) else xml


def _content_types(parts: Iterable[Part]) -> bytes:
    named = sorted((str(part.partname), part.content_type) for part in parts)
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named)
    return f"{HEAD}<Types{_TYPES}>{_DEFAULTS}{overrides}</Types>".encode()


def repack(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The zip `data` with some parts changed (None: left out) or added; all others as they are, in their order."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            content = changes.get(entry.filename, b"")
            if entry.filename not in changes:
                content = old.read(entry)
            if content is not None:
                new.writestr(entry, content)
        for name in sorted(changes.keys() - set(old.namelist())):
            new.writestr(ZipInfo(name), changes[name] or b"", ZIP_DEFLATED)
    return buffer.getvalue()
