"""How a speech is built, as far as its lines and ordinals tell: title, salutation, headings, runs of ordinals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.checking.paper import Paper
from generator.language.ordinals import Ordinal, parse_ordinal

Kind = Literal["标题", "日期", "称谓", "小标题", "正文"]
INLINE = ("第一，", "第一是", "第一要", "一是", "一要")
"""Ordinals that number points inside a paragraph."""
_RANK = {"一、": 0, "（一）": 1, "1.": 2, "（1）": 3} | dict.fromkeys(INLINE, 4)
_DATE_LINE = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日[^，。]{0,12}[）)]?")
_SALUTATION = re.compile(r"[^。]{0,60}(?:同志|代表|主任|各位|领导|朋友|委员|主席|书记)[^。]{0,12}[：:]")
_ENDED = re.compile(r"[。！？；：…][”’）]?$")
_HEADING_LIMIT = 60
_SPOKEN = re.compile(r"(?:(首先|其一)|(其次|其二)|(再次|其三))[，、是要]?")
_STARTS = re.compile(
    r"(?<=[。；：！？])(?=第?[一二三四五六七八九十]|[首其再]|[（(][一二三四五六七八九十\d])|(?<=，)(?=[一二三四五六七八九]是)"
)
"""Where inside a paragraph a point may begin."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and what it is."""

    number: int
    kind: Kind
    text: str
    ordinal: Ordinal | None


@dataclass(frozen=True, slots=True)
class Point:
    """An ordinal where it stands; `opens`: at the head of its paragraph; `spoken`: 首先, 其次, 其一."""

    paragraph: int
    start: int
    ordinal: Ordinal
    opens: bool
    heading: bool
    spoken: bool = False


@dataclass(slots=True)
class Run:
    """Ordinals that count on from each other; `parent` is the run that it stands inside."""

    style: str
    parent: "Run | None" = None
    points: list[Point] = field(default_factory=list)
    last: int = 0


Fault = Literal["重复", "缺号", "倒退", "混用", "没有开头"]


def lines_of(paper: Paper) -> list[Line]:
    """Each paragraph with its kind."""
    found: list[Line] = []
    opened = False
    for number, text in enumerate(paper.plain):
        kind, opened = _kind(paper, number, text, opened)
        found.append(Line(number, kind, text, parse_ordinal(text)))
    return found


def _kind(paper: Paper, number: int, text: str, opened: bool) -> tuple[Kind, bool]:
    """The kind of a paragraph, and whether the speech proper has begun with it."""
    if _SALUTATION.fullmatch(text) and len(text) <= _HEADING_LIMIT:
        return "称谓", True
    if _DATE_LINE.fullmatch(text):
        return "日期", opened
    short = len(text) <= _HEADING_LIMIT
    if not opened and short and not _ENDED.search(text) and not parse_ordinal(text):
        return "标题", False
    told = paper.level_of(number) is not None
    numbered = parse_ordinal(text) is not None and len(re.findall("[。！？]", text)) <= 1 and short
    heading = short and (told or (numbered and not text.endswith(("，", "；"))) or not _ENDED.search(text))
    return ("小标题" if heading else "正文"), True


def points_of(paper: Paper) -> Iterator[Point]:
    """Every ordinal at the head of a paragraph or of a point inside one, in order."""
    for line in lines_of(paper):
        if line.kind in ("标题", "日期", "称谓"):
            continue
        places = {0, *(match.end() for match in _STARTS.finditer(line.text))}
        for start in sorted(places):
            ordinal, spoken = _ordinal_at(line.text, start)
            if ordinal and (not start or ordinal.style in (*INLINE, "（一）", "（1）")):
                yield Point(
                    line.number, start, ordinal, not start, line.kind == "小标题" and not start, spoken
                )


def _ordinal_at(text: str, start: int) -> tuple[Ordinal | None, bool]:
    """The ordinal there, and whether it is a spoken one."""
    match = _SPOKEN.match(text, start)
    if match:
        number = next(place for place in (1, 2, 3) if match[place])
        return Ordinal("第一，", number, len(match[0])), True
    ordinal = parse_ordinal(text[start:])
    if ordinal and ordinal.style in INLINE[:3]:
        ordinal = Ordinal(INLINE[0], ordinal.number, ordinal.length)
    return ordinal, False


def runs_of(paper: Paper) -> tuple[list[Run], list[tuple[Point, Fault, Run | None]]]:
    """The runs of ordinals, and the points that do not fit into theirs."""
    runs: list[Run] = []
    faults: list[tuple[Point, Fault, Run | None]] = []
    open_runs: list[Run] = []
    for point in points_of(paper):
        rank = _RANK[point.ordinal.style]
        open_runs = [run for run in open_runs if _RANK[run.style] <= rank]
        run, fault = _place(point, open_runs)
        if fault and not point.spoken:
            faults.append((point, fault, run))
        if run is None:
            run = Run(point.ordinal.style, open_runs[-1] if open_runs else None)
            runs.append(run)
            open_runs.append(run)
        else:
            open_runs = open_runs[: open_runs.index(run) + 1]
        run.points.append(point)
        run.last = run.last + 1 if fault == "重复" else point.ordinal.number
    return runs, faults


def _place(point: Point, open_runs: list[Run]) -> tuple[Run | None, Fault | None]:
    """The run that a point goes on (None: it begins one), and what is wrong with that."""
    number, style = point.ordinal.number, point.ordinal.style
    same = next((run for run in reversed(open_runs) if run.style == style), None)
    kin = next((run for run in reversed(open_runs) if run.style in INLINE and style in INLINE), None)
    if same is not None and number == same.last + 1:
        return same, None
    if kin is not None and kin is not same and number == kin.last + 1 and number > 1:
        return kin, "混用"
    if number == 1:
        repeated = same is not None and same.last == 1 and _near(same.points[-1], point)
        return (same, "重复") if repeated else (None, None)
    if same is None:
        return None, "没有开头"
    if number == same.last:
        return same, "重复"
    return same, "缺号" if number > same.last else "倒退"


def _near(one: Point, other: Point) -> bool:
    return other.paragraph - one.paragraph <= 1
