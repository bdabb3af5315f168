"""Days as people write them, and what is told of those that are none."""

from datetime import date

import pytest

from generator.language.dates import chinese_date, date_fault, parse_date

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    ["2026年12月1日", "2026-12-01", "2026.12.1", "2026/12/1", " 2026 年 12 月 1 日 ", "２０２６年１２月１日",
     "二〇二六年十二月一日", "二零二六年十二月一日", "2026年12月1号"],
)  # fmt: skip
def test_every_usual_way_of_writing_a_day_is_read(text):
    assert parse_date(text) == DAY


@pytest.mark.parametrize(("text", "day"), [("十", 10), ("十九", 19), ("二十", 20), ("三十一", 31), ("九", 9)])
def test_chinese_numbers_up_to_a_month_s_last_day_are_read(text, day):
    assert parse_date(f"二〇二六年十月{text}日") == date(2026, 10, day)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-2-30", "2026年2月没有30日"),
        ("二〇二六年二月三十日", "2026年2月没有30日"),
        ("2025年2月29日", "2025年2月没有29日"),
        ("2027年13月1日", "没有13月"),
        ("十二月一日", "没有写年份"),
        ("12月1日", "没有写年份"),
        ("26年3月1日", "年份要写四位"),
        ("2026年3月", "没有写到哪一日"),
        ("明天", "看不懂"),
        ("二〇二六年十十月一日", "看不懂"),
    ],
)
def test_what_is_no_day_is_told_why(text, told):
    assert parse_date(text) is None
    assert told in date_fault(text)
    assert text in date_fault(text)


def test_a_day_written_out_is_read_back():
    assert parse_date(chinese_date(DAY)) == DAY
