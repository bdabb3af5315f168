"""What a speech without a header says of itself: occasion, level, place, post, standing, date."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as Date

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.names import seats
from generator.language.ordinals import from_chinese
from generator.language.persons import SURNAMES
from generator.language.tagged import Tagged
from generator.mining.outline import Entry
from generator.model.manuscript import SourceInfo

_DIGITS = "〇零一二三四五六七八九"
_NUMBER = rf"(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})"
_YEAR = rf"(?<!\d)(?P<year>(?:19|20)\d\d|[一二][九〇零○][{_DIGITS}○]{{2}})"
_DATES = (
    re.compile(rf"{_YEAR}\s*年\s*(?P<month>{_NUMBER})\s*月(?:\s*(?P<day>{_NUMBER})\s*[日号])?"),
    re.compile(rf"{_YEAR}(?P<sep>[-./_])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<day>\d{{1,2}}))?(?!\d)"),
    re.compile(rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"{_YEAR}年"),
)
_BODY = "人大|人民代表大会|党组|工委|主席团|[省市县区镇乡州旗]委|政府|法院|检察院|监委|政协"
_HOLDER = "副?主任|副?书记|副?主席|副?秘书长|副?[省市州县区镇乡]长|副?局长|副?院长|副?检察长"
_OFFICE = re.compile(
    rf"(?:人大|人民代表大会|党组|中共|委|政府|人民政府)(?:常委会|常务委员会|机关|主席团|工委|办公室)*(?:$|[\s）)]|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}$|(?:党组)?(?:{_HOLDER})|(?:经验)?(?:交流|汇报|发言)(?:材料|发言|提纲)?$)"
)
"""What follows the place in a byline: the office, and whoever signs for it."""
_SIGNED = re.compile(
    r"[（(—]*(?:中共)?((?![全我本各在]|中共|[省市州县区旗镇乡])[\u4e00-\u9fff]{2,10}?(?:自治县|自治州|[市州县区旗镇乡]|街道))(?=人大|人民代表大会|党组|委|政府|人民政府)"
)
"""A byline that begins with a place, be it in no dictionary: 岭北县人大常委会主任　韩立群."""
_POST = re.compile(
    rf"^[（(]?((?:[\u4e00-\u9fff]{{0,12}}(?:{_BODY})[\u4e00-\u9fff、]{{0,14}}?)?(?:{_HOLDER})(?:、(?:{_HOLDER}))*)(?![\u4e00-\u9fff]{{5}})"
)
_ARABIC = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_BODY_OF = re.compile("([省市州县区旗镇乡]|街道)(?:人大|委(?!员)|政府|人民代表大会)")
_HEAD = 200
_TITLE_WEIGHT = 8
"""How many mentions in the text one in the title, or in the name of the file or its folder, is worth."""
_LEAST_MENTIONS = 2
_STANDING = (
    ("主持", re.compile("主持词|主持稿")),
    ("表态", re.compile("表态发言|任职发言|就职发言|履职发言")),
    ("汇报", re.compile("情况汇报|汇报发言|汇报材料|的汇报")),
    ("交流", re.compile("交流发言|心得体会|研讨发言|学习发言")),
)
"""What a title or a file's name says of the speaker's standing."""
_ENDS = (
    ("汇报", re.compile("汇报完毕|汇报如下|汇报到此")),
    ("交流", re.compile("(?:交流)?发言(?:完了|完毕|到此)")),
)
_EITHER = re.compile("座谈会(?:上的)?发言")
"""What is exchanged is called so, and what is reported to those who called the meeting."""
_USUAL, _TAIL = "部署", 80
_LAST_WORD = re.compile("[^。！\\n]*(?:完了|完毕|到此|结束)[^。！\\n]*")
"""How a speech says that it is over, and often what it was: 我的交流发言完了."""


def complete(
    given: SourceInfo,
    entries: Sequence[Entry],
    tags: Sequence[Tagged],
    told: Sequence[Sequence[int]],
    names: Sequence[str],
    lexicon: Lexicon,
) -> SourceInfo:
    """`given`, and what it leaves open from title lines, the names of file and folders, and the text.

    `tags` are the tagged words of the entries, `told` where telling ones stand (`names.telling`), `names` the folders and the file's name, nearest last. What
    cannot be told stays empty, but standing (部署 then); a date may be a year or a month only (2025, 2025-03).
    """
    titles = [entry.text for entry in entries if entry.kind == "标题"]
    text = "\n".join(entry.text for entry in entries)
    said = [*titles, *reversed(names)]
    occasion = given.occasion or _occasion(said, text, lexicon)
    places = _places(entries, tags, told, said)
    place = given.place or _signed(titles, places)
    level = given.level or _level(place, titles, text, places, lexicon)
    return replace(
        given,
        occasion=occasion,
        level=level,
        place=place or _own_place(places, level, lexicon),
        post=given.post or next((match[1] for title in titles if (match := _POST.match(title))), ""),
        standing=given.standing or _standing(said, text, occasion, lexicon),
        date=given.date or next((day for one in said if (day := find_date(one))), ""),
    )


def _occasion(said: Sequence[str], text: str, lexicon: Lexicon) -> str:
    """By the title and the names, then by how the text begins and ends; a report may be called 座谈会上的发言 too."""
    if _ENDS[0][1].search(text[:_HEAD] + text[-_TAIL:]):
        said, text = [_EITHER.sub("", one) for one in said], _EITHER.sub("", text)
    return lexicon.occasions.of((*said, text[:_HEAD], *_last_words(text)))


def _last_words(text: str) -> list[str]:
    """The clauses at the end of a speech that say that it is over."""
    return _LAST_WORD.findall(text[-_TAIL:])


def find_date(text: str) -> str:
    """The first date in `text` as ISO (2025-03-01; 2025-03 or 2025 if it says no more), or an empty string.

    Understands 2025年3月1日, 二〇二五年三月一日, 2025-3-1, 2025.3.1 and 20250301; what is no day of the calendar is
    passed over.
    """
    plain = unicodedata.normalize("NFKC", text)
    for pattern in _DATES:
        for match in pattern.finditer(plain):
            if found := _iso(match.groupdict()):
                return found
    return ""


def _iso(parts: dict[str, str | None]) -> str:
    year = (parts["year"] or "").translate(_ARABIC)
    month, day = (from_chinese(parts.get(name) or "") for name in ("month", "day"))
    try:
        Date(int(year), month or 1, day or 1)
    except ValueError:
        return ""
    return year + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _signed(titles: Sequence[str], places: Iterable[str]) -> str:
    """The place of the office that signs: one that is known for a place, else whatever the byline calls so."""
    known = next((name for title in titles for name in places if _signs(name, title)), "")
    if known:
        return known
    bylines = (match for title in titles if (match := _SIGNED.match(title)))
    return next((match[1] for match in bylines if _OFFICE.match(match.string, match.end(1))), "")


def _signs(place: str, title: str) -> bool:
    """Whether a line of the title is the byline of an office of `place`: 云河市人大常委会, （云河市人大常委会主任 林知远）."""
    line = title.lstrip("（(—")
    return line.startswith(place) and _OFFICE.match(line, len(place)) is not None


def _level(place: str, titles: Sequence[str], text: str, places: Counter[str], lexicon: Lexicon) -> str:
    """Of the place that was given; else by the level words of the text; else of the place named most."""
    named = lexicon.levels.of_place(place) or lexicon.levels.guess("\n".join([*titles, text]))
    body = next((match[1] for title in titles if (match := _BODY_OF.search(title))), "")
    often = (
        lexicon.levels.of_place(name) for name, times in places.most_common() if times >= _LEAST_MENTIONS
    )
    return named or body or next(filter(None, often), "")


def _places(
    entries: Sequence[Entry], tags: Sequence[Tagged], told: Sequence[Sequence[int]], said: Sequence[str]
) -> Counter[str]:
    """How often each place with a government of its own is named; title and names count more."""
    counts: Counter[str] = Counter()
    for entry, tagged, telling in zip(entries, tags, told, strict=True):
        for name in seats(entry.text, tagged, telling):
            counts[name] += _TITLE_WEIGHT if entry.kind == "标题" else 1
    for one in said:
        for name in seats(one, words.tag(one)):
            counts[name] += 0
    for name in counts:
        counts[name] += _TITLE_WEIGHT * sum(name in one for one in said)
    return counts


def _own_place(places: Counter[str], level: str, lexicon: Lexicon) -> str:
    """The place of the speaker's level that is named most (twice at least), the first of equals."""
    fit = [name for name, _ in places.most_common() if lexicon.levels.of_place(name) == level]
    return next((name for name in fit if places[name] >= _LEAST_MENTIONS), "")


def _standing(said: Sequence[str], text: str, occasion: str, lexicon: Lexicon) -> str:
    """By the words of title and names, then as usual on the occasion, then by how the text ends; else 部署."""
    named = next((standing for standing, pattern in _STANDING if pattern.search("\n".join(said))), "")
    usual = lexicon.occasions.standing(occasion)
    ends = next((standing for standing, pattern in _ENDS if pattern.search(text[:_HEAD] + text[-_TAIL:])), "")
    return named or (usual if usual != _USUAL else "") or ends or _USUAL
