"""Text files become paragraphs; lines broken at a fixed width are joined again."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.errors import ContentError, NigaoError, ReadError
from generator.reading.plain import read_text
from generator.reading.wrapping import rejoin

FIRST = (
    "这次会议的主要任务是，深入学习贯彻党的二十届三中全会精神，总结过去一年的工作，部署今后一个时期的任务，"
    "动员全市各级人大和广大代表，坚定信心、真抓实干，推动新时代人大工作不断迈上新台阶。刚才，六位同志作了发言，"
    "讲得都很好，我完全赞成，请大家认真学习借鉴。下面，我再讲几点意见。"
)
SECOND = (
    "过去一年，全市各级人大在党委坚强领导下，依法履职、积极作为，立法质量不断提高，监督实效持续增强，"
    "代表工作富有活力，自身建设得到加强，各项工作取得了新的成绩，为全市改革发展稳定大局作出了重要贡献。"
)


def wrapped(paragraph: str, width: int = 30) -> list[str]:
    return [paragraph[start : start + width] for start in range(0, len(paragraph), width)]


def texts(data: bytes, name: str = "稿.txt") -> list[str]:
    return [paragraph.text for paragraph in read_text(Path(name), data).paragraphs]


def test_each_line_with_text_is_a_paragraph_without_spaces_at_its_ends() -> None:
    assert texts("\u3000\u3000标题 \n\n \u3000\n\t同志们：\u3000\r\n正文\xa0".encode()) == [
        "标题",
        "同志们：",
        "正文",
    ]


def test_the_name_is_without_folders_and_the_digest_is_of_the_bytes() -> None:
    data = "同志们：".encode("gbk")
    manuscript = read_text(Path("/某处/稿.txt"), data)
    assert (manuscript.name, manuscript.digest) == ("稿.txt", hashlib.sha256(data).hexdigest())


def test_the_header_is_not_part_of_the_text() -> None:
    manuscript = read_text(Path("稿.txt"), "---\n日期：2026年2月26日\n---\n\n同志们：\n".encode("gbk"))
    assert (manuscript.text, manuscript.info.date) == ("同志们：", "2026-02-26")


def test_a_faulty_header_is_a_fault_of_content() -> None:
    with pytest.raises(ContentError, match=r"《稿\.txt》第 2 行"):
        read_text(Path("稿.txt"), "---\n时候: 2026\n---\n同志们：".encode())


def test_private_use_and_invisible_characters_are_dropped() -> None:
    assert texts("甲\ue000乙\uf8ff丙\u200b丁\n\ue001\n\ufeff".encode()) == ["甲乙丙丁"]


def test_markdown_headings_become_levels_in_md_only() -> None:
    data = "# 讲话\n## 一、提高站位\n#话题\n正文".encode()
    paragraphs = read_text(Path("稿.MD"), data).paragraphs
    assert [(p.outline_level, p.text) for p in paragraphs] == [
        (1, "讲话"),
        (2, "一、提高站位"),
        (None, "#话题"),
        (None, "正文"),
    ]
    assert texts(data)[0] == "# 讲话"


@pytest.mark.parametrize("text", [" \n\u3000\n", "---\n场合: 甲\n---\n", "\ue000"])
def test_a_file_without_words_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match=r"《稿\.txt》里没有文字"):
        read_text(Path("稿.txt"), text.encode())


def test_hard_wrapped_paragraphs_are_joined_by_their_indents() -> None:
    indented = [*wrapped("\u3000\u3000" + FIRST), *wrapped("\u3000\u3000" + SECOND)]
    lines = ["讲话提纲", "同志们：", *indented]
    assert texts("\n".join(lines).encode()) == ["讲话提纲", "同志们：", FIRST, SECOND]


def test_hard_wrapped_paragraphs_are_joined_by_their_blank_lines() -> None:
    lines = [*wrapped(FIRST), "", *wrapped(SECOND)]
    assert rejoin(lines) == [FIRST, SECOND]


def test_hard_wrapped_paragraphs_end_at_their_short_lines() -> None:
    assert rejoin([*wrapped(FIRST), "一、提高站位", *wrapped(SECOND)]) == [FIRST, "一、提高站位", SECOND]


def test_without_indents_a_full_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    ends_full = FIRST[:59] + "。"
    assert rejoin([*wrapped(ends_full), *wrapped(SECOND), *wrapped(FIRST), "", ""]) == [
        ends_full,
        SECOND,
        FIRST,
    ]


@pytest.mark.parametrize("indent, gap", [("\u3000\u3000", []), ("", [""])], ids=["indents", "empty lines"])
def test_where_paragraphs_are_marked_a_full_line_that_ends_a_sentence_runs_on(
    indent: str, gap: list[str]
) -> None:
    paragraph = indent + FIRST[: 29 - len(indent)] + "。" + SECOND
    lines = [*wrapped(paragraph), *gap, *wrapped(indent + FIRST), *gap, *wrapped(indent + SECOND), ""]
    assert rejoin(lines) == [paragraph, indent + FIRST, indent + SECOND]


SHORT = (
    "联络站建在群众走得到、找得着的地方，集市、码头和老街巷口都可以。",
    "群众提的意见，最怕的是石沉大海，收集、交办、督办、反馈要环环相扣，件件有人接、事事有人办。",
    "没有保障，热情就难以长久，代表活动经费要足额列入预算，专款专用。",
)


@pytest.mark.parametrize("width", [18, 20, 22, 28])
def test_short_paragraphs_are_joined_though_half_of_their_lines_are_ends(width: int) -> None:
    headings = [f"{number}、抓好联络站" for number in "一二三"]
    lines = ["座谈会上的汇报发言", "同志们："]
    for heading, paragraph in zip(headings * 2, SHORT * 2, strict=True):
        lines += [heading, *wrapped(paragraph, width)]
    said = [part for pair in zip(headings * 2, SHORT * 2, strict=True) for part in pair]
    assert rejoin(lines) == [*lines[:2], *said]


def test_an_advertisement_that_was_not_broken_does_not_keep_the_rest_from_being_joined() -> None:
    advert = "【关注公众号，回复“人大”领取五百篇范文，每天更新，欢迎转发收藏，更多材料请加客服微信】"
    for width in (16, 20, 30):
        lines = [*wrapped(FIRST, width), advert, *wrapped(SECOND, width)]
        assert rejoin(lines) == [FIRST, advert, SECOND]


def test_a_page_number_between_broken_lines_does_not_part_them() -> None:
    lines = [
        *wrapped(FIRST)[:3],
        "— 3 —",
        *wrapped(FIRST)[3:],
        *wrapped(SECOND)[:2],
        "第 4 页 共 9 页",
        *wrapped(SECOND)[2:],
    ]
    assert rejoin(lines) == [FIRST, SECOND]


def test_a_heading_is_not_joined_to_a_full_line_before_it() -> None:
    heading = "一、提高站位，把准方向，在围绕中心、服务大局上有新作为"
    cut = FIRST[:120]
    assert rejoin([*wrapped(cut), heading, *wrapped(SECOND)]) == [cut, heading, SECOND]


@pytest.mark.parametrize(
    "lines",
    [
        [FIRST, SECOND] * 4,
        ["同志们：", *["要坚持党的领导、人民当家作主、依法治国有机统一，毫不动摇。"] * 8],
        ["坚持党的领导", "坚持依法履职", "坚持为民服务", "坚持守正创新"] * 3,
        wrapped(FIRST)[:4],
        [*wrapped(FIRST), *wrapped(SECOND), FIRST],
    ],
    ids=["long lines", "sentences of one length", "short headings", "too few lines", "a longer line"],
)
def test_lines_that_were_not_hard_wrapped_stay_as_they_are(lines: list[str]) -> None:
    assert rejoin(lines) == lines


@given(lines=st.lists(st.text("同志们，。要坚持 \u3000", max_size=40)))
def test_joining_neither_adds_nor_loses_a_word(lines: list[str]) -> None:
    def words(parts: list[str]) -> str:
        return "".join("".join(parts).split())

    assert words(rejoin(lines)) == words(lines)


@given(data=st.binary() | st.text().map(str.encode) | st.binary().map(lambda data: b"---\n" + data))
def test_any_bytes_make_a_manuscript_or_a_fault_of_ours(data: bytes) -> None:
    try:
        manuscript = read_text(Path("稿.md"), data)
    except NigaoError as error:
        assert error.message.startswith("《稿.md》")
    else:
        assert all(paragraph.text and "\n" not in paragraph.text for paragraph in manuscript.paragraphs)
