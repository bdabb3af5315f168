"""Occasions as mining recognises them: words of a title, a file name or the first lines, and who speaks there."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.language.fields import strings
from generator.language.patterns import pattern
from generator.model.errors import ContentError

_GAP = "…"
_WIDEST_GAP = 14
_PERSONAL = "个人"
STANDINGS = ("部署", "汇报", "交流", "主持", "表态")


class Occasion(NamedTuple):
    """An occasion: its name (that of a template), the words it is known by, the usual standing of its speaker.

    `bias` is what a sentence gets for a slot just for being said there; `hall` names who listens; at a
    `personal` one it is told what a person does, not what an office does.
    """

    name: str
    words: tuple[str, ...]
    standing: str
    bias: Mapping[str, float] = {}
    hall: str = ""
    personal: bool = False


_UNKNOWN = Occasion("", (), "")


@dataclass(frozen=True)
class Occasions:
    """The 场合 of slots.yaml, in its order."""

    all: tuple[Occasion, ...] = ()

    def of(self, names: Sequence[str]) -> str:
        """The occasion that one of `names` (the surest first) is called after.

        Of several words in one of them the longest decides. Empty if there is none.
        """
        return next((found for text in names if (found := self._in(text))), "")

    def _in(self, text: str) -> str:
        hits = [rank for head, pattern, rank in self._signs if head in text and pattern.search(text)]
        return max(hits)[2] if hits else ""

    @functools.cached_property
    def _signs(self) -> list[tuple[str, re.Pattern[str], tuple[int, int, str]]]:
        """Each word: how it begins, its pattern, and how much it counts beside others (the longest first)."""
        return [
            (word.split(_GAP)[0], _pattern(word), (len(word.replace(_GAP, "")), -order, occasion.name))
            for order, occasion in enumerate(self.all)
            for word in (occasion.name, *occasion.words)
        ]

    @functools.cached_property
    def _by_name(self) -> Mapping[str, Occasion]:
        return {occasion.name: occasion for occasion in self.all}

    def bias(self, name: str) -> Mapping[str, float]:
        """slot → score that the occasion called `name` itself speaks for."""
        return self._named(name).bias

    def hall(self, name: str) -> str:
        """Who listens on the occasion called `name` (代表, 机关 …), or an empty string."""
        return self._named(name).hall

    def is_personal(self, name: str) -> bool:
        """Whether it is told on the occasion called `name` what a person does."""
        return self._named(name).personal

    def standing(self, name: str) -> str:
        """The usual standing of the speaker on the occasion called `name`, or an empty string."""
        return self._named(name).standing

    def _named(self, name: str) -> Occasion:
        """The occasion called `name`, or one of which nothing is known."""
        return self._by_name.get(name, _UNKNOWN)


def _pattern(word: str) -> re.Pattern[str]:
    """A word in which … stands for up to 14 characters of one clause."""
    return pattern(f"[^，。；]{{0,{_WIDEST_GAP}}}?".join(map(re.escape, word.split(_GAP))))


def load_occasions(data: Mapping[str, object], name: str) -> Occasions:
    """The section 场合 of slots.yaml (it may be absent); ContentError names what is wrong."""
    table = data.get("场合") or {}
    if not isinstance(table, Mapping):
        raise ContentError(f"《{name}》的“场合”写法不对。", "每行写“场合名: {认: [词, 词], 身份: 部署}”。")
    return Occasions(tuple(_occasion(str(key), value, name) for key, value in table.items()))


def _occasion(key: str, value: object, name: str) -> Occasion:
    body = value if isinstance(value, Mapping) else {}
    standing = str(body.get("身份") or STANDINGS[0])
    if not isinstance(value, Mapping) or standing not in STANDINGS:
        raise ContentError(
            f"《{name}》的场合“{key}”写法不对。",
            f"写成“{{认: [词, 词], 身份: 部署}}”，身份可用：{' '.join(STANDINGS)}。",
        )
    bias = body.get("偏向") or {}
    numeric = isinstance(bias, Mapping) and all(isinstance(weight, int | float) for weight in bias.values())
    if not numeric:
        raise ContentError(
            f"《{name}》的场合“{key}”的“偏向”写法不对。", "写成 {槽位: 数字}，例如 {监督: 3}。"
        )
    acting = str(body.get("行事") or "")
    if acting not in ("", _PERSONAL):
        raise ContentError(
            f"《{name}》的场合“{key}”的“行事”写成了“{acting}”。", f"只能写“{_PERSONAL}”，或者不写。"
        )
    weights = {str(slot): float(bias[slot]) for slot in bias}
    return Occasion(
        key, strings(body.get("认")), standing, weights, str(body.get("听众") or ""), acting == _PERSONAL
    )
