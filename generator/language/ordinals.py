"""Ordinals at the head of headings and leads: recognised, taken off, and written anew in any style."""

import re
from typing import NamedTuple

from generator.language.patterns import pattern as lazy

_DIGITS = "零一二三四五六七八九"
_NUMERAL = "[一二三四五六七八九十]{1,3}"

# style → pattern; the style's own name is how the first ordinal is written. Order matters.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("（一）", lazy(rf"[（(]({_NUMERAL})[）)]、?")),
    ("（1）", lazy(r"[（(](\d{1,2})[）)]、?")),
    ("第一，", lazy(rf"第({_NUMERAL})[，、：]")),
    ("第一是", lazy(rf"第({_NUMERAL})是")),
    ("第一要", lazy(rf"第({_NUMERAL})要(?![务素件])")),
    ("一、", lazy(rf"({_NUMERAL})、")),
    ("一是", lazy(rf"({_NUMERAL})是(?!一)")),
    ("一要", lazy(rf"({_NUMERAL})要")),
    ("1.", lazy(r"(\d{1,2})[.．、](?!\d)")),
)
WITHOUT_YAO = {"一要": "一是", "第一要": "第一是"}
"""What stands in place of a style before words that no 要 can open."""
_HEADS = frozenset("（(第一二三四五六七八九十")
"""What an ordinal begins with, if it is no digit."""
STYLES: tuple[str, ...] = tuple(style for style, _ in _PATTERNS)


class Ordinal(NamedTuple):
    """An ordinal found at the head of a text: its style, its number (from 1), its length in characters."""

    style: str
    number: int
    length: int


def to_chinese(number: int) -> str:
    """1–99 in Chinese numerals: 12 → 十二. Raises ValueError for any other number."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def from_chinese(text: str) -> int | None:
    """Chinese numerals up to 九十九 (or digits) as a number, None if it is none."""
    if text.isdecimal():
        return int(text)
    head, ten, ones = text.partition("十")
    if any(char not in _DIGITS for char in head + ones) or len(head) > 1 or len(ones) > 1:
        return None
    if not ten:
        return _DIGITS.index(head) or None if head else None
    return (_DIGITS.index(head) if head else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


def parse_ordinal(text: str) -> Ordinal | None:
    """The ordinal with which `text` begins, or None.

    >>> parse_ordinal("二要突出重点。")
    Ordinal(style='一要', number=2, length=2)
    """
    if text[:1] not in _HEADS and not text[:1].isdigit():
        return None
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        number = match and from_chinese(match[1])
        if match and number:
            return Ordinal(style, number, match.end())
    return None


def write_ordinal(style: str, number: int) -> str:
    """The `number`th ordinal in `style`: ("一要", 3) → 三要."""
    if "1" in style:
        return style.replace("1", str(number))
    return style.replace("一", to_chinese(number))


def is_style(text: str) -> bool:
    """Whether `text` names an ordinal style that this module can write."""
    return text in STYLES
