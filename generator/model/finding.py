"""One thing a check found in a text."""

from typing import Literal, NamedTuple

Severity = Literal["提示", "警告", "错误"]


class Finding(NamedTuple):
    """`id` is the check's stable name (leftover.place); `start` and `end` are offsets in characters.

    `plain`: `suggestion` may stand in the place of `text` and the sentence stays right. `paragraph`
    counts from 0 over the paragraphs of what was checked.
    """

    id: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    suggestion: str = ""
    plain: bool = False
    paragraph: int = 0
