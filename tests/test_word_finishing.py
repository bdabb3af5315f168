"""Blanks filled, clean copies: from our own files, edited ones, and ones that LibreOffice saved."""

import shutil
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree
from word_support import (
    SAMPLE,
    Block,
    Span,
    blank,
    body,
    comments,
    heading,
    names,
    part,
    phrase,
    rendered,
    saved,
    text_of,
    through_libreoffice,
    value,
)

from generator.model.errors import ReadError, RequestError
from generator.reading.files import read_manuscript
from generator.word.blanks import Blank
from generator.word.finishing import blanks_of, clean, filled, tracked_changes
from generator.word.package import pack, repack, unpack

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
BLOCKS = (
    Block("1", 0, "标题", (Span("在"), blank("会议"), Span("上的讲话"))),
    heading("2", 1, 1, "把方向", "助发展"),
    Block(
        "3",
        2,
        "正文",
        (Span("一要"), blank("事"), phrase("办好", 1), blank("会议"), Span("。")),
        lead=2,
        level=2,
    ),
)
VALUES = {"会议": "全市“人大”工作会议", "事": "实事 & 好事"}
TEXT = "在全市“人大”工作会议上的讲话\n一、把方向\n一要实事 & 好事办好全市“人大”工作会议。"


@pytest.fixture(params=[False, True], ids=["rich", "bound"])
def bound(request):
    return request.param


def test_blanks_are_listed_by_name_with_places_and_values(tmp_path, bound):
    path = saved(tmp_path, rendered(*BLOCKS, bound=bound))
    assert blanks_of(path) == (Blank("会议", 2, 2), Blank("事", 1, 1))
    data, _ = filled(path, {"事": "实事"})
    assert blanks_of(saved(tmp_path, data)) == (Blank("会议", 2, 2), Blank("事", 1, 0, "实事"))


def test_every_place_of_a_name_is_filled_at_once(tmp_path, bound):
    data, places = filled(saved(tmp_path, rendered(*BLOCKS, bound=bound)), VALUES)
    assert places == 3
    assert read_manuscript(saved(tmp_path, data)).text == TEXT


def test_what_is_filled_loses_the_yellow_and_takes_the_type_around_it(tmp_path, bound):
    data, _ = filled(saved(tmp_path, rendered(*BLOCKS, bound=bound)), VALUES)
    styles = {text_of(run): value(run, "rPr/rStyle") for run in body(data).iter(qn("w:r")) if text_of(run)}
    assert styles[VALUES["事"]] == "LeadKai"
    assert styles[VALUES["会议"]] is None
    assert body(data).find(f".//{qn('w:showingPlcHdr')}") is None


def test_a_bound_value_stands_in_its_part_too(tmp_path):
    data, _ = filled(saved(tmp_path, rendered(*BLOCKS, bound=True)), {"会议": "全会"})
    values = {one.get("name"): one.text for one in part(data, "customXml/item1.xml")}
    assert values == {"会议": "全会", "事": None}


def test_a_filled_place_can_be_filled_again(tmp_path, bound):
    first, _ = filled(saved(tmp_path, rendered(*BLOCKS, bound=bound)), VALUES)
    again, places = filled(saved(tmp_path, first), {"会议": "党组会"})
    assert places == 2
    assert "在党组会上的讲话" in read_manuscript(saved(tmp_path, again)).text


def test_the_comment_that_asked_goes_with_the_answer_and_no_other(tmp_path):
    data, _ = filled(saved(tmp_path, rendered(*BLOCKS)), {"会议": "全会"})
    texts = [text for text, _ in comments(data)]
    assert not any("“会议”" in text for text in texts)
    assert any("“事”" in text for text in texts)
    assert len(list(body(data).iter(qn("w:commentReference")))) == len(texts)


def test_all_other_parts_stay_byte_for_byte(tmp_path):
    source = rendered(*BLOCKS)
    before, after = unpack(source), unpack(filled(saved(tmp_path, source), VALUES)[0])
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_the_order_and_stamps_of_the_zip_stay(tmp_path):
    path = saved(tmp_path, rendered(*BLOCKS))
    filled_path = saved(tmp_path, filled(path, VALUES)[0], "已填.docx")
    with ZipFile(path) as old, ZipFile(filled_path) as new:
        assert [(one.filename, one.date_time, one.compress_type) for one in old.infolist()] == [
            (one.filename, one.date_time, one.compress_type) for one in new.infolist()
        ]


def test_an_unknown_name_is_refused_with_the_names_there_are(tmp_path):
    with pytest.raises(RequestError, match="【地区】") as caught:
        filled(saved(tmp_path, rendered(*BLOCKS)), {"地区": "云河市"})
    assert "【会议】【事】" in caught.value.hint


def test_a_value_is_one_line_of_what_xml_can_hold(tmp_path):
    data, _ = filled(saved(tmp_path, rendered(*BLOCKS)), {"事": "实\n事\x00"})
    assert "一要实 事办好" in read_manuscript(saved(tmp_path, data)).text


