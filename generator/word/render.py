"""A Draft on a reference document gives a .docx, the same bytes each time."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

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
from generator.word.look_file import LookFile
from generator.word.markup import parsed
from generator.word.names import RUBY, StyleIds
from generator.word.notes import notes_of
from generator.word.numbering import AutoNumbers
from generator.word.package import pack, parts_of, repack
from generator.word.pinyin import Ruby

PROPERTIES = b"/package/2006/relationships/metadata/core-properties"
OFFICE_PROPERTIES = b"/officedocument/2006/relationships/metadata/core-properties"
_LINKS = "_rels/.rels"
_PLAIN = Finish()


def render(draft: Draft, look: bytes, finish: Finish = _PLAIN) -> bytes:
    """`draft` as a .docx in the styles of the reference document `look`, finished as `finish` says.

    One run a span, one hidden bookmark a block, one paragraph a `Block.paragraph`; a control a blank;
    comments; a custom XML part that says which draft this is. Raises ContentError if `look` is no .docx
    or lacks a style.
    """
    document = open_look(look)
    setting = setting_of(draft, document, finish)
    document.clear()
    document.body[:0] = parsed(body(draft, setting))
    _attach(draft, document, setting)
    _describe(document, draft)
    return pack(parts_of(document.package))


def require_look(look: bytes) -> None:
    """Raises ContentError if `look` is no .docx or lacks a style."""
    StyleIds(open_look(look))


def open_look(look: bytes) -> LookFile:
    """The look as a document; LibreOffice's own name for the link to the properties is put right.

    Raises ContentError if it is no .docx.
    """
    try:
        with ZipFile(BytesIO(look)) as archive:
            links = archive.read(_LINKS)
        if OFFICE_PROPERTIES in links:
            look = repack(look, {_LINKS: links.replace(OFFICE_PROPERTIES, PROPERTIES)})
        return LookFile(look)
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise ContentError("版式文件不是 Word 文档（.docx）", "请改用自带的 公文格式.docx") from error


def setting_of(draft: Draft, document: LookFile, finish: Finish) -> Setting:
    """What writing the blocks of `draft` into `document` needs. Raises ContentError if that lacks a style."""
    ids = StyleIds(document)
    blanks = [blank_name(span) for block in draft.blocks for span in block.spans if span.kind == "blank"]
    numbers = None
    if finish.numbering == "auto":
        numbers = AutoNumbers(draft.blocks, attachments.first_free_list(document))
    return Setting(
        finish=finish,
        ids=ids,
        notes=notes_of(draft, finish),
        bindings=Bindings(blanks) if finish.bound and blanks else None,
        numbers=numbers,
        title_length=_title_length(document, ids),
        ruby=_ruby(ids),
    )


def _ruby(ids: StyleIds) -> Ruby:
    base, style = ids.half_points("Body Text"), ids.get(RUBY)
    return Ruby(base, ids.half_points(RUBY) if style else base // 2, style)


def _title_length(document: LookFile, ids: StyleIds) -> int:
    """How many characters a line of the title holds, with one to spare on either side."""
    return max(4, int(document.line_width() / (ids.half_points("Title") / 2)) - 2)


def _attach(draft: Draft, document: LookFile, setting: Setting) -> None:
    """The parts beside the body: comments, numbers, values of bound blanks, what travels with the draft."""
    attachments.detach(document)
    if setting.notes:
        styles = setting.ids.get("annotation text"), setting.ids.get("annotation reference")
        attachments.add_comments(document, comments_part(setting.notes, draft.date, *styles))
    if setting.numbers:
        attachments.add_numbering(document, setting.numbers, setting.ids)
    if setting.bindings:
        attachments.add_bindings(document, setting.bindings.part())
    prompts = [span.text for block in draft.blocks for span in block.spans if span.kind == "blank"]
    if prompts:
        attachments.add_prompts(document, prompts)
    finish = setting.finish
    texts = {block.id: written_text(block, auto=finish.numbering == "auto") for block in draft.blocks}
    attachments.add_carried(document, to_xml(carried_of(draft, finish, texts)))


def _describe(document: LookFile, draft: Draft) -> None:
    """Core properties that depend on the draft alone: no author, no clock."""
    day = datetime.combine(date.fromisoformat(draft.date), time(), UTC)
    document.describe_wholly("".join(draft.title.splitlines()), day)
