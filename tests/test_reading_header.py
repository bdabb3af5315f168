"""The small header at the top of a text file."""

import pytest

from generator.model.errors import ContentError
from generator.model.manuscript import SourceInfo
from generator.reading.header import split_header


def test_a_text_without_a_header_comes_back_as_it_was() -> None:
    text = "同志们：\n---\n场合: 甲\n---\n"
    assert split_header(text, "x.txt") == (SourceInfo(), text)


def test_every_key_fills_its_field_and_the_text_follows() -> None:
    known = "场合: 工作会议讲话\n地区：云河市\n本级 ： 市\n\n职务: 主任\n身份：分管领导\n日期: 2026-02-26\n"
    info = SourceInfo("工作会议讲话", "市", "云河市", "主任", "部署", "2026-02-26")
    assert split_header(f"---\n{known}---\n同志们：\n正文\n", "x.txt") == (info, "同志们：\n正文\n")


@pytest.mark.parametrize(
    "said, standing",
    [
        ("主要领导", "部署"),
        ("分管领导", "部署"),
        ("汇报人", "汇报"),
        ("交流人", "交流"),
        ("主持人", "主持"),
        ("表态人", "表态"),
        ("汇报", "汇报"),
        ("", ""),
    ],
)
def test_a_speakers_part_gives_the_standing(said: str, standing: str) -> None:
    assert split_header(f"---\n身份: {said}\n---\n", "x")[0].standing == standing


@pytest.mark.parametrize(
    "said", ["2026-02-26", "2026-2-26", "2026年2月26日", "2026 年 2 月 26 日", "２０２６年２月２６日"]
)
def test_a_date_becomes_iso(said: str) -> None:
    assert split_header(f"---\n日期：{said}\n---", "x")[0].date == "2026-02-26"


def test_only_the_first_colon_parts_key_and_value() -> None:
    assert split_header("---\n场合：甲：乙:丙\n---", "x")[0].occasion == "甲：乙:丙"


@pytest.mark.parametrize(
    "header, message, hint",
    [
        ("---\n场合: 甲\n会义: 乙\n---", "第 3 行：不认识的键“会义”", "场合 地区 本级 职务 身份 日期"),
        ("---\n\n随便写的一行\n---", "第 3 行：“随便写的一行”不是“键：值”", "场合"),
        ("---\n日期: 2026-02-30\n---", "第 2 行：日期“2026-02-30”不对：2026年2月没有30日", "2026年3月1日"),
        ("---\n日期: 二月底\n---", "第 2 行：日期“二月底”看不懂", "2026-03-01"),
        ("---\n日期: 2月26日\n---", "第 2 行：日期“2月26日”没有写年份", "2026-03-01"),
        ("---\n身份: 领导\n---", "第 2 行：不认识的身份“领导”", "主要领导 分管领导"),
        ("---\n地区: 甲\n地区: 乙\n---", "第 3 行：“地区: 乙”重复了前面的键", "只写一次"),
        ("---\n地区: 甲\n正文", "第 1 行：文件头没有结束的 --- 行", "补一行 ---"),
    ],
)
def test_a_fault_names_file_line_and_what_is_right(header: str, message: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        split_header(header, "稿.txt")
    assert caught.value.message == f"《稿.txt》{message}"
    assert hint in caught.value.hint
