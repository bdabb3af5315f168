"""Words of another level in a speech: 我市 in a county's, 县委 in a city's, 地方立法 in a county's."""

import re
from collections.abc import Iterator

from generator.checking.check import Check, Example, Spot, examples
from generator.checking.level import find_incompetent, find_mixed
from generator.checking.paper import Paper
from generator.language.level import Level
from generator.language.level_signs import FOREIGN
from generator.model.finding import Severity

_POWERS = re.compile(
    "立法|法规|条例|规章|常委会(?!、)|一府|监察|监委|备案|任免|主任会议|党组会议|人大机关|专门委员会|法制委员会|特定问题|撤职|任前|任命|"
    "任后|拟任|国有资产|政府债务|司法|法院|检察|法官|主席团|人代会|代表大会|审议|审查|预算草案|决议|重大事项|选举产生|人大主席|镇人大"
)
"""Of what a level does not say of itself, that which it has no power or body for; the rest is a matter of taste."""
_TAKES_PART = re.compile("征集|收集|征求|联系点|参与|配合|协助|上级|全国|[省市]人大|国家|法律|宪法")
_STYLE = "各级人大及其常委会"
_OURS = ("我域", "本域")
_BODIES = (
    "党委",
    "政府",
    "人大",
    "常委会",
    "人代会",
    "党委书记",
    "政府正职",
    "主任",
    "副主任",
    "机关",
    "党组",
    "监委",
    "政协",
)
_UPWARD = re.compile(
    r"(?:走在|位居|位列|排在?|居|全省|全国|列|被?评为|荣获|承办[^，。；]{0,4})了?(?:全省、)?$"
)
_UP_BEHIND = re.compile(
    r"^(?:前列|前茅|先进|第[一二三四五六七八九十]|上下|各级|人大系统|发展大局|大局|最|首[个家批部]|第一|优秀|率先|推广|平均|各市|同步|[^，。；]{0,14}(?:会议|前列|座谈会|推进会|先进|第[一二三四五]|推广|示范|大局|部署|要求|有位置|排名))"
)


def find_mixture(paper: Paper) -> Iterator[Spot]:
    """What names the own area or body, in the words of another level."""
    level = paper.setting.lexicon.levels.get(paper.setting.level)
    if level is None:
        return
    for number, text in enumerate(paper.plain):
        mixed = find_mixed(text, level.name, paper.setting.lexicon.levels)
        for one in mixed:
            yield Spot(number, one.start, one.end, one.message, _own_word(one.text, level, paper))
        yield from _superior_as_own(number, text, level, paper)
        yield from _foreign_bodies(number, text, level, paper)


def _superior_as_own(number: int, text: str, level: Level, paper: Paper) -> Iterator[Spot]:
    """我市, and 全市 where nothing speaks of the city, in a county's speech."""
    for other in paper.setting.lexicon.levels.by_name.values():
        if other.rank >= level.rank:
            continue
        for form in (*_OURS, "全域"):
            word = other.words.get(form, "")
            if not word or word in [level.words.get(one) for one in (*_OURS, "全域")]:
                continue
            for match in re.finditer(re.escape(word), text):
                if form == "全域" and _speaks_of_above(text, *match.span()):
                    continue
                severity: Severity | None = "警告" if form == "全域" else None
                message = f"“{word}”与本级（{level.name}）不符"
                yield Spot(number, *match.span(), message, level.words.get(form, ""), severity=severity)


def _speaks_of_above(text: str, start: int, end: int) -> bool:
    return bool(_UPWARD.search(text[:start]) or _UP_BEHIND.match(text[end:]))


def _foreign_bodies(number: int, text: str, level: Level, paper: Paper) -> Iterator[Spot]:
    """县委 in a district's speech; 县委 in a city's where no other level stands beside it."""
    for word in paper.setting.lexicon.levels.find(text, level.name):
        if word.form not in _BODIES or word.steps <= 0:
            continue
        said = text[word.start : word.end]
        if _is_named(text, word.start) or said.startswith("街道"):
            continue
        wanted = level.words.get(word.form, "")
        severity: Severity | None = None if word.steps == FOREIGN else "提示"
        yield Spot(
            number, word.start, word.end, f"“{said}”与本级（{level.name}）不符", wanted, severity=severity
        )


def _is_named(text: str, start: int) -> bool:
    """Whether another level, 各 or a place's name stands before: 各县委, 市县人大, 清源县委."""
    return bool(re.search(r"(?:各|所在|[省市州县区旗镇乡]、?|[县市]（)$", text[:start]))


def _own_word(said: str, level: Level, paper: Paper) -> str:
    """What the user's level says for a word of another level."""
    for other in paper.setting.lexicon.levels.by_name.values():
        form = next((form for form, word in other.words.items() if word == said), "")
        if form:
            return level.words.get(form, "")
    return ""


def _takes_part(text: str, start: int, end: int) -> bool:
    """Whether the clause speaks of having a part in what another level does: 征集立法需求."""
    before = re.split("[，。；]", text[:start])[-1]
    behind = re.split("[，。；]", text[end:], maxsplit=1)[0]
    return bool("立法" in text[start:end] and _TAKES_PART.search(before + behind))


def find_beyond_competence(paper: Paper) -> Iterator[Spot]:
    """What the level does not have."""
    for number, text in enumerate(paper.plain):
        for one in find_incompetent(text, paper.setting.level, paper.setting.lexicon.levels):
            if _takes_part(text, one.start, one.end):
                continue
            if _POWERS.search(one.text) and one.text != _STYLE:
                yield Spot(number, one.start, one.end, one.message)
            else:
                message = f"“{one.text}”，本级（{paper.setting.level}）的稿子里一般不说"
                yield Spot(number, one.start, one.end, message, severity="提示")


CHECKS = (
    Check(
        "level.mixed", "错误", "混进了别级的说法（县里的稿子说“我市”“全市”）", find_mixture,
        (*examples("同志们，我市人大工作取得了新进步。", "为全市高质量发展贡献力量。", "全区上下要拧成一股绳。", "在区委的坚强领导下。"),
         Example("为全县高质量发展贡献力量。", {"level": "市", "place": "云河市"})),
        (*examples("我县人大工作走在全市前列。", "市委、市人大常委会提出要求。", "全县上下要拧成一股绳。"),
         Example("市委坚强领导，各县委高度重视。", {"level": "市", "place": "云河市"})),
    ),
    Check(
        "level.competence", "错误", "本级没有的职权和机构（县里讲立法，镇里讲常委会）", find_beyond_competence,
        (*examples("要不断提高立法质量。"), Example("镇人大常委会要依法监督。", {"level": "镇", "place": "青石镇"})),
        (*examples("用好基层立法联系点。"), Example("要不断提高立法质量。", {"level": "市", "place": "云河市"})),
    ),
)  # fmt: skip
