"""Files that are no Word document, or a damaged or malicious one: refused, in little memory."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.errors import NigaoError, ReadError
from generator.reading.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(xml: str | bytes, packing: int = zipfile.ZIP_DEFLATED, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        archive.writestr(name, xml)
    return buffer.getvalue()


def document(content: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'


def para(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def by_python_docx() -> bytes:
    word = docx.Document()
    word.add_heading("一、提高站位", 1)
    word.add_paragraph("正文")
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


WORD_FILE = by_python_docx()


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_docx(Path("稿.docx"), data)
    assert caught.value.hint
    return caught.value.message


def test_what_is_no_zip_is_refused_as_damaged_or_old() -> None:
    message = "《稿.docx》不是有效的 Word 文件（可能已损坏，或是改了扩展名的旧版 .doc）"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)) == message
    assert refused(WORD_FILE[: len(WORD_FILE) // 2]) == message


def test_an_encrypted_document_is_told_from_a_damaged_one() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(data) == "《稿.docx》加了打开密码，无法读取"


def test_a_zip_without_a_document_is_refused() -> None:
    message = "《稿.docx》里没有 Word 正文"
    assert refused(zipped("<workbook/>", name="xl/workbook.xml")) == message
    assert refused(zipped("<html/>")) == message


@pytest.mark.parametrize("body", ["", para(""), para(" \u3000")])
def test_a_document_without_words_is_refused(body: str) -> None:
    assert refused(zipped(document(body))) == "《稿.docx》里没有文字"


@pytest.mark.parametrize(
    "xml",
    [
        "<w:document",
        "",
        '<!DOCTYPE d [<!ENTITY a "甲">]>' + document(para("&a;")),
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + document(para("&a;")),
        f'<?xml version="1.0" encoding="无"?>{document("")}',
    ],
    ids=["cut", "empty", "entity", "external entity", "unknown encoding"],
)
def test_broken_or_hostile_xml_is_refused(xml: str) -> None:
    assert refused(zipped(xml)) == "《稿.docx》内部已损坏，无法读取"


def test_a_part_whose_bytes_were_changed_is_refused() -> None:
    data = zipped(document(para("正文")), zipfile.ZIP_STORED)
    assert refused(data.replace("正文".encode(), "反文".encode())) == "《稿.docx》内部已损坏，无法读取"


def test_deep_nesting_is_refused_or_read_but_breaks_nothing() -> None:
    deep = "<w:sdt>" * 3000 + para("底") + "</w:sdt>" * 3000
    assert refused(zipped(document(deep))) == "《稿.docx》内部已损坏，无法读取"
    deep = "<w:sdt>" * 200 + para("底") + "</w:sdt>" * 200
    assert read_docx(Path("稿.docx"), zipped(document(deep))).text == "底"


@pytest.mark.parametrize("size", [9 * 1024 * 1024, 65 * 1024 * 1024], ids=["by ratio", "by size"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(size: int) -> None:
    bomb = zipped(bytes(size))
    tracemalloc.start()
    message = refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert message == "《稿.docx》解压后大得不正常，没有读取"
    assert peak < 4 * 1024 * 1024


def test_a_part_that_lies_about_its_size_is_not_unpacked_beyond_it() -> None:
    size = 60 * 1024 * 1024
    bomb = zipped(bytes(size))
    lying = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    tracemalloc.start()
    message = refused(lying)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert message == "《稿.docx》内部已损坏，无法读取"
    assert peak < 4 * 1024 * 1024


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_word_does_not_know_are_refused(packing: int) -> None:
    data = zipped(document(para("正文")), packing)
    assert refused(data) == "《稿.docx》内部已损坏，无法读取"


def survives(data: bytes) -> None:
    try:
        read_docx(Path("稿.docx"), data)
    except NigaoError as error:
        assert error.message.startswith("《稿.docx》")


@given(data=st.binary() | st.binary().map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_make_a_manuscript_or_a_fault_of_ours(data: bytes) -> None:
    survives(data)


@settings(deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(WORD_FILE) - 1), st.integers(0, 255)), min_size=1, max_size=20
    )
)
def test_a_damaged_word_file_makes_a_manuscript_or_a_fault_of_ours(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(WORD_FILE)
    for place, value in changes:
        damaged[place] = value
    survives(bytes(damaged))


@settings(deadline=None)
@given(xml=st.text("<>/&;wp:t=\"' 正文", max_size=60))
def test_any_text_between_tags_makes_a_manuscript_or_a_fault_of_ours(xml: str) -> None:
    survives(zipped(document(xml)))
