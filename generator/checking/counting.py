"""Announced numbers against what follows, and the ordinals themselves."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Spot, examples
from generator.checking.layout import INLINE, Line, Point, Run, lines_of, runs_of
from generator.checking.paper import Paper
from generator.language.ordinals import from_chinese, to_chinese, write_ordinal

_NUM = "[一二两三四五六七八九十]{1,2}"
_ANNOUNCED = re.compile(
    rf"(?:讲|谈|提|提出|作|说|强调|汇报|报告|交流|明确|重申|突出|抓好|抓住|做好|做到|围绕|着力|着重|重点|有|共|分|安排|以下|如下|下面|下列|从|在)(?:了|好|以下|如下|下面)?(?P<number>{_NUM})"
    rf"(?:点|个方面|方面|条|项|个问题|层意思|句话|件事|个字|个词|个)(?:具体|主要|重点)?(?:的)?(?:意见|要求|体会|看法|希望|建议|想法|议程|工作|措施|任务|情况|内容|感受|认识|打算)?"
)
_OPENING = re.compile(
    r"(?:讲|谈|提|提出|作|说|强调|汇报|报告|交流)(?:了|以下|如下|这)?[一二两三四五六七八九十]{1,2}(?:点|个方面|条|个问题|层意思|句话)"
)
_AGENDA = re.compile(
    r"进行(?:大会|会议)?(?P<item>第(?P<number>[一二三四五六七八九十]{1,2})项)(?:议程|议题|内容|程序)?"
)
_LEVELS = ("一、", "（一）", "1.", "（1）")
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


def find_wrong_ordinals(paper: Paper) -> Iterator[Spot]:
    """An ordinal that is missing, comes twice or steps back."""
    for point, fault, run in runs_of(paper)[1]:
        if fault == "混用":
            continue
        wanted = write_ordinal(point.ordinal.style, _number_before(point, run) + 1)
        text = paper.plain[point.paragraph][point.start : point.start + point.ordinal.length]
        said = {
            "重复": f"序号“{text}”重复，前面已经有了",
            "缺号": f"序号跳了：前面一个之后应当是“{wanted}”，这里是“{text}”",
            "倒退": f"序号倒退：这里应当是“{wanted}”",
            "没有开头": f"“{text}”前面没有“{wanted}”",
        }[fault]
        yield Spot(point.paragraph, point.start, point.start + point.ordinal.length, said)


def _number_before(point: Point, run: Run | None) -> int:
    """The ordinal of the run that stands last before `point`, or 0."""
    place = (point.paragraph, point.start)
    before = [one.ordinal.number for one in (run.points if run else ()) if (one.paragraph, one.start) < place]
    return before[-1] if before else 0


def find_mixed_ordinals(paper: Paper) -> Iterator[Spot]:
    """一是 with 二要 behind it."""
    for point, fault, run in runs_of(paper)[1]:
        if fault == "混用" and run is not None:
            wanted = write_ordinal(run.style, point.ordinal.number)
            end = point.start + point.ordinal.length
            yield Spot(point.paragraph, point.start, end, f"序号写法不一：前面用“{run.style}”式", wanted)
            if run.points[1:2] == [point]:
                first = run.points[0]
                said = f"序号写法不一：后面用“{point.ordinal.style}”式"
                yield Spot(first.paragraph, first.start, first.start + first.ordinal.length, said)


def find_skipped_levels(paper: Paper) -> Iterator[Spot]:
    """（1） straight below 一、; 1. below 一、 in a speech that has （一） elsewhere; a heading level of Word left out."""
    runs, _ = runs_of(paper)
    used = {run.style for run in runs}
    for run in runs:
        above = _LEVELS.index(run.parent.style) if run.parent and run.parent.style in _LEVELS else None
        level = _LEVELS.index(run.style) if run.style in _LEVELS else 0
        if above is not None and level > above + 1 and (run.style == _LEVELS[-1] or _LEVELS[1] in used):
            point = run.points[0]
            message = f"序号越级：“{_LEVELS[above]}”下面应当先用“{_LEVELS[above + 1]}”"
            yield Spot(point.paragraph, point.start, point.start + point.ordinal.length, message)
    yield from _skipped_outline(paper)


def _skipped_outline(paper: Paper) -> Iterator[Spot]:
    before = 0
    for number, level in enumerate(paper.outline):
        if level is None:
            continue
        if before and level > before + 1:
            message = f"标题越级：{before} 级标题下面直接用了 {level} 级"
            yield Spot(number, 0, len(paper.paragraphs[number]), message)
        before = level


def find_agenda(paper: Paper) -> Iterator[Spot]:
    """进行第二项议程 twice, or after 第三项."""
    before = 0
    for number, match in paper.matches(_AGENDA):
        now = from_chinese(match["number"]) or 0
        if before and now != before + 1:
            yield Spot(number, *match.span("item"), f"议程的次序不对：前面是第{to_chinese(before)}项")
        before = now


def find_lone_points(paper: Paper) -> Iterator[Spot]:
    """一是 without a 二是."""
    for run in runs_of(paper)[0]:
        point = run.points[0]
        if len(run.points) == 1 and run.style in INLINE and point.ordinal.number == 1 and not point.spoken:
            end = point.start + point.ordinal.length
            yield Spot(point.paragraph, point.start, end, "只有“一”，后面没有“二”")


CHECKS = (
    Check(
        "form.count", "错误", "说好几点，后面是不是几点", find_miscounts,
        examples("下面，我讲三点意见。\n一、提高站位\n要学习。\n二、依法履职\n要监督。",
                 "要做到三个坚持，重点抓好三项工作：一是抓学习；二是抓监督；三是抓代表；四是抓自身。"),
        examples("下面，我讲两点意见。\n一、提高站位\n要学习。\n二、依法履职\n要监督。",
                 "今年办好三件实事。会议开得好。一是人到得齐；二是议得深。"),
    ),
    Check(
        "form.ordinal", "错误", "序号缺了、重了、倒了", find_wrong_ordinals,
        examples("一、提高站位\n二、依法履职\n四、加强自身建设", "要抓三条：一是学；二是干；二是评。"),
        examples("一、提高站位\n一是学。二是干。\n二、依法履职\n一是评。二是改。"),
    ),
    Check(
        "form.ordinal.mixed", "错误", "一串序号写法不一（一是、二要）", find_mixed_ordinals,
        examples("一是抓学习。二要抓监督。三是抓代表。"),
        examples("一是抓学习。二是抓监督。", "一要抓学习。二要抓监督。三要抓落实，一是快，二是准。"),
    ),
    Check(
        "form.ordinal.agenda", "错误", "主持词里议程的次序", find_agenda,
        examples("下面，进行第一项议程。\n下面，进行第二项议程。\n下面，进行第二项议程。"),
        examples("下面，进行第一项议程。\n下面，进行第二项议程。"),
    ),
    Check(
        "form.ordinal.lone", "提示", "只有一点，却编了序号", find_lone_points,
        examples("要抓好落实。一是加强领导，把责任压下去。\n同志们，让我们一起努力。"),
        examples("一是加强领导。二是压实责任。"),
    ),
    Check(
        "form.level", "警告", "标题级别跳了", find_skipped_levels,
        examples("一、提高站位\n（一）学习\n要学。\n二、依法履职\n1.监督\n要严。\n2.任免\n要准。",
                 "一、提高站位\n（1）学习\n要学。\n（2）实践\n要干。"),
        examples("一、提高站位\n（一）学习\n1.读原著。\n2.悟原理。\n（二）实践\n二、依法履职\n（一）监督\n（二）任免"),
    ),
)  # fmt: skip
