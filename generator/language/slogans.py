"""Quoted slogans, and quoted names of campaigns, practices and platforms of one place."""

import re

from generator.language.figures import NUMERAL
from generator.language.guarded import Guarded
from generator.language.patterns import pattern as lazy
from generator.language.terms import Terms
from generator.language.words import is_known
from generator.model.sentence import Mark

_QUOTED = Guarded(
    r"“([^“”]{1,20})”(战略|行动|工程|计划|活动|(?:工作)?方案|目标|任务|大讲堂|论坛|品牌|模式|机制|平台|工作法|专题|主题|系列)?",
    "“",
)
_OWN_SLOGAN = lazy("[立兴强活富旺]([省市县区州镇乡])(?![场域])|[省市县区州镇乡]委")
_NAMED = lazy(
    r"(?:推行|打造|叫响|创建|搭建|推出|开设|开办|举办|依托|用好|运用|借助|擦亮|唱响|挂出|挂起|挂上|挂块?牌子?|立块?牌子?|取名|命名为|名为|冠名|(?:搞|建|办|弄|设|推)(?:起|出|成)?了?一?[个块家本])[^“”，。；]{0,6}$"
)
"""What stands before the quoted name of a practice, campaign or platform of one place."""
_PLATFORM = lazy(
    r"^(?:小程序|平台|热线|APP|系统|公众号|信箱|直通车|议事会|议事厅|恳谈会|讲堂|工程|做法|[^“”，。；、]{0,4}(?:品牌|夜话|夜谈|茶座|会客厅|课堂|沙龙|驿站)|的?牌子|高质量发展|全面振兴)"
)
_NUMERAL_SLOGAN = lazy(rf"^(?:{NUMERAL}|\d)|(?:{NUMERAL}|\d).*(?:{NUMERAL}|\d)|[+＋]|第[一二三]$|[两双]")

_NUMBERS = "一二三四五六七八九十两双百千万亿"
_UNQUOTED = lazy(
    rf"[{_NUMBERS}][^{_NUMBERS}，。、；：“”《》（）][{_NUMBERS}][^{_NUMBERS}，。、；：“”《》（）]|"
    rf"双[^{_NUMBERS}，。；：“”《》（）向重手方]|[百千]亿|万亿|[百千万]{{3,}}|[二三四五六七八九十两]年"
)
"""一核三带, 千亿, 攻坚三年: what a heading or lead holds of a place's own aims without quotation marks."""
_CAMPAIGN = lazy("(?:双[^，。、“”]|[百千万]{3})(?:攻坚|突破|突围|会战|战役|工程|行动)")
"""A place's campaign, though what it is named after be known everywhere (双创攻坚)."""


def unquoted_slogan(text: str, terms: Terms) -> str:
    """What in a heading or lead `text` looks like a numeral slogan of one place; an empty string if nothing does.

    Words of the dictionary (一心一意), national formulas and the abbreviations of terms.yaml are none.
    """
    if not any(number in text for number in _NUMBERS):
        return ""
    campaign = named_campaign(text)
    if campaign:
        return campaign
    for match in _UNQUOTED.finditer(terms.cover_national(text)):
        found = match[0]
        common = found in terms.abbreviations or terms.era(found) or found[0] == found[2:3] == "一"
        if not common and not (len(found) in (2, 4) and found[-1] not in "年亿" and is_known(found)):
            return found
    return ""


def named_campaign(text: str) -> str:
    """A place's campaign that is named in `text` without quotation marks; an empty string if none is."""
    found = _CAMPAIGN.search(text) if "双" in text or "百千万" in text else None
    return str(found[0]) if found else ""


def find_slogans(text: str, terms: Terms) -> list[tuple[int, Mark]]:
    """Quoted numeral abbreviations that are not national, and quoted names of campaigns."""
    found = []
    for match in _QUOTED.finditer(text):
        national = match[1] in terms.abbreviations or terms.cover_national(match[1]).strip("〇、") == ""
        if national or terms.era(match[1]):
            continue
        numeral = _NUMERAL_SLOGAN.search(match[1]) and len(match[1]) <= 10 and "，" not in match[1]
        if (numeral or match[2] or _names_something_local(match, text)) and not is_known(match[1]):
            found.append((match.start(), Mark("口号" if numeral else "项目", match[0])))
    return found


def _names_something_local(match: re.Match[str], text: str) -> bool:
    """Whether a quoted phrase is a region's slogan (“工业立县”) or the name of a practice or platform of its own."""
    if _OWN_SLOGAN.search(match[1]):
        return True
    named = _NAMED.search(text[: match.start()]) or _PLATFORM.match(text[match.end() :])
    return bool(named) and 3 <= len(match[1]) <= 10 and "，" not in match[1] and "机关" not in match[1]
