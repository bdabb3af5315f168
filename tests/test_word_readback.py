"""What an edited draft tells of itself: which draft, what became of each block, what is new."""

import re
import shutil

import pytest
from docx.oxml.ns import qn
from lxml import etree
from word_support import (
    DRAFT_ID,
    SAMPLE,
    Block,
    Span,
    body,
    heading,
    names,
    phrase,
    rendered,
    saved,
    through_libreoffice,
)

from generator.word.carried import digest
from generator.word.finishing import clean, filled
from generator.word.package import pack, repack, unpack
from generator.word.readback import read_back

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
ORIGINALS = {block.id: block.text for block in SAMPLE.blocks}
BLOCKS = (
    heading("1", 0, 1, "把方向", "助发展"),
    Block("1.1", 1, "正文", (Span("一要学。"), phrase("学理论。", 1))),
    Block("1.2", 1, "正文", (Span("二要干。"), phrase("干实事。", 2))),
    Block("1.3", 2, "正文", (phrase("完。", 3),)),
)
FILE = rendered(*BLOCKS, notes="none")


def back(tmp_path, data, originals=None):
    return read_back(saved(tmp_path, data), originals)


def edited(change, data=FILE):
    """The file after `change` was made in its body."""
    root = body(data)
    change(root)
    return repack(data, {"word/document.xml": etree.tostring(root)})


def paragraphs(root):
    return list(root.iter(qn("w:p")))


def run(text):
    element = etree.Element(qn("w:r"))
    etree.SubElement(element, qn("w:t")).text = text
    return element


def now(read):
    return {one.block.id: (one.text, one.found, one.changed) for one in read.blocks}


def test_an_untouched_draft_is_what_was_written(tmp_path):
    read = back(tmp_path, FILE)
    assert (read.draft_id, read.numbering, read.added) == (DRAFT_ID, "typed", ())
    assert now(read)["1.2"] == ("二要干。干实事。", "bookmark", False)
    assert {one.changed for one in read.blocks} == {False}


def test_the_keys_of_the_sentences_travel_and_no_file_name_or_text_does(tmp_path):
    read = back(tmp_path, FILE)
    assert [one.block.keys for one in read.blocks] == [("key101",), ("key1",), ("key2",), ("key3",)]
    carried = b"".join(data for name, data in unpack(FILE).items() if name.startswith("customXml"))
    assert "旧讲话" not in carried.decode()
    assert "学理论" not in carried.decode()


def test_an_automatic_number_is_no_part_of_the_text(tmp_path):
    read = back(tmp_path, rendered(*BLOCKS, notes="none", numbering="auto"))
    assert now(read)["1"] == ("把方向", "bookmark", False)
    assert read.numbering == "auto"


def test_comments_controls_and_pinyin_do_not_count_as_changes(tmp_path):
    read = back(tmp_path, rendered(*BLOCKS, notes="all", pinyin={"学": "xué"}))
    assert {one.changed for one in read.blocks} == {False}


def test_a_changed_word_changes_its_block_and_no_other(tmp_path):
    def change(root):
        next(node for node in root.iter(qn("w:t")) if node.text == "干实事。").text = "干大事。"

    read = back(tmp_path, edited(change))
    assert now(read)["1.2"] == ("二要干。干大事。", "bookmark", True)
    assert [one.block.id for one in read.blocks if one.changed] == ["1.2"]


def test_what_is_typed_behind_a_bookmark_belongs_to_the_block_before(tmp_path):
    read = back(tmp_path, edited(lambda root: paragraphs(root)[1].append(run("再加一句。"))))
    assert now(read)["1.2"] == ("二要干。干实事。再加一句。", "bookmark", True)
    assert read.added == ()


def test_what_is_typed_before_the_first_bookmark_belongs_to_its_block(tmp_path):
    read = back(tmp_path, edited(lambda root: paragraphs(root)[2].insert(1, run("最后，"))))
    assert now(read)["1.3"] == ("最后，完。", "bookmark", True)


