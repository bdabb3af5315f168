"""Announced numbers against what follows."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Spot, examples
from generator.checking.layout import Line, Point, Run, lines_of, runs_of
from generator.checking.paper import Paper
from generator.language.ordinals import from_chinese, to_chinese

_NUM = "[一二两三四五六七八九十]{1,2}"
_ANNOUNCED = re.compile(
    rf"(?:讲|谈|提|提出|作|说|强调|汇报|报告|交流|明确|重申|突出|抓好|抓住|做好|做到|围绕|着力|着重|重点|有|共|分|安排|以下|如下|下面|下列|从|在)(?:了|好|以下|如下|下面)?(?P<number>{_NUM})"
    rf"(?:点|个方面|方面|条|项|个问题|层意思|句话|件事|个字|个词|个)(?:具体|主要|重点)?(?:的)?(?:意见|要求|体会|看法|希望|建议|想法|议程|工作|措施|任务|情况|内容|感受|认识|打算)?"
)
_OPENING = re.compile(
    r"(?:讲|谈|提|提出|作|说|强调|汇报|报告|交流)(?:了|以下|如下|这)?[一二两三四五六七八九十]{1,2}(?:点|个方面|条|个问题|层意思|句话)"
)
_BEHIND = 18
"""So many characters between an announcement and the first ordinal that it can be about."""


def find_miscounts(paper: Paper) -> Iterator[Spot]:
    """下面，我讲三点意见 before four parts."""
    runs, _ = runs_of(paper)
    lines = lines_of(paper)
    for number, match in paper.matches(_ANNOUNCED):
        said = from_chinese(match["number"].replace("两", "二"))
        run = _announced(number, match, runs, lines, paper)
        if run is None or said is None or run.points[0].ordinal.number != 1:
            continue
        there = run.points[-1].ordinal.number
        if there != said and len(run.points) > 1:
            start, end = match.span("number")
            wanted = "两" if there == 2 else to_chinese(there)
            message = f"这里说“{match[0]}”，后面数到第{to_chinese(there)}"
            yield Spot(number, start, end, message, wanted)


def _announced(
    number: int, match: re.Match[str], runs: list[Run], lines: list[Line], paper: Paper
) -> Run | None:
    """The run that an announcement is about; None if that cannot be told."""
    later = [run for run in runs if (run.points[0].paragraph, run.points[0].start) >= (number, match.end())]
    first = min(later, key=lambda run: (run.points[0].paragraph, run.points[0].start), default=None)
    if first is None:
        return None
    point = first.points[0]
    between = _between(number, match.end(), point, paper)
    bare = [
        line for line in lines[number + 1 : point.paragraph] if line.kind == "小标题" and not line.ordinal
    ]
    if _OPENING.search(match[0]) and point.opens:
        last = paper.plain[number][match.end() :]
        return None if bare or len(last) > _BEHIND else first
    return first if len(between) <= _BEHIND and "。" not in between[:-1] and not bare else None


def _between(number: int, end: int, point: Point, paper: Paper) -> str:
    if point.paragraph == number:
        return paper.plain[number][end : point.start]
    rest = "".join(paper.plain[number + 1 : point.paragraph])
    return paper.plain[number][end:] + rest + paper.plain[point.paragraph][: point.start]


CHECKS = (
    Check(
        "form.count", "错误", "说好几点，后面是不是几点", find_miscounts,
        examples("下面，我讲三点意见。\n一、提高站位\n要学习。\n二、依法履职\n要监督。",
                 "要做到三个坚持，重点抓好三项工作：一是抓学习；二是抓监督；三是抓代表；四是抓自身。"),
        examples("下面，我讲两点意见。\n一、提高站位\n要学习。\n二、依法履职\n要监督。",
                 "今年办好三件实事。会议开得好。一是人到得齐；二是议得深。"),
    ),
)  # fmt: skip
