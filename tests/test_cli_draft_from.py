"""Outline first, then the text under it; several drafts at once."""

import re

import pytest
from cli_support import filled_workspace, refused, untouched
from desk_support import nigao
from docx import Document

from generator.reading.files import read_manuscript

ASKED = ("--set", "地区=云河市", "--set", "日期=2026-12-01")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A workspace with an outline of seed 3 in it."""
    root = filled_workspace(tmp_path_factory.mktemp("纲") / "工作")
    result = nigao("draft", "交流发言", *ASKED, "--seed", 3, "--outline", "-o", "提纲.docx", here=root)
    assert result.code == 0, result.err
    assert result.out == "提纲.docx\n"
    return root


def text(path):
    return read_manuscript(path).text


def test_the_file_carries_occasion_brief_and_seed(office):
    result = nigao("draft", "--from", "提纲.docx", "--text", here=office)
    assert result.code == 0, result.err
    assert "种子 3" in result.err
    assert "没有写日期" not in result.err
    assert result.out == nigao("draft", "交流发言", *ASKED, "--seed", 3, "--text", here=office).out


def test_options_that_are_given_win_over_what_the_file_carries(office):
    result = nigao(
        "draft", "--from", "提纲.docx", "--seed", 5, "--set", "日期=2026-12-09", "--text", here=office
    )
    assert "种子 5" in result.err
    assert "（2026年12月9日）" in result.out


def test_edited_headings_and_order_stand_in_the_draft(office, tmp_path):
    document = Document(str(office / "提纲.docx"))
    headings = [one for one in document.paragraphs if one.style.name == "Heading 1"]
    headings[0].runs[0].text = "一、在代表建议办理中见真章"
    last = headings[-1]._p
    headings[0]._p.addprevious(last)
    document.add_paragraph("五、办好飞行大会", style="Heading 1")
    document.add_paragraph("请好无人机飞手", style="Heading 2")
    document.paragraphs[0].runs[0].text = "在云河市代表之家的发言"
    document.save(str(tmp_path / "改.docx"))
    result = nigao("draft", "--from", tmp_path / "改.docx", "-o", tmp_path / "成.docx", "--workspace", office)
    assert result.code == 0, result.err
    lines = text(tmp_path / "成.docx").splitlines()
    assert lines[0] == "在云河市代表之家的发言"
    found = [line for line in lines if re.match("[一二三四五]、", line)]
    moved = headings[-1].text.partition("、")[2]
    assert found[0] == f"一、{moved}"
    assert found[1] == "二、在代表建议办理中见真章"
    assert found[-1] == "四、办好飞行大会"
    assert "下面，我谈四点体会。" in "".join(lines)
    assert "【此处写：" in lines[lines.index(found[-1]) + 1]


def test_a_file_that_lost_what_it_carried_needs_its_occasion(office, tmp_path):
    document = Document()
    document.add_paragraph("一、学在前、干在前")
    document.save(str(tmp_path / "手写.docx"))
    refused(nigao("draft", "--from", tmp_path / "手写.docx", "--workspace", office), "手写.docx")
    result = nigao(
        "draft", "交流发言", *ASKED, "--from", tmp_path / "手写.docx", "--text", "--workspace", office
    )
    assert result.code == 0, result.err
    assert "学在前、干在前" in result.out


def test_a_template_of_fixed_points_takes_their_words_but_no_other_number(office, tmp_path):
    made = nigao("draft", "主持词", *ASKED, "--outline", "-o", "主持提纲.docx", here=office)
    assert made.code == 0, made.err
    document = Document(str(office / "主持提纲.docx"))
    first = next(one for one in document.paragraphs if one.style.name == "Heading 1")
    first.runs[0].text = "一要原原本本传达。"
    document.save(str(tmp_path / "改.docx"))
    result = nigao("draft", "--from", tmp_path / "改.docx", "--text", "--workspace", office)
    assert "一要原原本本传达。" in result.out
    first._p.getparent().remove(first._p)
    document.save(str(tmp_path / "少.docx"))
    refused(nigao("draft", "--from", tmp_path / "少.docx", "--text", "--workspace", office), "主持词")


@pytest.mark.parametrize(
    "options",
    [
        ("交流发言", "--outline", "--text"),
        ("交流发言", "--outline", "--variants", 2),
        ("--from", "提纲.docx", "--outline"),
        ("交流发言", "--variants", 2, "--text"),
        ("交流发言", "--variants", 0),
        (),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(office, options):
    with untouched(office):
        refused(nigao("draft", *options, here=office), code=2)


def test_variants_are_the_drafts_of_the_seeds_that_follow_with_a_word_on_what_they_share(office):
    result = nigao("draft", "交流发言", *ASKED, "--variants", 2, "--seed", 4, "-o", "几.docx", here=office)
    assert result.code == 0, result.err
    assert result.out == "几-1.docx\n几-2.docx\n"
    share = re.search(r"平均有 (\d+)% 的句子相同", result.err)
    assert share
    assert int(share[1]) < 100
    for number, seed in ((1, 4), (2, 5)):
        printed = nigao("draft", "交流发言", *ASKED, "--seed", seed, "--text", here=office).out
        assert text(office / f"几-{number}.docx") == printed.removesuffix("\n")


def test_no_variant_is_written_where_one_file_exists(office):
    (office / "占-2.docx").write_text("x", encoding="utf-8")
    with untouched(office):
        refused(
            nigao("draft", "交流发言", *ASKED, "--variants", 2, "-o", "占.docx", here=office), "占-2.docx"
        )


def test_a_draft_is_no_outline_and_the_way_on_is_told(office):
    assert nigao("draft", "交流发言", *ASKED, "-o", "初稿.docx", here=office).code == 0
    for occasion in ((), ("交流发言",)):
        lines = refused(
            nigao("draft", *occasion, "--from", "初稿.docx", here=office), "初稿.docx", "不是提纲"
        )
        assert "--outline" in lines[1]


def test_another_kind_of_document_is_told_to_be_saved_as_word(office):
    result = nigao("draft", "交流发言", *ASKED, "-o", "别的.doc", here=office)
    assert (result.code, result.out) == (0, "别的.docx\n")
    assert "“别的.doc”改存为“别的.docx”" in result.err
    assert nigao("draft", "交流发言", *ASKED, "-o", "第2.稿", here=office).out == "第2.稿.docx\n"


def test_an_occasion_far_from_all_others_gets_no_guess(office):
    assert "是不是" not in refused(nigao("draft", "民主生活会发言", here=office), "民主生活会发言")[1]
    lines = refused(nigao("draft", "培训班", here=office), "培训班")
    assert "代表培训班开班讲话" in lines[1]
    assert "nigao template list" in lines[1]


def test_a_line_in_brackets_is_no_lead_and_a_title_without_the_meeting_is_told(office, tmp_path):
    asked = (*ASKED, "--set", "会议=全市人大工作会议")
    made = nigao(
        "draft", "工作会议讲话", *asked, "--outline", "-o", tmp_path / "纲.docx", "--workspace", office
    )
    assert made.code == 0, made.err
    document = Document(str(tmp_path / "纲.docx"))
    document.add_paragraph("（此处请局长补材料）")
    document.save(str(tmp_path / "纲.docx"))
    result = nigao("draft", "--from", tmp_path / "纲.docx", "--text", "--workspace", office)
    assert "局长" not in result.out
    assert "（此处请局长补材料）" in result.err
    assert "标题改过了" not in result.err
    document.paragraphs[0].runs[0].text = "在作风建设年动员会上的讲话"
    document.save(str(tmp_path / "纲.docx"))
    result = nigao("draft", "--from", tmp_path / "纲.docx", "--text", "--workspace", office)
    assert "会议仍是“全市人大工作会议”" in result.err


def test_the_user_sees_in_which_blocks_it_speaks_of_what_he_asked_for(office):
    result = nigao(
        "draft", "工作会议讲话", *ASKED, "--set", "重点=代表联络站、飞行大会", "--text", here=office
    )
    assert "重点讲在哪几块：代表联络站（" in result.err
    assert "重点“飞行大会”没有排进去" in result.err
