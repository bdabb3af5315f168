"""Names of places that no dictionary holds, told by the characters and words around them."""

import functools
from collections.abc import Iterator

from generator.language.guarded import Guarded, any_of, bits_in
from generator.language.patterns import pattern as lazy
from generator.language.place_words import GENERIC_STEMS, NOT_PLACES
from generator.language.tagged import Tagged, offset_of
from generator.language.words import cut, frequency, is_known, is_place_word, unknown
from generator.model.sentence import Mark

_HAN = lazy(r"[\u4e00-\u9fff]+")
_FULL_NAME = 3
_FAIRLY_COMMON = 60
"""A word more frequent than this is hardly ever cut by the name of a place."""
_LOOSE = (
    "的了在和与是各全我本该这那每某把对向到从为及其以有无不要能可会将使让被给由同跟就都也还又再更最很多少大小上下前后左右内外中"
    "省市县区镇乡村州旗街路之于一二三四五六七八九十百千两几双建强牢筑齐好着走送条们带配活时点立做开办并报经请听依随按应受须先告交解学获设进片像去返则宜"
)
"""Characters that no coined stem holds."""
_FIRM = rf"[^{_LOOSE}\u0000-\u4dff\ua000-\U0010ffff]"
"""Any other Han character."""
_LOOSE_SET = frozenset(_LOOSE)
_COINED = Guarded(
    rf"(?P<stem>{_FIRM}州(?=[市县区])|{_FIRM}{{2,3}}?)(?P<suffix>县|区|镇|乡(?![镇村愁土音亲间贤风邻])|村|市|水库|河|湖|街道|社区|示范区|开发区|酒业|集团)(?![长级域直属情内外里上民])",
    "县 区 镇 乡 村 市 水库 河 湖 街道 酒业 集团",
)
_SPOT = Guarded(
    rf"(?P<stem>{_FIRM}{{2,3}}?)(?P<suffix>新村|家园|花园|老街|古街|大桥|广场|大道|古镇|巷(?![道子尾战议]))",
    "新村 家园 花园 老街 古街 大桥 广场 大道 古镇 巷",
)
"""Quarters, streets and bridges."""
_AUTONOMOUS = Guarded(
    rf"(?P<stem>{_FIRM}{{2,3}})"
    r"(?:[蒙回藏苗彝壮满侗瑶白黎傣畲佤羌怒京土水]族|[\u4e00-\u9fff]{2,4}族)+自治[县州旗]",
    "族自",
)
_BANNER = Guarded(rf"(?P<stem>{_FIRM}{{2,3}})(?<!红)旗(?=人大|人民代表|人民政府|委|第)", "旗人 旗委 旗第")
"""Counties of other names: a banner only before what governs it (五星红旗 is none)."""
_WATER = Guarded(
    rf"(?P<name>(?![沿临滨环跨过入巡护治清涉绕灌沟水暗明])(?:{_FIRM}[河江湖溪]|{_FIRM}{{1,2}}渠))(?=故道|片区|流域|两岸|沿岸|沿线|干流|支流|水系|源头|治理|整治|黑臭)",
    " ".join(f"{water}{behind}" for water in "河江湖溪渠" for behind in "故片流两沿干支水源治整黑"),
)
"""A river of one character that no dictionary holds, before what rivers have: 汐河故道, 雾溪流域."""
_BEFORE_OWN = lazy(
    r"(?:推介|走进|来到|中国式现代化|现代化|(?:幸福|美丽|富裕|魅力|和谐|平安|文明|富强|活力|实力|宜居|法治|健康|建设)新)$"
)
_OWN_CLUE = Guarded(
    "推介|走进|来到|现代化|[福丽裕力谐安明强力居治康设]新|篇章|大地|儿女|样板|特色|故事|画卷|的老?百姓|的乡亲|的老大哥|的同行|的父老",
    "推介 走进 来到 现代 福新 丽新 裕新 力新 谐新 安新 明新 强新 居新 治新 康新 设新 篇章 大地 儿女 样板 特色 故事 画卷 百姓 乡亲 大哥 同行 父老",
)
"""What stands in every text that holds one of `_BEFORE_OWN` or `_AFTER_OWN`."""
_AFTER_OWN = (
    "篇章",
    "新篇章",
    "大地",
    "儿女",
    "样板",
    "特色",
    "故事",
    "画卷",
    "的百姓",
    "的老百姓",
    "的乡亲",
    "的老大哥",
    "的同行",
    "的父老",
)
_REMEMBERED = 1 << 10


