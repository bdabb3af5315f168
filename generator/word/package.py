"""The zip around a .docx: parts in, bytes out, the same bytes for the same parts."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.word.markup import HEAD
from generator.word.opc import CONTENT_TYPES, Part, links_name, links_of, reachable

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


def parts_of(package: Part) -> dict[str, bytes]:
    """The parts that `package` leads to, each with a content type of its own."""
    parts = list(reachable(package))
    found = {CONTENT_TYPES: _content_types(parts), links_name(package.name): links_of(package)}
    for part in parts:
        found[part.name[1:]] = part.data
        if part.links:
            found[links_name(part.name)] = links_of(part)
    return found


def _content_types(parts: Iterable[Part]) -> bytes:
    named = sorted((part.name, part.kind) for part in parts)
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
