"""Days that speeches refer to: festivals, anniversaries, national meetings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from generator.model.errors import ContentError

_HINT = "节日写“[2026-06-19, …]”或“[05-01]”；周年写年份；会议写开幕那天。"


@dataclass(frozen=True, slots=True)
class Calendar:
    """`festivals`: name → its days as (year, month, day), year 0 for one that is the same every year.

    `founded`: what is celebrated (中国共产党成立) → year; `meetings`: a national meeting → its first day.
    """

    festivals: Mapping[str, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    founded: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[str, Date] = field(default_factory=dict)

    def distance(self, festival: str, day: Date) -> int | None:
        """Days from `day` to the nearest time of a festival (negative: it is over); None if not known."""
        days = [
            Date(year or around, month, number)
            for year, month, number in self.festivals.get(festival, ())
            for around in (day.year - 1, day.year, day.year + 1)
            if not year or year == around
        ]
        away = [(one - day).days for one in days]
        return min(away, key=abs, default=None)


def load_calendar(data: Mapping[str, object], name: str) -> Calendar:
    """节日, 周年 and 会议 of checks.yaml, already parsed; ContentError names what is no day."""
    try:
        return Calendar(
            {key: tuple(map(_day, value)) for key, value in _table(data, "节日").items()},
            {key: int(value) for key, value in _table(data, "周年").items()},
            {key: Date(*_day(value)) for key, value in _table(data, "会议").items()},
        )
    except (TypeError, ValueError):
        raise ContentError(f"《{name}》的“节日”“周年”“会议”里有一处日期写得不对。", _HINT) from None


def _table(data: Mapping[str, object], title: str) -> Mapping[str, Any]:
    table = data.get(title) or {}
    if not isinstance(table, Mapping):
        raise TypeError(title)
    return {str(key): value for key, value in table.items()}


def _day(value: object) -> tuple[int, int, int]:
    if isinstance(value, Date):
        return value.year, value.month, value.day
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(value))
    if match is None:
        raise ValueError(value)
    return 0, int(match[1]), int(match[2])
