"""nigao redraft: one block of a Word file is chosen anew, all else stays as it was."""

import json
import re
import zipfile

import pytest
from cli_support import filled_workspace, refused, untouched
from desk_support import nigao
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.word.strip import strip_comments

FACT = "明年全市代表建议办结率要达到九成八。"
ASKED = ("--set", "地区=云河市", "--set", "日期=2026-12-01", "--set", f"事实={FACT}")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A workspace with a draft in it, and the draft's manifest."""
    root = filled_workspace(tmp_path_factory.mktemp("换") / "工作")
    result = nigao("draft", "工作会议讲话", *ASKED, "-o", "稿.docx", "--manifest", "稿.json", here=root)
    assert result.code == 0, result.err
    return root, json.loads((root / "稿.json").read_text(encoding="utf-8"))


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs(path):
    """The body of a file cut behind each paragraph, as bytes."""
    return re.split(rb"(?<=</w:p>)", parts(path)["word/document.xml"])


def texts(path):
    return [
        re.sub("<[^>]*>", "", "".join(re.findall(r"<w:t[ >][^<]*|<w:t>[^<]*", one.decode())))
        for one in paragraphs(path)
    ]


def edit(source, target, start, new):
    """A copy in which the last run of the paragraph that begins with `start` reads `new` behind what it read."""
    document = Document(str(source))
    paragraph = next(one for one in document.paragraphs if one.text.startswith(start))
    paragraph.runs[-1].text += new
    document.save(str(target))
    return target


CHOSEN = ("1.0", "1.1", "1.2", "2.3", "2.4", "3.2", "4.4", "5.1", "2", "4", "0.4")


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(block=st.sampled_from(CHOSEN))
def test_redraft_changes_one_block_and_not_a_byte_beside_it(office, block):
    root, manifest = office
    known = {one["id"]: one for one in manifest["blocks"]}
    target = root / f"换{block}.docx"
    target.unlink(missing_ok=True)
    result = nigao("redraft", "稿.docx", "--block", block, "-o", target, here=root)
    if result.code:
        refused(result, block)
        return
    before, after = parts(root / "稿.docx"), parts(target)
    changed = [name for name in before if before[name] != after[name]]
    assert list(before) == list(after)
    assert {"word/document.xml", "customXml/item1.xml"} <= set(changed)
    assert set(changed) <= {"word/document.xml", "customXml/item1.xml", "word/comments.xml"}
    old, new = paragraphs(root / "稿.docx"), paragraphs(target)
    differing = [number for number, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    assert len(differing) == 1
    assert texts(root / "稿.docx")[differing[0]] == known[block]["text"]


def test_a_point_keeps_its_lead_and_its_facts_and_changes_its_sentences(office):
    root, manifest = office
    block = next(one for one in manifest["blocks"] if FACT in one["text"])
    result = nigao("redraft", "稿.docx", "--block", block["id"], "-o", "点.docx", "--force", here=root)
    assert result.code == 0, result.err
    now = next(one.text for one in _reading(root / "点.docx") if FACT in one.text)
    lead = "".join(span["text"] for span in block["spans"][: block["lead"]])
    assert now.startswith(lead)
    body = [span["text"] for span in block["spans"][block["lead"] :] if span["kind"] == "phrase"]
    assert body
    assert not any(text in now for text in body)


def _reading(path):
    from generator.reading.files import read_manuscript

    return read_manuscript(path).paragraphs


def test_nothing_is_said_twice_after_a_block_was_replaced(office):
    root, _ = office
    assert nigao("redraft", "稿.docx", "--block", "2.4", "-o", "二.docx", "--force", here=root).code == 0
    sentences = re.findall(
        "[^。！？\n]{12,}[。！？]", "\n".join(one.text for one in _reading(root / "二.docx"))
    )
    assert len(sentences) == len(set(sentences))


def test_a_new_block_can_be_replaced_again_and_its_sources_are_known(office):
    root, _ = office
    assert nigao("redraft", "稿.docx", "--block", "1.1", "-o", "甲.docx", "--force", here=root).code == 0
    assert nigao("redraft", "甲.docx", "--block", "1.1", "-o", "乙.docx", "--force", here=root).code == 0
    assert texts(root / "甲.docx") != texts(root / "乙.docx")
    listed = nigao("sources", "乙.docx", here=root).out
    assert "改过" not in listed
    assert "不在本机的句库里" not in listed


def test_all_headings_are_replaced_as_a_set_and_nothing_else(office):
    root, manifest = office
    result = nigao("redraft", "稿.docx", "--headings", "-o", "标题.docx", "--force", here=root)
    assert result.code == 0, result.err
    headings = [one["text"] for one in manifest["blocks"] if one["style"] == "一级标题"]
    pairs = list(zip(_reading(root / "稿.docx"), _reading(root / "标题.docx"), strict=True))
    differing = [(one.text, other.text) for one, other in pairs if one.text != other.text]
    assert [one for one, _ in differing] == headings
    assert [other[:2] for _, other in differing] == ["一、", "二、", "三、", "四、"]


def test_a_block_that_was_edited_is_replaced_only_with_force(office):
    root, _ = office
    edit(root / "稿.docx", root / "改.docx", "二要", "这是我自己写的。")
    with untouched(root):
        refused(nigao("redraft", "改.docx", "--block", "1.2", "-o", "丙.docx", here=root), "1.2", "手工改过")
    result = nigao("redraft", "改.docx", "--block", "1.2", "-o", "丙.docx", "--force", here=root)
    assert result.code == 0, result.err
    assert not any("我自己写的" in one for one in texts(root / "丙.docx"))


def test_what_was_edited_elsewhere_stays(office):
    root, _ = office
    edit(root / "稿.docx", root / "别处.docx", "二要", "这是我自己写的。")
    assert nigao("redraft", "别处.docx", "--block", "3.1", "-o", "丁.docx", "--force", here=root).code == 0
    assert sum("这是我自己写的。" in one for one in texts(root / "丁.docx")) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [(("--block", "9.9"), "9.9"), (("--block", "0.1"), "0.1"), (("--block", "0.3"), "0.3")],
)
def test_a_block_that_is_not_there_or_holds_nothing_chosen_is_refused(office, asked, said):
    root, _ = office
    with untouched(root):
        refused(nigao("redraft", "稿.docx", *asked, "-o", "戊.docx", here=root), said)


