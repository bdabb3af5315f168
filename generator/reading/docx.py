"""A .docx file → its Manuscript."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript, Paragraph
from generator.reading.docx_body import is_crossed_out, read_body
from generator.reading.docx_chunks import unfold_chunks
from generator.reading.docx_numbers import Numbers
from generator.reading.docx_package import Package
from generator.reading.docx_styles import Styles, W
from generator.reading.secrecy import internal_mark, refuse_secret

_MARGINS = ("header", "footer")
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_CROSSED_OUT = "画了删除线的字没有读入"
_DRAWN = "{urn:schemas-microsoft-com:vml}textpath"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(path: Path, data: bytes) -> Manuscript:
    """The Manuscript of a Word document whose bytes are `data`; nothing else is opened.

    Automatic numbers become text, insertions are taken, deletions and what is crossed out left out; notes
    stand apart, headers and footers are looked at for marks only. Raises ReadError if it is no Word
    document, is damaged, encrypted or too large, bears a mark of secrecy, or holds no text.
    """
    package = Package(data, path.name)
    main = package.related("", "officeDocument") or "word/document.xml"
    root = package.part(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        hint = "可能是表格、演示文稿或压缩包；请另存为 .docx 后重试"
        raise ReadError(f"《{path.name}》里没有 Word 正文", hint)
    unfold_chunks(body, package, main, path.name)
    reader = _Reader(package, main)
    paragraphs = tuple(reader.paragraphs(body))
    margins = [*_word_art(body), *(line for kind in _MARGINS for line in reader.margin(kind))]
    lines = [paragraph.text for paragraph in paragraphs]
    refuse_secret(path.name, lines, margins)
    if not paragraphs:
        raise ReadError(f"《{path.name}》里没有文字", "若是扫描的图片，请先识别成文字")
    return Manuscript(
        path.name,
        hashlib.sha256(data).hexdigest(),
        paragraphs,
        remarks=(_CROSSED_OUT,) if any(map(is_crossed_out, body.iter(f"{W}r"))) else (),
        footnotes=tuple(note for part, name in _NOTES for note in reader.notes(part, name)),
        internal=internal_mark(lines, margins),
    )


def _word_art(element: etree._Element) -> list[str]:
    """What is drawn, not written, below `element`: Word's own watermarks (机密, 严禁复制) are drawn so."""
    return [one.get("string", "") for one in element.iter(_DRAWN)]


class _Reader:
    """The parts of a document that hold text, read with its styles and lists."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._styles = Styles(self._part("styles"))
        self._numbering = self._part("numbering")

    def paragraphs(self, element: etree._Element) -> Iterator[Paragraph]:
        return read_body(element, self._styles, Numbers(self._numbering, self._styles))

    def margin(self, kind: str) -> Iterator[str]:
        """Each line of every header, or footer, watermarks too."""
        for path in self._package.all_related(self._main, kind):
            root = self._package.part(path)
            if root is not None:
                yield from (line.text for line in self.paragraphs(root))
                yield from _word_art(root)

    def notes(self, part: str, name: str) -> Iterator[str]:
        """Each footnote (or endnote) as one text."""
        root = self._part(part)
        for note in [] if root is None else root.findall(W + name):
            text = "\n".join(line.text for line in self.paragraphs(note))
            if text and note.get(f"{W}type") not in _SEPARATORS:
                yield text

    def _part(self, kind: str) -> etree._Element | None:
        return self._package.part(self._package.related(self._main, kind) or f"word/{kind}.xml")
