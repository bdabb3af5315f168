"""Marks of secrecy, and speeches that only talk of it."""

from pathlib import Path

import pytest

from generator.model.errors import ReadError
from generator.reading.plain import read_text
from generator.reading.secrecy import internal_mark, refuse_secret

LONG = "正文。" * 700
"""More than a page."""


def is_refused(*lines: str) -> bool:
    try:
        refuse_secret("稿.txt", lines)
    except ReadError:
        return True
    return False


@pytest.mark.parametrize(
    "line",
    [
        "绝密★", "机密★1年", "秘密★5年", "机 密 ★ 1 年", "机密★一年", "绝密★长期", "绝密★启用前", "机密☆", "秘密*10年",
        "000001　　机密★1年　　特急", "机密★1年\t云河市人大常委会文件", "【秘密】★3年", "密级：机密", "密级:秘密　保密期限：5年",
        "机密级★2026年至2031年", "秘密5年", "在会议上的讲话（机密★5年）", "在会议上的讲话（绝密★）", "在会议上的讲话（秘密 10年）",
        "在会议上的讲话（密级：机密）",
    ],
)  # fmt: skip
def test_a_mark_with_its_star_or_term_is_refused_wherever_it_stands(line: str) -> None:
    assert is_refused(line, "同志们：")
    assert is_refused(LONG, line)


@pytest.mark.parametrize(
    "line",
    [
        "秘密",
        "绝 密",
        "（机密）",
        "机密文件",
        "No.0001 绝密",
        "机密　特急",
        "在全市人大工作会议上的讲话（绝密）",
        "讲话（绝密）",
        "讲话（机密级）",
        "讲话【秘密件】",
        "坚持“五个聚焦”，推动工作上台阶（绝密）",
    ],
)
def test_the_grade_alone_is_a_mark_on_the_first_page_only(line: str) -> None:
    assert is_refused("在会议上的讲话", line)
    assert not is_refused(LONG, line)


@pytest.mark.parametrize(
    "line",
    [
        "要切实做好保密工作，严守党和国家秘密。", "一、秘密不能说", "机密文件要专人管理，绝密文件要双人保管。", "密级：公开",
        "保守秘密", "代表小组要保守工作中知悉的秘密★不得外传。", "秘密，是要保守的。", "000001", "★★★",
        "国家秘密分为三级（绝密、机密、秘密）", "严守党和国家的“秘密”", "要保守秘密（机密）。",
    ],
)  # fmt: skip
def test_a_speech_that_talks_of_secrets_is_none(line: str) -> None:
    assert not is_refused("在保密工作会议上的讲话", line, "同志们：")


@pytest.mark.parametrize(
    "line, mark",
    [
        ("内部资料", "内部资料"), ("内部资料　注意保存", "内部资料注意保存"), ("（内部）", "内部"), ("内部文件，不得外传", "内部文件,不得外传"),
        ("仅供内部参考", "仅供内部参考"), ("请勿外传", "请勿外传"), ("在会议上的讲话（内部资料）", "内部资料"), ("加强内部监督", ""),
        ("加强监督（内部监督）", ""), ("内部文件管理要加强", ""), ("要注意保密。", ""),
    ],
)  # fmt: skip
def test_marks_for_the_office_only(line: str, mark: str) -> None:
    assert internal_mark(["在会议上的讲话", line]) == mark
    assert internal_mark([LONG, line, *["正文"] * 9]) == ""


def test_the_refusal_names_the_file_and_the_grade_and_none_of_the_text() -> None:
    with pytest.raises(ReadError) as caught:
        read_text(Path("稿.txt"), "秘密★3年\n关于银杏水库的讲话\n同志们：".encode())
    assert caught.value.message == "《稿.txt》有密级标志（秘密），没有读取"
    assert "银杏" not in caught.value.message + caught.value.hint
