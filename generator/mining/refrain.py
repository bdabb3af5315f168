"""What the leads of a series say again and again, in the same order: the mark of sentences written to match."""

from collections.abc import Sequence
from functools import reduce

from generator.language.sentences import clauses

_LENGTHS = 4
"""Characters by which leads of one series differ at the most."""
_FEWEST = 3
_REFRAIN = 2
"""Least characters that all of a series have in common, marks left out."""
_AHEAD = 40
"""Sentences among which those of one series stand: a section with more of them is a book."""
_NAME = 6
"""Most characters before a colon that stand for a heading (把方向：……)."""
_ALIGNED = 8
"""Most characters of leads of one length, its mark counted, that have but one character in common, at the same place."""
_UNTOLD = "，。、；：？的了是和在"
"""Marks and words that any sentences have in common."""
_BRIEF = 5
"""Characters of a lead of four characters, its mark counted (凝心铸魂。); shorter ones need one in common (抓学习。)."""


def refrains(texts: Sequence[str]) -> list[int]:
    """Which of `texts` (sentences that could be leads, in order) are a series of three or more written to match.

    >>> refrains(["突出一个“准”字。", "代表来自人民。", "落实一个“快”字。", "体现一个“实”字。"])
    [0, 2, 3]
    """
    found: set[int] = set()
    for start in range(len(texts)):
        if start in found:
            continue
        series = _series_from(start, texts)
        if len(series) >= _FEWEST:
            found.update(series)
    return sorted(found)


def _series_from(start: int, texts: Sequence[str]) -> list[int]:
    series = [start]
    for index in range(start + 1, min(start + _AHEAD, len(texts))):
        if _match([texts[one] for one in (*series, index)]):
            series.append(index)
    return series


def _match(texts: Sequence[str]) -> bool:
    """Whether sentences have as many clauses, are of about one length and share a refrain or a build."""
    lengths = [len(text) for text in texts]
    if max(lengths) - min(lengths) > _LENGTHS or len({len(clauses(text)) for text in texts}) > 1:
        return False
    named = {text.find("：") for text in texts}
    if len(named) == 1 and 0 < named.pop() <= _NAME:
        return True
    if max(lengths) == min(lengths) <= _ALIGNED and _same_place(texts):
        return True
    brief = max(lengths) == min(lengths) <= _BRIEF
    common = [char for char in reduce(_common, texts) if char not in _UNTOLD]
    return (brief and max(lengths) == _BRIEF) or len(common) >= (1 if brief else _REFRAIN)


def _same_place(texts: Sequence[str]) -> bool:
    """Whether one character stands at the same place in all (建议办得快。代表干得欢。群众看得见。)."""
    return any(len(set(column)) == 1 and column[0] not in _UNTOLD for column in zip(*texts, strict=True))


def _common(one: str, other: str) -> str:
    """The longest common subsequence of two short texts."""
    row = [""] * (len(other) + 1)
    for char in one:
        before = ""
        for column, twin in enumerate(other, 1):
            above = row[column]
            row[column] = before + char if char == twin else max(above, row[column - 1], key=len)
            before = above
    return row[-1]
