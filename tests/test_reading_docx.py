"""Word documents: real ones by python-docx, rarer constructs by raw XML."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from generator.model.manuscript import Manuscript, Paragraph
from generator.reading.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"


def read(body: str, styles: str = "") -> Manuscript:
    """What is read of a document with this XML inside `w:body`, and this inside `w:styles`."""
    parts: dict[str, str] = {"word/document.xml": document(body)}
    if styles:
        parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    return read_docx(Path("稿.docx"), zipped(parts))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def para(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


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
    assert texts(para(f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>")) == ["框一", "框二"]


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
    def relations(kind: str, target: str) -> str:
        item = f'<Relationship Id="r" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{item}</Relationships>'

    parts: dict[str, str] = {
        "_rels/.rels": relations("officeDocument", "/word/document2.xml"),
        "word/document2.xml": document(para(run("正文"), '<w:pStyle w:val="1"/>')),
        "word/_rels/document2.xml.rels": relations("styles", "styles2.xml"),
        "word/styles2.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
    }
    assert read_docx(Path("稿.docx"), zipped(parts)).paragraphs == (Paragraph("正文", "heading 1", 1, True),)


def test_strict_open_xml_is_read_too() -> None:
    strict = document(para(run("正文"))).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_docx(Path("稿.docx"), zipped({"word/document.xml": strict})).text == "正文"
