"""Looks that someone edited, told against the standard."""

import re
import shutil

import pytest
from word_support import saved, through_libreoffice

from generator.model.errors import ReadError
from generator.word.look import build
from generator.word.look_check import check_look
from generator.word.looks import LOOKS, OFFICIAL
from generator.word.package import pack, unpack


def changed(tmp_path, *changes, look=OFFICIAL):
    """The report on a look in whose styles the first of each pair became the second."""
    parts = unpack(build(look))
    text = parts["word/styles.xml"].decode()
    for old, new in changes:
        assert re.search(old, text)
        text = re.sub(old, new, text)
    return check_look(saved(tmp_path, pack({**parts, "word/styles.xml": text.encode()})))


def told(report):
    return {(one.of, one.respect): (one.wanted, one.found) for one in report.deviations}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.title)
def test_a_shipped_look_is_found_to_be_itself(tmp_path, look):
    report = check_look(saved(tmp_path, build(look)))
    assert (report.standard, report.missing, report.deviations) == (look.title, (), ())


def test_a_missing_style_is_named(tmp_path):
    assert changed(tmp_path, ('w:val="讲话称谓"', 'w:val="称呼"')).missing == ("讲话称谓",)


def test_another_size_of_the_title_is_told_and_nothing_else(tmp_path):
    report = changed(tmp_path, ('<w:sz w:val="44"/>', '<w:sz w:val="36"/>'))
    assert told(report) == {("Title", "字号"): ("22 磅", "18 磅")}


def test_another_typeface_is_told_but_another_name_of_the_same_is_not(tmp_path):
    report = changed(tmp_path, ('w:eastAsia="黑体"', 'w:eastAsia="华文琥珀"'))
    assert told(report)[("heading 1", "中文字体")] == ("黑体", "华文琥珀")
    assert told(changed(tmp_path, ('w:eastAsia="仿宋_GB2312"', 'w:eastAsia="方正仿宋_GBK"'))) == {}


def test_indent_line_alignment_and_outline_are_told(tmp_path):
    report = changed(
        tmp_path,
        ('w:firstLineChars="200" w:firstLine="640"', 'w:firstLineChars="0" w:firstLine="0"'),
        ('w:line="579"', 'w:line="560"'),
        ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
        ('<w:outlineLvl w:val="0"/>', ""),
    )
    assert told(report)[("Body Text", "首行缩进")] == ("2 字", "0 字")
    assert told(report)[("Normal", "行距")] == ("固定 28.95 磅", "固定 28 磅")
    assert told(report)[("Body Text", "对齐")] == ("两端", "靠左")
    assert told(report)[("heading 1", "大纲级别")] == ("1 级", "正文")


def test_margins_are_told_in_millimetres(tmp_path):
    parts = unpack(build(OFFICIAL))
    body = parts["word/document.xml"].replace(b'w:top="2098"', b'w:top="1440"')
    report = check_look(saved(tmp_path, pack({**parts, "word/document.xml": body})))
    assert told(report) == {("页面", "上边距"): ("37 毫米", "25.4 毫米")}


def test_a_text_file_is_no_look(tmp_path):
    with pytest.raises(ReadError, match="版式"):
        check_look(saved(tmp_path, "字体".encode(), "版式.docx"))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_look_that_libreoffice_saved_is_still_up_to_standard(tmp_path):
    report = check_look(through_libreoffice(saved(tmp_path, build(OFFICIAL))))
    assert (report.missing, report.deviations) == ((), ())