def test_a_new_paragraph_is_told_and_a_struck_one_is_gone(tmp_path):
    def change(root):
        first, _, last = paragraphs(root)
        new = etree.Element(qn("w:p"))
        new.append(run("新添一段。"))
        first.addnext(new)
        last.getparent().remove(last)

    read = back(tmp_path, edited(change))
    assert read.added == ("新添一段。",)
    assert now(read)["1.3"] == ("", "gone", True)


def test_tracked_deletions_are_out_and_insertions_in(tmp_path):
    def change(root):
        node = next(node for node in root.iter(qn("w:t")) if node.text == "学理论。")
        struck = node.getparent()
        deletion, insertion = (etree.Element(qn(f"w:{tag}")) for tag in ("del", "ins"))
        struck.addprevious(deletion)
        deletion.addnext(insertion)
        deletion.append(struck)
        insertion.append(run("学法律。"))

    assert now(back(tmp_path, edited(change)))["1.1"] == ("一要学。学法律。", "bookmark", True)


def without_bookmarks(root):
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(root.iter(qn(f"w:{tag}"))):
            mark.getparent().remove(mark)


def test_without_bookmarks_whole_paragraphs_are_known_by_their_digest(tmp_path):
    found = now(back(tmp_path, edited(without_bookmarks)))
    assert found["1"] == ("一、把方向", "text", False)
    assert found["1.1"] == ("", "gone", True)


def test_without_bookmarks_the_texts_of_the_bank_find_the_rest(tmp_path):
    def change(root):
        without_bookmarks(root)
        next(node for node in root.iter(qn("w:t")) if node.text == "完。").text = "就讲这些，讲完了。"

    originals = {block.id: block.text for block in BLOCKS} | {"1.3": "我就讲这些，完了。"}
    read = back(tmp_path, edited(change), originals)
    assert now(read) == {
        "1": ("一、把方向", "text", False),
        "1.1": ("一要学。学理论。", "text", False),
        "1.2": ("二要干。干实事。", "text", False),
        "1.3": ("就讲这些，讲完了。", "likeness", True),
    }
    assert read.added == ()


def test_without_the_custom_part_the_bookmarks_still_name_draft_and_blocks(tmp_path):
    parts = {name: data for name, data in unpack(FILE).items() if not name.startswith("customXml")}
    links = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", parts["word/_rels/document.xml.rels"])
    read = back(tmp_path, pack({**parts, "word/_rels/document.xml.rels": links}))
    assert read.draft_id == DRAFT_ID
    assert now(read)["1.2"] == ("二要干。干实事。", "bookmark", None)


@pytest.mark.parametrize("data", [clean, None], ids=["a clean copy", "a file of someone else"])
def test_what_is_no_draft_is_not_taken_for_one(tmp_path, data):
    if data is None:
        other = {name: part for name, part in unpack(FILE).items() if not name.startswith("customXml")}
        other["word/_rels/document.xml.rels"] = re.sub(
            rb"<Relationship [^>]*customXml[^>]*/>", b"", other["word/_rels/document.xml.rels"]
        )
        file = edited(without_bookmarks, pack(other))
    else:
        file = clean(saved(tmp_path, FILE), allow_blanks=True)
    assert back(tmp_path, file) is None


def test_the_digest_does_not_see_spaces_and_line_breaks():
    assert digest("在 大会\n上") == digest("在大会上") != digest("在大会下")


@needs_office
def test_libreoffice_keeps_what_a_draft_says_of_itself(tmp_path):
    path = saved(tmp_path, filled(saved(tmp_path, rendered(notes="all")), {"姓名": "周启明"})[0])
    office = through_libreoffice(path)
    ours, theirs = read_back(path, ORIGINALS), read_back(office, ORIGINALS)
    assert theirs == ours
    assert [one.block.id for one in theirs.blocks if one.changed] == ["0.2"]
    assert "customXml/item1.xml" in names(office.read_bytes())
