"""A Draft on a reference document gives a .docx, the same bytes each time."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from generator.model.draft import Draft
from generator.model.errors import ContentError
from generator.word import attachments
from generator.word.bindings import Bindings
from generator.word.body import Setting, body, written_text
from generator.word.carried import carried_of, to_xml
from generator.word.comments import comments_part
from generator.word.controls import blank_name
from generator.word.finish import Finish
from generator.word.names import RUBY, StyleIds
from generator.word.notes import notes_of
from generator.word.numbering import AutoNumbers
from generator.word.package import pack, unpack
from generator.word.pinyin import Ruby

PROPERTIES = b"/package/2006/relationships/metadata/core-properties"
OFFICE_PROPERTIES = b"/officedocument/2006/relationships/metadata/core-properties"
_PLAIN = Finish()


def render(draft: Draft, look: bytes, finish: Finish = _PLAIN) -> bytes:
    """`draft` as a .docx in the styles of the reference document `look`, finished as `finish` says.

    One run a span, one hidden bookmark a block, one paragraph a `Block.paragraph`; a control a blank;
    comments; a custom XML part that says which draft this is. Raises ContentError if `look` is no .docx
    or lacks a style.
    """
    document = open_look(look)
    setting = setting_of(draft, document, finish)
    content = document.element.body
    content.clear_content()
    content[:0] = body(draft, setting)
    _attach(draft, document, setting)
    _describe(document, draft)
    buffer = BytesIO()
    document.save(buffer)
    return pack(unpack(buffer.getvalue()))


def open_look(look: bytes) -> WordDocument:
    """The look as a document; LibreOffice's own name for the link to the properties is put right.

    Raises ContentError if it is no .docx.
    """
    try:
        parts = unpack(look)
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(OFFICE_PROPERTIES, PROPERTIES)
        return Document(BytesIO(pack(parts)))
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise ContentError("版式文件不是 Word 文档（.docx）", "请改用自带的 公文格式.docx") from error


def setting_of(draft: Draft, document: WordDocument, finish: Finish) -> Setting:
    """What writing the blocks of `draft` into `document` needs. Raises ContentError if that lacks a style."""
    ids = StyleIds(document)
    blanks = [blank_name(span) for block in draft.blocks for span in block.spans if span.kind == "blank"]
    numbers = None
    if finish.numbering == "auto":
        numbers = AutoNumbers(draft.blocks, attachments.first_free_list(document))
    return Setting(
        finish=finish,
        ids=ids,
        notes=notes_of(draft, finish.notes),
        bindings=Bindings(blanks) if finish.bound and blanks else None,
        numbers=numbers,
        title_length=_title_length(document, ids["Title"]),
        ruby=_ruby(document, ids),
    )


def _ruby(document: WordDocument, ids: StyleIds) -> Ruby:
    base, style = _half_points(document, ids["Body Text"]), ids.get(RUBY)
    return Ruby(base, _half_points(document, style) if style else base // 2, style)


def _title_length(document: WordDocument, style: str) -> int:
    """How many characters a line of the title holds, with one to spare on either side."""
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    points = width / 12700
    return max(4, int(points / (_half_points(document, style) / 2)) - 2)


def _half_points(document: WordDocument, style: str) -> int:
    """The size of a style's type, in half-points, from it or the styles that it is based on."""
    by_id = {one.styleId: one for one in document.styles.element.style_lst}
    for _ in range(len(by_id)):
        element = by_id.get(style)
        if element is None:
            break
        size = element.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        if size is not None:
            return int(float(size.get(qn("w:val"), "32")))
        base = element.find(qn("w:basedOn"))
        style = "" if base is None else base.get(qn("w:val"), "")
    return 32


def _attach(draft: Draft, document: WordDocument, setting: Setting) -> None:
    """The parts beside the body: comments, numbers, values of bound blanks, what travels with the draft."""
    attachments.detach(document)
    if setting.notes:
        styles = setting.ids.get("annotation text"), setting.ids.get("annotation reference")
        attachments.add_comments(document, comments_part(setting.notes, draft.date, *styles))
    if setting.numbers:
        attachments.add_numbering(document, setting.numbers, setting.ids)
    if setting.bindings:
        attachments.add_bindings(document, setting.bindings.part())
    finish = setting.finish
    texts = {block.id: written_text(block, auto=finish.numbering == "auto") for block in draft.blocks}
    attachments.add_carried(document, to_xml(carried_of(draft, finish.draft_id, finish.numbering, texts)))


def _describe(document: WordDocument, draft: Draft) -> None:
    """Core properties that depend on the draft alone: no author, no clock."""
    properties = document.core_properties
    properties.title = "".join(draft.title.splitlines())[:255]
    properties.author = properties.last_modified_by = ""
    properties.language = "zh-CN"
    properties.revision = 1
    day = datetime.combine(date.fromisoformat(draft.date), time(), UTC)
    properties.created = properties.modified = day
