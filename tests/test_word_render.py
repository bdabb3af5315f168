import hashlib
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.run import Run
from test_word_sample import SAMPLE, STYLES, block, draft

from generator.model.draft import Block, Span
from generator.model.errors import ContentError
from generator.word.carried import bookmark
from generator.word.finish import Finish
from generator.word.look import SHIPPED, build
from generator.word.looks import OFFICIAL
from generator.word.names import PARAGRAPH_STYLES
from generator.word.package import pack, unpack
from generator.word.render import render

LOOK = build(OFFICIAL)
DATA = render(SAMPLE, LOOK)


def opened(data=DATA):
    return docx.Document(BytesIO(data))


def outline(*blocks):
    """The rendered paragraphs as `style | text` lines."""
    document = opened(render(draft(*blocks), LOOK))
    return [f"{paragraph.style.name} | {paragraph.text}".rstrip() for paragraph in document.paragraphs]


def runs(document):
    """Every run with text, those in controls too."""
    elements = document.element.body.iter(qn("w:r"))
    return [Run(one, document._body) for one in elements if one.find(qn("w:t")) is not None]


def run_styles(*blocks):
    """(character style, text) of every run."""
    return [(run.style.name, run.text) for run in runs(opened(render(draft(*blocks), LOOK)))]


def test_each_style_of_the_model_becomes_a_named_style_of_word():
    assert outline(
        block("1", 0, "标题", "在全市大会上"),
        block("2", 1, "标题", "的讲话"),
        block("3", 2, "日期", "（2026年3月20日）"),
        block("4", 3, "讲话人", "张三"),
        block("5", 4, "称谓", "同志们："),
        block("6", 5, "正文", "开会。"),
        block("7", 6, "一级标题", "一、提高站位"),
        block("8", 7, "二级标题", "（一）学习"),
        block("9", 8, "三级标题", "1.学原文"),
        block("10", 9, "正文", "学。"),
        block("11", 10, "落款", "云河市人大常委会"),
        block("12", 11, "落款", "2026年3月20日"),
    ) == [
        "Title | 在全市大会上",
        "Title | 的讲话",
        "Subtitle | （2026年3月20日）",
        "讲话人 | 张三",
        "Body Text |",
        "讲话称谓 | 同志们：",
        "Body Text | 开会。",
        "Heading 1 | 一、提高站位",
        "Heading 2 | （一）学习",
        "Heading 3 | 1.学原文",
        "Body Text | 学。",
        "Body Text |",
        "落款 | 云河市人大常委会",
        "落款 | 2026年3月20日",
    ]


def test_the_renderer_knows_every_style_of_the_model():
    assert set(PARAGRAPH_STYLES) == STYLES


def test_a_draft_without_title_begins_at_once():
    assert (
        outline(block("1", 0, "称谓", "同志们："), block("2", 1, "正文", "开会。"))[0]
        == "讲话称谓 | 同志们："
    )


def test_a_title_with_nothing_under_it_is_followed_by_nothing():
    assert outline(block("1", 0, "标题", "讲话")) == ["Title | 讲话"]


def test_a_draft_without_blocks_is_an_empty_document():
    assert outline() == []


def test_blocks_that_share_a_paragraph_run_on():
    blocks = (
        block("1", 0, "正文", "一要学。"),
        block("2", 0, "正文", "二要干。"),
        block("3", 1, "正文", "完。"),
    )
    assert outline(*blocks) == ["Body Text | 一要学。二要干。", "Body Text | 完。"]


def test_all_text_of_the_draft_is_there_in_order():
    assert "".join(run.text for run in runs(opened())) == "".join(block.text for block in SAMPLE.blocks)


def test_every_span_is_one_run():
    assert [run.text for run in runs(opened())] == [
        span.text for block in SAMPLE.blocks for span in block.spans
    ]


def test_every_run_says_that_quotes_and_dashes_are_chinese_and_nothing_else():
    for run in (run._r for run in runs(opened())):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert dict(fonts.attrib) == {qn("w:hint"): "eastAsia"}
        assert {child.tag for child in run.rPr} <= {qn("w:rStyle"), qn("w:rFonts")}


def test_paragraphs_carry_a_style_and_no_formatting_of_their_own():
    for paragraph in opened().element.body.iter(qn("w:p")):
        assert [child.tag for child in paragraph.pPr] == [qn("w:pStyle")]


def test_a_lead_is_in_kaiti():
    assert run_styles(block("1", 0, "正文", "一要｜学习。｜要学。", lead=2, level=2)) == [
        ("段首楷体", "一要"),
        ("段首楷体", "学习。"),
        ("Default Paragraph Font", "要学。"),
    ]


def test_a_heading_that_runs_in_is_in_heiti():
    styles = run_styles(block("1", 0, "正文", "讲政治。｜要学。", lead=1, level=1))
    assert styles == [("段首黑体", "讲政治。"), ("Default Paragraph Font", "要学。")]


def test_leads_of_joined_blocks_are_set_apart_in_one_paragraph():
    first, second = (block(id, 0, "正文", f"{id}是。｜要。", lead=1, level=2) for id in ("一", "二"))
    assert [name for name, _ in run_styles(first, second)] == ["段首楷体", "Default Paragraph Font"] * 2


def test_a_heading_on_its_own_line_keeps_the_type_of_its_style():
    styles = run_styles(block("1", 0, "一级标题", "一、学习", lead=1, level=1))
    assert styles == [("Default Paragraph Font", "一、学习")]


@pytest.mark.parametrize(("style", "lead"), [("正文", 0), ("正文", 1), ("一级标题", 0), ("标题", 0)])
def test_a_blank_is_visible_wherever_it_stands(style, lead):
    blank = Block("1", 0, style, (Span("【待填：会议】", "blank"),), lead=lead, level=2)
    assert run_styles(blank) == [("待填", "【待填：会议】")]


