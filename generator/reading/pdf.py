"""A .pdf with text → its Manuscript; needs pdfminer.six, which is an optional extra."""

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript
from generator.reading.pdf_lines import Line, Page, paragraphs_of
from generator.reading.secrecy import internal_mark, refuse_secret

_MISSING = "读 .pdf 要先安装组件 pdfminer.six：pip install pdfminer.six；或在 WPS 中打开，另存为 .docx"
_CODES = re.compile(r"\(cid:\d+\)")
_MOST_CODES = 0.2
"""Share of text that may be codes of glyphs: a sign here and there is no loss."""
_LEAST_CHARACTERS = 20
"""On an average page; fewer are page numbers and stamps on a picture."""


def read_pdf(path: Path, data: bytes) -> Manuscript:
    """The Manuscript of a PDF whose bytes are `data`: lines joined to paragraphs, page numbers dropped.

    Raises ReadError if pdfminer.six is not installed, the file is damaged, locked by a password
    or made of pictures only, or bears a mark of secrecy.
    """
    pages = _pages(path.name, data)
    refuse_secret(path.name, [line.text for page in pages for line in page.lines])
    require_text(path.name, pages)
    paragraphs = tuple(paragraphs_of(pages))
    lines = [paragraph.text for paragraph in paragraphs]
    digest = hashlib.sha256(data).hexdigest()
    margins = [line.text for page in (pages[0], pages[-1]) for line in page.lines]
    return Manuscript(path.name, digest, paragraphs, internal=internal_mark(lines, margins))


def require_text(name: str, pages: Sequence[Page]) -> None:
    """Raise ReadError if the pages are pictures, or their fonts do not say which characters they print."""
    text = "".join(line.text for page in pages for line in page.lines)
    if len(text) < _LEAST_CHARACTERS * len(pages) or not text:
        hint = "请先用扫描软件或 WPS 识别成文字，另存为 .docx 后重试"
        raise ReadError(f"《{name}》是扫描的图片，没有可读的文字", hint)
    if len("".join(_CODES.findall(text))) > _MOST_CODES * len(text):
        hint = "请在阅读器里试试能否复制出文字；不能的，请找 Word 原稿，或识别成文字"
        raise ReadError(f"《{name}》里的字体不带文字编码，读不出文字", hint)


def _pages(name: str, data: bytes) -> list[Page]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.pdfexceptions import PDFException
    except ImportError:
        raise ReadError(
            f"《{name}》是 PDF，这台电脑还不能读，要先装 pdfminer.six，或另存为 .docx", _MISSING
        ) from None
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        layouts = extract_pages(io.BytesIO(data), laparams=LAParams(boxes_flow=None, detect_vertical=False))
        return [Page(layout.width, layout.height, tuple(_lines(layout))) for layout in layouts]
    except PDFPasswordIncorrect:
        raise ReadError(f"《{name}》加了打开密码，无法读取", "请取消密码，另存后重试") from None
    except (PDFException, MemoryError):
        raise _damaged(name) from None
    except Exception:  # a parser of so loose a format fails in any way; the file is at fault
        raise _damaged(name) from None


def _lines(layout: object) -> Iterator[Line]:
    """The pieces of every line of text below `layout`, text in figures too."""
    from pdfminer.layout import LTContainer, LTTextLine

    stack = [layout]
    while stack:
        element = stack.pop()
        if isinstance(element, LTTextLine):
            yield from _pieces(element)
        elif isinstance(element, LTContainer):
            stack.extend(element)


def _pieces(line: Iterable[object]) -> Iterator[Line]:
    """A line cut at its gaps: what is printed in another font (quotation marks) may stand there, as a line of its own."""
    from pdfminer.layout import LTChar

    for printed, group in groupby(line, key=lambda one: isinstance(one, LTChar)):
        signs = [one for one in group if isinstance(one, LTChar)] if printed else []
        text = "".join(sign.get_text() for sign in signs)
        if text.strip():
            lowest, highest = min(sign.y0 for sign in signs), max(sign.y1 for sign in signs)
            yield Line(text, signs[0].x0, signs[-1].x1, lowest, highest, max(sign.size for sign in signs))


def _damaged(name: str) -> ReadError:
    return ReadError(f"《{name}》内部已损坏，无法读取", "请用阅读器打开，另存或打印成新的 PDF 后重试")
