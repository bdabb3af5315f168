"""Cutting a paragraph into sentences and clauses; offsets always tile the paragraph."""

import functools
import re

from generator.language.patterns import pattern as lazy

_REMEMBERED = 64
_END = lazy(
    r"(?:(?<![，、；：。！？])(?!？{2,}[\u4e00-\u9fff])[。！？]+|(?<![，、；：])[!?]+(?![A-Za-z0-9])|…{2,}(?=[^，、；]))[”’」』）)]*"
)
"""A mark right behind a comma, or two question marks with text behind them, are what a wrong encoding left: no end."""
_CLAUSE = re.compile(r"[^，；：。！？]+")


@functools.lru_cache(_REMEMBERED)
def split_sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """Offsets (start, end) of the sentences: cut after 。！？ and the closing quotes behind them.

    A mark inside an open pair of quotes or brackets does not cut, unless the pair closes right behind it.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(paragraph):
        piece = paragraph[start : match.end()]
        if _open(piece):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if start < len(paragraph):
        spans.append((start, len(paragraph)))
    return tuple(spans)


def _open(piece: str) -> bool:
    """Whether a quote opened in `piece` is still open (never for a piece over 300 characters)."""
    return len(piece) <= 300 and (
        piece.count("“") > piece.count("”") or piece.count("（") > piece.count("）")
    )


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, marks left out, empty ones too."""
    return _CLAUSE.findall(sentence)


def clause_starts(sentence: str) -> list[tuple[int, str]]:
    """As `clauses`, each with its offset."""
    return [(match.start(), match[0]) for match in _CLAUSE.finditer(sentence)]
