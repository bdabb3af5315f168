"""A Draft on a reference document gives a .docx, the same bytes each time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO
from itertools import groupby
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

from generator.model.draft import Block, Draft
from generator.model.errors import ContentError
from generator.word.markup import text_run, w
from generator.word.package import pack, unpack

PARAGRAPH_STYLES = {
    "标题": "Title",
    "日期": "Subtitle",
    "讲话人": "Subtitle",
    "称谓": "讲话称谓",
    "正文": "Body Text",
    "一级标题": "heading 1",
    "二级标题": "heading 2",
    "三级标题": "heading 3",
    "落款": "落款",
}
HEADING_LEAD, LEAD, TO_FILL = "段首黑体", "段首楷体", "待填"
PROPERTIES = b"/package/2006/relationships/metadata/core-properties"
OFFICE_PROPERTIES = b"/officedocument/2006/relationships/metadata/core-properties"
TITLE_GROUP = ("标题", "日期", "讲话人")


def render(draft: Draft, look: bytes) -> bytes:
    """`draft` as a .docx in the styles of the reference document `look`.

    One run a span, one hidden bookmark a block, one paragraph a `Block.paragraph`. Raises ContentError
    if `look` is no .docx or lacks a style.
    """
    document = _open(look)
    ids = _style_ids(document)
    body = document.element.body
    body.clear_content()
    body[:0] = _paragraphs(draft.blocks, ids)
    _describe(document, draft)
    buffer = BytesIO()
    document.save(buffer)
    return pack(unpack(buffer.getvalue()))


def bookmark(block_id: str) -> str:
    """The name of the hidden bookmark around the block with this id: "2.3" gives "_sp_2_3"."""
    return "_sp_" + re.sub(r"\W", "_", block_id)


def _open(look: bytes) -> WordDocument:
    """The look as a document; LibreOffice's own name for the link to the properties is put right."""
    try:
        parts = unpack(look)
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(OFFICE_PROPERTIES, PROPERTIES)
        return Document(BytesIO(pack(parts)))
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise ContentError("版式文件不是 Word 文档（.docx）", "请改用自带的 公文格式.docx") from error


def _style_ids(document: WordDocument) -> Mapping[str, str]:
    """Style ids by name: a program that saves a look may change its ids, the names stay."""
    styles = document.styles.element.style_lst
    known = {(style.name_val or "").lower(): style.styleId or "" for style in styles}
    names = (*dict.fromkeys(PARAGRAPH_STYLES.values()), HEADING_LEAD, LEAD, TO_FILL)
    missing = [name for name in names if name.lower() not in known]
    if missing:
        raise ContentError(f"版式文件缺少样式：{'、'.join(missing)}", "请以自带的 公文格式.docx 为底稿改版式")
    return {name: known[name.lower()] for name in names}


def _paragraphs(blocks: Iterable[Block], ids: Mapping[str, str]) -> Iterator[Element]:
    before = ""
    for _, group in groupby(enumerate(blocks), key=lambda numbered: numbered[1].paragraph):
        numbered = list(group)
        style = numbered[0][1].style
        if _blank_line(before, style):
            yield _paragraph("正文", ids)
        content = (element for number, block in numbered for element in _block(number, block, ids))
        yield _paragraph(style, ids, content)
        before = style


def _blank_line(before: str, style: str) -> bool:
    """After the title group and before the signature, as the standard has it."""
    under_title = before in TITLE_GROUP and style not in TITLE_GROUP
    return under_title or (style == "落款" and before not in ("", "落款"))


def _paragraph(style: str, ids: Mapping[str, str], content: Iterable[Element] = ()) -> Element:
    return w("p", w("pPr", w("pStyle", val=ids[PARAGRAPH_STYLES[style]])), *content)


def _block(number: int, block: Block, ids: Mapping[str, str]) -> Iterator[Element]:
    """The block's runs inside its bookmark; an empty block has neither (LibreOffice would spoil it)."""
    if not block.text:
        return
    yield w("bookmarkStart", id=number, name=bookmark(block.id))
    for place, span in enumerate(block.spans):
        style = _character_style(block, place)
        yield text_run(span.text, ids[style] if style else "")
    yield w("bookmarkEnd", id=number)


def _character_style(block: Block, place: int) -> str:
    """The character style of the block's span at `place`; empty: that of the paragraph."""
    if block.spans[place].kind == "blank":
        return TO_FILL
    if block.style == "正文" and place < block.lead:
        return HEADING_LEAD if block.level == 1 else LEAD
    return ""


def _describe(document: WordDocument, draft: Draft) -> None:
    """Core properties that depend on the draft alone: no author, no clock."""
    properties = document.core_properties
    properties.title = "".join(draft.title.splitlines())[:255]
    properties.author = properties.last_modified_by = ""
    properties.language = "zh-CN"
    properties.revision = 1
    day = datetime.combine(date.fromisoformat(draft.date), time(), UTC)
    properties.created = properties.modified = day