def plain(*texts):
    """A file whose blanks are plain text in runs as given."""
    data = rendered(Block("1", 0, "正文", (Span("占位。"),)), notes="none")
    root = body(data)
    paragraph = next(root.iter(qn("w:p")))
    run = next(paragraph.iter(qn("w:r")))
    for text in texts:
        copied = etree.fromstring(etree.tostring(run))
        copied.find(qn("w:t")).text = text
        paragraph.append(copied)
    paragraph.remove(run)
    return pack({**unpack(data), "word/document.xml": etree.tostring(root)})


@pytest.mark.parametrize(
    "texts",
    [
        ("由【待填：姓名】讲话",),
        ("由【待", "填：姓", "名】讲话"),
        ("由", "【待填：姓名】", "讲话"),
        ("由【待填：姓名】、【待填：姓名】讲话",),
    ],
)
def test_a_blank_that_became_plain_text_is_filled_where_it_stands(tmp_path, texts):
    data, places = filled(saved(tmp_path, plain(*texts)), {"姓名": "张三"})
    expected = "".join(texts).replace("【待填：姓名】", "张三")
    assert read_manuscript(saved(tmp_path, data)).text == expected
    assert places == "".join(texts).count("待填")


def test_the_title_among_the_properties_is_filled_too(tmp_path):
    source = unpack(rendered(*BLOCKS))
    core = source["docProps/core.xml"].replace("讲话".encode(), "在【待填：会议】上的讲话".encode())
    data, _ = filled(saved(tmp_path, pack({**source, "docProps/core.xml": core})), VALUES)
    assert "全市“人大”工作会议" in unpack(data)["docProps/core.xml"].decode()


def test_a_clean_copy_has_the_same_text_and_none_of_our_machinery(tmp_path, bound):
    path = saved(tmp_path, rendered(*BLOCKS, bound=bound, notes="all", numbering="typed"))
    path = saved(tmp_path, filled(path, VALUES)[0])
    data = clean(path, allow_blanks=False)
    assert read_manuscript(saved(tmp_path, data, "清稿.docx")).text == read_manuscript(path).text == TEXT
    machinery = ("comment", "customXml", "glossary")
    assert not [name for name in names(data) for one in machinery if one in name]
    for name, content in unpack(data).items():
        for mark in (b"w:sdt", b"_sp_", b"comment", b"urn:nigao", b"customXml"):
            assert mark not in content or name in ("word/styles.xml",), (name, mark)


def test_a_copy_with_blanks_left_is_refused_by_name(tmp_path):
    path = saved(tmp_path, rendered(*BLOCKS))
    with pytest.raises(RequestError, match="2 项没有填：【会议】【事】"):
        clean(path, allow_blanks=False)
    allowed = saved(tmp_path, clean(path, allow_blanks=True), "清稿.docx")
    assert read_manuscript(allowed).text == read_manuscript(path).text


def test_automatic_numbers_survive_cleaning(tmp_path):
    path = saved(tmp_path, rendered(numbering="auto"))
    data = clean(path, allow_blanks=True)
    assert part(data, "word/numbering.xml") is not None
    assert unpack(data)["word/styles.xml"] == unpack(path.read_bytes())["word/styles.xml"]


def test_tracked_changes_are_counted(tmp_path):
    data = rendered(*BLOCKS)
    marked = unpack(data)["word/document.xml"].replace(b"<w:p>", b'<w:p><w:ins w:id="9" w:author="a"/>', 1)
    path = saved(tmp_path, repack(data, {"word/document.xml": marked}))
    assert (tracked_changes(path), tracked_changes(saved(tmp_path, data))) == (1, 0)


@pytest.mark.parametrize("data", [b"", b"plain", b"PK\x03\x04broken", pack({"a.xml": b"<a/>"})])
def test_what_is_no_word_file_is_refused_by_name(tmp_path, data):
    path = saved(tmp_path, data)
    for attempt in (
        lambda: blanks_of(path),
        lambda: filled(path, {}),
        lambda: clean(path, allow_blanks=True),
    ):
        with pytest.raises(ReadError, match=r"稿\.docx"):
            attempt()


@needs_office
def test_a_draft_saved_by_libreoffice_has_its_text_once_and_can_still_be_filled_and_cleaned(tmp_path):
    blocks = (*BLOCKS, *[one for one in SAMPLE.blocks if one.paragraph > 5])
    path = saved(tmp_path, rendered(*blocks, notes="all"))
    office = through_libreoffice(path)
    assert read_manuscript(office).text == read_manuscript(path).text
    ours, theirs = (
        read_manuscript(saved(tmp_path, filled(one, VALUES)[0], "填.docx")).text for one in (path, office)
    )
    assert ours == theirs
    copy = clean(office, allow_blanks=True)
    assert read_manuscript(saved(tmp_path, copy, "清.docx")).text == read_manuscript(path).text
    assert not [name for name in names(copy) if "comment" in name or "customXml" in name]
