"""What the 单位 card says of its own place and people, which a draft for another place must not repeat."""

from collections.abc import Iterable, Mapping

from generator.drafting.brief_file import Entry
from generator.language.levels import Levels

_LOCAL = ("本级", "上级", "下级", "单位", "姓名", "职务", "讲话人", "届次", "会议", "地点", "事实")
"""Keys whose values belong to a place or a person; how fast one reads or whom one addresses is one's own habit."""


def card_at(
    entries: Iterable[Entry], card: Mapping[str, str], levels: Levels
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The card as far as it holds for the 地区 that the entries give, and the keys that it thereby loses."""
    asked = next((entry.value for entry in entries if entry.key == "地区" and entry.value), "")
    home = card.get("地区", "")
    if not asked or not home or _same_place(asked, home, levels):
        return card, ()
    lost = tuple(key for key in _LOCAL if key in card)
    return {key: value for key, value in card.items() if key not in lost}, lost


def _same_place(one: str, other: str, levels: Levels) -> bool:
    """Whether two names are of one place, written longer or shorter: 清江省云河市, 云河市, 云河."""
    ends = [levels.of_place(name) for name in (one, other)]
    if all(ends) and ends[0] != ends[1]:
        return False
    short, long = sorted(
        (name.removesuffix(end) for name, end in zip((one, other), ends, strict=True)), key=len
    )
    return long.endswith(short)
