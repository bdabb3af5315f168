"""Places whose level calls its bodies otherwise: 自治区, 直辖市, 盟, 地区."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.language.fields import strings
from generator.model.errors import ContentError

_LONG = 4
"""Characters of a word that stands in a text by itself, not as part of others."""


class Alias(NamedTuple):
    """Places of one kind: the level they are of, how their names end, and the words that differ (by form)."""

    name: str
    level: str
    endings: tuple[str, ...]
    words: Mapping[str, str]

    def fits(self, place: str) -> bool:
        """Whether `place` is of this kind: its name ends so, or is one of the endings (上海市)."""
        return place.endswith(self.endings) and (len(self.endings) > 1 or place not in self.endings)

    def long_words(self) -> Mapping[str, str]:
        """The words that may be looked for in any text: 自治区党委, not 地委 (当地委托)."""
        return {form: word for form, word in self.words.items() if len(word) >= _LONG}


def aliases_from(table: object, levels: Mapping[str, object], name: str) -> tuple[Alias, ...]:
    """The section 别称 of the file `name`; ContentError names an entry without 级别, 地名 or 词形."""
    if table is None:
        return ()
    if not isinstance(table, dict):
        raise ContentError(f"《{name}》的“别称”写得不对。", "请对照自带的 levels.yaml 修改。")
    return tuple(_alias(str(key), value, levels, name) for key, value in table.items())


def _alias(key: str, value: object, levels: Mapping[str, object], name: str) -> Alias:
    fields = value if isinstance(value, dict) else {}
    level, endings, words = str(fields.get("级别")), strings(fields.get("地名")), fields.get("词形")
    if level not in levels or not endings or not isinstance(words, dict):
        raise ContentError(
            f"《{name}》的别称“{key}”须有“级别”（层级里的一个）、“地名”和“词形”。",
            "请对照自带的 levels.yaml 修改。",
        )
    return Alias(key, level, endings, {str(form): str(word or "") for form, word in words.items()})
