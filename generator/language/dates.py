"""Days as people write them, and what is wrong with those that are none."""

import re
from datetime import date as Date

from generator.language.patterns import pattern as lazy

EXAMPLE = "请写成 2026年3月1日 或 2026-03-01。"
"""The hint to whoever wrote a day that cannot be read."""
_DIGITS = {char: digit for digit, chars in enumerate(("〇零○", *"一二三四五六七八九")) for char in chars}
_YEARS = rf"\d{{4}}|[{''.join(_DIGITS)}]{{4}}"
_SMALL = r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_BETWEEN = r"\s*[年./-]\s*"
_DAY = rf"(?P<month>{_SMALL})\s*[月./-]\s*(?P<day>{_SMALL})\s*[日号]?"
_DATE = re.compile(rf"(?P<year>{_YEARS}){_BETWEEN}{_DAY}")
_NO_YEAR = lazy(_DAY)
_SHORT_YEAR = lazy(rf"\d{{2}}{_BETWEEN}{_DAY}")
_NO_DAY = lazy(rf"(?:{_YEARS})(?:年?|{_BETWEEN}(?:{_SMALL})\s*月?)")
_MONTHS = 12


def parse_date(text: str) -> Date | None:
    """2026年3月1日, 2026-03-01, 2026.3.1, 2026/3/1 or 二〇二六年三月一日 as a date; None if it is none."""
    match = _DATE.fullmatch(text.strip())
    try:
        return Date(*map(_number, match.group("year", "month", "day"))) if match else None
    except ValueError:
        return None


def date_fault(text: str) -> str:
    """A sentence (without its full stop) on what is wrong with `text`, of which `parse_date` made no date."""
    text = text.strip()
    match = _DATE.fullmatch(text)
    if match:
        year, month, day = map(_number, match.group("year", "month", "day"))
        return f"日期“{text}”不对：{_missing(year, month, day)}"
    if _NO_YEAR.fullmatch(text):
        return f"日期“{text}”没有写年份"
    if _SHORT_YEAR.fullmatch(text):
        return f"日期“{text}”的年份要写四位"
    if _NO_DAY.fullmatch(text):
        return f"日期“{text}”没有写到哪一日"
    return f"日期“{text}”看不懂"


def chinese_date(day: Date) -> str:
    """2026年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _missing(year: int, month: int, day: int) -> str:
    """Which of the three does not exist."""
    if not 1 <= month <= _MONTHS:
        return f"没有{month}月"
    if year < 1:
        return f"没有{year}年"
    return f"{year}年{month}月没有{day}日"


def _number(text: str) -> int:
    """Digits, or Chinese ones: 二〇二六 one by one, 二十一 by tens."""
    if text.isdecimal():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[char]) for char in text))
    tens, _, ones = text.partition("十")
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
