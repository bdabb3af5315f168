"""Word documents: real ones by python-docx, rarer constructs by raw XML."""

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reading_support import NAMESPACES, W, document, para, relations, run, zipped

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript, Paragraph
from generator.reading.docx import read_docx


def read(body: str, styles: str = "") -> Manuscript:
    """What is read of a document with this XML inside `w:body`, and this inside `w:styles`."""
    parts: dict[str, str] = {"word/document.xml": document(body)}
    if styles:
        parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    return read_docx(Path("稿.docx"), zipped(parts))


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in read(body).paragraphs]


def by_python_docx() -> bytes:
    word = docx.Document()
    word.add_paragraph("在会议上的讲话", style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("")
    word.add_paragraph("同志们：")
    word.add_heading("一、提高站位", 1)
    word.add_heading("（一）加强学习", 2)
    word.add_paragraph("\u3000\u3000正文第一行\n第二行\t完")
    table = word.add_table(2, 2)
    for number, cell in enumerate((*table.rows[0].cells, *table.rows[1].cells), 1):
        cell.text = f"格{number}"
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


WORD_FILE = by_python_docx()


def test_a_document_of_python_docx_is_read_with_its_styles() -> None:
    assert read_docx(Path("/某处/稿.docx"), WORD_FILE).paragraphs == (
        Paragraph("在会议上的讲话", "Title", None, True),
        Paragraph("同志们：", "Normal"),
        Paragraph("一、提高站位", "heading 1", 1),
        Paragraph("（一）加强学习", "heading 2", 2),
        Paragraph("正文第一行", "Normal"),
        Paragraph("第二行 完", "Normal"),
        *(Paragraph(f"格{number}", "Normal") for number in range(1, 5)),
    )


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = para(
        run("要")
        + f"<w:ins>{run('全面')}</w:ins>"
        + "<w:del><w:r><w:delText>大力</w:delText></w:r></w:del>"
        + f"<w:del>{run('写坏的删除')}</w:del>"
        + f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
        + run("加强监督。")
    )
    assert texts(body) == ["要全面移来加强监督。"]


def test_a_struck_paragraph_mark_joins_two_paragraphs_in_the_look_of_the_second() -> None:
    struck = '<w:jc w:val="center"/><w:rPr><w:del/></w:rPr>'
    body = (
        para(run("前半，"), struck)
        + para(run("后半。"), '<w:outlineLvl w:val="0"/>')
        + para(run("下段。"), struck)
    )
    assert read(body).paragraphs == (
        Paragraph("前半，后半。", outline_level=1),
        Paragraph("下段。", centred=True),
    )


def test_controls_links_and_tags_are_read_in_place() -> None:
    inline = (
        f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{run('云河市')}</w:sdtContent></w:sdt>"
    )
    body = (
        para(
            run("在")
            + inline
            + f"<w:hyperlink>{run('人大')}</w:hyperlink><w:smartTag>{run('会')}</w:smartTag>"
        )
        + f"<w:sdt><w:sdtContent>{para(run('块中一段'))}{para(run('块中二段'))}</w:sdtContent></w:sdt>"
        + para(f"<w:fldSimple>{run('域')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>")
    )
    assert texts(body) == ["在云河市人大会", "块中一段", "块中二段", "域"]


def field(*told: str, shown: str = "", open: bool = False) -> str:
    """A field with what it is told, in Word's own way, and what it shows."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    middle = mark("separate") + run(shown) if shown else ""
    return mark("begin") + "".join(told) + middle + ("" if open else mark("end"))


INSTRUCTION = "<w:r><w:instrText>IF</w:instrText></w:r>"


@pytest.mark.parametrize(
    "content, expected",
    [
        (field(INSTRUCTION, shown="第三条"), "第三条"),
        (field(INSTRUCTION, field(INSTRUCTION, shown="乙"), shown="丙"), "丙"),
        (field(INSTRUCTION, field(INSTRUCTION, shown="乙")), ""),
        (field(run(" SEQ 图 "), shown="1"), "1"),
        (field(run("文字"), open=True), "文字"),
    ],
    ids=["plain", "nested", "nothing shown", "told in plain text", "never ended"],
)
def test_a_field_gives_what_it_shows_and_not_what_it_is_told(content: str, expected: str) -> None:
    assert texts(para(run("见") + content + run("。")) + para(run("下"))) == [f"见{expected}。", "下"]


def test_a_field_may_go_on_over_paragraphs() -> None:
    start, end = field(INSTRUCTION, shown="一", open=True), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(para(start) + para(run("二")) + para(end + run("三"))) == ["一", "二", "三"]


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    inserted = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{para(run('目录'))}</w:sdtContent></w:sdt>"
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="toc 1"/></w:style>'
    line = para(run("一、把方向"), '<w:pStyle w:val="a"/>')
    made = read(inserted + line + para(run("一、把方向")), styles)
    assert [paragraph.text for paragraph in made.paragraphs] == ["一、把方向"]


def test_prompts_to_click_and_type_are_left_out_and_our_own_are_read() -> None:
    def control(text: str, said: str) -> str:
        return f"<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"

    prompt = "<w:showingPlcHdr/>"
    body = control("单击此处输入文字。", prompt) + control("云河市", "") + control("【待填：会议】", prompt)
    assert texts(para(body)) == ["云河市【待填：会议】"]


def test_a_formula_is_read_in_its_place() -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    assert texts(para(run("设") + formula + run("。"))) == ["设x=1。"]


def test_a_large_initial_belongs_to_its_paragraph() -> None:
    initial = para(run("同"), '<w:framePr w:dropCap="drop" w:lines="2"/>')
    assert texts(initial + para(run("志们，要加强监督。"))) == ["同志们，要加强监督。"]


def test_ruby_gives_its_base_only() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('yì')}</w:rt><w:rubyBase>{run('懿')}</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(para(run("嘉言") + ruby + run("行"))) == ["嘉言懿行"]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    inside = f"<w:txbxContent>{para(run('框一'))}{para(run('框二'))}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inside}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(para(run("前") + box + run("后")) + para(run("下"))) == ["前后", "框一", "框二", "下"]
    old = f"<w:pict><v:textbox>{inside}</v:textbox></w:pict>"
    assert texts(para(f"<w:r>{old}</w:r>")) == ["框一", "框二"]
    alone = f"<mc:AlternateContent><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    assert texts(para(f"<w:r>{alone}</w:r>")) == ["框一", "框二"]


def test_text_boxes_in_groups_are_read_in_their_order() -> None:
    def box(text: str) -> str:
        return f"<wps:wsp><wps:txbx><w:txbxContent>{para(run(text))}</w:txbxContent></wps:txbx></wps:wsp>"

    group = f'<g:wgp xmlns:g="x">{box("框一")}<g:grpSp>{box("框二")}</g:grpSp></g:wgp>'
    assert texts(para(run("段") + f"<w:r><w:drawing>{group}</w:drawing></w:r>")) == ["段", "框一", "框二"]


def test_controls_around_rows_cells_and_in_cells_are_read() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def cell(content: str) -> str:
        return f"<w:tc>{content}</w:tc>"

    row = control(f"<w:tr>{cell(para(run('行')))}</w:tr>")
    cells = f"<w:tr>{control(cell(para(run('格'))))}{cell(control(para(run('段'))) + para(''))}</w:tr>"
    assert texts(f"<w:tbl>{row}{cells}</w:tbl>") == ["行", "格", "段"]


def test_what_was_inserted_and_then_struck_or_moved_away_is_not_read() -> None:
    struck = '<w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>'
    away, here = (
        f'<w:moveFrom w:id="3">{run("移")}</w:moveFrom>',
        f'<w:moveTo w:id="4">{run("移")}</w:moveTo>',
    )
    body = para(f'<w:ins w:id="1">{run("插")}{struck}</w:ins>' + away) + para(here)
    assert texts(body) == ["插", "移"]


def test_breaks_tabs_and_hyphens_print_as_in_word() -> None:
    parts = (
        "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t>"
        "<w:br/><w:t>丁\n戊</w:t><w:cr/><w:t>己</w:t>"
    )
    tabs = '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'
    assert texts(para(f"<w:r>{parts}</w:r>", tabs)) == ["甲 乙-丙", "丁 戊", "己"]


def test_hidden_runs_are_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>网址</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>正文</w:t></w:r>'
    assert texts(para(hidden + shown)) == ["正文"]


def test_runs_hidden_by_their_style_are_not_read() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>网址</w:t></w:r>'
    assert read(para(hidden + run("正文")), styles).text == "正文"


@pytest.mark.parametrize("line", ["strike", "dstrike"])
def test_what_is_crossed_out_is_not_read_and_told(line: str) -> None:
    crossed = f"<w:r><w:rPr><w:{line}/></w:rPr><w:t>大力</w:t></w:r>"
    made = read(para(run("要") + crossed + run("加强监督。")))
    assert made.text == "要加强监督。"
    assert made.remarks == ("画了删除线的字没有读入",)
    kept = read(para(crossed.replace(f"<w:{line}/>", f'<w:{line} w:val="0"/>')))
    assert (kept.text, kept.remarks) == ("大力", ())


def test_a_nested_table_is_read_in_place() -> None:
    def table(content: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"

    assert texts(table(para(run("外")) + table(para(run("内"))) + para(run("尾")))) == ["外", "内", "尾"]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="部分标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="绕圈甲"/><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:name w:val="绕圈乙"/><w:basedOn w:val="x"/></w:style>
"""


@pytest.mark.parametrize(
    "properties, expected",
    [
        ("", Paragraph("文", "Normal")),
        ('<w:pStyle w:val="没有"/>', Paragraph("文", "Normal")),
        ('<w:pStyle w:val="1"/>', Paragraph("文", "heading 1", 1, True)),
        ('<w:pStyle w:val="b"/>', Paragraph("文", "部分标题", 1, True)),
        ('<w:pStyle w:val="b"/><w:jc w:val="left"/><w:outlineLvl w:val="9"/>', Paragraph("文", "部分标题")),
        ('<w:outlineLvl w:val="8"/>', Paragraph("文", "Normal", 9)),
        ('<w:outlineLvl w:val="乱"/>', Paragraph("文", "Normal")),
        ('<w:pStyle w:val="x"/>', Paragraph("文", "绕圈甲")),
    ],
)
def test_a_look_comes_from_the_paragraph_then_from_its_styles(properties: str, expected: Paragraph) -> None:
    assert read(para(run("文"), properties), STYLES).paragraphs == (expected,)


def test_private_use_characters_are_dropped() -> None:
    assert texts(para(run("甲\ue000乙\uf06c"))) == ["甲乙"]


def test_the_main_part_is_found_by_the_relations_of_the_package() -> None:
    parts: dict[str, str] = {
        "_rels/.rels": relations(("officeDocument", "/word/document2.xml")),
        "word/document2.xml": document(para(run("正文"), '<w:pStyle w:val="1"/>')),
        "word/_rels/document2.xml.rels": relations(("styles", "styles2.xml")),
        "word/styles2.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
    }
    assert read_docx(Path("稿.docx"), zipped(parts)).paragraphs == (Paragraph("正文", "heading 1", 1, True),)


def test_strict_open_xml_is_read_too() -> None:
    strict = document(para(run("正文"))).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_docx(Path("稿.docx"), zipped({"word/document.xml": strict})).text == "正文"


def test_symbols_are_the_characters_that_they_look_like() -> None:
    def symbol(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    body = symbol("Wingdings", "F0AB") + run("甲") + symbol("Symbol", "F0B4") + symbol("仿宋", "2605")
    assert texts(para(body + symbol("Wingdings", "F0FF") + symbol("Wingdings", "乱"))) == ["★甲×★"]


def test_a_struck_table_row_is_not_read() -> None:
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr>{properties}<w:tc>{para(run(text))}</w:tc></w:tr>"

    assert texts(f"<w:tbl>{row('留')}{row('删', '<w:trPr><w:del/></w:trPr>')}{row('又留')}</w:tbl>") == [
        "留",
        "又留",
    ]


def test_a_name_struck_and_masked_is_read_as_masked() -> None:
    body = para(
        run("请")
        + "<w:del><w:r><w:delText>周启明</w:delText></w:r></w:del>"
        + f"<w:ins>{run('×××')}</w:ins>"
        + run("讲话")
    )
    assert texts(body) == ["请×××讲话"]


def with_margins(header: str, footer: str = "", notes: str = "") -> bytes:
    return zipped(
        {
            "word/document.xml": document(para(run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>')),
            "word/_rels/document.xml.rels": relations(("header", "header1.xml"), ("footer", "footer1.xml")),
            "word/header1.xml": f"<w:hdr {NAMESPACES}>{header}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {NAMESPACES}>{footer}</w:ftr>",
            "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
        }
    )


def test_headers_footers_and_notes_stand_apart_from_the_text() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="1">{para(run("线"))}</w:footnote>'
        f'<w:footnote w:id="2">{para(run("见《代表法》。"))}</w:footnote>'
    )
    made = read_docx(Path("稿.docx"), with_margins(para(run("云河市人大")), para(run("— 1 —")), notes))
    assert made.text == "正文"
    assert made.footnotes == ("见《代表法》。",)


@pytest.mark.parametrize("mark", ["机密★1年", "秘密", "绝密 ★ 启用前"])
def test_a_mark_in_a_header_or_a_box_of_it_is_refused(mark: str) -> None:
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{para(run(mark))}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    for header in (para(run(mark)), para(box)):
        with pytest.raises(ReadError, match="有密级标志"):
            read_docx(Path("稿.docx"), with_margins(header))


def test_a_mark_drawn_behind_the_text_is_refused_wherever_it_is_anchored() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>'
    for data in (
        with_margins(para(drawn)),
        zipped({"word/document.xml": document(para(drawn + run("正文")))}),
    ):
        with pytest.raises(ReadError, match="有密级标志"):
            read_docx(Path("稿.docx"), data)
    draft = drawn.replace("机密", "草稿")
    assert read_docx(Path("稿.docx"), with_margins(para(draft))).text == "正文"


def test_a_mark_for_the_office_in_a_footer_is_told() -> None:
    made = read_docx(Path("稿.docx"), with_margins("", para(run("内部资料　注意保存"))))
    assert made.internal == "内部资料注意保存"


CHUNK = (
    '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r0"/>'
)


def with_chunk(name: str, data: str) -> bytes:
    """A document whose text is a file inside it, as web programs export it, between two paragraphs."""
    return zipped(
        {
            "word/document.xml": document(para(run("前")) + CHUNK + para(run("后"))),
            "word/_rels/document.xml.rels": relations(("aFChunk", name)),
            f"word/{name}": data,
        }
    )


def test_a_page_inside_a_document_is_read_in_its_place() -> None:
    page = "<html><head><meta charset=utf-8></head><body><h2>一、把方向</h2><p align=center>要学。</p></body></html>"
    made = read_docx(Path("稿.docx"), with_chunk("afchunk.htm", page)).paragraphs
    assert [(one.text, one.outline_level, one.centred) for one in made] == [
        ("前", None, False),
        ("一、把方向", 2, False),
        ("要学。", None, True),
        ("后", None, False),
    ]


def test_a_file_inside_a_document_that_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(ReadError, match="嵌着另一个文件"):
        read_docx(Path("稿.docx"), with_chunk("afchunk.rtf", r"{\rtf1 x}"))


def test_a_secret_page_inside_a_document_is_refused() -> None:
    page = "<html><head><meta charset=utf-8></head><body><p>机密★1年</p><p>要学。</p></body></html>"
    with pytest.raises(ReadError, match="有密级标志"):
        read_docx(Path("稿.docx"), with_chunk("afchunk.htm", page))


def _table(*rows: str) -> str:
    cells = ("".join(f"<w:tc>{para(run(cell))}</w:tc>" for cell in row.split()) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_table_of_figures_or_entries_is_read_row_by_row_and_any_other_cell_by_cell() -> None:
    figures = _table("乡镇 件数 满意率", "大河乡 12 100%", "石桥镇 15 93.3%")
    entries = _table("乡镇 主席 电话", "大河乡 张某 略")
    words = _table("学在前头。 抓得紧 盯得牢", "坚持学习。 抓得实 盯得准")
    assert texts(figures) == ["乡镇\t件数\t满意率", "大河乡\t12\t100%", "石桥镇\t15\t93.3%"]
    assert texts(entries) == ["乡镇\t主席\t电话", "大河乡\t张某\t略"]
    assert texts(words) == ["学在前头。", "抓得紧", "盯得牢", "坚持学习。", "抓得实", "盯得准"]
