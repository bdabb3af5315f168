"""What belongs to one place, meeting or year and must never reach another's draft."""

from collections.abc import Sequence

from generator.language.coined import find_coined, find_named_after
from generator.language.divisions import find_full_names
from generator.language.figures import find_figures
from generator.language.guarded import Guarded, any_of, bits_in
from generator.language.marking import marked_by
from generator.language.masks import find_masks
from generator.language.names import find_places, find_stems, telling
from generator.language.persons import find_called, find_persons
from generator.language.slogans import find_slogans
from generator.language.tagged import Tagged
from generator.language.terms import Terms
from generator.language.words import cut, is_known
from generator.model.sentence import Mark

_PROVINCES = Guarded(
    "[京津沪渝冀豫辽湘皖鲁苏浙赣鄂晋蒙陕闽粤藏川琼滇黔]{2,}(?!剧)",
    " ".join("京津沪渝冀豫辽湘皖鲁苏浙赣鄂晋蒙陕闽粤藏川琼滇黔"),
)
_NAMED_SPOTS = Guarded(
    r"((?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}?)(?:等地|一带|去?(?:走[一了]?走|看[一了]?看|转[一了]?转)|(?:等|这)?[几两二三四五六七八九十]个(?:点位|点|村|组|站|社区|乡镇|街道|地方)|(?:等|这)?[几两二三四五六七八九十]个(?:特色)?(?:产业(?!链)|品牌|产品|特产|小区|片区)|等(?:特色|知名|公共|区域|地方)?(?:品牌|特产))",
    "等地 一带 走走 看看 转转 走一 看一 转一 走了 看了 转了 个点 个村 个组 个站 个社 个乡 个街 个地 个特 个产 个品 个小 个片 品牌 特产",
)
"""Names in a row with 几个点, 等地 or 走一走 behind them: 大垭口、青杠树几个点."""
_QUARTER = Guarded(
    "(?:[东西南北]{1,2}[岸港部城郊门]|城[东西南北])(?:片区|新区|板块|组团|新城|[一二三四]期)",
    "片区 新区 板块 组团 新城 一期 二期 三期 四期",
)
"""A quarter of one town: 北岸片区, 南港二期."""
_CLUES = Guarded(
    "成德眉资|京津冀|长三角|珠三角|大湾区|成渝|长株潭|苏锡常|两地|本地区特有",
    "成德 京津 长三 珠三 大湾 成渝 长株 苏锡 两地 本地",
)
_REGIONS = (_PROVINCES, _CLUES, _QUARTER)
_ANY_REGION = any_of(_REGIONS)


def find_local(
    text: str,
    tagged: Tagged,
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
    tagged: Tagged,
    terms: Terms,
    places: Sequence[str] = (),
    told: Sequence[int] | None = None,
) -> list[tuple[int, Mark]]:
    """As `find_local`, each mark with its offset, every time that it stands in `text`."""
    covered = terms.cover_national(text)
    bits = bits_in(covered)
    told = telling(tagged) if told is None else told
    found = find_masks(text)
    found += find_figures(covered, text, bits)
    found += find_slogans(text, terms)
    found += find_called(covered, text, bits)
    if told:
        found += find_persons(tagged, told)
    if bits & _ANY_REGION:
        for pattern in _REGIONS:
            found += marked_by("地区", pattern, covered, text)
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
            bare = name.rpartition("到")[2].lstrip("要把在到对向从将以住")
            if (
                len(bare) > 1
                and not set(bare) & set("了几个的都")
                and not is_known(bare)
                and any(len(word) == 1 for word in cut(bare))
            ):
                found.append((start + len(name) - len(bare), Mark("地区", bare)))
            start += len(name) + 1
    return found


def _swallowed(one: tuple[int, Mark], found: Sequence[tuple[int, Mark]]) -> bool:
    """Whether a figure or date is but a part of a longer mark (2019年 of 2019年3月)."""
    start, mark = one
    return mark.kind in ("数量", "日期") and any(
        begin <= start and start + len(mark.text) <= begin + len(other.text)
        for begin, other in found
        if len(other.text) > len(mark.text) or (other.kind == "日期" != mark.kind and other.text == mark.text)
    )
