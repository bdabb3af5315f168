"""What a file is: told by how it begins, and by its suffix only where that says nothing."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of files that can be read, and two that can be named."""

    DOCX = "docx"
    TEXT = "text"
    WEB = "web"
    PDF = "pdf"
    OFFICE = "office"
    """Read by another program first: .doc, .wps, .rtf, .odt and their like."""
    SHEET = "sheet"
    """A table or slides, which hold no speech."""
    UNKNOWN = "unknown"


HEAD = 4096
"""Bytes from which the kind is told."""
TEXT_SUFFIXES = (".txt", ".md")
WEB_SUFFIXES = (".htm", ".html", ".mht", ".mhtml", ".xhtml")
OFFICE_SUFFIXES = (".doc", ".wps", ".rtf", ".odt", ".wpt", ".dot", ".fodt", ".uot", ".uof", ".sxw", ".ott")
_SHEET_SUFFIXES = (".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".csv", ".ods", ".odp")
_WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODF_TEXT = (b"mimetypeapplication/vnd.oasis.opendocument.text", b"mimetypeapplication/vnd.sun.xml.writer")
_OLD_WORD = (b"\xdb\xa5", b"\x31\xbe\x00\x00", b"\xfe7\x00", b"\x9b\xa5")
_WEB_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta ", b"mime-version:")
_PAGE = (b"<!doctype html", b"<html")
"""How a page begins that was saved under the name of a text."""
_OFFICE_XML = (b'progid="word.document"', b"<office:document", b"<uof:", b"opendocument:xmlns:office")
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"


def kind_of(head: bytes, suffix: str) -> Kind:
    """The kind of a file that begins with `head` (at most HEAD bytes) and bears `suffix` (lower case)."""
    if head.startswith(_ZIP):
        return _zipped(head, suffix)
    if head.startswith((_OLE, *_OLD_WORD)):
        return Kind.SHEET if suffix in _SHEET_SUFFIXES else Kind.OFFICE
    if head.lstrip(_BLANKS).startswith(b"{\\rtf"):
        return Kind.OFFICE
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    return _written(head, suffix)


def _zipped(head: bytes, suffix: str) -> Kind:
    """OpenDocument names itself in its first entry; any other zip may be a Word file."""
    if any(head[30:].startswith(sign) for sign in _ODF_TEXT):
        return Kind.OFFICE
    return Kind.SHEET if suffix in _SHEET_SUFFIXES else Kind.DOCX


def _written(head: bytes, suffix: str) -> Kind:
    """The kind of a file that begins like text, or like nothing known."""
    plain = head.replace(b"\x00", b"").lower()
    if any(sign in plain for sign in _OFFICE_XML):
        return Kind.OFFICE
    if suffix in WEB_SUFFIXES:
        return Kind.WEB
    if suffix == ".pdf":
        return Kind.PDF
    if suffix in TEXT_SUFFIXES:
        return Kind.WEB if plain.lstrip(_BLANKS).startswith(_PAGE) else Kind.TEXT
    if suffix in (*OFFICE_SUFFIXES, *_WORD_SUFFIXES):
        return _mislabelled(head, plain, suffix)
    return Kind.SHEET if suffix in _SHEET_SUFFIXES else Kind.UNKNOWN


def _mislabelled(head: bytes, plain: bytes, suffix: str) -> Kind:
    """What bears the suffix of a word processor and is none of its files: a page, text, or damaged."""
    if any(sign in plain for sign in _WEB_SIGNS):
        return Kind.WEB
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in head)
    if head and (controls <= len(head) // 100 or head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return Kind.TEXT
    return Kind.DOCX if suffix in _WORD_SUFFIXES else Kind.OFFICE
