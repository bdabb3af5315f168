"""Names of places, told by the words of a sentence and their tags; also where words stand that may be names at all."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.language.coined import (
    coined_in,
    counties_in,
    find_coined,
    find_named_after,
    may_coin,
    waters_in,
)
from generator.language.divisions import find_full_names, stems
from generator.language.patterns import pattern as lazy
from generator.language.persons import PERSON_TAGS
from generator.language.place_words import (
    BODIES,
    COMMON_ALONE,
    FIRM_SEATS,
    GENERIC_STEMS,
    GEOGRAPHIC,
    NOT_PLACES,
    ORGANISATIONS,
    PLACE_SUFFIXES,
    REGIONS,
    SEATS,
)
from generator.language.tagged import Tagged, offset_of
from generator.language.words import frequency, is_known, is_place_word
from generator.model.sentence import Mark

_HAN = lazy(r"[\u4e00-\u9fff]+")
_REPORTING = frozenset("报告送发给请函呈交到在向由同和与")
"""What ends no name before 县 or 市: somebody reports to it (按时报县人大)."""
_BY_THE_WATER = "沿临滨环跨过入巡护治清涉绕大小两各全每一"
"""What before 江 or 河 makes no name: 沿江, 巡河."""
_NAME_TAGS = ("ns", "nr", "nz", "x")
_TELLING_TAGS = PERSON_TAGS | {"ns"}
_SURE = 2
_FULL_NAME = 3
_VERY_RARE = 4
_RARE = 1000
"""A noun less frequent than this before 县 or 镇 is taken for a name."""
_RARE_STEM = 450
"""A word less frequent than this, and the stem of a division's name, is taken for the division."""


def telling(tagged: Tagged) -> list[int]:
    """Where the words stand that may name a person or place, or have a place's name before them (县, 水库)."""
    if not tagged:
        return []
    known = _place_words()
    return [index for index, (word, flag) in enumerate(tagged) if flag in _TELLING_TAGS or word in known]


@functools.cache
def _place_words() -> frozenset[str]:
    return PLACE_SUFFIXES | SEATS | stems()


def find_places(tagged: Tagged, told: Iterable[int], covered: str) -> list[tuple[int, Mark]]:
    """Places and firms with their offsets: words tagged as places, and stems before a suffix (水库, 镇, 集团).

    `told` is where telling words stand (see `telling`). What is covered with 〇 in `covered` is national and left
    out.
    """
    found: list[tuple[int, Mark]] = []
    for index in told:
        word, flag = tagged[index]
        named = flag == "ns" and (_is_place_word(word) if is_known(word) else _is_water(word))
        if named or _is_division(word, flag):
            found.append((offset_of(tagged, index), Mark("地区", word)))
        elif word in PLACE_SUFFIXES and _names_a_place(tagged, index):
            stem = tagged[index - 1][0]
            kind = "机构" if word in ORGANISATIONS else "地区"
            found.append((offset_of(tagged, index - 1), Mark(kind, stem + word)))
    return (
        [(start, mark) for start, mark in found if covered.startswith(mark.text, start)] if found else found
    )


def _is_water(word: str) -> bool:
    """Whether a word that no dictionary holds is formed like the name of a river or lake: 澜江."""
    return len(word) in (2, 3) and word[-1] in "江河湖溪" and word[0] not in _BY_THE_WATER


def place_stems(sentences: Iterable[tuple[str, Tagged, Sequence[int]]]) -> tuple[str, ...]:
    """The places with a government of their own that a whole speech names, less 市 or 县 (清源 of 清源县); short rivers.

    Each sentence comes with its words and where telling ones stand (see `telling`).
    """
    weights: Counter[str] = Counter()
    for text, tagged, told in sentences:
        if told:
            _weigh_seats(weights, tagged, told)
        if may_coin(text):
            _weigh_coined(weights, text)
        for _, mark in find_named_after(text, tagged):
            weights[mark.text] += _SURE
    return tuple(sorted(stem for stem, weight in weights.items() if weight >= _SURE))


def _weigh_coined(weights: Counter[str], text: str) -> None:
    """Add those names that no dictionary holds: of what has a government of its own, and short ones of rivers."""
    names = [stem for _, stem, suffix in coined_in(text) if suffix in SEATS]
    names += [stem for _, stem, _ in counties_in(text)]
    names += [name for _, name in waters_in(text)]
    for name in names:
        weights[name] += _SURE


