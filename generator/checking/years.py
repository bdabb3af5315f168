"""Years that are not the meeting's: last year's tasks, the wrong year of a plan, wrong anniversaries, the date line."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Spot, examples
from generator.checking.layout import lines_of
from generator.checking.paper import Paper
from generator.checking.times import LOOKS_BACK, PAST, clause_at, last_day
from generator.language.ordinals import from_chinese
from generator.model.finding import Severity

_THIS_YEAR = re.compile(r"今年(?:是|即|为|[（(])?(?P<year>20\d{2})年")
_LAST_YEAR = re.compile(r"去年[（(]?(?:是|即)?(?P<year>20\d{2})年")
_NEXT_YEAR = re.compile(r"明年[（(]?(?:是|即)?(?P<year>20\d{2})年")
_TASK_YEAR = re.compile(
    r"(?:做好|抓好|谋划好?|部署|安排|推进|完成|落实|开展|研究|制定|编制|对|就|围绕|下达|确定)(?:我们)?(?:全[省市县区旗州镇乡])?(?P<year>20\d{2})年(?:度)?(?:的)?(?:各项|全年|重点|人大|监督|代表|立法|常委会|目标|主要)*(?:工作|任务|要点|计划|目标|安排|部署|履职)"
)
_PLAN_YEAR = re.compile(
    r"(?P<year>20\d{2})年[^。；]{0,14}“?十(?P<plan>[三四五六])五”?(?:规划)?(?:时期)?的?(?P<stage>开局|收官)"
)
_PLANS = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
_LAST_OF_PLAN = 4
_ARRIVING = re.compile(r"(?:即将到来|即将来临|即将迎来|即将开启)的(?P<year>20\d{2})年")
_LAST_YEAR_TOO = re.compile(r"(?P<year>20\d{2})年[^。；]{0,24}，去年")
_DEADLINE = re.compile(
    r"(?:^|[，。；、要在于])(?P<year>20\d{2})年(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?(?P<till>底前|底以前|末前|前|以前)(?P<behind>[^。；]*)"
)
_YEAR_END = 11
"""From this month on next year's work is planned."""
_IS_YEAR = re.compile(r"(?P<year>20\d{2})年，?(?:既|正|又|也)?是[^，。；]{0,40}之年")
_WILL_YEAR = re.compile(
    r"(?:^|[。；：])(?P<year>20\d{2})年，?(?:我们|全[省市县区旗]|[省市县区旗]?人大常委会|各级人大|常委会)?(?:将|要|应当|必须|须)"
)
_DATE = re.compile(r"(20\d{2})年(\d{1,2})月(\d{1,2})日")


def find_wrong_years(paper: Paper) -> Iterator[Spot]:
    """今年是2025年 in 2026; tasks of a year that is over."""
    year = paper.setting.day.year
    for pattern, right in ((_THIS_YEAR, year), (_LAST_YEAR, year - 1), (_NEXT_YEAR, year + 1)):
        for number, match in paper.matches(pattern):
            if int(match["year"]) != right:
                yield Spot(number, *match.span("year"), f"会议在{year}年，这里应当是{right}年", str(right))
    yield from _wrong_by_the_words(paper)
    for pattern in (_TASK_YEAR, _IS_YEAR, _WILL_YEAR):
        for number, match in paper.matches(pattern):
            said = int(match["year"])
            behind = clause_at(paper, number, match.end())
            early = paper.setting.day.month <= 2 and said == year - 1 and pattern is not _WILL_YEAR
            if said < year and not early and not PAST.search(match[0] + behind):
                yield Spot(number, *match.span("year"), f"会议在{year}年，这里还在说{said}年的事", str(year))