@pytest.fixture(scope="module")
def annotated(tmp_path_factory):
    """A workspace with a draft that has a comment on every sentence, pinyin over 要, and bound blanks."""
    root = filled_workspace(tmp_path_factory.mktemp("批") / "工作")
    (root / "templates" / "looks").mkdir(parents=True)
    (root / "templates" / "looks" / "拼音.yaml").write_text("要: yào\n", encoding="utf-8")
    wish = "--notes", "all", "--pinyin", "--bound"
    result = nigao("draft", "工作会议讲话", *ASKED, *wish, "-o", "稿.docx", here=root)
    assert result.code == 0, result.err
    return root


def comments_on(path, paragraph):
    """The text of each comment that begins in the body's paragraph with this number."""
    root = etree.fromstring(parts(path)["word/comments.xml"])
    every = {one.get(qn("w:id")): "".join(one.itertext()) for one in root}
    assert len(every) == len(root)
    body = etree.fromstring(parts(path)["word/document.xml"])
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(one.get(qn("w:id")) for one in body.iter(qn(f"w:{mark}"))) == sorted(every)
    begun = list(body.iter(qn("w:p")))[paragraph].iter(qn("w:commentRangeStart"))
    return [every[one.get(qn("w:id"))] for one in begun]


def differing(one, other):
    """The number of the one paragraph in which two files differ."""
    pairs = zip(paragraphs(one), paragraphs(other), strict=True)
    (number,) = [number for number, (old, new) in enumerate(pairs) if old != new]
    return number


def test_a_new_block_has_comments_and_pinyin_as_the_others_have(annotated):
    result = nigao("redraft", "稿.docx", "--block", "2.3", "-o", "换.docx", "--force", here=annotated)
    assert result.code == 0, result.err
    number = differing(annotated / "稿.docx", annotated / "换.docx")
    found = comments_on(annotated / "换.docx", number)
    assert len(found) > 1
    assert all("来源：" in one and "用过：" in one for one in found)
    assert found != comments_on(annotated / "稿.docx", number)
    assert b"<w:ruby>" in paragraphs(annotated / "换.docx")[number]
    assert "批注" not in result.err


def test_who_deleted_the_comments_gets_none_and_is_told(annotated):
    document = Document(str(annotated / "稿.docx"))
    strip_comments(document.element)
    for one in list(document.part._comments_part.element):
        one.getparent().remove(one)
    document.save(str(annotated / "删.docx"))
    result = nigao("redraft", "删.docx", "--block", "2.3", "-o", "无.docx", "--force", here=annotated)
    assert result.code == 0, result.err
    assert "批注都已删去" in result.err
    assert b"commentRangeStart" not in parts(annotated / "无.docx")["word/document.xml"]


def test_a_draft_without_comments_and_choices_gets_none_with_a_new_block(office):
    root, _ = office
    assert nigao("draft", "工作会议讲话", *ASKED, "--notes", "none", "-o", "净.docx", here=root).code == 0
    result = nigao("redraft", "净.docx", "--block", "2", "-o", "净换.docx", here=root)
    assert result.code == 0, result.err
    assert "批注" not in result.err
    assert b"comboBox" not in parts(root / "净换.docx")["word/document.xml"]


def test_neither_the_file_itself_nor_a_stranger_is_written(office, tmp_path):
    root, _ = office
    document = Document()
    document.add_paragraph("别人的稿子。")
    document.save(str(tmp_path / "别人.docx"))
    with untouched(root):
        refused(
            nigao("redraft", "稿.docx", "--block", "1.1", "-o", "稿.docx", "--force", here=root), "同一个"
        )
        refused(nigao("redraft", tmp_path / "别人.docx", "--block", "1.1", here=root), "别人.docx")
        assert nigao("redraft", "稿.docx", here=root).code == 2
