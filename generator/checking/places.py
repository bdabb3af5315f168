"""Names of other places and of their offices in a speech of one place."""

import functools
import re
from collections.abc import Iterator

from generator.checking.check import Check, Example, Spot, examples
from generator.checking.paper import Paper
from generator.checking.people import persons_in
from generator.language.levels import Levels
from generator.language.localities import locate_local
from generator.model.finding import Severity

_SEAT = re.compile(r"(?:自治区|自治州|自治县|自治旗|街道|[省市州县区旗镇乡])$")
_RANKS = {"省": 1, "市": 2, "州": 2, "县": 3, "县级市": 3, "区": 3, "旗": 3, "镇": 4, "乡": 4, "街道": 4}
_SHOWN_AS_MODEL = re.compile(r"(?:学习|借鉴|考察|赴|到|外出|对标|参照|推广)[^，。；]{0,10}$")
_AS_OWN = re.compile(
    r"(?:(?:建设|打造|谱写|书写|共建|共创|开创|奋力开创|不断开创|奋进|和美|富裕|美丽|平安|幸福|活力|现代化)(?:的)?新?|(?<=[，。；])为|[为把])(?P<name>[\u4e00-\u9fff]{2})"
    r"(?=(?:现代化|高质量|发展(?:再|作|贡|添|注)|建设[的得]更|立法工作|人大(?:工作|事业)|人民|儿女|大地|的?明天|贡献|！|，为|新篇章|篇章))"
)
"""Where a speech names its own place without its seat: 谱写澜江现代化建设新篇章, 新清源！"""
_RARE, _COMMON = 5, 600
"""How often the dictionary's texts hold a word that may be a name here."""
_OWN_WORDS = frozenset("家乡 家园 祖国 我国 机关 平台 站点 队伍 城市 农村 乡村 国家 社会 这里 我们".split())
_GOVERNS = re.compile(
    "委|人大|政府|人民|党委|召开|举行|的?要求|的?部署|[^，。；]{0,8}(?:会议|部署|精神|要求)"
)
"""What stands behind the name of a superior."""
_FEATURE = re.compile(
    "[河湖江山海岛港路桥寺塔村]$|水库|社区|小区|公园|园区|开发区|示范区|景区|片区|大道|遗址|古镇|流域"
)
_OF_A_PLACE = re.compile(
    "人大|人民|儿女|大地|干部|群众|代表|市民|居民|[^，。；]{0,2}(?:经济|社会)|发展|的?[今明]天|建设|现代化|高质量|党|委|政府|改革|开放"
)
"""What stands behind a place without its seat, and never behind a river or hill of that name."""
_OF_PERSONS = ("同志", "书记", "主任", "县长", "市长", "区长")
"""What stands behind a given name: 怀远同志, 昭明书记."""
_MOUTH = re.compile("[河江湖山沟卡港路坝]口")
"""A county's name without its seat, and more often the mouth of a river, a checkpoint."""
_NOT_SEATS = re.compile("(?:开发区|示范区|高新区|经开区|园区|景区|社区|小区|片区|新区|试验区|合作区|保护区)$")


def find_other_places(paper: Paper) -> Iterator[Spot]:
    """A place of the same rank is an error, one above a warning, one below that the card does not list a hint."""
    setting = paper.setting
    if not setting.place:
        return
    own = _own(paper)
    persons = list(persons_in(paper))
    for number, text in enumerate(paper.plain):
        seen = [(one.start, one.end) for one in persons if one.paragraph == number]
        found = locate_local(text, paper.tagged[number], setting.lexicon.terms)
        for start, mark in sorted(found, key=lambda one: (one[0], -len(one[1].text))):
            end = start + len(mark.text)
            if mark.kind not in ("地区", "机构") or any(a <= start and end <= b for a, b in seen):
                continue
            if text[end : end + 1] == "“" and _covered(text, end, paper):
                continue
            if text.startswith(_OF_PERSONS, end) and not _SEAT.search(mark.text):
                continue
            if _is_own(mark.text, own) or _is_own(_whole(text, start, end), own):
                continue
            seen.append((start, end))
            judged = _judged(mark.text, mark.kind, text[:start], text[end:], paper)
            if judged:
                yield Spot(number, start, end, judged[1], severity=judged[0])
        for match in _AS_OWN.finditer(text):
            start, end = match.span("name")
            taken = any(a < end and start < b for a, b in seen)
            if not taken and not _is_own(match["name"], own) and _may_be_a_name(match["name"], text, start):
                yield Spot(number, start, end, f"这里该是本地的名字，写的是“{match['name']}”")


