"""Entries of a brief, --set and the 单位 card → a checked Brief."""

import re
from collections.abc import Iterable, Mapping
from datetime import date as Date
from types import MappingProxyType

from generator.drafting.brief_file import Entry
from generator.drafting.elsewhere import card_at
from generator.drafting.keys import DEFAULT_PACE, LISTS, STANDINGS, nearest, unquoted
from generator.language.dates import EXAMPLE, chinese_date, date_fault, parse_date
from generator.language.levels import Levels
from generator.model.brief import Brief
from generator.model.errors import ContentError

_CHAIRING = "主持"
_SPEAKER = ("姓名", "职务", "讲话人")
"""The usual speaker of the card does not chair the meeting at which he is asked to speak."""
_STANDING_NAMES = ("部署", "汇报", "交流", "主持", "表态")


def make_brief(
    occasion: str,
    entries: Iterable[Entry],
    card: Mapping[str, str],
    default_standing: str,
    levels: Levels,
    today: Date,
) -> Brief:
    """A brief for `occasion`; what the entries leave open comes from the 单位 card (if they name another place,
    nothing of its place and people; no speaker where the occasion is chairing a meeting), then from defaults.

    Raises ContentError naming the line of a date, level, standing or number that cannot be read.
    """
    entries = tuple(entries)
    card, _ = card_at(entries, card, levels)
    if default_standing == _CHAIRING:
        card = {key: value for key, value in card.items() if key not in _SPEAKER}
    values, lists, where = _collect(entries)
    for key, value in card.items():
        if key in LISTS:
            lists.setdefault(key, [part.strip() for part in value.split("、") if part.strip()])
        else:
            values.setdefault(key, value)
    day = _date(values.get("日期"), where, today)
    values["日期"] = chinese_date(day)
    values["场合"] = occasion
    if "称谓" in values:
        values["称谓"] = values["称谓"].rstrip("：:")
    level = _level(values, where, levels)
    if level:
        values["本级"] = level
    return Brief(
        occasion=occasion,
        date=day,
        values=MappingProxyType(values),
        level=level,
        standing=_standing(values.get("身份", ""), where, default_standing),
        characters=_characters(values, where),
        facts=tuple(lists.get("事实", ())),
        must=tuple(lists.get("必提", ())),
        avoid=tuple(lists.get("避免", ())),
        focus=(*lists.get("重点", ()), *((values["主题"],) if values.get("主题") else ())),
        subordinates=tuple(lists.get("下级", ())),
    )


def _collect(entries: Iterable[Entry]) -> tuple[dict[str, str], dict[str, list[str]], dict[str, str]]:
    values: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    where: dict[str, str] = {}
    for entry in entries:
        where[entry.key] = entry.where
        if entry.key in LISTS:
            whole = unquoted(entry.value)
            parts = [whole] if entry.key == "事实" or whole != entry.value else re.split("[，,、；;]", whole)
            lists.setdefault(entry.key, []).extend(filter(None, map(unquoted, parts)))
        else:
            values[entry.key] = entry.value
    if values.get("讲话人"):
        values.setdefault("姓名", values["讲话人"])
    return values, lists, where


def _date(text: str | None, where: Mapping[str, str], today: Date) -> Date:
    if not text:
        return today
    day = parse_date(text)
    if day is None:
        raise ContentError(f"{_at('日期', where)}{date_fault(text)}。", EXAMPLE)
    return day


def _level(values: Mapping[str, str], where: Mapping[str, str], levels: Levels) -> str:
    asked = values.get("本级", "")
    if asked and levels.get(asked) is None:
        raise ContentError(f"{_at('本级', where)}没有“{asked}”这一级。", nearest(asked, levels.by_name))
    return asked or levels.of_office(values.get("地区", ""), values.get("上级", ""))


def _standing(asked: str, where: Mapping[str, str], default: str) -> str:
    if not asked:
        return default
    if asked in _STANDING_NAMES:
        return asked
    if asked not in STANDINGS:
        raise ContentError(f"{_at('身份', where)}身份“{asked}”看不懂。", nearest(asked, STANDINGS))
    return STANDINGS[asked]


def _characters(values: Mapping[str, str], where: Mapping[str, str]) -> int | None:
    asked = _number("字数", values, where)
    minutes = _number("分钟", values, where)
    if asked is None and minutes is not None:
        asked = minutes * (_number("语速", values, where) or DEFAULT_PACE)
    if asked is not None and not 300 <= asked <= 30_000:
        raise ContentError(
            f"{_at('字数', where) or _at('分钟', where)}字数 {asked} 不在 300–30000 之间。",
            "请改成合适的字数或分钟数。",
        )
    return asked


def _number(key: str, values: Mapping[str, str], where: Mapping[str, str]) -> int | None:
    text = values.get(key, "").strip().removesuffix("字").removesuffix("分钟").strip()
    if not text:
        return None
    if not text.isdigit() or int(text) == 0:
        raise ContentError(
            f"{_at(key, where)}“{key}”应当是一个数字，现在是“{values[key]}”。", f"例如：{key}：3000"
        )
    return int(text)


def _at(key: str, where: Mapping[str, str]) -> str:
    return f"拟稿单{where[key]}：" if where.get(key) else ""
