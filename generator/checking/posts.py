"""Names and posts of leaders against the roster of the 单位 card."""

import re
from collections.abc import Iterator
from datetime import date as Date

from generator.checking.check import Check, Example, Spot
from generator.checking.paper import Paper
from generator.checking.roster import Tenure
from generator.language.persons import SURNAMES

_TITLES = "(?:常务副|副|代)?(?:书记|主任|主席|省长|市长|州长|县长|区长|旗长|镇长|乡长|部长|局长|院长|检察长|秘书长|组长|厅长|处长)"
_TITLE = re.compile(_TITLES)
_BODY = "[省市州县区旗镇乡]?(?:人大常委会|人大|纪委监委|纪委|监委|政府|政协|党委|委)?"
_BEFORE = re.compile(rf"({_BODY}{_TITLES})(?:、[^，。；]{{0,16}})?$")
_BEHIND = re.compile(rf"(?:同志)?({_BODY}{_TITLES})")
_SAYS = "(?=同志|在|指出|强调|要求|出席|主持|讲|作|到|亲|的|，|。|、)"


def find_wrong_posts(paper: Paper) -> Iterator[Spot]:
    """A person of the roster with a post that is not theirs on the day, or a post with another's name."""
    roster, day = paper.setting.roster, paper.setting.day
    if not roster:
        return
    names = sorted({one.name for one in roster}, key=lambda name: (-len(name), name))
    for number, match in paper.matches(re.compile("|".join(map(re.escape, names)))):
        text = paper.plain[number]
        yield from _of_person(number, match, text, roster, day)
    for tenure in roster:
        if tenure.holds(day):
            yield from _of_post(paper, tenure, {one.name for one in roster})


def _of_person(
    number: int, match: re.Match[str], text: str, roster: tuple[Tenure, ...], day: Date
) -> Iterator[Spot]:
    held = [one for one in roster if one.name == match[0] and one.holds(day)]
    said = _BEHIND.match(text, match.end()) or _BEFORE.search(text[: match.start()])
    if not held:
        yield Spot(number, *match.span(), f"名册上“{match[0]}”在会议日期没有职务：{_told(match[0], roster)}")
    elif said and not any(_fits(said[1], one.post) for one in held):
        posts = "、".join(one.post for one in held)
        start = said.start(1)
        yield Spot(
            number,
            start,
            start + len(said[1]),
            f"名册上“{match[0]}”现任{posts}，不是“{said[1]}”",
            held[0].post,
        )


def _fits(said: str, post: str) -> bool:
    """Whether `said` is a short way of naming `post`: the same title, and no body that is another's."""
    title = _TITLE.search(said)
    own = _TITLE.search(post)
    if title is None or own is None or title[0] != own[0]:
        return any(one[0] == said for one in _TITLE.finditer(post)) if title else True
    body = said[: title.start()]
    return not body or body in post


def _told(name: str, roster: tuple[Tenure, ...]) -> str:
    return "；".join(
        f"{one.post}{f'，{one.since}起' if one.since else ''}{f'，到{one.until}止' if one.until else ''}"
        for one in roster
        if one.name == name
    )


def _of_post(paper: Paper, tenure: Tenure, known: set[str]) -> Iterator[Spot]:
    """The post with a name that is not on the roster."""
    pattern = re.compile(rf"{re.escape(tenure.post)}([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?){_SAYS}")
    for number, match in paper.matches(pattern):
        if match[1] not in known:
            message = f"名册上{tenure.post}是“{tenure.name}”，这里是“{match[1]}”"
            yield Spot(number, *match.span(1), message, tenure.name)


_ROSTER = (
    Tenure("林知远", "县委书记", Date(2025, 6, 1)),
    Tenure("顾明川", "县委书记", Date(2021, 8, 1), Date(2025, 5, 31)),
    Tenure("顾明川", "市人大常委会副主任", Date(2025, 6, 1)),
)
_KNOWN = {"roster": _ROSTER}

CHECKS = (
    Check(
        "stale.post", "错误", "领导的姓名、职务和名册不符", find_wrong_posts,
        (Example("县委书记顾明川同志强调，要依法履职。", _KNOWN), Example("顾明川书记指出，要依法履职。", _KNOWN),
         Example("县委书记石有成同志强调，要抓落实。", _KNOWN)),
        (Example("县委书记林知远同志强调，要依法履职。", _KNOWN), Example("市人大常委会副主任顾明川同志到会指导。", _KNOWN),
         Example("林书记强调。县委书记高度重视。县委书记石有成同志强调。")),
    ),
)  # fmt: skip
