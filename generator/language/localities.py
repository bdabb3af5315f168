"""What belongs to one place, meeting or year and must never reach another's draft."""

import re
from collections.abc import Sequence

from generator.language.divisions import find_full_names
from generator.language.guarded import Guarded, any_of, bits_in
from generator.language.masks import find_masks
from generator.language.names import (
    SURNAMES,
    find_coined,
    find_named_after,
    find_persons,
    find_places,
    find_stems,
    telling,
)
from generator.language.patterns import pattern as lazy
from generator.language.terms import Terms
from generator.language.words import cut, is_known
from generator.model.sentence import Mark

_NUM = "[一二三四五六七八九十百千万零两〇]"
_MEASURES = "项件名次个家条部场人户元亩公份批处页本趟小分岁票吨天位间栋盏万"
_DATE = Guarded(
    r"\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|[二〇零一二三四五六七八九]{4}年|"
    r"(?:(?<!过)去|今|(?<![文说声])明|(?<![目当从之以])前|(?<!基)本)年(?!龄)(?:以来|初|底|上半年|下半年)?|(?:过去|前|近|这|未来)[一二三四五六七八九十几两]+年|[上下]半年|"
    r"[一二三四]季度|[一二三四五六七八九十几多]年前|(?<![一二三四五六七八九十几多年每])年前(?![后进列景三几两])|年(?:底|末|内)前|年内|"
    r"[本上下]周(?!期|密|到|边|全)|[下上]月|后年|月底前|(?:中秋|国庆|元旦|端午|清明|霜降|汛期|秋收|春耕)节?(?:前|后|期间|之际|将至)|(?<![环关情细])节前|入[夏秋冬汛](?:以来|后|前)?|"
    r"换届(?:前|后|以来|在即|之年|之际)|两会(?:前|后|期间|闭幕|召开)|开局之年|收官(?:在即|之年)|百年(?:之际|华诞)|[省市全亚]运会|第[一二三四]阶段已|"
    r"(?:刚刚|刚才|日前|前不久|近日|昨天|今天|上午|下午|不久前|本月|上月|岁末|新春|春节)",
    "年 月 季 刚 日 久 天 午 岁 春 周 秋 国庆 元旦 清明 霜降 汛 节前 入夏 入冬 换届 两会 收官 运会 阶段",
)
_SESSION = Guarded(
    rf"(?<!换)(?:第{_NUM}{{1,3}}|(?<!党)(?<!党的){_NUM}{{1,3}}|第?\d{{1,2}}|本|新一|上一|这一|历)届(?!中央|{_NUM}中全会)"
    rf"(?:{_NUM}{{1,3}}次(?:党代会|党代表大会|代表大会|全会|会议|全体会议|常委会))?|"
    rf"(?:第{_NUM}{{1,3}}次|届{_NUM}{{1,3}}次)(?:党代会|党代表大会|代表大会|全会|会议|全体会议|常委会)",
    "届 次",
)
_MEETING = Guarded(
    r"[省市州县区旗镇乡]委(?:人大|政协|经济|全委|常委)?(?:扩大)?(?:工作)?(?:会议|全会)|"
    r"(?:全[省市州县区旗镇乡]|我[省市州县区旗镇乡])[^，。；“”、]{2,14}(?:座谈会|推进会|现场会|工作会议|动员会|交流会|培训班)",
    "会议 全会 谈会 进会 场会 员会 流会 训班",
)
_COUNTED = " ".join(
    [
        *"0123456789",
        *(number + measure for number in _NUM[1:-1] + "多余几来亿" for measure in _MEASURES),
    ]
)
_RANKED = " ".join(f"{number}成 第{number} 前{number}" for number in "一二两三四五六七八九十")
_QUANTITY = Guarded(
    rf"(?!千家万户|百家争鸣|万家灯火|万人空巷|千人一面)(?<!千家)(?:[0-9]+(?:\.[0-9]+)?(?:[%％‰]|[\u4e00-\u9fff])?|百分之{_NUM}+|{_NUM}*[十百千万亿]{_NUM}*(?:多|余|几)?(?:项|件|名|次|个|家|条|部|场|人|户|元|亩|公里|份|批|处)|"
    rf"[四五六七八九](?:项|件|名|次|家|部|场|户|份|批|处)(?!制度)|(?<!第)(?!一[页本趟天票岁]){_NUM}+(?:多|余|来)?(?:页|本(?![职级届质地身区市县])|趟|个月|小时|分钟|公里|亩|岁|票|吨)|"
    rf"(?<!第)[二两三四五六七八九十]+(?:多|余|来)?(?:天|位|人|户|处|名|间|栋|盏)(?![一次民家])|[十百]?{_NUM}+来(?:人|户|个|名)|{_NUM}分之{_NUM}|[四五六七八九十百]+(?:多|余|几)?个(?:乡镇|街道|村|社区|县|区|部门|小区|站点|网格|镇|项目)|{_NUM}几万|"
    r"[二三四五六七八九]成(?:[一二三四五六七八九多半]|以上|左右)|(?:降|增长|提高|超过|占|占了|达|达到|近)一成(?:多|半)|"
    r"(?:近|超|约|由|升到|降到|达到|达|超过)[两二三四五六七八九]成(?![果效绩为立长功员就])|翻了?[一两几]番|[一二两三四五六七八九十几]个亿|"
    r"(?:位居|名列|位列|排名)[^，。；、]{0,4}(?:前[一二三四五六七八九十列茅]|第[一二三四五六七八九十])|百分百|"
    r"每月初?[一二三四五六七八九十]{1,3}(?![次项个场件篇条名人天])|全[国省市州县区](?:第[一二三四五六七八九十](?![次批届个位场家时书线])|前[一二三四五六七八九十]))",
    f"{_COUNTED} {_RANKED} 翻了 翻一 翻两 翻几 个亿 位居 名列 位列 排名 百分 每月",
)
_AGENDA = Guarded(
    r"[^，。；、]{2,40}、[^，。；]{2,80}等[^，。；、]{0,8}(?:情况报告|情况的报告|(?<!专项)工作报告|审议意见|执法检查|专题调研|视察调研|立法审议|立法项目|跟踪督查|条例)|"
    r"全[省市州县区旗镇乡][^，。；、]{2,6}、[^，。；、]{2,6}、[^，。；]{2,80}等[^，。；]{0,6}工作|"
    r"(?:听取|审议)了?[^，。；、专]{6,60}情况的?报告|聚焦[^，。；]{2,40}、[^，。；]{2,40}开展执法检查|跟踪督促[^，。；]{4,40}评议意见",
    "等 况报 的报 法检 评议",
)
_STATUTE = Guarded(
    r"《[^》]{0,60}(?:方案|办法|意见|条例|规定|细则|纲要|决定|要点|规则)》|[^，。；、“”《》的和]{4,40}(?<!本)(?:保护|管理|促进|组织)?条例",
    "《 条例",
)
_CAMPAIGN = Guarded(
    r"创建(?:全国|国家|省级)?[^，。；、的]{0,6}(?:城市|示范[市县区]|文明单位|示范单位|园区)|[省市县区]级文明单位|同城化|专项行动|攻坚行动|三年行动|"
    r"[^，。、；的在用过]{1,4}(?:大讲堂|论坛|讲坛|大比武)|志愿服务(?:团队|队)|一号工程|再造一[个座]|"
    r"撤[县市乡镇村][设并改][区市镇乡街村]|打造[^，。；、]{0,8}(?:中心城市|副中心|增长极|城市群|都市圈|桥头堡)|双创|创[城卫文](?!明|化|献)|申遗",
    "一号 再造 撤县 撤市 撤乡 撤镇 撤村 打造 双创 创城 创卫 创文 申遗 创建 级文 同城 项行 坚行 年行 讲堂 论坛 讲坛 比武 志愿",
)
_QUOTED = Guarded(
    r"“([^“”]{1,20})”(战略|行动|工程|计划|活动|(?:工作)?方案|目标|任务|大讲堂|论坛|品牌|模式|机制|平台|工作法|专题|主题|系列)?",
    "“",
)
_OWN_SLOGAN = lazy("[立兴强活富旺]([省市县区州镇乡])(?![场域])|[省市县区州镇乡]委")
_NAMED = lazy(r"(?:推行|打造|叫响|创建|搭建|推出|开设|开办|举办|依托|用好|运用|借助)[^“”，。；]{0,6}$")
"""What stands before the quoted name of a practice, campaign or platform of one place."""
_PLATFORM = lazy(
    r"^(?:小程序|平台|热线|APP|系统|公众号|信箱|直通车|议事会|议事厅|恳谈会|讲堂|工程|做法|品牌)"
)
_NUMERAL_SLOGAN = lazy(rf"^(?:{_NUM}|\d)|(?:{_NUM}|\d).*(?:{_NUM}|\d)|[+＋]|第[一二三]$|[两双]")
_PROVINCES = Guarded(
    "[京津沪渝冀豫辽湘皖鲁苏浙赣鄂晋蒙陕闽粤藏川琼滇黔]{2,}(?!剧)",
    " ".join("京津沪渝冀豫辽湘皖鲁苏浙赣鄂晋蒙陕闽粤藏川琼滇黔"),
)
_NAME_STOP = "委会人大常主任部党工的和是了在全各大小多副正机关同志代表书记"
_KIN_SURNAMES = "".join(sorted(set(SURNAMES) - set("和于时常成向支江边方安全连明应高左邻")))
"""Surnames that are hardly ever another word before 大姐 and the like."""
_COMMON_SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱郭罗宋郑谢韩唐冯董曹袁邓许沈彭吕苏蒋蔡贾丁魏薛叶余潘杜戴钟汪姜姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟汤尹黎贺龚"
"""Surnames that are no other word where 小 stands before them, or 局 behind."""
_PERSON = Guarded(
    rf"(?<![\u4e00-\u9fff])[{SURNAMES}][^\W\d_{_NAME_STOP}]{{1,2}}(?:同志|书记|主任|市长|县长|区长|省长|镇长|主席|部长|局长)|"
    rf"(?:(?:主任|门卫|书记|代表|村民|支书|师傅|同志|大爷|大娘|会计|厂长)老[{SURNAMES}]|(?<=[，。：；、请问找])老[{SURNAMES}](?=[，说讲把问在]))|"
    rf"[{_KIN_SURNAMES}](?:大姐|大妈|大爷|大娘|大叔|大伯|大哥|大嫂|阿姨|阿婆|师傅|[一二三四老]婶|[一二三四老]叔)|"
    rf"[{_COMMON_SURNAMES}]副(?:市长|县长|区长|镇长|乡长|主任|书记|主席)|"
    rf"(?<=[，。、和向由])[{SURNAMES}](?:书记|市长|县长|区长|省长)|[一-鿿]{{0,3}}书记(?:的)?(?:重要)?(?:讲话|指示)",
    "同志 书记 主任 市长 县长 区长 省长 镇长 主席 部长 局长 老 副市 副县 副区 副镇 副乡 副主 副书 大姐 大妈 大爷 大娘 大叔 大伯 大哥 大嫂 阿姨 阿婆 师傅 婶 叔",
)
_CALLED, _KIN = "局总处科所", "哥姐婶嫂叔姨"
_NICKNAME = Guarded(
    rf"[小老][{_COMMON_SURNAMES}](?:代表|书记|同志|主任)|(?<=[像向请和对、，])[小老][{_COMMON_SURNAMES}](?=[，。、那的说一])|"
    rf"(?<=[像向请和对、，])[{_COMMON_SURNAMES}][{_CALLED}{_KIN}](?=[，。、那的说])",
    " ".join(
        f"{first}{second}"
        for firsts, seconds in (("小老", _COMMON_SURNAMES), (_COMMON_SURNAMES, _CALLED + _KIN))
        for first in firsts
        for second in seconds
    ),
)
"""What colleagues and neighbours call each other: 小王代表, 像刘局那样."""
_PARTY_SESSION = Guarded(
    rf"(?:党的)?{_NUM}{{1,3}}(?:大(?!会)|届(?:历次全会|{_NUM}{{1,2}}中全会))",
    "届 " + " ".join(f"{number}大" for number in _NUM[1:-1]),
)
_NAMED_SPOTS = Guarded(
    r"((?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}?)(?:等地|一带|(?:等|这)?[几两二三四五六七八九十]个(?:点位|点|村|组|站|社区|乡镇|街道|地方))",
    "等地 一带 个点 个村 个组 个站 个社 个乡 个街 个地",
)
"""Names in a row with 几个点, 等地 behind them: 大垭口、青杠树几个点."""
_CLUES = Guarded(
    "成德眉资|京津冀|长三角|珠三角|大湾区|成渝|长株潭|苏锡常|两地|本地区特有",
    "成德 京津 长三 珠三 大湾 成渝 长株 苏锡 两地 本地",
)


