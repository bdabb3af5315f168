"""A .docx file → its Manuscript."""

import hashlib
from pathlib import Path

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript
from generator.reading.docx_body import read_body
from generator.reading.docx_package import Package
from generator.reading.docx_styles import Styles, W


def read_docx(path: Path, data: bytes) -> Manuscript:
    """The Manuscript of a Word document whose bytes are `data`; nothing else is opened.

    Insertions are taken, deletions left out. Raises ReadError if it is no Word document, is
    damaged, encrypted or too large, or holds no text.
    """
    package = Package(data, path.name)
    main = package.related("", "officeDocument") or "word/document.xml"
    root = package.part(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        hint = "可能是表格、演示文稿或压缩包；请另存为 .docx 后重试"
        raise ReadError(f"《{path.name}》里没有 Word 正文", hint)
    styles = Styles(package.part(package.related(main, "styles") or "word/styles.xml"))
    paragraphs = tuple(read_body(body, styles))
    if not paragraphs:
        raise ReadError(f"《{path.name}》里没有文字", "若是扫描的图片，请先识别成文字")
    return Manuscript(path.name, hashlib.sha256(data).hexdigest(), paragraphs)
