"""A .txt or .md file → its Manuscript."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript, Paragraph
from generator.reading.decode import decoded
from generator.reading.header import split_header
from generator.reading.secrecy import internal_mark, refuse_secret
from generator.reading.tidy import tidy
from generator.reading.wrapping import rejoin

_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*)")


def read_text(path: Path, data: bytes) -> Manuscript:
    """The Manuscript of a text file whose bytes are `data`; each non-empty line is a paragraph.

    Lines broken at a fixed width are joined again; in .md the heading signs become outline levels.
    Raises ReadError if it cannot be decoded, bears a mark of secrecy or holds no text,
    ContentError for a faulty header.
    """
    found = decoded(data, path.name)
    lines = found.text.split("\n")
    refuse_secret(path.name, lines)
    info, text = split_header(found.text, path.name)
    is_markdown = path.suffix.lower() == ".md"
    paragraphs = tuple(_paragraphs(text, is_markdown))
    if not paragraphs:
        raise ReadError(f"《{path.name}》里没有文字", "请确认文件内容")
    return Manuscript(
        path.name,
        hashlib.sha256(data).hexdigest(),
        paragraphs,
        info,
        remarks=(found.remark,) if found.remark else (),
        internal=internal_mark(lines),
    )


def _paragraphs(text: str, is_markdown: bool) -> Iterator[Paragraph]:
    for line in rejoin(text.split("\n")):
        heading = _MARKDOWN_HEADING.fullmatch(line) if is_markdown else None
        tidied = tidy(heading[2] if heading else line)
        if tidied:
            yield Paragraph(tidied, outline_level=len(heading[1]) if heading else None)