def _wrong_by_the_words(paper: Paper) -> Iterator[Spot]:
    """Years that other words of the sentence, or the time of the year, contradict."""
    day = paper.setting.day
    for number, match in paper.matches(_PLAN_YEAR):
        right = _PLANS[match["plan"]] + (_LAST_OF_PLAN if match["stage"] == "收官" else 0)
        if int(match["year"]) != right:
            yield Spot(
                number,
                *match.span("year"),
                f"“十{match['plan']}五”{match['stage']}之年是{right}年",
                str(right),
            )
    for number, match in paper.matches(_ARRIVING):
        if int(match["year"]) <= day.year - (day.month == 1):
            yield Spot(number, *match.span("year"), f"会议在{day.year}年，{match['year']}年不是“即将到来”")
    for number, match in paper.matches(_LAST_YEAR_TOO):
        if int(match["year"]) != day.year - 1:
            yield Spot(
                number, *match.span("year"), f"后面说的是去年，去年是{day.year - 1}年", str(day.year - 1)
            )
    for number, match in paper.matches(_DEADLINE):
        last = last_day(match)
        if last and last < day and not PAST.search(match["behind"]):
            yield Spot(
                number,
                match.start("year"),
                match.end("till"),
                f"这个期限在会议日期（{day.year}年{day.month}月）已经过了",
            )
    for number, match in paper.matches(_TASK_YEAR):
        if (
            int(match["year"]) == day.year
            and day.month >= _YEAR_END
            and match[0].startswith(("谋划", "研究", "编制", "部署"))
        ):
            yield Spot(
                number,
                *match.span("year"),
                f"会议在{day.year}年{day.month}月，谋划的是不是{day.year + 1}年",
                str(day.year + 1),
            )


def find_wrong_date_line(paper: Paper) -> Iterator[Spot]:
    """The date under the title is not the day of the meeting."""
    day = paper.setting.day
    for line in lines_of(paper):
        match = _DATE.search(line.text) if line.kind == "日期" else None
        if match and tuple(map(int, match.groups())) != (day.year, day.month, day.day):
            wanted = f"{day.year}年{day.month}月{day.day}日"
            yield Spot(line.number, *match.span(), f"日期和会议日期（{wanted}）不一致", wanted)


def find_wrong_anniversaries(paper: Paper) -> Iterator[Spot]:
    """中国共产党成立104周年 in 2026."""
    founded = paper.setting.calendar.founded
    if not founded:
        return
    names = "|".join(re.escape(name) for name in sorted(founded, key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"({names})的?(\d{{2,3}}|[一二三四五六七八九十百]{{2,6}})周年")
    for number, match in paper.matches(pattern):
        right = paper.setting.day.year - founded[match[1]]
        said = _years(match[2])
        if (
            said
            and said != right
            and not LOOKS_BACK.search(paper.plain[number][max(0, match.start() - 20) : match.start()])
        ):
            mild: Severity | None = None if said == right - 1 else "提示"
            yield Spot(number, *match.span(2), f"到今年是{right}周年", str(right), severity=mild)


def _years(text: str) -> int | None:
    """A number of years up to 199, in digits or Chinese."""
    if text.isdecimal():
        return int(text)
    hundred, found, rest = text.partition("百")
    if not found:
        return from_chinese(text)
    return 100 * (from_chinese(hundred) or 1) + (from_chinese(rest.lstrip("零")) or 0)


CHECKS = (
    Check(
        "stale.year", "错误", "还在说去年、前年的事", find_wrong_years,
        examples("今年是2025年。", "切实做好2025年的各项工作。", "2025年是“十四五”规划收官之年。", "2025年，我们要抓好监督。"),
        examples("今年是2026年。", "2025年，我们做了不少工作。", "做好2026年的各项工作。", "做好了2025年的各项工作。"),
    ),
    Check(
        "stale.date", "错误", "题目下面的日期不是会议那天", find_wrong_date_line,
        examples("在全县人大工作会议上的讲话\n（2025年3月5日）\n同志们："),
        examples("在全县人大工作会议上的讲话\n（2026年3月5日）\n同志们："),
    ),
    Check(
        "stale.anniversary", "警告", "周年数不对", find_wrong_anniversaries,
        examples("今年是中国共产党成立104周年。", "在人民代表大会制度建立七十一周年之际。"),
        examples("今年是中国共产党成立105周年。", "回顾庆祝中国共产党成立100周年以来的历程。"),
    ),
)  # fmt: skip
