"""Quotes, book titles and brackets: each opened is closed, and none stands inside its like."""

from collections.abc import Iterator

from generator.checking.check import Check, Spot, examples
from generator.checking.paper import Paper, Span

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】", "〈": "〉"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_INNER = {"“": "‘ ’", "《": "〈 〉"}


def _marks(text: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]], list[tuple[int, int]]]:
    """(offset, mark) without a partner, opening marks inside their like, and the pairs (start, end)."""
    waiting: list[tuple[int, str]] = []
    alone: list[tuple[int, str]] = []
    nested: list[tuple[int, str]] = []
    closed: list[tuple[int, int]] = []
    for offset, char in enumerate(text):
        if char in _PAIRS:
            if any(mark == char for _, mark in waiting) and char in _INNER:
                nested.append((offset, char))
            waiting.append((offset, char))
        elif char in _CLOSING:
            place = next((n for n in reversed(range(len(waiting))) if waiting[n][1] == _CLOSING[char]), None)
            if place is None:
                alone.append((offset, char))
            else:
                closed.append((waiting[place][0], offset + 1))
                alone += waiting[place + 1 :]
                waiting = waiting[:place]
    return sorted([*alone, *waiting]), nested, sorted(closed)


def find_alone(paper: Paper) -> Iterator[Spot]:
    """A mark without its partner in the same paragraph."""
    for number, text in enumerate(paper.plain):
        for offset, char in _marks(text)[0]:
            if _is_numbering(text, offset):
                continue
            wanted = _PAIRS.get(char) or _CLOSING[char]
            yield Spot(number, offset, offset + 1, f"“{char}”没有配对的“{wanted}”")


def _is_numbering(text: str, offset: int) -> bool:
    """1） and 一） are ways of numbering."""
    return text[offset] == "）" and offset < 4 and text[:offset].strip("0123456789一二三四五六七八九十") == ""


def find_nested(paper: Paper) -> Iterator[Spot]:
    """“ inside “ ”, 《 inside 《 》."""
    for number, text in enumerate(paper.plain):
        alone, nested, _ = _marks(text)
        if alone:
            continue
        for offset, char in nested:
            yield Spot(number, offset, offset + 1, f"“{char}”里面再用，应当改成 {_INNER[char]}")


def quoted(paper: Paper) -> list[Span]:
    """What stands between “ ” or 《 》, the marks included."""
    return [
        Span(number, start, end)
        for number, text in enumerate(paper.plain)
        for start, end in _marks(text)[2]
        if text[start] in "“‘《"
    ]


CHECKS = (
    Check(
        "form.pair", "错误", "引号、书名号、括号不成对", find_alone,
        examples("要做到“两个维护，不打折扣。", "学习《监督法，依法监督。", "四个意识”要增强。", "发展（含规划要跟上。"),
        examples("要做到“两个维护”，学习《监督法》（2024年修正）。", "1）学习\n“一”字当头。"),
    ),
    Check(
        "form.nested", "警告", "引号里套同样的引号，书名号里套书名号", find_nested,
        examples("他说：“要增强“四个意识”，依法履职。”", "学习《关于贯彻《监督法》的意见》。"),
        examples("他说：“要增强‘四个意识’，依法履职。”", "“两个维护”和“四个自信”。"),
    ),
)  # fmt: skip
