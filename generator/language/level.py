"""One level of government: what it calls its own bodies, and what it does not have."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.fields import strings
from generator.language.finder import Finder
from generator.model.errors import ContentError

_COURTS = ("法院", "检察院")
_HIGHER = (("中级人民法院", "中院"), ("高级人民法院", "高院"))


@dataclass(frozen=True)
class Level:
    """One level: its rank (省 1 … 镇 4), its words by form (empty: it has no such thing), what it must not say."""

    name: str
    rank: int
    words: Mapping[str, str]
    unsaid: tuple[str, ...] = ()
    unsaid_except: tuple[str, ...] = ()

    @functools.cached_property
    def own(self) -> Mapping[str, str]:
        """word → form, for the words that name this level itself and are safe to match."""
        return {word: form for form, word in self.words.items() if _safe(form, word)} | self._short()

    @functools.cached_property
    def unsaid_finder(self) -> Finder:
        """Finds what it must not say."""
        return Finder(self.unsaid)

    def _short(self) -> dict[str, str]:
        """What courts and procuratorates are called for short (市法院, 市中院): as little another level's as their
        full names."""
        head = self.words.get("域", "")
        if not head:
            return {}
        higher = {head + short: "法院" for rank, short in _HIGHER if rank in self.words.get("法院", "")}
        return higher | {head + form: form for form in _COURTS if self.words.get(form)}


def _safe(form: str, word: str) -> bool:
    clear = not form.startswith(("上级", "下级")) or (form.startswith("下级") and "（" in word)
    return len(word) > 1 and clear and form not in ("域", "词头", "监察法院检察院", "代表之家")


def level_from(key: str, value: object, name: str) -> Level:
    """The level called `key` in the file `name`, of which it says `value`; ContentError names what is missing."""
    if (
        not isinstance(value, dict)
        or not isinstance(value.get("级次"), int)
        or not isinstance(value.get("词形"), dict)
    ):
        raise ContentError(
            f"《{name}》的“{key}”须有“级次”（数字）和“词形”。", "请对照自带的 levels.yaml 修改。"
        )
    words = {str(form): str(word or "") for form, word in value["词形"].items()}
    return Level(key, value["级次"], words, strings(value.get("不当说")), strings(value.get("不当说除外")))
