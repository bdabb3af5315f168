"""What is over on the day: formulations, meetings, years, festivals, anniversaries."""

import re
from collections.abc import Iterator
from datetime import date as Date

from generator.checking.check import Check, Example, Spot, examples
from generator.checking.era import find_stale
from generator.checking.paper import Paper
from generator.language.ordinals import from_chinese

LOOKS_BACK = re.compile(
    r"(?:19|20)\d{2}年|[二一][〇零九]{2}?[〇零一二三四五六七八九]{1,3}年|以来|曾经?|当时|当年|回顾|回首|过去|历史上|历程|时期|期间|走过|胜利|如期|打赢了|取得了|完成了|成果|上一届|先后|五年来|这些年|前几年|了(?!解)"
)
_SOON = "(?:即将|就要|将要|将于近[日期]|不久(?:后|将)?)"
_HELD = "(?:召开|开幕|举行|举办|到来|迎来|召集)"
_COMING = (
    re.compile(rf"{_SOON}{_HELD}的?(?P<named>[^，。；]{{2,30}})"),
    re.compile(r"(?:迎接|喜迎|筹备|准备)(?P<named>[^，。；]{2,24}?)(?:的?(?:胜利)?召开|的?到来|的?开幕)"),
    re.compile(rf"(?:^|(?<=[，。；]))(?P<named>[^，。；]{{2,20}}?){_SOON}{_HELD}"),
)
_SAME = 12
"""Two finds that end within so many characters of each other are one."""
_JUST = re.compile(
    r"(?:刚刚|刚|不久前|日前|近日|前不久|最近)(?:胜利)?(?:闭幕|结束|召开|开幕|举行|落幕)的?(?P<behind>[^，。；]{2,30})"
)
_LATELY = 150
"""Days within which a meeting was 刚刚 held."""
_NATIONAL = re.compile(
    r"(?:第)?(?P<term>十[二三四五六])届全国人(?:大|民代表大会)(?:第)?(?P<session>[一二三四五])次会议"
)
_FIRST_SESSION = {"十二": 2013, "十三": 2018, "十四": 2023, "十五": 2028, "十六": 2033}
_NPC_MONTH, _NEXT_TWO_SESSIONS = 3, 11
"""In March the national congress meets; from November on the next is awaited."""
_SCHEDULED = re.compile(
    r"(?:将于|将在|拟于|拟在|定于|预计|计划于|计划在|力争在?|争取在?|确保在?|到|要在)(?P<year>20\d{2})年(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?(?P<till>前|底前|底|末)?"
)
PAST = re.compile("了|已|过去|曾|当时|回顾|以来|那")
_GREETED = re.compile(
    r"(?:刚过|刚刚过去|过后|前夕|在即|祝|恭祝|敬祝|提前祝|共度|欢度|喜迎|迎来|值此|适逢|正值|在这|临近|将至|来临|到来|之际|前夕|佳节|快乐|安康|愉快)"
)
_JUST_OVER = re.compile("刚过|刚刚过去|过后|刚刚结束")
_COMING_UP = re.compile("前夕|在即|将至|来临|临近|即将|将近")
_NEAR_FESTIVAL, _NEAR_NEW_YEAR = 25, 50
"""Days around a festival in which it is greeted; the spring festival from afar."""


def find_stale_terms(paper: Paper) -> Iterator[Spot]:
    """Formulations that are over, or not yet there; a mild word where the sentence looks back."""
    setting = paper.setting
    for span in paper.sentences:
        text = paper.said(span)
        back = bool(LOOKS_BACK.search(text))
        for one in find_stale(text, setting.day, setting.lexicon.terms):
            over = "已不用" in one.message
            start = span.start + one.start
            message = f"{one.message}{f'，现在说“{one.suggestion}”' if one.suggestion else ''}"
            yield Spot(
                span.paragraph, start, span.start + one.end, message, one.suggestion, one.plain,
                "提示" if back and over else None if over else "警告",
            )  # fmt: skip


