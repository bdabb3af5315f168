"""The outline notation: what a template's lines mean, and what is said of a faulty one."""

import pytest
from drafting_support import NAME, fault, lines, nigao, skeleton
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.drafting.notation import format_skeleton, parse
from generator.drafting.tokens import Tokens
from generator.model.errors import ContentError
from generator.model.skeleton import Blank, Literal, Skeleton, SkeletonBlock

FAULTS = {
    "an unknown mark": ("同志们：\n〔称为〕同志们：", 2, "〔称为〕", "称谓"),
    "an unknown mark in a heading": ("## 〔不编好〕一、", 1, "〔不编好〕", "不编号"),
    "an unknown mark in a point": ("## 甲\n- 〔编号〕乙。", 2, "〔编号〕", "不编号"),
    "a heading that skips a level": ("## 甲\n\n#### 乙", 3, "跳级", "###"),
    "a first heading of the second level": ("甲\n### 乙", 2, "跳级", "##"),
    "a heading below the third level": ("## 甲\n### 乙\n#### 丙\n##### 丁", 4, "跳级", "##"),
    "an ordinal written by hand": ("甲\n## 一、乙", 2, "序号", "编号"),
    "a point that skips a level": ("## 甲\n-- 乙。", 2, "跳级", "-"),
    "a plus with nothing before it": ("+ 甲。", 1, "“+”", "“-”"),
    "a plus right behind a heading": ("正文。\n## 甲\n+ 乙。", 3, "“+”", "“-”"),
    "a plus right behind the salutation": ("〔称谓〕同志们：\n+ 乙。", 2, "“+”", "“-”"),
    "an empty heading": ("正文。\n## ", 2, "空", "#"),
    "an empty title": ("#", 1, "空", "#"),
    "a heading that is nothing but unnumbered": ("## 〔不编号〕", 1, "空", "#"),
    "a heading that renders to nothing": ('甲\n## {{ "" }}', 2, "空", "#"),
    "a point without a lead": ("## 甲\n- ｜只有展开。", 2, "领句", "｜"),
    "a mark without text": ("〔落款〕", 1, "〔落款〕", "文字"),
    "an opening that was never closed": ("甲\n今天是{{ 日期", 2, "没有结束", "模板"),
    "a full-width opening that was never closed": ("甲\n今天是｛｛ 日期", 2, "没有结束", "模板"),
    "a closing that was never opened": ("甲\n乙\n今天是 日期 }}", 3, "{{", "{{"),
    "a full-width closing that was never opened": ("今天是 日期 ｝｝", 1, "{{", "{{"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_notation_names_file_line_and_what_to_do(name):
    text, line, problem, hint = FAULTS[name]
    message, advice = fault(text).split("\n")
    assert NAME in message
    assert f"第 {line} 行" in message
    assert problem in message
    assert hint in advice


def test_the_line_of_a_fault_counts_the_head_and_the_comments():
    text = "---\n字数: 3000\n---\n{# 说明\n两行 #}\n{% if 地区 %}\n正文。\n{% endif %}\n〔无此〕甲"
    assert "第 9 行" in fault(text, 地区="云河市")


def test_the_line_of_a_fault_inside_a_loop_is_the_line_in_the_file():
    assert "第 2 行" in fault("{% for 字 in ['甲', '乙'] %}\n〔无此〕{{ 字 }}\n{% endfor %}")


def test_every_sign_of_the_notation_gives_its_block():
    text = "# 题\n# 副题\n〔日期〕（某日）\n〔讲话人〕张三\n〔称谓〕同志们：\n引言。\n## 甲\n### 乙\n#### 丙\n- 丁。｜戊。\n-- 己。\n++ 庚。\n+ 辛。"
    text += "\n〔结尾〕\n谢谢。\n〔落款〕某会"
    made = skeleton(text).blocks
    assert [(block.kind, block.level, block.joined) for block in made] == [
        ("标题", 0, False), ("标题", 0, False), ("日期", 0, False), ("讲话人", 0, False), ("称谓", 0, False),
        ("正文", 0, False), ("小标题", 1, False), ("小标题", 2, False), ("小标题", 3, False), ("要点", 1, False),
        ("要点", 2, False), ("要点", 2, True), ("要点", 1, True), ("结尾", 0, False), ("正文", 0, False), ("落款", 0, False),
    ]  # fmt: skip
    assert lines(text)[9] == ("要点", "丁。", "戊。")


def test_a_plus_goes_on_behind_body_text_and_behind_a_point():
    assert [block.joined for block in skeleton("正文。\n+ 甲。\n+ 乙。").blocks] == [False, True, True]


def test_unnumbered_is_taken_off_the_text():
    first, second = skeleton("## 〔不编号〕甲\n- 〔不编号〕乙。｜丙。").blocks
    assert (first.numbered, second.numbered) == (False, False)
    assert lines("## 〔不编号〕甲\n- 〔不编号〕乙。｜丙。")[1] == ("要点", "乙。", "丙。")


def test_spaces_around_the_bar_are_not_part_of_the_text():
    assert lines("- 甲。 ｜ 乙。") == [("要点", "甲。", "乙。")]


def test_blanks_are_spans_of_their_own():
    (block,) = skeleton("在【待填：会议名称】上，【此处写：一件实事】。").blocks
    assert block.body == (
        Literal("在"), Blank("会议名称"), Literal("上，"), Blank("一件实事", "此处写"), Literal("。"),
    )  # fmt: skip


@pytest.mark.parametrize("sign", ["# 甲", "- 甲", "+ 甲", "〔称谓〕甲", "\\甲", "## 甲"])
def test_a_backslash_at_the_start_of_a_line_takes_the_sign_literally(sign):
    assert lines("\\" + sign) == [("正文", "", sign)]


def test_an_escaped_bar_is_a_bar():
    assert lines("- 甲\\｜乙。｜丙\\｜丁。") == [("要点", "甲｜乙。", "丙｜丁。")]
    assert lines("甲\\｜乙") == [("正文", "", "甲｜乙")]


def test_an_escaped_ordinal_in_a_heading_is_text():
    assert lines("## \\1．甲\n## 〔不编号〕一、乙") == [("小标题", "1．甲", ""), ("小标题", "一、乙", "")]


def test_empty_lines_and_indents_mean_nothing():
    assert lines("\n  正文。\n\u3000\u3000\n\u3000\u3000再一段。\r\n") == [
        ("正文", "", "正文。"),
        ("正文", "", "再一段。"),
    ]


def test_the_skeleton_that_is_printed_is_the_notation_of_the_template(tmp_path):
    assert nigao("init", tmp_path).code == 0
    source = '# 题\n〔称谓〕同志们：\n我讲{{ 部分数 }}点。\n## 甲\n- 乙。｜丙\\｜丁。\n{{ 选(槽位="监督", 作用="举措") }}\n'
    source += '{{ 部分(槽位="监督", 要点=3, 字数=900) }}\n\\# 不是标题\n〔结尾〕\n【待填：落款】\n'
    (tmp_path / "templates" / "样例.txt").write_text(source, encoding="utf-8")
    made = nigao("--workspace", tmp_path, "draft", "样例", "--set", "日期=2026-12-01", "--skeleton")
    assert made.code == 0
    assert made.out == source


# Hypothesis: what is printed reads back as what it was.

CHARACTERS = st.sampled_from("甲乙丙，。：；“”（）〔〕【】｜\\#-+{%} 1aA．…—")


def reads_back(made):
    """`made` printed and read again, line numbers left out."""
    again = parse(format_skeleton(made), Tokens(), made.numbering, NAME)
    return bare(again) == bare(made)


def bare(made):
    return [(b.kind, b.level, b.joined, b.numbered, b.lead, b.body) for b in made.blocks]


@st.composite
def written_lines(draw):
    """One line as somebody may write it, right or wrong."""
    signs = [
        "",
        "# ",
        "## ",
        "### ",
        "#### ",
        "- ",
        "-- ",
        "+ ",
        "++ ",
        "〔称谓〕",
        "〔日期〕",
        "〔结尾〕",
        "\\",
    ]
    marks = ["", "", "〔不编号〕", "\\"]
    pieces = draw(st.lists(st.one_of(st.text(CHARACTERS, max_size=6), st.just("【待填：会议】")), max_size=4))
    return draw(st.sampled_from(signs)) + draw(st.sampled_from(marks)) + "".join(pieces)


@settings(deadline=None)
@given(st.lists(written_lines(), min_size=1, max_size=6))
@example(["## \\〔法〕甲"])
@example(["## \\一、甲"])
@example(["- 甲｜\\\\乙"])
@example(["〔称谓〕\\\\甲"])
@example(["- 甲\\ ｜乙"])
@example(["\\"])
@example(["- 【待填：甲\\｜乙】"])
def test_whatever_can_be_read_is_printed_so_that_it_reads_the_same(source):
    try:
        made = parse("\n".join(source), Tokens(), ("一、", "一要"), NAME)
    except ContentError:
        assume(False)
    assert reads_back(made)


WORDS = st.text(CHARACTERS, min_size=1, max_size=8).filter(
    lambda text: text == text.strip() and not any(pair in text for pair in ("{{", "}}", "{%", "%}"))
)
BLANKS = st.builds(Blank, st.text("甲乙会议｜", min_size=1, max_size=4), st.sampled_from(["待填", "此处写"]))


@st.composite
def spans(draw):
    """Words with blanks between them."""
    first = (Literal(draw(WORDS)),)
    if draw(st.booleans()):
        return (*first, draw(BLANKS))
    return first


@st.composite
def skeletons(draw):
    """Blocks in an order that the notation allows, without requests."""
    blocks = [
        SkeletonBlock(kind, draw(spans()))
        for kind in ("标题", "日期", "称谓")
        for _ in range(draw(st.integers(0, 1)))
    ]
    level, kind = 0, "正文"
    for _ in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["正文", "小标题", "要点"]))
        numbered = draw(st.booleans())
        if kind == "正文":
            blocks.append(SkeletonBlock(kind, (), draw(spans())))
        elif kind == "小标题":
            level = draw(st.integers(1, min(level + 1, 3)))
            blocks.append(SkeletonBlock(kind, draw(spans()), level=level, numbered=numbered))
        else:
            before = blocks[-1].kind if blocks else ""
            joined = before in ("正文", "要点") and draw(st.booleans())
            body = draw(st.one_of(st.just(()), spans()))
            blocks.append(SkeletonBlock(kind, draw(spans()), body, 1, joined, numbered))
    return Skeleton(tuple(blocks))


@settings(deadline=None)
@given(skeletons())
def test_a_skeleton_that_is_printed_reads_back_as_itself(made):
    assert reads_back(made)
