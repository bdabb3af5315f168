"""Where the closing of a speech begins."""

import re
from collections.abc import Sequence

from generator.mining.outline import Entry

_CLOSING = re.compile(
    r"^(?:同志们|各位代表|各位同志|各位领导|各位委员|朋友们|让我们|最后，(?:祝|预祝)|新(?:征程|的)|总之|(?:讲|说)到最后|最后，?(?:我)?(?:还想|想|再)[^，。]{0,4}(?:说|讲|强调|提))"
)
_THANKS = re.compile(
    r"谢谢|汇报完毕|发言完了|发言完毕|(?:发言|交流|汇报)就?到这|(?:讲|说)(?:这么多|这些|到这里)|批评指正|请[^，。]{0,6}(?:批评|指正|指教|包涵)|多提(?:宝贵)?意见|供[^，。]{0,6}参考|完毕|预祝|拜(?:个)?(?:早)?年|(?:会议|大会)?到此结束|散会|宣布[^，。]{0,30}闭幕"
)


def mark_closing(entries: Sequence[Entry]) -> list[Entry]:
    """The last paragraph(s) that call or thank; never before the last heading or lead."""
    last_marked = max(
        (index for index, entry in enumerate(entries) if entry.kind in ("小标题", "领句")), default=-1
    )
    last_marked = max(last_marked, len(entries) * 3 // 4 - 1)
    tail = [
        index
        for index in range(last_marked + 1, len(entries))
        if entries[index].paragraph > _paragraph(entries, last_marked)
    ]
    start = _start(entries, tail)
    return [
        entry._replace(zone="closing") if start is not None and index >= start else entry
        for index, entry in enumerate(entries)
    ]


def _start(entries: Sequence[Entry], tail: Sequence[int]) -> int | None:
    """The first paragraph of the tail that calls on the audience, else the last one if it thanks."""
    begins = (
        index
        for index in tail
        if entries[index].first and (_CLOSING.match(entries[index].text) or entries[index].kind == "称谓")
    )
    start = next(begins, None)
    if start is not None or not tail:
        return start
    last = entries[-1].paragraph
    thanks = any(_THANKS.search(entry.text) for entry in entries if entry.paragraph == last)
    return next((index for index in tail if entries[index].paragraph == last), None) if thanks else None


def _paragraph(entries: Sequence[Entry], index: int) -> int:
    return entries[index].paragraph if index >= 0 else -1