_ANY = any_of((_COINED, _SPOT, _AUTONOMOUS, _BANNER, _WATER))


def may_coin(text: str) -> bool:
    """Whether `text` may hold a name that `coined_in`, `counties_in` or `waters_in` finds."""
    return bool(bits_in(text) & _ANY)


def find_coined(covered: str) -> list[tuple[int, Mark]]:
    """Names that no dictionary holds, before a suffix of places (汀北县, 岚水河), with their offsets.

    A stem of two or three characters of which the segmenter makes no word.
    """
    if not may_coin(covered):
        return []
    return [
        (start, Mark("地区", stem + rest))
        for told in (counties_in, coined_in)
        for start, stem, rest in told(covered)
    ] + [(start, Mark("地区", name)) for start, name in waters_in(covered)]


def counties_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Each autonomous county and banner that `text` names: its offset, its stem, what follows that."""
    for pattern in (_AUTONOMOUS, _BANNER):
        for match in pattern.finditer(text):
            start, stem = match.start(), match["stem"]
            if start and len(stem) == _FULL_NAME and is_known(text[start - 1] + stem[0]):
                start, stem = start + 1, stem[1:]
            if pattern is not _BANNER or not any(map(_is_plain_word, (stem, stem[1:]))):
                yield start, stem, text[start + len(stem) : match.end()]


def _is_plain_word(stem: str) -> bool:
    """Whether the dictionary has it for a word of two characters or more that names no place (围绕旗委)."""
    return len(stem) > 1 and is_known(stem) and not is_place_word(stem)


def coined_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Each coined name in `text`: its offset, its stem, its suffix."""
    if not (_COINED.may_match(text) or _SPOT.may_match(text)):
        return
    for start, stem, suffix in _may_be_coined(text):
        crossing = text[start - 1] + stem[0] if start else ""
        if len(stem) == _FULL_NAME and is_known(crossing):
            start, stem = start + 1, stem[1:]
        elif frequency(crossing) > _FAIRLY_COMMON:
            continue
        if _is_coined(stem, suffix):
            yield start, stem, suffix


@functools.lru_cache(_REMEMBERED)
def _may_be_coined(text: str) -> tuple[tuple[int, str, str], ...]:
    """What may be a coined name: its offset, its stem, its suffix."""
    return tuple(
        (match.start(), match["stem"], match["suffix"])
        for pattern in (_COINED, _SPOT)
        for match in pattern.finditer(text)
    )


def waters_in(text: str) -> Iterator[tuple[int, str]]:
    """Each river of a short name that `text` tells by what follows it: its offset, its name."""
    for match in _WATER.finditer(text):
        start, name = match.start(), match["name"]
        crossing = text[start - 1] + name[0] if start else ""
        if not is_known(name) and frequency(crossing) <= _FAIRLY_COMMON:
            yield start, name


def find_named_after(text: str, tagged: Tagged) -> list[tuple[int, Mark]]:
    """Unknown words where speeches name their own place, with offsets: 现代化澄岭篇章, 推介砚泉, 幸福新禾塘.

    `tagged` are the words of `text`.
    """
    found: list[tuple[int, Mark]] = []
    for index in unknown(tagged) if tagged and _OWN_CLUE.may_match(text) else ():
        word = tagged[index][0]
        if len(word) > _FULL_NAME or not _LOOSE_SET.isdisjoint(word):
            continue
        before = "".join(one for one, _ in tagged[max(0, index - 2) : index])
        after = tagged[index + 1][0] if index + 1 < len(tagged) else ""
        if after == "的" and index + 2 < len(tagged):
            after += tagged[index + 2][0]
        if _HAN.fullmatch(word) and (_BEFORE_OWN.search(before) or after.startswith(_AFTER_OWN)):
            found.append((offset_of(tagged, index), Mark("地区", word)))
    return found


def _is_coined(stem: str, suffix: str) -> bool:
    if stem in GENERIC_STEMS or stem in NOT_PLACES:
        return False
    if not stem.endswith("州") and frequency(stem[-1] + suffix) > _FAIRLY_COMMON:
        return False
    if is_known(stem):
        return is_place_word(stem)
    return all(len(word) == 1 or not is_known(word) for word in cut(stem))
