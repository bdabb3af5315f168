"""YAML from strangers: bounded, and never more than data."""

from datetime import date

import pytest

from generator.model.errors import ContentError
from generator.reading.yamlfile import read_mapping


@pytest.mark.parametrize(
    "text",
    [
        "甲: " + "[" * 200_000,
        "甲: " + "{a: " * 50_000,
        "甲:\n  " + "- " * 100_000 + "x",
        "甲: " + "[ ']', " * 50_000,
        "甲:\n  " + "? " * 50_000 + "x",
        "\n".join(" " * depth + "a:" for depth in range(1500)),
        "\n".join(" " * depth + "-" for depth in range(1500)),
    ],
    ids=["lists", "mappings", "dashes", "quoted brackets", "questions", "indents", "dashes on lines"],
)
def test_nesting_without_end_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match=r"《单\.yaml》"):
        read_mapping(text.encode(), "单.yaml")


def test_many_brackets_side_by_side_are_no_depth() -> None:
    text = "甲:\n" + "".join(f'  - {{文: "第{one}句[", 话题: [一, 二]}}\n' for one in range(500))
    assert len(read_mapping(text.encode(), "单.yaml")["甲"]) == 500


@pytest.mark.parametrize("text", ["甲: !!python/object/apply:os.getcwd []", "甲: !!python/name:os.system"])
def test_objects_of_the_program_are_not_made(text: str) -> None:
    with pytest.raises(ContentError):
        read_mapping(text.encode(), "单.yaml")


def test_a_file_larger_than_any_content_is_refused() -> None:
    with pytest.raises(ContentError, match="太大"):
        read_mapping(b"#" * 4_000_001, "单.yaml")


def test_a_day_that_is_none_is_left_as_it_was_written_and_a_real_one_read():
    found = read_mapping("日期: 2026-02-30\n起: 2026-02-26\n".encode(), "单.yaml")
    assert found == {"日期": "2026-02-30", "起": date(2026, 2, 26)}


def test_a_number_too_long_to_be_read_is_told_and_no_crash():
    with pytest.raises(ContentError, match=r"单\.yaml"):
        read_mapping(f"字数: {'9' * 5000}\n".encode(), "单.yaml")


@pytest.mark.parametrize(
    ("line", "number", "what"),
    [
        ("  - 文: 要抓好: 一件。", 3, "“文”的值里有半角冒号"),
        ('  - 文: "要抓好一件。', 3, "引号没有成对"),
        ('  - 文: "要抓好"一件。', 3, "引号后面还有字"),
        ("  - 文: 要抓好一件。\n   还有", 4, "缺少冒号"),
        ("  - 文 要抓好一件。", 3, "缺少冒号"),
        ("   - 文: 要抓好一件。", 3, "应当是 2 个"),
        ("\t- 文: 要抓好一件。", 3, "制表符"),
        ("  -文: 要抓好一件。", 3, "“-”后面要空一格"),
        ("  - 文:要抓好一件。", 3, "冒号后面要空一格"),
        ("  - 文: @要抓好一件。", 3, "不能用“@”开头"),
        ("  - 文: *要抓好一件。", 3, "不能用“*”开头"),
        ("  - 文: [要抓好一件。", 3, "“[”没有配上“]”"),
        ("  - 文: - 要抓好一件。", 3, "不能用“- ”开头"),
    ],
)
def test_a_slip_is_named_with_its_line_what_stands_there_and_what_to_do(line, number, what):
    text = f"短语:\n  - {{文: 要办好一件。, 作用: 举措}}\n{line}\n    作用: 举措\n"
    with pytest.raises(ContentError) as caught:
        read_mapping(text.encode(), "单.yaml")
    assert f"《单.yaml》第 {number} 行格式不对：" in caught.value.message
    assert what in caught.value.message
    assert text.split("\n")[number - 1].strip()[:10] in caught.value.message
    assert "改好这一行" in caught.value.hint


def test_a_line_that_is_indented_otherwise_is_told_where_it_belongs():
    with pytest.raises(ContentError, match=r"第 2 行.*行首有 5 个空格.*应当是 2 个"):
        read_mapping("- 文: 要\n     作用: 举措\n".encode(), "单.yaml")


def test_a_key_that_is_written_twice_is_refused_where_nothing_may_be_lost():
    text = "短语:\n- 文: 要抓好一件。\n  文: 再来一句。\n"
    assert read_mapping(text.encode(), "单.yaml") == {"短语": [{"文": "再来一句。"}]}
    with pytest.raises(ContentError, match=r"第 3 行.*“文”在这一条里写了两次；添一句要另起一条"):
        read_mapping(text.encode(), "单.yaml", once=True)
