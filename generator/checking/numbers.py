"""Ranges, dates and figures written wrong."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date as Date

from generator.checking.check import Check, Spot, examples
from generator.checking.paper import Paper

_UNIT = "[年月日号时点个件项名人次户亩元万亿倍天家条场处份所岁页章公里%％‰]"
_RANGE = re.compile(
    rf"(?<![\d.\-])(\d+(?:\.\d+)?)([%％年月日万亿]?[份度]?)\s*(-{{1,3}}|－|–|~|—{{2,}})\s*(\d+(?:\.\d+)?)(?=\s*{_UNIT})"
)
_PERCENT = re.compile(r"(?<![\d.%％])(\d+(?:\.\d+)?)([-－–—～~至到])(\d+(?:\.\d+)?)([%％])")
_DAY = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})[日号]?")
_NO_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}(?![\d日号、至—～－\-.时个,，])")
_DOTTED = re.compile(r"(?<!\d)((?:19|20)\d{2})[.．/](\d{1,2})[.．/](\d{1,2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d第后、—～至\-])(\d{2})年(?=\d{1,2}月|底|初|年底|全年|度)")
_CHINESE_YEAR = re.compile(r"[一二][九零〇○OＯ0][零〇○OＯ0一二三四五六七八九]{2}年")
_MIXED_DAY = re.compile(
    r"(?<![\d〇一二三四五六七八九十年])[一二三四五六七八九十]{1,3}月\d{1,2}[日号]|\d{4}年[一二三四五六七八九十]{1,3}月|[二〇零一]{2}[零〇一二三四五六七八九]{2}年\d{1,2}月|\d{1,2}月[一二三四五六七八九十]{1,3}[日号]"
)
_WEEKDAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[（(]?(?:星期|周)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"
_ABOUT = re.compile(
    r"(?:约|大约|近|将近|大概|超|超过|至少|最少|突破)有?\s*[\d一二两三四五六七八九十百千万亿.]+[%％]?(?:多|余|来)?(?:[个件项名人次户亩元万亿倍天家条场处份岁公里]{0,3}|分之[一二三四五六七八九十]+)(?:左右|上下|以上|之多|多|余)"
    r"|(?:约|大约|近|将近|大概|超|超过|至少|最少|突破)有?\s*[\d一二两三四五六七八九十百千万亿]+(?:多|余)[个件项名人次户亩元万亿倍天家条场处份岁公里]?"
    r"|\d+(?:多|余)[个件项名人次户亩元万亿倍天家条场处份岁公里]{1,2}(?:左右|上下|以上)"
)
_LOOSE = re.compile(r"(?<![\d.])(\d{1,3})([千百十])(?=[多余个件项名人户次元亩份场]|$)(?![分])")
_AFTER_YEAR = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[—～至到\-－](\d{2}年)")
_HALF_CHINESE = re.compile(
    r"百分之\d+(?:\.\d+)?|[一二三四五六七八九][百千]\d+|第\d、[二三四五六七八九]|第[一二三四五六七八]、\d"
)
_ODD_REST = re.compile(r"(?<![\d.])\d*[1-9](?:多|余)(?=[个件项名人次户亩条场处份所座])|\d(?:多余|余多)")
_NEIGHBOURS = re.compile(
    r"(?<![第、一二三四五六七八九十百千])([一二三四五六七八])、([二三四五六七八九])(?=个(?:多?月|人|点|村|小时)|[天年次成百千名件户人里])"
)
_DECREASE = re.compile(r"(?:减少|降低|下降|缩小|缩短)了?\s*[\d一二两三四五六七八九十]+倍")


def find_hyphens(paper: Paper) -> Iterator[Spot]:
    """3-5项, 2021--2025年: a hyphen where a dash of one character belongs."""
    for number, match in paper.matches(_RANGE):
        if match[3] == "-" and match[2] == "" and len(match[1]) == 4 and len(match[4]) == 2:
            continue
        yield Spot(number, *match.span(3), "起止之间用一字线“—”或者“至”", "—", plain=True)


def find_half_percents(paper: Paper) -> Iterator[Spot]:
    """10—15%."""
    for number, match in paper.matches(_PERCENT):
        new = f"{match[1]}%—{match[3]}%"
        yield Spot(number, *match.span(), "百分数的起止，前一个也要写“%”", new, plain=True)


def find_impossible_days(paper: Paper) -> Iterator[Spot]:
    """2月30日, 13月."""
    for number, match in paper.matches(_DAY):
        year, month, day = int(match[1] or 2024), int(match[2]), int(match[3])
        counted = match[0][-1] not in "日号"
        if (month > 12 or not month) or (not counted and not 1 <= day <= monthrange(max(year, 1), month)[1]):
            yield Spot(number, *match.span(), f"没有“{match[0]}”这一天")


def find_weekdays(paper: Paper) -> Iterator[Spot]:
    """A date with the wrong day of the week."""
    for number, match in paper.matches(_WEEKDAY):
        try:
            day = Date(int(match[1] or paper.setting.day.year), int(match[2]), int(match[3]))
        except ValueError:
            continue
        right = _WEEKDAYS[day.weekday()]
        if match[4].replace("天", "日") != right:
            yield Spot(
                number, *match.span(4), f"{day.month}月{day.day}日是星期{right}", right, plain=bool(match[1])
            )


def find_loose_dates(paper: Paper) -> Iterator[Spot]:
    """2026.3.5, 26年3月, 二零二六年, 2026年三月, 2026年3月5."""
    for number, match in paper.matches(_DOTTED):
        new = f"{match[1]}年{int(match[2])}月{int(match[3])}日"
        yield Spot(number, *match.span(), "日期应当写成几年几月几日", new, plain=True)
    for number, match in paper.matches(_SHORT_YEAR):
        yield Spot(number, *match.span(), "年份不简写", f"20{match[0]}", plain=False)
    for number, match in paper.matches(_AFTER_YEAR):
        yield Spot(number, *match.span(1), "年份不简写", f"20{match[1]}")
    for number, match in paper.matches(_CHINESE_YEAR):
        new = re.sub("[零○OＯ0]", "〇", match[0])
        if new != match[0]:
            yield Spot(number, *match.span(), "汉字年份里的零写“〇”", new, plain=True)
    for number, match in paper.matches(_MIXED_DAY):
        yield Spot(number, *match.span(), "日期里汉字和数字不混用")
    for number, match in paper.matches(_NO_DAY):
        yield Spot(number, *match.span(), "日期后面缺“日”", f"{match[0]}日", plain=True)


def _named(pattern: re.Pattern[str], message: str) -> Callable[[Paper], Iterator[Spot]]:
    """A finder of `pattern` that only tells."""

    def find(paper: Paper) -> Iterator[Spot]:
        for number, match in paper.matches(pattern):
            yield Spot(number, *match.span(), message.format(match[0]))

    return find


def find_mixed_figures(paper: Paper) -> Iterator[Spot]:
    """百分之71, 三百20, 13余处, 三、四个月."""
    for number, match in paper.matches(_HALF_CHINESE):
        yield Spot(number, *match.span(), f"“{match[0]}”数字和汉字混写")
    for number, match in paper.matches(_ODD_REST):
        yield Spot(number, *match.span(), f"“{match[0]}”：整数后面才说“多”“余”，只说一个")
    for number, match in paper.matches(_NEIGHBOURS):
        if "一二三四五六七八九".index(match[2]) - "一二三四五六七八九".index(match[1]) == 1:
            new = match[1] + match[2]
            yield Spot(
                number, match.start(), match.end(), "相邻两个数表示约数，中间不用顿号", new, plain=True
            )


def find_loose_figures(paper: Paper) -> Iterator[Spot]:
    """3千, 5百多."""
    for number, match in paper.matches(_LOOSE):
        value = int(match[1]) * {"千": 1000, "百": 100, "十": 10}[match[2]]
        yield Spot(number, *match.span(), f"“{match[0]}”数字和汉字混写", str(value))


CHECKS = (
    Check(
        "form.figure.mixed", "警告", "数写得不规范（百分之71、13余处、三、四个月）", find_mixed_figures,
        examples("完成百分之71。", "安装三百20盏路灯。", "疑点13余处。", "惠及20多余个村。", "只有三、四个月了。", "第1、二季度。"),
        examples("完成71%。", "疑点10余处，涉及1.2万余户。", "只有三四个月了。", "第一、二季度，抓好一、二、三产业。"),
    ),
    Check(
        "form.range", "警告", "起止号写错（3-5项）", find_hyphens,
        examples("落实2021-2025年规划。", "每年办好3-5件实事。", "2023年--2025年", "5%-8%的增幅。"),
        examples("落实2021—2025年规划。", "每年办好3至5件。", "电话0000-1234567。"),
    ),
    Check(
        "form.range.percent", "警告", "百分数的起止漏了前一个百分号", find_half_percents,
        examples("增长5—8%。", "增长10-15%。"), examples("增长5%—8%。"),
    ),
    Check(
        "form.date.impossible", "错误", "没有这一天", find_impossible_days,
        examples("2026年2月30日开会。", "13月5日开会。", "11月31日前办结。"), examples("2024年2月29日开会。", "12月31日前办结。"),
    ),
    Check(
        "form.date.weekday", "警告", "日期和星期对不上", find_weekdays,
        examples("2026年3月5日（星期五）上午开会。"), examples("2026年3月5日（星期四）上午开会。"),
    ),
    Check(
        "form.date", "警告", "日期写法不规范", find_loose_dates,
        examples("2026.3.5开会。", "26年3月开会。", "二零二六年开会。", "2026年三月开会。", "定于2026年3月5在县城开会。"),
        examples("2026年3月5日开会。", "二〇二六年三月五日", "2026年3月5至7日开会。", "最近5年。"),
    ),
    Check(
        "form.about", "警告", "约数说了两遍（近300余）", _named(_ABOUT, "“{}”约数重复，留一头就够"),
        examples("走访近300余户。", "大约50人左右。", "大约有300名左右。", "超过80%以上。", "约500多人。"),
        examples("走访近300户。", "50人左右。", "80%以上。", "约占一半以上。"),
    ),
    Check(
        "form.figure", "提示", "数字和汉字混写（3千）", find_loose_figures,
        examples("走访3千户。", "征集意见5百多条。"), examples("走访3000户。", "投入3万元。", "3000多人。"),
    ),
    Check(
        "form.times", "警告", "减少不能论倍", _named(_DECREASE, "“{}”：减少、下降不能论倍"),
        examples("信访量下降了2倍。"), examples("信访量下降了20%。"),
    ),
)  # fmt: skip
