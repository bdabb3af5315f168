"""A form to fill in → a Word file with one table: name, fill in, example in grey."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from generator.word.package import pack, unpack

HEADER = ("名称", "填写", "举例")
_WIDTHS = (2.6, 7.4, 6.0)
"""Centimetres of the three columns, which fill the text width of A4."""
_GREY = RGBColor(0x7F, 0x7F, 0x7F)
_FONT = "宋体"


def render_form(title: str, note: str, rows: Sequence[tuple[str, str, str]]) -> bytes:
    """A .docx with `title`, `note` and a table of `rows` (name, value, example); same rows, same bytes."""
    document = _blank_page()
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run(title)
    run.bold, run.font.size = True, Pt(16)
    document.add_paragraph(note)
    _add_table(document, rows)
    buffer = BytesIO()
    document.save(buffer)
    return pack(unpack(buffer.getvalue()))


def _blank_page() -> WordDocument:
    """An A4 page in one font, without author or clock, so that nothing but the rows decides the bytes."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime(2020, 1, 1)
    return document


def _add_table(document: WordDocument, rows: Sequence[tuple[str, str, str]]) -> None:
    table = document.add_table(rows=0, cols=len(HEADER), style="Table Grid")
    for number, texts in enumerate((HEADER, *rows)):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
            cell.width = Cm(_WIDTHS[column])
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0
            if number and column == len(HEADER) - 1:
                run.font.color.rgb = _GREY
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
