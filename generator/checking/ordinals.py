"""Ordinals that are missing, come twice, step back, are mixed or stand at the wrong level."""

import re
from collections.abc import Iterator, Sequence

from generator.checking.check import Check, Spot, examples
from generator.checking.layout import INLINE, Point, Run, runs_of
from generator.checking.paper import Paper
from generator.language.ordinals import from_chinese, to_chinese, write_ordinal

_LEVELS = ("一、", "（一）", "1.", "（1）")
_AGENDA = re.compile(
    r"进行(?:大会|会议)?(?P<item>第(?P<number>[一二三四五六七八九十]{1,2})项)(?:议程|议题|内容|程序)?"
)


def find_wrong_ordinals(paper: Paper) -> Iterator[Spot]:
    """An ordinal that is missing, comes twice or steps back."""
    runs, faults = runs_of(paper)
    for point, fault, run in faults:
        if fault == "混用":
            continue
        first = _begun_anew(point, run, runs) if fault == "缺号" and run else None
        if first is not None and run is not None:
            number = point.ordinal.number - run.points.index(point)
            text = paper.plain[first.paragraph][first.start : first.start + first.ordinal.length]
            said = f"序号“{text}”重复，前面已经有了；看后面的“{write_ordinal(point.ordinal.style, point.ordinal.number)}”"
            wanted = write_ordinal(first.ordinal.style, number)
            yield Spot(
                first.paragraph,
                first.start,
                first.start + first.ordinal.length,
                f"{said}，这里应当是“{wanted}”",
            )
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


def _begun_anew(point: Point, run: Run, runs: Sequence[Run]) -> Point | None:
    """Where `run` began again with 一 what the run of its kind before it ought to have gone on to `point`."""
    place = [one is run for one in runs].index(True)
    before = next((one for one in reversed(runs[:place]) if one.style == run.style), None)
    if before is None or before.parent is not run.parent or point not in run.points:
        return None
    goes_on = point.ordinal.number == before.points[-1].ordinal.number + run.points.index(point) + 1
    return run.points[0] if goes_on and run.points[0].ordinal.number == 1 else None


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
        "form.ordinal", "错误", "序号缺了、重了、倒了", find_wrong_ordinals,
        examples("一、提高站位\n二、依法履职\n四、加强自身建设", "要抓三条：一是学；二是干；二是评。",
                 "一、提高站位\n要学习。\n要深入。\n一、依法履职\n要监督。\n三、加强自身建设\n要实干。"),
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
