"""An Outline on a reference document: one page of headings, leads and notes in small type."""

from collections.abc import Iterable, Iterator

from generator.model.outline import Outline, OutlineLine, OutlinePart
from generator.word import attachments
from generator.word.look_file import LookFile
from generator.word.markup import parsed, qn, text_run, w
from generator.word.names import PARAGRAPH_STYLES, StyleIds
from generator.word.outline_file import to_xml
from generator.word.package import pack, parts_of
from generator.word.render import open_look

NOTE = "提纲附注"
"""The paragraph style of what stands under headings and leads in small type."""
_NOTE_SIZE, _NOTE_PITCH = 18, 250
_PITCH = {"标题": 640, "一级标题": 440, "二级标题": 390}
"""Twips from line to line, so that an outline keeps to one page."""
_MARGIN, _FOOTER = 1134, 600
_GUIDE = (
    "标题、小标题、领句都可以直接改、删、添、换次序（在导航窗格里拖动，附注会跟着走）；序号不用管，成文时重排。"
    "改好存盘，用 nigao draft --from 成文。以〔 开头的行是附注，其中〔字数〕、〔事实〕可以改。"
)


def render_outline(outline: Outline, look: bytes) -> bytes:
    """`outline` as a .docx in the styles of `look`; the same outline gives the same bytes.

    Raises ContentError if `look` is no .docx or lacks a style.
    """
    document = open_look(look)
    ids = StyleIds(document)
    note = _note_style(document, ids)
    document.clear()
    document.body[:0] = parsed(_paragraphs(outline, ids, note))
    _tighten(document)
    attachments.detach(document)
    attachments.add_outline(document, to_xml(outline))
    document.describe("".join(outline.title)[:251] + "（提纲）")
    return pack(parts_of(document.package))


def _paragraphs(outline: Outline, ids: StyleIds, note: str) -> Iterator[str]:
    for line in outline.title:
        yield _line(line, ids, "标题")
    yield _note(note, "说明", _GUIDE)
    for part in outline.parts:
        yield _line(part.heading.ordinal + part.heading.text, ids, "一级标题")
        yield from (_note(note, kind, text) for kind, text in _part_notes(part))
        for point in part.points:
            yield _line(point.ordinal + point.text, ids, "二级标题")
            yield from (_note(note, kind, text) for kind, text in _line_notes(point))


def _part_notes(part: OutlinePart) -> Iterator[tuple[str, str]]:
    topics = f"　话题：{'、'.join(part.topics)}" if part.topics else ""
    if part.characters:
        yield "字数", f"约 {part.characters} 字{topics}"
    yield from _line_notes(part.heading)


def _line_notes(line: OutlineLine) -> Iterator[tuple[str, str]]:
    yield from (("事实", fact) for fact in line.facts)
    if line.alternatives:
        yield "备选", "　／　".join(line.alternatives)


def _line(text: str, ids: StyleIds, style: str) -> str:
    return _paragraph(ids[PARAGRAPH_STYLES[style]], text, _spacing(_PITCH[style]))


def _note(style: str, kind: str, text: str) -> str:
    return _paragraph(style, f"〔{kind}〕{text}")


def _paragraph(style: str, text: str, properties: Iterable[str] = ()) -> str:
    return w("p", w("pPr", w("pStyle", val=style), *properties), text_run(text))


def _spacing(pitch: int) -> tuple[str, str]:
    return w("snapToGrid", val=0), w("spacing", before=0, after=0, line=pitch, lineRule="exact")


def _note_style(document: LookFile, ids: StyleIds) -> str:
    """The id of the style of notes, added to `document` if its look has none."""
    known = ids.get(NOTE)
    if known:
        return known
    style = w(
        "style",
        w("name", val=NOTE),
        w("basedOn", val=ids[PARAGRAPH_STYLES["正文"]]),
        w("qFormat"),
        w("pPr", *_spacing(_NOTE_PITCH), w("ind", firstLine=0, firstLineChars=0, left=420)),
        w("rPr", w("sz", val=_NOTE_SIZE), w("szCs", val=_NOTE_SIZE)),
        type="paragraph",
        customStyle=1,
        styleId="NigaoNote",
    )
    styles = document.related("styles")
    if styles is not None:
        styles.append(parsed([style])[0])
    return "NigaoNote"


def _tighten(document: LookFile) -> None:
    """Narrower margins above and below."""
    for section in document.body.iter(qn("w:sectPr")):
        margins = section.find(qn("w:pgMar"))
        if margins is not None:
            margins.set(qn("w:top"), str(_MARGIN))
            margins.set(qn("w:bottom"), str(_MARGIN))
            margins.set(qn("w:footer"), str(_FOOTER))