def test_a_fact_that_looks_like_a_blank_is_not_marked():
    fact = Block("1", 0, "正文", (Span("【待填：会议】", "fact"),))
    assert run_styles(fact) == [("Default Paragraph Font", "【待填：会议】")]


def test_spaces_at_the_ends_of_a_span_and_xml_signs_survive():
    assert run_styles(Block("1", 0, "正文", (Span(" a < b & c "),))) == [
        ("Default Paragraph Font", " a < b & c ")
    ]


def test_every_block_has_its_hidden_bookmark_around_its_own_runs():
    blocks = block("2.1", 0, "正文", "一要学。"), block("2.2", 0, "正文", "二要干。")
    paragraph = opened(render(draft(*blocks), LOOK, Finish(notes="none"))).element.body[0]
    marks = [(child.tag.split("}")[1], child.get(qn("w:name"))) for child in paragraph][1:]
    assert marks == [
        ("bookmarkStart", "_sp_2_1"), ("r", None), ("bookmarkEnd", None),
        ("bookmarkStart", "_sp_2_2"), ("r", None), ("bookmarkEnd", None),
    ]  # fmt: skip


def test_bookmark_numbers_and_names_are_unique():
    starts = list(opened().element.body.iter(qn("w:bookmarkStart")))
    assert len({start.get(qn("w:id")) for start in starts}) == len(SAMPLE.blocks)
    assert {start.get(qn("w:name")) for start in starts} == {bookmark(block.id) for block in SAMPLE.blocks}


def test_an_empty_block_is_a_blank_line_without_a_bookmark():
    document = opened(render(draft(Block("1", 0, "正文", ())), LOOK))
    assert [paragraph.text for paragraph in document.paragraphs] == [""]
    assert document.element.body.find(f".//{qn('w:bookmarkStart')}") is None


def test_page_and_footers_are_those_of_the_look():
    section = opened().sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16838)
    assert (section.top_margin.twips, section.left_margin.twips) == (2098, 1587)
    assert section.footer.paragraphs[0].text == section.even_page_footer.paragraphs[0].text == "— 1 —"


def test_properties_come_from_the_draft_alone():
    properties = opened().core_properties
    assert properties.title == "在云河市人大工作会议上的讲话"
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert (properties.language, properties.revision) == ("zh-CN", 1)
    assert properties.created == properties.modified == datetime(2026, 3, 20, tzinfo=UTC)


def test_a_title_of_several_lines_or_beyond_all_measure_still_makes_a_document():
    properties = opened(render(draft(title="在大会上\n的讲话" + "长" * 300), LOOK)).core_properties
    assert properties.title.startswith("在大会上的讲话长")
    assert len(properties.title) == 255


def test_entries_are_sorted_and_stamped_alike():
    with ZipFile(BytesIO(DATA)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_bytes_of_look_and_document_do_not_depend_on_hash_seed_or_time_zone():
    here = Path(__file__).parent
    code = (
        "import hashlib; from generator.word import look, render; from test_word_sample import SAMPLE;"
        "print(hashlib.sha256(render.render(SAMPLE, look.build(look.LOOKS[0]))).hexdigest())"
    )
    path = os.pathsep.join([str(here), str(here.parent)])
    for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("2", "America/New_York")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == hashlib.sha256(DATA).hexdigest()


def test_a_look_whose_style_ids_were_changed_still_serves():
    parts = unpack(LOOK)
    for name in ("word/styles.xml", "word/document.xml"):
        parts[name] = parts[name].replace(b'"BodyText"', b'"a3"').replace(b'"Heading1"', b'"1"')
    document = opened(render(SAMPLE, pack(parts)))
    assert {"Body Text", "Heading 1"} <= {paragraph.style.name for paragraph in document.paragraphs}


def test_a_look_saved_by_libreoffice_keeps_one_part_of_properties():
    parts = unpack(LOOK)
    ours, theirs = b"/package/2006/relationships/metadata", b"/officedocument/2006/relationships/metadata"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(ours, theirs)
    data = render(SAMPLE, pack(parts))
    assert data.count(b"docProps/core.xml") == 2, "one local header and one entry of the directory"
    assert opened(data).core_properties.title == SAMPLE.title


def test_a_look_without_one_of_the_styles_is_refused_by_name():
    parts = unpack(LOOK)
    parts["word/styles.xml"] = re.sub("讲话称谓".encode(), "称呼".encode(), parts["word/styles.xml"])
    with pytest.raises(ContentError, match="讲话称谓"):
        render(SAMPLE, pack(parts))


def test_a_look_made_before_the_style_of_the_speaker_serves_with_that_of_the_date():
    parts = unpack(LOOK)
    parts["word/styles.xml"] = re.sub("讲话人".encode(), "旁人".encode(), parts["word/styles.xml"])
    document = opened(render(draft(block("1", 0, "讲话人", "周启明")), pack(parts)))
    assert document.paragraphs[0].style.name == "Subtitle"


@pytest.mark.parametrize("data", [b"", b"plain text", pack({"a.txt": b""}), LOOK[: len(LOOK) // 2]])
def test_a_look_that_is_no_word_document_is_refused(data):
    with pytest.raises(ContentError, match="版式文件"):
        render(SAMPLE, data)


def test_a_draft_serves_as_a_look_and_leaves_nothing_of_itself():
    again = render(SAMPLE, render(draft(block("9", 0, "标题", "另一篇【待填：会议】")), LOOK))
    assert unpack(again) == unpack(DATA)


def test_the_shipped_look_serves():
    shipped = (SHIPPED / "公文格式.docx").read_bytes()
    assert unpack(render(SAMPLE, shipped)) == unpack(DATA)