def _covered(text: str, start: int, paper: Paper) -> bool:
    """Whether a national name stands there: 浙江“枫桥经验”."""
    return paper.setting.lexicon.terms.cover_national(text)[start : start + 4].count("〇") > 1


def _whole(text: str, start: int, end: int) -> str:
    """The name with the suffix of its seat, if one follows."""
    return text[start : end + 1] if _SEAT.search(text[start : end + 1]) else text[start:end]


def _own(paper: Paper) -> frozenset[str]:
    from generator.language.divisions import kin

    setting = paper.setting
    names = {setting.place, setting.superior, *setting.own, *kin(setting.place)} - {""}
    return frozenset(names | {stem for name in names if len(stem := _SEAT.sub("", name)) > 1})


def _is_own(name: str, own: frozenset[str]) -> bool:
    stem = _SEAT.sub("", name)
    return (
        name in own
        or (stem in own and (stem == name or name in own))
        or any(name in one for one in own if len(name) > 1)
    )


def _judged(name: str, kind: str, before: str, behind: str, paper: Paper) -> tuple[Severity, str] | None:
    """How grave the name is, and why; None if it is hardly a name."""
    setting = paper.setting
    seat = bool(_SEAT.search(name)) and not _NOT_SEATS.search(name)
    rank = _rank(name, setting.lexicon.levels) if seat else 0
    home = _RANKS.get(setting.level) or _rank(setting.place, setting.lexicon.levels)
    if _MOUTH.fullmatch(name):
        return None
    if _SHOWN_AS_MODEL.search(before):
        return "提示", f"提到外地“{name}”，请核对"
    if kind == "地区" and not seat and name not in _stems() and not _FEATURE.search(name):
        return None
    feature = not seat and _FEATURE.search(name) and not _OF_A_PLACE.match(behind)
    if kind == "机构" or feature or (not seat and name not in _stems()):
        if name in setting.inventory.ours:
            return None
        return "提示", f"“{name}”是不是本地的，请核对"
    if seat and home and rank > home:
        told = bool(setting.own)
        return (
            "警告" if told else "提示"
        ), f"“{name}”{'不在单位情况的下级里' if told else '是不是本地的下级'}，请核对"
    if seat and rank < home and (not setting.superior or rank == 1) and _GOVERNS.match(behind):
        return "警告", f"“{name}”是不是{setting.place}的上级，请核对"
    return "错误", f"别处的地名“{name}”，本稿是{setting.place}的"


def _may_be_a_name(name: str, text: str, start: int) -> bool:
    """Whether it is no common word: unknown to the dictionary, called a place there, or set off by 新."""
    from generator.language.words import frequency, is_place_word

    if text[start - 1] == "把":
        built = text.startswith(("建设", "打造"), start + len(name))
        return built and name not in _OWN_WORDS and name[-1] not in "省市县区镇乡村州旗"
    named = is_place_word(name) or name in _stems() or text[start - 1] == "新"
    return frequency(name) < _RARE or (frequency(name) < _COMMON and named)


def _rank(name: str, levels: Levels) -> int:
    return _RANKS.get(levels.of_place(name), 3)


@functools.cache
def _stems() -> frozenset[str]:
    from generator.language.divisions import stems

    return stems()


CHECKS = (
    Check(
        "leftover.place", "错误", "别处的地名、单位名", find_other_places,
        examples("同志们，让我们为建设富强民主的汀北县而奋斗！", "云河市人大常委会主任会议研究决定。", "为绵阳市的发展作出贡献。"),
        (
            *examples("为清源县的高质量发展作贡献。", "坚持和发展新时代“枫桥经验”。", "弘扬红船精神、延安精神。", "请县人大常委会副主任李卫东同志讲话。"),
            *examples("刚才，怀远同志总结了人大工作。"),
            Example("云河市委对清源县人大工作提出要求，青石镇的做法很好。", {"superior": "云河市", "own": ("青石镇",)}),
        ),
    ),
)  # fmt: skip
