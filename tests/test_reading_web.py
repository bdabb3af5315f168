"""Saved web pages."""

from pathlib import Path

import pytest

from generator.model.errors import ReadError
from generator.model.manuscript import Paragraph
from generator.reading.web import read_web


def texts(page: str, encoding: str = "utf-8") -> list[str]:
    return [paragraph.text for paragraph in read_web(Path("稿.html"), page.encode(encoding)).paragraphs]


def test_headings_paragraphs_and_breaks_are_read_as_a_browser_shows_them() -> None:
    page = """<!DOCTYPE html><html><head><title>网站名</title><style>p{}</style></head><body>
    <h1 align="center">在全市人大
        工作会议上的讲话</h1><p style="text-align: center">（2026年2月26日）</p>
    <p>同志<b>们</b>：</p><div>第一行<br>第二<!-- 批注 -->行<script>x()</script>完</div>裸露的文字<p>Smart
    City 建设</p></body></html>"""
    assert read_web(Path("稿.html"), page.encode()).paragraphs == (
        Paragraph("在全市人大工作会议上的讲话", outline_level=1, centred=True),
        Paragraph("（2026年2月26日）", centred=True),
        Paragraph("同志们："),
        Paragraph("第一行"),
        Paragraph("第二行完"),
        Paragraph("裸露的文字"),
        Paragraph("Smart City 建设"),
    )


def test_menus_forms_hidden_and_struck_parts_are_left_out() -> None:
    page = (
        "<nav>首页</nav><header>站名</header><p>正<del>删</del>文<span style='display: none'>隐</span></p>"
        "<p hidden>藏</p><form>搜索<button>钮</button></form><noscript>请开启脚本</noscript><footer>版权</footer>"
    )
    assert texts(page) == ["正文"]


def test_numbered_lists_keep_their_numbers() -> None:
    page = (
        "<ol><li>甲</li><li value='5'><p>乙</p></li><li>丙<ol type='a'><li>丁</li></ol></li></ol><ul><li>戊</li></ul>"
        "<ol start='3' style='list-style-type: cjk-ideographic'><li>己</li></ol>"
    )
    assert texts(page) == ["1.甲", "5.乙", "6.丙", "a.丁", "戊", "三、己"]


def test_a_page_saved_by_word_gives_numbers_and_no_comments_or_notes() -> None:
    page = """<div class=WordSection1>
    <h1><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>把方向</h1>
    <p>要加强监督<span class=MsoCommentReference><a href="#_msocom_1">[A1]</a></span>。<a style='mso-footnote-id:ftn1'><span
    class=MsoFootnoteReference>[1]</span></a></p><p><o:p>&nbsp;</o:p></p></div>
    <div style='mso-element:footnote-list'><div style='mso-element:footnote'><p>脚注</p></div></div>
    <div style='mso-element:comment-list'><p class=MsoCommentText>批注</p></div>"""
    assert texts(page) == ["一、把方向", "要加强监督。"]


def test_tables_ruby_and_preformatted_text_are_read_in_order() -> None:
    page = "<table><tr><td>格一</td><td>格二</td></tr></table><p><ruby>懿<rt>yì</rt></ruby>行</p><pre>一行\n二行</pre>"
    assert texts(page) == ["格一", "格二", "懿行", "一行", "二行"]


@pytest.mark.parametrize(
    "declared, used", [("gb2312", "gb18030"), ("big5", "big5"), ("没有", "utf-8"), ("utf-8", "gb18030")]
)
def test_a_page_is_read_in_the_encoding_it_names_or_in_the_likeliest(declared: str, used: str) -> None:
    text = "在全市人大工作上的意見，我要的是中和大同的文章。"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert texts(page, used) == [text]


def test_a_web_archive_is_unpacked() -> None:
    archive = (
        "From: <saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<p>=E5=90=8C=E5=BF=97=E4=BB=AC</p>\n--B--\n"
    )
    assert read_web(Path("稿.mht"), archive.encode()).text == "同志们"


def test_a_page_whose_end_would_be_lost_is_refused() -> None:
    deep = "<div>" * 5000 + "深处的文字" + "</div>" * 5000
    with pytest.raises(ReadError, match="层次太深"):
        texts(deep)


@pytest.mark.parametrize("page", ["<html></html>", "<p> </p>", "<script>x</script>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="没有文字"):
        texts(page)


def test_marks_above_and_below_a_page_are_seen() -> None:
    with pytest.raises(ReadError, match="有密级标志"):
        texts("<header>机密★1年</header><p>要学。</p>")
    page = "<p>要学。</p><footer><p>内部资料</p></footer>"
    assert read_web(Path("稿.html"), page.encode()).internal == "内部资料"


def test_a_mark_of_secrecy_on_a_page_is_refused() -> None:
    with pytest.raises(ReadError, match="有密级标志（机密）"):
        texts("<p>机密★1年</p><p>同志们：</p>")
