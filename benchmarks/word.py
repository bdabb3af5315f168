"""Writing a draft of 4,000 characters in 60 paragraphs: ours, docxtpl on a template, and bare lxml, in one run."""

import io
from collections.abc import Callable

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from benchmarks.common import best_of
from generator.model.draft import Alternative, Block, Draft, Source, Span
from generator.word.finish import Finish
from generator.word.look import build
from generator.word.looks import OFFICIAL
from generator.word.names import PARAGRAPH_STYLES
from generator.word.package import pack, unpack
from generator.word.render import render

_RUNS = 20
_PARTS, _POINTS = 4, 13
_SENTENCE = "要围绕群众关心的事情把审议、视察、调研结合起来"
_OTHERS = Alternative("a", "以更严标准推动走深走实"), Alternative("b", "以更大力度推动提质增效")
_STYLE_IDS = {"标题": "Title", "一级标题": "Heading1", "正文": "BodyText"}


def main() -> None:
    """Print milliseconds a file for each way of writing the same text."""
    draft, look = _draft(), build(OFFICIAL)
    paragraphs = [(block.style, block.text) for block in draft.blocks]
    characters = sum(len(text) for _, text in paragraphs)
    print(f"{len(paragraphs)} 段，{characters} 字；每种写法取 {_RUNS} 次中最快的一次（毫秒）：")
    for name, write in (
        ("lxml 只写段落", lambda: _with_lxml(paragraphs, look)),
        ("docxtpl", _with_docxtpl(paragraphs, look)),
        ("拟稿，不带批注", lambda: render(draft, look, Finish(notes="none"))),
        ("拟稿，默认", lambda: render(draft, look)),
        ("拟稿，每句批注，自动编号", lambda: render(draft, look, Finish("auto", "all", bound=True))),
    ):
        if write is None:
            print(f"  {name}：没有装 docxtpl（pip install docxtpl），不量")
            continue
        print(f"  {name}：{best_of(_RUNS, write) * 1000:.1f}")


def _draft() -> Draft:
    """More blanks (13) and choices (24) than a draft has as a rule."""
    blocks = [
        Block("0.1", 0, "标题", (Span("在"), Span("【待填：会议】", "blank", None, "会议"), Span("上的讲话")))
    ]
    blocks += [Block(f"0.{n}", n, "正文", tuple(_unit(n, one) for one in range(3))) for n in range(1, 4)]
    for part in range(1, _PARTS + 1):
        spans = Span("一二三四"[part - 1] + "、"), _phrase("以更实作为推动监督工作落地见效", part)
        blocks.append(
            Block(f"{part}", len(blocks), "一级标题", spans, level=1, ordinal=part, alternatives=_OTHERS)
        )
        blocks += [_point(part, point, len(blocks) + point) for point in range(_POINTS)]
    return Draft("工作会议讲话", "讲话", 1, "2026-03-20", {}, "", "", "", 4000, 26.7, tuple(blocks))


def _point(part: int, point: int, paragraph: int) -> Block:
    number = part * 100 + point
    head = Span("一要"), _phrase("抓住要害。", number)
    figure = (Span("【待填：数量】", "blank", None, "数量"),) if point % 4 == 1 else ()
    body = _unit(number, 1), *figure, _unit(number, 2)
    others = _OTHERS if point % 3 == 0 else ()
    return Block(f"{part}.{point}", paragraph, "正文", (*head, *body), lead=2, level=2, alternatives=others)


def _unit(paragraph: int, number: int) -> Span:
    return _phrase(f"{_SENTENCE}，第{number}件也要有着落。", paragraph * 10 + number)


def _phrase(text: str, unit: int) -> Span:
    return Span(text, "phrase", unit, f"{unit:016x}", Source("旧讲话.docx", unit, 0))


def _with_lxml(paragraphs: list[tuple[str, str]], look: bytes) -> bytes:
    """The same paragraphs and nothing else: no marks, no controls, no comments."""
    parts = unpack(look)
    root = etree.fromstring(parts["word/document.xml"])
    body = root[0]
    section = body[-1]
    body[:] = [section]
    for style, text in paragraphs:
        paragraph = etree.Element(qn("w:p"))
        properties = etree.SubElement(paragraph, qn("w:pPr"))
        etree.SubElement(properties, qn("w:pStyle")).set(qn("w:val"), _STYLE_IDS[style])
        run = etree.SubElement(paragraph, qn("w:r"))
        fonts = etree.SubElement(etree.SubElement(run, qn("w:rPr")), qn("w:rFonts"))
        fonts.set(qn("w:hint"), "eastAsia")
        etree.SubElement(run, qn("w:t")).text = text
        section.addprevious(paragraph)
    return pack({**parts, "word/document.xml": etree.tostring(root)})


def _with_docxtpl(paragraphs: list[tuple[str, str]], look: bytes) -> Callable[[], bytes] | None:
    """A template with a loop over paragraphs and a branch a style, as docxtpl's manual has it."""
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        return None
    prepared = Document(io.BytesIO(look))
    prepared.element.body.clear_content()
    prepared.add_paragraph("{%p for style, text in paragraphs %}")
    for style in _STYLE_IDS:
        prepared.add_paragraph(f"{{%p if style == '{style}' %}}")
        prepared.add_paragraph(
            "{{ text }}", prepared.styles[PARAGRAPH_STYLES[style].replace("heading", "Heading")]
        )
        prepared.add_paragraph("{%p endif %}")
    prepared.add_paragraph("{%p endfor %}")
    buffer = io.BytesIO()
    prepared.save(buffer)

    def write() -> bytes:
        template = DocxTemplate(io.BytesIO(buffer.getvalue()))
        template.render({"paragraphs": paragraphs})
        written = io.BytesIO()
        template.save(written)
        return written.getvalue()

    return write


if __name__ == "__main__":
    main()