_FIGURES = (
    ("日期", _DATE),
    ("届次", _SESSION),
    ("会议", _MEETING),
    ("数量", _QUANTITY),
    ("项目", _AGENDA),
    ("项目", _STATUTE),
    ("项目", _CAMPAIGN),
)
_ANY_FIGURE, _ANY_REGION = any_of(pattern for _, pattern in _FIGURES), any_of((_PROVINCES, _CLUES))


def find_local(
    text: str,
    tagged: Sequence[tuple[str, str]],
    terms: Terms,
    places: Sequence[str] = (),
    told: Sequence[int] | None = None,
) -> tuple[Mark, ...]:
    """Every source-specific string in `text`, in order of kind then place.

    `tagged` are the words of `text` with part-of-speech flags, `places` what the whole speech is known to
    name, `told` where telling words stand, if that was found out already (`names.telling`); national names of
    `terms` are exempt.
    """
    found = locate_local(text, tagged, terms, places, told)
    return tuple(dict.fromkeys([mark for _, mark in found])) if found else ()


def obvious_local(text: str, terms: Terms) -> tuple[Mark, ...]:
    """What can be recognised without word boundaries: masks, figures, dates, sessions, slogans."""
    return find_local(text, (), terms)


def locate_local(
    text: str,
    tagged: Sequence[tuple[str, str]],
    terms: Terms,
    places: Sequence[str] = (),
    told: Sequence[int] | None = None,
) -> list[tuple[int, Mark]]:
    """As `find_local`, each mark with its offset, every time that it stands in `text`."""
    covered = terms.cover_national(text)
    bits = bits_in(covered)
    told = telling(tagged) if told is None else told
    found = find_masks(text)
    if bits & _ANY_FIGURE:
        for kind, pattern in _FIGURES:
            if bits & pattern.bit:
                figures = _without_party(covered) if pattern is _SESSION else covered
                found += _each(kind, pattern, figures, text)
    found += _slogans(text, terms)
    if bits & _PERSON.bit:
        found += [one for one in _each("人名", _PERSON, covered, text) if "总书记" not in one[1].text]
    if bits & _NICKNAME.bit:
        found += _each("人名", _NICKNAME, covered, text)
    if told:
        found += find_persons(tagged, told)
    if bits & _ANY_REGION:
        for pattern in (_PROVINCES, _CLUES):
            found += _each("地区", pattern, covered, text)
    found += _spots(covered) if tagged and bits & _NAMED_SPOTS.bit else ()
    found += [(start, Mark("地区", name)) for start, name in find_full_names(covered)]
    if tagged:
        found += find_places(tagged, told, covered)
        found += find_coined(covered)
        found += find_named_after(text, tagged)
    found += find_stems(covered, places) if places else ()
    return [one for one in found if not _swallowed(one, found)] if len(found) > 1 else found


