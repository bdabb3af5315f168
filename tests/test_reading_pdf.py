"""PDF: lines back to paragraphs; what is no text is named."""

import io
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from generator.model.errors import ReadError
from generator.reading.pdf import read_pdf, require_text
from generator.reading.pdf_lines import Line, Page, paragraphs_of

BODY = "要把学习贯彻会议精神作为当前的一项重要任务抓紧抓实抓好抓出成效来给群众看。" * 3


def line(text: str, top: float, left: float = 80, size: float = 16) -> Line:
    return Line(text, left, left + size * len(text), top - size, top, size)


def page(*lines: Line) -> Page:
    return Page(595, 842, lines)


def full(text: str, top: float) -> Line:
    """A line of 27 characters, whatever it says at its start."""
    return line((text + BODY)[:27], top)


def indented(text: str, top: float) -> Line:
    return line((text + BODY)[:25], top, left=112)


def texts(*pages: Page) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(pages)]


def test_full_lines_run_on_and_indented_ones_begin_anew() -> None:
    made = texts(
        page(indented("甲", 700), full("乙", 671), line("完。", 642), indented("丙", 613), line("了。", 584))
    )
    assert [text[0] for text in made] == ["甲", "丙"]
    assert made[0].endswith("完。")


def test_a_paragraph_goes_on_over_the_page_and_numbers_and_headers_are_dropped() -> None:
    def sheet(number: int, *lines: Line) -> Page:
        header = line("云河市人大常委会", 820, left=200, size=9)
        return page(header, *lines, line(f"— {number} —", 60, left=280, size=14))

    made = texts(
        sheet(1, indented("甲", 700), full("乙", 671)),
        sheet(2, line("末尾。", 700), indented("丙", 671)),
        sheet(3, line("末尾。", 700)),
    )
    assert [text[0] for text in made] == ["甲", "丙"]
    assert not any("云河" in text or "—" in text for text in made)


def test_a_number_in_the_midst_of_a_page_is_text() -> None:
    made = texts(page(indented("甲", 700), line("2026", 671), indented("乙", 642)))
    assert made[0].endswith("2026")


def test_a_gap_or_another_size_of_print_parts_paragraphs() -> None:
    lines = [full("甲", 700), full("乙", 671), full("丙", 600), full("丁", 571)]
    assert [text[0] for text in texts(page(*lines))] == ["甲", "丙"]
    title = line("在会议上的讲话在会议上的讲话在会议上的讲", 760, size=22)
    assert texts(page(title, full("甲", 700), full("乙", 671)))[0] == title.text


def test_pieces_side_by_side_are_one_line_and_spaces_within_chinese_go() -> None:
    pieces = (line("加强", 700), line("监 督 2026 年", 700, left=130), line("Smart City", 671, left=112))
    assert texts(page(*pieces)) == ["加强监督2026年", "Smart City"]


def test_quotation_marks_printed_in_another_font_stand_where_they_were_printed(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    written = docx.Document()
    written.add_paragraph("今天不讲大道理，围绕建设“四个机关”谈几点要求，机关有12个委室。")
    written.save(str(tmp_path / "稿.docx"))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "稿.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    read = read_pdf(tmp_path / "稿.pdf", (tmp_path / "稿.pdf").read_bytes())
    assert read.text == "今天不讲大道理，围绕建设“四个机关”谈几点要求，机关有12个委室。"


def test_a_short_line_in_the_middle_is_centred() -> None:
    (title, *_) = paragraphs_of([page(line("讲话", 760, left=280), full("甲", 700), full("乙", 671))])
    assert (title.text, title.centred) == ("讲话", True)


def made_pdf(pages: int, content: str = "") -> bytes:
    """A PDF of empty pages, each with this content stream, in Helvetica."""
    kids = " ".join(f"{4 + one} 0 R" for one in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[f"<</Type/Page/Parent 2 0 R/Contents {4 + pages} 0 R>>"] * pages,
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{one}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{offset:010} 00000 n \n" for offset in offsets).encode())
    out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_pdf(Path("稿.pdf"), data)
    assert caught.value.hint
    return caught.value.message


def test_pages_without_text_are_called_a_scan() -> None:
    assert refused(made_pdf(3)) == "《稿.pdf》是扫描的图片，没有可读的文字"
    assert (
        refused(made_pdf(3, "BT /F 9 Tf 280 30 Td (- 1 -) Tj ET")) == "《稿.pdf》是扫描的图片，没有可读的文字"
    )


def test_a_font_that_hides_its_characters_is_named() -> None:
    codes = line("(cid:17)(cid:4242)" * 20, 700)
    with pytest.raises(ReadError, match="字体"):
        require_text("稿.pdf", [page(codes)])


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7 \xff\xff" * 40, made_pdf(2)[:200]])
def test_a_torn_file_is_refused(data: bytes) -> None:
    assert refused(data).startswith("《稿.pdf》")


def test_without_the_library_the_file_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfminer.high_level", None)
    with pytest.raises(ReadError) as caught:
        read_pdf(Path("稿.pdf"), made_pdf(1))
    assert "还不能读" in caught.value.message
    assert "pdfminer.six" in caught.value.hint


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_document_printed_by_libreoffice_comes_back_paragraph_by_paragraph(tmp_path: Path) -> None:
    written = [
        "关于银杏水库的讲话",
        "同志们：",
        *[f"一、第{one}部分" + BODY for one in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙"],
        "谢谢大家。",
    ]
    word = docx.Document()
    for text in written:
        paragraph = word.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = Pt(0 if text == "同志们：" else 22)
    word.sections[0].header.paragraphs[0].text = "内部资料"
    word.save(str(tmp_path / "稿.docx"))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "稿.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    made = read_pdf(tmp_path / "稿.pdf", (tmp_path / "稿.pdf").read_bytes())
    assert [paragraph.text for paragraph in made.paragraphs] == written
    assert made.internal == "内部资料"
