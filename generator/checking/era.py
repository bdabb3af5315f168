"""Stale formulations: what may not be said on the day of the meeting."""

from datetime import date as Date

from generator.language.terms import Terms
from generator.model.finding import Finding


def find_stale(text: str, day: Date, terms: Terms) -> list[Finding]:
    """Dated terms in `text` that were over, or not yet there, on `day`."""
    return [
        Finding(
            "stale.term",
            "错误",
            start,
            start + len(term.word),
            term.word,
            f"“{term.word}”{_why(term.until is not None and day > term.until)}",
            term.replaced_by,
        )
        for start, term in terms.find(text)
        if not term.fits(day)
    ]


def _why(over: bool) -> str:
    return "在会议日期已不用作现行提法" if over else "在会议日期还没有提出"
