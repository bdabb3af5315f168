"""Spaces inside a text; those that custom puts round names, in salutations and in spaced titles are none of ours."""

from collections.abc import Iterator

from generator.checking.check import Check, Example, Spot, examples
from generator.checking.layout import lines_of
from generator.checking.paper import Paper
from generator.checking.people import GAP, HAN, NAME, POST, known_people, signed
from generator.language.patterns import pattern as lazy
from generator.language.persons import SURNAMES

_BESIDE = rf"[{HAN}，。；：？！、“”《》]"
_SPACE = lazy(rf"{_BESIDE}{GAP}+(?={_BESIDE})")
_LETTER_SPACED = lazy(rf"[{HAN}](?:{GAP}+[{HAN}])+")
_NAMES = lazy(rf"{NAME}(?:{GAP}+{NAME})+")
_NAME_BEHIND = lazy(rf"{NAME}(?![{HAN}])")
_AFTER_POST_OR_DAY = lazy(rf"(?:{POST}|[日）)])$")
_SURNAME_ENDS = lazy(rf"(?:^|[^{HAN}]|{POST})[{SURNAMES}]$")
_ANY_SURNAME_ENDS = lazy(rf"[{SURNAMES}]$")
_GIVEN_NAME = lazy(rf"[{HAN}](?:(?![{HAN}])|{POST})")
_GIVEN_NAME_AND_POST = lazy(rf"[{HAN}]{POST}")
_NAME_ENDS = lazy(rf"(?:^|[^{HAN}]){NAME}$")
_POST_BEHIND = lazy(rf"[{HAN}]{{0,20}}?{POST}")


def find_spaces(paper: Paper) -> Iterator[Spot]:
    """Spaces between two characters or marks."""
    known = known_people(paper.setting)
    for line in lines_of(paper):
        text = paper.paragraphs[line.number]
        if line.kind == "称谓" or any(
            one(text) for one in (_LETTER_SPACED.fullmatch, _NAMES.fullmatch, signed)
        ):
            continue
        for match in _SPACE.finditer(text):
            before, behind = text[: match.start() + 1], text[match.end() :]
            if not (before.endswith(known) or behind.startswith(known) or _is_custom(before, behind)):
                yield Spot(line.number, *match.span(), "多了空格", match[0][0], plain=True)


def _is_custom(before: str, behind: str) -> bool:
    """Whether the space stands between post and name (主任 陈守诚), name and post, or inside a name (张 三)."""
    return bool(
        (_AFTER_POST_OR_DAY.search(before) and _NAME_BEHIND.match(behind))
        or (_SURNAME_ENDS.search(before) and _GIVEN_NAME.match(behind))
        or (_ANY_SURNAME_ENDS.search(before) and _GIVEN_NAME_AND_POST.match(behind))
        or (_NAME_ENDS.search(before) and _POST_BEHIND.match(behind))
    )


CHECKS = (
    Check(
        "form.space", "提示", "字中间的空格", find_spaces,
        examples("要学 习。", "一、提高政治 站位，把牢方向", "县人大常委会主任 要带头学习。"),
        (*examples("要学习 AI 技术。", "县人大常委会主任 陈守诚", "县人大常委会主任　　张 三", "张 三", "出席会议的有：张 三、李国栋。",
                  "请张 三同志发言。", "各位代表 同志们：", "主 持 词", "2026年3月1日 陈守诚", "陈守诚 县人大常委会主任"),
         Example("请欧阳守诚 上台。", {"people": ("欧阳守诚",)})),
    ),
)  # fmt: skip