def _spots(covered: str) -> list[tuple[int, Mark]]:
    """Each of the names in a row that no dictionary holds, with its offset; 把 and the like before the first left out."""
    found: list[tuple[int, Mark]] = []
    for match in _NAMED_SPOTS.finditer(covered):
        start = match.start(1)
        for name in match[1].split("、"):
            bare = name.lstrip("要把在到对向从将以")
            if (
                len(bare) > 1
                and not set(bare) & set("了几个")
                and not is_known(bare)
                and any(len(word) == 1 for word in cut(bare))
            ):
                found.append((start + len(name) - len(bare), Mark("地区", bare)))
            start += len(name) + 1
    return found


def _each(kind: str, pattern: Guarded, covered: str, text: str) -> list[tuple[int, Mark]]:
    """What `pattern` finds in `covered`, as it stands in `text`."""
    return [
        (match.start(), Mark(kind, text[match.start() : match.end()]))
        for match in pattern.finditer(covered)
        if match[0].strip("〇")
    ]


def _swallowed(one: tuple[int, Mark], found: Sequence[tuple[int, Mark]]) -> bool:
    """Whether a figure or date is but a part of a longer mark (2019年 of 2019年3月)."""
    start, mark = one
    return mark.kind in ("数量", "日期") and any(
        begin <= start and start + len(mark.text) <= begin + len(other.text)
        for begin, other in found
        if len(other.text) > len(mark.text) or (other.kind == "日期" != mark.kind and other.text == mark.text)
    )


def _without_party(text: str) -> str:
    """Sessions of the national party congress are era, not local."""
    for match in _PARTY_SESSION.finditer(text):
        text = text[: match.start()] + "〇" * len(match[0]) + text[match.end() :]
    return text


def _slogans(text: str, terms: Terms) -> list[tuple[int, Mark]]:
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
