"""Ordinals: recognised, taken off, written anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.ordinals import (
    STYLES,
    from_chinese,
    is_style,
    parse_ordinal,
    to_chinese,
    write_ordinal,
)


@given(
    st.sampled_from(STYLES),
    st.integers(1, 99),
    st.sampled_from(["坚持党的领导。", "要依法办事。", "求真务实", ""]),
)
def test_what_is_written_in_any_style_is_read_back(style: str, number: int, text: str) -> None:
    ordinal = parse_ordinal(write_ordinal(style, number) + text)
    assert ordinal is not None
    assert (ordinal.style, ordinal.number) == (style, number)
    assert (write_ordinal(style, number) + text)[ordinal.length :] == text


@given(st.integers(1, 99))
def test_chinese_numerals_go_there_and_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")]
)
def test_numerals_are_written_as_people_write_them(number: int, numeral: str) -> None:
    assert to_chinese(number) == numeral


@pytest.mark.parametrize("number", [0, 100, -1])
def test_a_number_without_a_numeral_is_an_error(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@pytest.mark.parametrize("text", ["百", "二三", "十十", "", "甲", "²"])
def test_what_is_no_numeral_below_a_hundred_is_none(text: str) -> None:
    assert from_chinese(text) is None


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("一、提高站位", "一、", 1, "提高站位"),
        ("（十二）加强学习", "（一）", 12, "加强学习"),
        ("(三)加强学习", "（一）", 3, "加强学习"),
        ("3、沉下心来", "1.", 3, "沉下心来"),
        ("12．改进作风", "1.", 12, "改进作风"),
        ("（2）分片包干", "（1）", 2, "分片包干"),
        ("第四，要带头", "第一，", 4, "要带头"),
        ("第四、要带头", "第一，", 4, "要带头"),
        ("三是强化落实", "一是", 3, "强化落实"),
        ("三要求真务实", "一要", 3, "求真务实"),
    ],
)
def test_ordinals_of_every_style_are_recognised(text: str, style: str, number: int, rest: str) -> None:
    ordinal = parse_ordinal(text)
    assert ordinal is not None
    assert (ordinal.style, ordinal.number, text[ordinal.length :]) == (style, number, rest)


@pytest.mark.parametrize(
    "text",
    ["一是一、二是二", "3.5万人", "2026年", "一些同志", "第一书记", "要坚持", "十分重要", "0.坚持", "（略）"],
)
def test_what_only_looks_like_an_ordinal_is_left_alone(text: str) -> None:
    assert parse_ordinal(text) is None


def test_only_the_listed_styles_can_be_written() -> None:
    assert is_style("一要")
    assert not is_style("壹、")