def _weigh_seats(weights: Counter[str], tagged: Tagged, told: Iterable[int]) -> None:
    """Add to each stem how surely a sentence names a place with a government of its own by it."""
    for index in _seats_at(tagged, told):
        stem, flag = tagged[index - 1]
        if _names_a_place(tagged, index):
            weights[stem] += _SURE if flag.startswith(_NAME_TAGS) or _governs(tagged, index) else 1


def _seats_at(tagged: Tagged, told: Iterable[int]) -> list[int]:
    """Where, of the telling words, 市, 县 and the like stand behind a word of two characters or more."""
    return [index for index in told if tagged[index][0] in SEATS and index and len(tagged[index - 1][0]) > 1]


def seats(text: str, tagged: Tagged, told: Sequence[int] | None = None) -> list[str]:
    """The places with a government of their own that `text` names in full (云河市, 临江区), as often as it does.

    `told` is where telling words stand, if that was found out already (see `telling`).
    """
    if SEATS.isdisjoint(text):
        return []
    named = [name for _, name in find_full_names(text) if name[-1] in SEATS]
    told = telling(tagged) if told is None else told
    for index in _seats_at(tagged, told):
        name = tagged[index - 1][0] + tagged[index][0]
        if name not in named and _names_a_place(tagged, index):
            named.append(name)
    places = [tagged[index][0] for index in told if tagged[index][1] == "ns"]
    named += [word for word in places if _is_seat(word) and word not in named]
    coined = [mark.text for _, mark in find_coined(text) if mark.text[-1] in SEATS]
    return [*named, *(name for name in coined if name not in named)]


def _is_seat(word: str) -> bool:
    return len(word) > 2 and word[-1] in SEATS and _is_proper(word)


def find_stems(covered: str, stems: Iterable[str]) -> list[tuple[int, Mark]]:
    """Every mention of these places with its offset."""
    return [
        (match.start(), Mark("地区", stem))
        for stem in stems
        if stem in covered
        for match in re.finditer(re.escape(stem), covered)
    ]


def _is_proper(word: str) -> bool:
    common = word[-1] in "省市县区镇乡村州旗" and (word[:-1] in GENERIC_STEMS or len(word) == 1)
    return len(word) > 1 and word not in NOT_PLACES and not common


def _is_place_word(word: str) -> bool:
    """A name of the dictionary: a division, a region, or one that ends as mountains, rivers and towns do.

    The dictionary calls many common words places too (重大意义, 午休, 扎堆).
    """
    if word in COMMON_ALONE or (word[0] in "焉岂孰" and word not in stems()):
        return False
    named = word in stems() or word in REGIONS or (len(word) >= _FULL_NAME and word.endswith(GEOGRAPHIC))
    return (named or frequency(word) <= _VERY_RARE) and _is_proper(word)


def _is_division(word: str, flag: str) -> bool:
    """A division's name without its ending (绵阳), unless it is a common word as well (公安, 合作)."""
    if word not in stems() or word in NOT_PLACES | COMMON_ALONE or word in GENERIC_STEMS:
        return False
    return flag == "ns" or frequency(word) <= _RARE_STEM


def _names_a_place(tagged: Tagged, index: int) -> bool:
    """Whether the word before the suffix at `index` is a name; before 县 or 镇, any noun that is no common stem."""
    if not index:
        return False
    word, flag = tagged[index - 1]
    if not _HAN.fullmatch(word) or word in GENERIC_STEMS or word in NOT_PLACES:
        return False
    if len(word) > _FULL_NAME and is_known(word):
        return False
    if word[-1] in _REPORTING and not is_place_word(word):
        return False
    seat = tagged[index][0] in FIRM_SEATS or (tagged[index][0] in SEATS and _governs(tagged, index))
    rare_noun = flag.startswith("n") and 1 < len(word) <= _FULL_NAME and frequency(word) < _RARE
    return flag.startswith(_NAME_TAGS) or (seat and rare_noun)


def _governs(tagged: Tagged, index: int) -> bool:
    """Whether a body of government follows the word at `index`."""
    return index + 1 < len(tagged) and tagged[index + 1][0].startswith(BODIES)
