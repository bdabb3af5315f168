"""The bank as a Word document to read and print: headings by slot and topic, one numbered sentence a paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from generator.bank.listing import Listed
from generator.bank.verdicts import STRIKE
from generator.language.slot_names import spoken
from generator.word import attachments
from generator.word.markup import escaped, parsed, text_run, w
from generator.word.names import PARAGRAPH_STYLES, StyleIds
from generator.word.package import pack, unpack
from generator.word.render import open_look

_SIZE, _SMALL = 24, 18
"""Half points: of the sentences, and of what is told of them."""
_PITCH, _HEADING_PITCH = 400, 560
"""Twips from line to line."""
_NO_TOPIC = "其他"
_GREY = "808080"


def word_list(phrases: Mapping[str, Sequence[Listed]], look: bytes) -> bytes:
    """The .docx in the styles of `look`; phrases that are not to be used are left out.

    Raises ContentError if `look` is no .docx or lacks a style.
    """
    document = open_look(look)
    ids = StyleIds(document)
    content = document.element.body
    content.clear_content()
    content[:0] = parsed(_paragraphs(phrases, ids))
    _drop_grid(document)
    attachments.detach(document)
    document.core_properties.title = "句库"
    buffer = BytesIO()
    document.save(buffer)
    return pack(unpack(buffer.getvalue()))


def _paragraphs(phrases: Mapping[str, Sequence[Listed]], ids: StyleIds) -> Iterator[str]:
    yield w("p", w("pPr", w("pStyle", val=ids[PARAGRAPH_STYLES["标题"]])), text_run("句库"))
    for slot, listed in phrases.items():
        used = [one for one in listed if one.state != STRIKE]
        yield _heading(f"{spoken(slot)}（{len(used)} 句）", ids[PARAGRAPH_STYLES["一级标题"]])
        number = 0
        for topic, ones in _by_topic(used).items():
            yield _heading(topic, ids[PARAGRAPH_STYLES["二级标题"]])
            for one in ones:
                number += 1
                yield _sentence(number, one, ids[PARAGRAPH_STYLES["正文"]])


def _by_topic(listed: Sequence[Listed]) -> Mapping[str, list[Listed]]:
    """By topic in order of appearance, what has none at the end; within a topic by role."""
    topics: dict[str, list[Listed]] = {}
    for one in sorted(listed, key=lambda one: (not one.topic, one.role)):
        topics.setdefault(one.topic or _NO_TOPIC, []).append(one)
    return topics


def _heading(text: str, style: str) -> str:
    spacing = w("spacing", before=120, after=0, line=_HEADING_PITCH, lineRule="exact")
    return w("p", w("pPr", w("pStyle", val=style), w("keepNext"), spacing), text_run(text))


def _sentence(number: int, one: Listed, style: str) -> str:
    said = f"；{one.said.date} 讲过" if one.said else ""
    told = f"　{one.role}，{one.file}{f'等 {one.sources} 篇' if one.sources > 1 else ''}{said}"
    layout = w("pPr", w("pStyle", val=style), w("snapToGrid", val=0), *_spacing())
    return w("p", layout, _run(f"{number}. {one.text}", _SIZE), _run(told, _SMALL, _GREY))


def _spacing() -> tuple[str, str]:
    return (
        w("spacing", before=0, after=60, line=_PITCH, lineRule="exact"),
        w("ind", left=0, firstLine=0, firstLineChars=0),
    )


def _run(text: str, size: int, colour: str = "") -> str:
    coloured = w("color", val=colour) if colour else ""
    properties = w("rPr", w("rFonts", hint="eastAsia"), coloured, w("sz", val=size), w("szCs", val=size))
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _drop_grid(document: WordDocument) -> None:
    """A list is set closer than a page of 22 lines."""
    for section in document.element.body.iter(qn("w:sectPr")):
        for grid in section.findall(qn("w:docGrid")):
            section.remove(grid)
