"""One thing a check found in a text."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["提示", "警告", "错误"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`id` is the check's stable name (leftover.place); `start` and `end` are offsets in characters."""

    id: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    suggestion: str = ""
