"""Where a speech tells what is amiss: under a heading that asks for it, or a lead that is a fault's name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.mining.outline import Entry

_AMISS = "问题|毛病|不足|差距|短板|弱项|病根|病灶|症结|隐忧|教训|不良(?:习气|倾向)|欠账"
_HEADING = re.compile(
    rf"(?:{_AMISS}|差)(?:究竟|到底)?(?:[出有是]|表现)?在?(?:哪|什么|何处)|存在(?:的|着|一些|哪些)?(?:主要|突出|差距)?(?:{_AMISS})|"
    rf"[还仍](?:存在|有)(?:不少|一些|许多|哪些|很多)?(?:{_AMISS})|(?:^|，)(?:正视|直面|看清|看到|找准|摆一?摆|数一?数|查摆)(?:自身|存在的?)?(?:{_AMISS}|差距和不足|问题和不足)(?:$|，(?!(?:补|改|以|把|在|抓|推|用)))"
)
_LEAD = re.compile(
    r"^重[^，。]{1,6}轻[^，。]{1,6}[。，：；]?$|(?:^|[，、])(?:还|太|过于|有些|有点|仍然|依然)?(?:[慢浮软散懒虚粗拖空浅乱弱松庸冷僵推混窄偏飘怕躲旧假]|.{2,12}(?:不够.{0,4}|不足|不强|不高|不深|不实|不严|不准|不紧|不硬|不广|不多|不力|不到位|不平衡|不适应|不经常|不规范|薄弱|滞后|缺位|偏弱|偏软|偏少|打折扣|走过场|流于形式|有差距|有短板)(?:.{0,6}的?问题)?)"
    r"(?:了|字当头)?[。，：；]?$"
)
_ANNOUNCED = re.compile(
    rf"[^，。；]{{0,8}}，?(?:我们|工作中|工作)?(?:[还仍也](?:是|然)?(?:有|存在)|存在)[^，。；]{{0,8}}(?:没(?:有)?做好|{_AMISS})[^，。；]{{0,4}}[。：]$"
)
"""What says in the midst of a part that faults are told from here to the end of the paragraph, if need be."""
_DEMANDS = re.compile(
    "(?<![非只主重需])要(?!求)|必须|应当|应该|务必|不得|不许|不准|严禁|须|^请|坚决|着力|切实|希望|绝不|决不|防止|克服"
)


_ON = ("下一步", "今后", "接下来")
_SERIES = 3
FAULTS = "问题"
"""What a sentence presupposes that tells of them (`Traits.leans`)."""


def told_amiss(entries: Sequence[Entry]) -> Iterator[bool]:
    """For each entry whether it stands where faults are told, and asks for nothing itself."""
    over: list[bool] = []
    led = False
    told = -1
    faulty = _sections_of_faults(entries)
    for entry in entries:
        if entry.kind == "小标题":
            depth = (entry.level or 1) - 1
            over, led = [*over[:depth], _HEADING.search(entry.core) is not None], False
        elif entry.kind == "领句":
            led = entry.section in faulty or _LEAD.search(entry.core) is not None
        within = entry.kind == "正文" and entry.zone == "body"
        demands = within and _DEMANDS.search(entry.core) is not None
        if within and _ANNOUNCED.match(entry.core):
            told = entry.paragraph
        elif demands or entry.level or entry.core.startswith(_ON):
            told = -1
        yield within and (led or any(over) or told == entry.paragraph) and not demands


def _sections_of_faults(entries: Sequence[Entry]) -> set[int]:
    """The sections most of whose leads, three or more, are names of faults: 一曰散。二曰浮。三曰怕。四曰旧。"""
    leads: dict[int, list[bool]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "领句":
            leads[entry.section].append(_LEAD.search(entry.core) is not None)
    return {
        section
        for section, found in leads.items()
        if len(found) >= _SERIES and sum(found) * 3 >= len(found) * 2
    }