def find_past_meetings(paper: Paper) -> Iterator[Spot]:
    """即将召开的 what has been; 刚刚闭幕的 what was long ago."""
    day = paper.setting.day
    told: set[tuple[int, int]] = set()
    for pattern in _COMING:
        for number, match in paper.matches(pattern):
            held = _held(match["named"], paper)
            if held and held < day and (number, match.end() // _SAME) not in told:
                told.add((number, match.end() // _SAME))
                yield Spot(number, *match.span(), f"{_told(held, day)}已经开过了，不是“即将”")
    for number, match in paper.matches(_JUST):
        held = _held(match["behind"], paper)
        if held and (day - held).days > _LATELY:
            yield Spot(number, *match.span(), f"{held.year}年{held.month}月开的，不是“刚刚”")
    for number, match in paper.matches(_SCHEDULED):
        last = last_day(match)
        if last and last < day and not PAST.search(clause_at(paper, number, match.end())):
            yield Spot(
                number, *match.span(), f"“{match[0]}”在会议日期（{day.year}年{day.month}月）已经过去了"
            )


def _told(held: Date, day: Date) -> str:
    """The day of a meeting, its year too if that is another than that of `day`."""
    return f"{f'{held.year}年' if held.year != day.year else ''}{held.month}月{held.day}日"


def _held(named: str, paper: Paper) -> Date | None:
    """The first day of a meeting named in a text; None if it is not known."""
    year = paper.setting.day.year
    if "全国两会" in named and _NPC_MONTH <= paper.setting.day.month < _NEXT_TWO_SESSIONS:
        return Date(year, _NPC_MONTH, 13)
    session = _NATIONAL.search(named)
    if session:
        first = _FIRST_SESSION[session["term"]]
        return Date(first + (from_chinese(session["session"]) or 1) - 1, _NPC_MONTH, 13)
    told = re.search(r"(20\d{2})年(?:(\d{1,2})月)?", named)
    if told and int(told[1]) < paper.setting.day.year:
        return Date(int(told[1]), int(told[2] or 12), 1)
    meetings = paper.setting.calendar.meetings
    name = max((name for name in meetings if name in named), key=len, default="")
    return meetings.get(name)


def last_day(match: re.Match[str]) -> Date | None:
    """The last day that a scheduled time can mean."""
    year, month, day = int(match["year"]), int(match["month"] or 12), int(match["day"] or 28)
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def clause_at(paper: Paper, number: int, start: int) -> str:
    return re.split("[，。；]", paper.plain[number][start:], maxsplit=1)[0]


def find_wrong_festivals(paper: Paper) -> Iterator[Spot]:
    """A greeting for a festival that is not near: 端午 in September."""
    calendar = paper.setting.calendar
    names = sorted(calendar.festivals, key=lambda name: (-len(name), name))
    if not names:
        return
    pattern = re.compile("|".join(map(re.escape, names)))
    for span in paper.sentences:
        text = paper.said(span)
        if not _GREETED.search(text):
            continue
        for match in pattern.finditer(text):
            away = calendar.distance(match[0], paper.setting.day)
            around = text[max(0, match.start() - 12) : match.end() + 10]
            if away is not None and not _is_near(match[0], away, around) and _GREETED.search(around):
                start = span.start + match.start()
                near = _nearest_festival(paper)
                hint = f"，这几天是{near}" if near else ""
                yield Spot(
                    span.paragraph, start, start + len(match[0]), f"会议日期不在{match[0]}前后{hint}", near
                )


def _is_near(festival: str, away: int, around: str) -> bool:
    """Whether a festival so many days away (negative: over) may be spoken of as the words around it do."""
    reach = _NEAR_NEW_YEAR if festival in ("春节", "新春") else _NEAR_FESTIVAL
    if _JUST_OVER.search(around):
        return -reach <= away <= 0
    if _COMING_UP.search(around):
        return 0 <= away <= reach
    return abs(away) <= reach


def _nearest_festival(paper: Paper) -> str:
    """The festival within ten days of the meeting, or an empty string."""
    calendar, day = paper.setting.calendar, paper.setting.day
    away = {name: calendar.distance(name, day) for name in calendar.festivals}
    near = {name: abs(days) for name, days in away.items() if days is not None and abs(days) <= 10}
    return min(near, key=lambda name: (near[name], -len(name)), default="")


def find_beyond_the_terms(paper: Paper) -> Iterator[Spot]:
    """A meeting long after the dated terms were checked."""
    terms, texts = paper.setting.lexicon.terms, paper.paragraphs
    if terms.checked and texts and not terms.reach(paper.setting.day):
        when = f"{terms.checked.year}年{terms.checked.month}月{terms.checked.day}日"
        message = f"提法表只核对到{when}，那以后新的提法请自己核对，并添进 terms.yaml"
        yield Spot(0, 0, len(texts[0]), message)


CHECKS = (
    Check(
        "stale.term", "错误", "已经不用的提法，还没有提出的提法", find_stale_terms,
        examples("推动“一府两院”依法行政、公正司法。", "深入贯彻党的十九大精神。", "栗战书委员长指出，要依法监督。"),
        examples("推动“一府一委两院”依法行政。", Example("深入贯彻党的十九大精神。", {"day": Date(2019, 3, 5)})),
    ),
    Check(
        "stale.unknown", "提示", "会议日期比提法表核对到的日子晚一年以上", find_beyond_the_terms,
        (Example("推动各项工作落实。", {"day": Date(2099, 3, 1)}),),
        examples("推动各项工作落实。"),
    ),
    Check(
        "stale.meeting", "错误", "开过的会说成“即将”，早开过的说成“刚刚”，过去的日子说成将来", find_past_meetings,
        examples("即将召开的党的二十大意义重大。", "即将召开的十四届全国人大三次会议。", "刚刚闭幕的党的二十大。", "全市人大工作会议将于2025年6月召开。"),
        examples(
            "即将召开的十四届全国人大五次会议。", "党的二十大胜利召开以来，成就巨大。", "会议将于2026年6月召开。",
            Example("刚刚闭幕的十四届全国人大四次会议。", {"day": Date(2026, 3, 20)}),
        ),
    ),
    Check(
        "stale.festival", "错误", "节日不对（中秋的会说成端午）", find_wrong_festivals,
        (Example("端午佳节将至，祝大家端午安康！", {"day": Date(2026, 9, 20)}), *examples("值此中秋佳节来临之际，祝大家节日快乐。")),
        (Example("中秋佳节将至，祝大家节日快乐！", {"day": Date(2026, 9, 20)}), *examples("去年端午节前，我们开展了食品安全检查。")),
    ),
)  # fmt: skip
