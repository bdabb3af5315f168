"""A number → its sign in one of the formats that Word counts in."""

from collections.abc import Callable
from itertools import pairwise

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def numeral(form: str, number: int) -> str:
    """`number` in the format that OOXML calls `form`; in digits where the format is unknown or ends."""
    writer = _FORMS.get(form)
    return (writer(number) if writer and 0 < number < 10_000 else "") or str(number)


def _chinese(digits: str, units: str) -> Callable[[int], str]:
    """1–9999 in Chinese: 12 → 十二, 110 → 一百一十."""

    def write(number: int) -> str:
        figures = [int(figure) for figure in str(number).zfill(4)]
        parts = [
            digits[figure] + unit if figure else digits[0]
            for figure, unit in zip(figures, (*units, ""), strict=True)
        ]
        text = "".join(after for before, after in pairwise(["", *parts]) if before != after or len(after) > 1)
        return text.strip(digits[0]).removeprefix("一" if 10 <= number < 20 else "")

    return write


def _each_digit(zero: str) -> Callable[[int], str]:
    """Digit by digit: 10 → 一〇."""
    digits = zero + _DIGITS[1:]
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _row(signs: str) -> Callable[[int], str]:
    """The signs in their order, none behind the last."""
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _letters(first: str) -> Callable[[int], str]:
    """a … z, aa, bb …"""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def _signs(first: int, count: int) -> str:
    return "".join(chr(first + step) for step in range(count))


_CIRCLED = _signs(0x2460, 20) + _signs(0x3251, 15) + _signs(0x32B1, 15)
_PLAIN, _LAWFUL = _chinese(_DIGITS, "千百十"), _chinese(_LEGAL, "仟佰拾")
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "chineseCounting": _PLAIN,
    "chineseCountingThousand": _PLAIN,
    "japaneseCounting": _PLAIN,
    "taiwaneseCounting": _PLAIN,
    "taiwaneseCountingThousand": _PLAIN,
    "ideographDigital": _each_digit("〇"),
    "japaneseDigitalTenThousand": _each_digit("〇"),
    "taiwaneseDigital": _each_digit("〇"),
    "koreanDigital2": _each_digit("零"),
    "chineseLegalSimplified": _LAWFUL,
    "ideographLegalTraditional": _LAWFUL,
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographEnclosedCircle": _row(_signs(0x3220, 10)),
    "decimalEnclosedCircle": _row(_CIRCLED),
    "decimalEnclosedCircleChinese": _row(_CIRCLED),
    "decimalEnclosedParen": _row(_signs(0x2474, 20)),
    "decimalEnclosedFullstop": _row(_signs(0x2488, 20)),
    "decimalFullWidth": lambda number: "".join(chr(0xFF10 + int(figure)) for figure in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(0xFF10 + int(figure)) for figure in str(number)),
    "decimalHalfWidth": str,
}
