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
