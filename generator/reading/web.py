"""A saved web page (.html, .mht) → its Manuscript."""

import codecs
import email
import hashlib
import re
from pathlib import Path

from lxml import etree, html

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript
from generator.reading.decode import Decoded, decoded
from generator.reading.secrecy import internal_mark, refuse_secret
from generator.reading.web_body import read_page

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_ARCHIVE = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*>")
_HEAD = 4096
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950", "iso-8859-1": "cp1252"}
"""What pages say, and what they mean by it."""


def read_web(path: Path, data: bytes) -> Manuscript:
    """The Manuscript of a web page whose bytes are `data`, or of the page inside an .mht archive.

    Headings become outline levels, numbered lists keep their numbers; scripts, menus and the like
    are left out, headers and footers looked at for marks only. Raises ReadError if it cannot be decoded, bears a mark of secrecy or holds no text.
    """
    page, charset = _unpacked(data)
    found = _text(page, charset, path.name)
    root = _parsed(found.text, path.name)
    paragraphs = () if root is None else tuple(read_page(root))
    if not paragraphs:
        raise ReadError(f"《{path.name}》里没有文字", "请在浏览器中打开，把正文复制到 Word 或记事本里另存")
    lines = [paragraph.text for paragraph in paragraphs]
    margins = [] if root is None else [str(one.xpath("string()")) for one in root.iter("header", "footer")]
    refuse_secret(path.name, lines, margins)
    return Manuscript(
        path.name,
        hashlib.sha256(data).hexdigest(),
        paragraphs,
        remarks=(found.remark,) if found.remark else (),
        internal=internal_mark(lines, margins),
    )


def _unpacked(data: bytes) -> tuple[bytes, str]:
    """The page inside a web archive with the encoding that this names; other data as it is."""
    if data.lstrip().startswith(b"<") or not _ARCHIVE.search(data[:_HEAD]):
        return data, ""
    for part in email.message_from_bytes(data).walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return payload, str(part.get_content_charset() or "")
    return data, ""


def _text(page: bytes, charset: str, name: str) -> Decoded:
    """The page in the encoding that it names, if it fits; else in the likeliest."""
    declared = _DECLARED.search(page[:_HEAD])
    said = (declared[1].decode("ascii") if declared else charset).lower()
    try:
        codecs.lookup(said)
        likeliest = page.decode(_WIDER.get(said, said)) if not page.startswith(codecs.BOM_UTF8) else ""
    except (LookupError, UnicodeError):
        likeliest = ""
    return decoded(likeliest.encode("utf-8") if likeliest else page, name)


def _parsed(text: str, name: str) -> etree._Element | None:
    """The root of a page; None if there is nothing in it. Raises ReadError if a part of it would be lost."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_PROLOGUE.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError(
            f"《{name}》的层次太深或太大，读不全", "请在浏览器中打开，把正文复制到 Word 或记事本里另存"
        )
    return root
