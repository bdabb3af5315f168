"""The zip around a .docx: parts in, bytes out, the same bytes for the same parts."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"


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


def repack(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The zip `data` with some parts changed (None: left out); all others as they are, in their order."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            content = changes.get(entry.filename, b"")
            if entry.filename not in changes:
                content = old.read(entry)
            if content is not None:
                new.writestr(entry, content)
    return buffer.getvalue()
