"""Breaking a long title into balanced lines, never inside a word, as the standard has it."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

_WHOLE = (
    "党的[一二三四五六七八九十]+(?:大|届[一二三四五六七]中全会)(?:精神)?|学习贯彻|坚持和完善|[省市县区]?人大常委会|"
    "人民代表大会|常务委员会|人大代表|代表大会|人民政府|代表联络站|代表联络|民生实事|票决制|"
    "中国特色社会主义|习近平|新时代|全过程人民民主|高质量发展|经验交流|基层人大|乡镇人大|人大系统|"
    "中央人大|全国人大|省人大|市人大|县人大|区人大|人大|"
    "[一二三四五六七八九十]+届|第[一二三四五六七八九十]+[届次]|[0-9一二三四五六七八九十]+[年月日]|"
    "工作(?:会议|座谈会|推进会|现场会|交流会|部署会|总结会|经验交流)|座谈会|现场会|推进会|动员会|交流会|培训班|研讨班|专题班|闭幕会|开幕会|报告会|总结会|表彰会|调度会|"
    "总书记|重要思想|重要讲话|制度|实施|检查|情况|意见|条例|条例草案|决定|考察|调研|座谈|视察|培训|"
    "会议|大会|精神|工作|建设|机关|系统|干部|代表|学习|贯彻|落实|宣传|推进|深化|监督|立法|执法检查|专题|"
    "乡村振兴|履职|能力|作风|教育|主题|讲话|汇报|发言|报告|致辞|主持词|交流|动员|部署|总结|开班|结业|任职|表态"
)
_TOKEN = rf"《[^》]*》|“[^”]*”|[（(][^）)]*[）)]|[A-Za-z0-9.]+|{_WHOLE}|."
_KNOWN = rf"(?:《.*》|“.*”|[（(].*[）)]|{_WHOLE})$"
"""Patterns, compiled only for a title that does not fit one line."""
_NOT_FIRST = "的上中下时地得和与及、，。：；！？）》”了们"
_NOT_LAST = "在于对关向为与和及、的（《“第把全省市县区"
_MOST_LINES = 4
_LONELY = 4
"""A line of fewer characters looks lost."""


def title_lines(title: str, fitting: int) -> tuple[str, ...]:
    """`title` in lines of at most `fitting` characters; one line if it fits or no break is good.

    Lines of nearly equal length are sought, rather widening downward (梯形) or widest in the middle
    (菱形); breaks stand between words that are known, rather before the last clause.
    """
    if len(title) <= fitting or "\n" in title:
        return (title,)
    breaks = _breaks(title)
    best: tuple[float, tuple[str, ...]] | None = None
    for count in range(-(-len(title) // fitting), _MOST_LINES + 1):
        for places in combinations(breaks, count - 1):
            lines = _cut(title, places)
            if max(map(len, lines)) > fitting or min(map(len, lines)) < _LONELY:
                continue
            cost = _unevenness(lines) + 3 * count
            if best is None or cost < best[0]:
                best = (cost, lines)
        if best:
            break
    return best[1] if best else (title,)


def _breaks(title: str) -> list[int]:
    """Offsets between two words, at least one of which is known."""
    tokens = [match[0] for match in re.finditer(_TOKEN, title)]
    found: list[int] = []
    place = 0
    for one, other in pairwise(tokens):
        place += len(one)
        known = (
            re.match(_KNOWN, one)
            or other == "暨"
            or (re.match(_KNOWN, other) and one in "的上和与、，：届次")
        )
        if (known or one.isspace() or one in "、，：的") and _good(one, other):
            found.append(place)
    return found


def _good(one: str, other: str) -> bool:
    return (
        not other.isspace() and other[0] not in _NOT_FIRST and (one in "、，：的" or one[-1] not in _NOT_LAST)
    )


def _cut(title: str, places: Sequence[int]) -> tuple[str, ...]:
    ends = (0, *places, len(title))
    return tuple(title[start:end] for start, end in pairwise(ends))


def _unevenness(lines: Sequence[str]) -> float:
    """0 for equal lines; hour-glasses and shrinking lines cost more than 梯形 and 菱形."""
    lengths = [len(line) for line in lines]
    spread = float(max(lengths) - min(lengths))
    if len(lengths) == 3 and lengths[1] < min(lengths[0], lengths[2]):
        spread += 4
    if lengths[-1] < lengths[0]:
        spread += 0.5
    return spread + sum(0.1 for line in lines if line.endswith(("的", "、")))
