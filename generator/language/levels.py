"""Levels of government: which words name the speaker's own body, and what a level does not have."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.language.aliases import Alias, aliases_from
from generator.language.finder import Finder
from generator.language.level import Level, level_from
from generator.language.level_bounds import stands_apart
from generator.language.level_signs import FIXED, FOREIGN, find_fixed, find_heads, may_hold_signs
from generator.model.errors import ContentError
from generator.model.sentence import LevelWord

_LONG_ENDINGS = (
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
    ("街道办事处", "街道"),
)
_BODIES = ("人大", "常委会", "党委", "政府", "人民")
_BELOW = ("下级", "下级全域")
"""Forms of what is below; before a body's name (县（市、区）人大) they name nothing."""
_OWN_FORMS = ("全域", "我域", "党委", "常委会", "政府", "主席团")
"""Forms by which a text shows whose it is."""
_TOWNS = "乡镇人大"
_OF_TOWNS = re.compile("主席团|人大(?:专职)?副?主席|专职副?主席|七站八所|七所八站|(?:基层|乡镇|镇直)站所")
"""What only towns have: 县乡人大 do not have it."""
_ABOVE = {
    "上级": "域", "上级全域": "全域", "上级党委": "党委", "上级政府": "政府", "上级人大": "人大", "上级常委会": "常委会",
}  # fmt: skip
"""What a level calls what is above it, and what that calls itself."""
_CITY, _COUNTY_CITY, _OF_CITIES = "市", "县级市", 2
"""A 市 below another of rank 2 is a county's equal."""


@dataclass(frozen=True)
class Levels:
    """All levels of levels.yaml."""

    by_name: Mapping[str, Level]
    aliases: tuple[Alias, ...] = ()
    base: "Levels | None" = field(default=None, compare=False, repr=False)
    """The table as it was before a level was put into an office's words."""
    _offices: dict[tuple[str, str, str], "Levels"] = field(default_factory=dict, compare=False, repr=False)
    _by_speaker: dict[str, tuple[Finder, Mapping[str, tuple[str, int]]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def get(self, name: str) -> Level | None:
        """The level called `name`, or None."""
        return self.by_name.get(name)

    def of_place(self, place: str) -> str:
        """The level that a place's name ends in (云河市 → 市, 自治区 and 直辖市 → 省), or an empty string."""
        if alias := self._alias_of(place):
            return alias.level
        for ending, level in (*_LONG_ENDINGS, *((name, name) for name in self._by_length())):
            if place.endswith(ending) and len(place) > len(ending):
                return level
        return ""

    def of_office(self, place: str, superior: str) -> str:
        """The level of `place`, as its name and the place above it tell: 义乌市 below 金华市 is a 县级市."""
        level, above = self.of_place(place), self.get(self.of_place(superior))
        below_city = above is not None and above.rank == _OF_CITIES
        return _COUNTY_CITY if level == _CITY and below_city and _COUNTY_CITY in self.by_name else level

    def at(self, level: str, place: str, superior: str = "") -> "Levels":
        """The table in which `level` has the words of the office of `place`, and of `superior` above it.

        Those of a kind of place of its own (别称), and of the place above if that is not what the level
        usually has above it: 全区 above 南宁市 of 广西壮族自治区.
        """
        base = self.base or self
        usual = base.get(level)
        if usual is None:
            return base
        words = {**usual.words, **base._words_of(level, place), **base._above(usual, superior)}
        if words == usual.words:
            return base
        office = (level, place, superior)
        if office not in base._offices:
            called = {**base.by_name, level: replace(usual, words=words)}
            base._offices[office] = Levels(called, base.aliases, base)
        return base._offices[office]

    def _alias_of(self, place: str) -> Alias | None:
        return next((alias for alias in self.aliases if alias.fits(place)), None)

    def _words_of(self, level: str, place: str) -> Mapping[str, str]:
        """The words in which the office of `place` differs from its level."""
        alias = self._alias_of(place)
        return alias.words if alias and alias.level == level else {}

    def _above(self, usual: Level, superior: str) -> Mapping[str, str]:
        """What an office calls the bodies of `superior`; nothing if that is not above it."""
        name = self.of_place(superior)
        above = self.get(name)
        if above is None or above.rank >= usual.rank:
            return {}
        words = {**above.words, **self._words_of(name, superior)}
        return {form: words.get(own, "") for form, own in _ABOVE.items()}

    def _by_length(self) -> list[str]:
        return sorted(self.by_name, key=len, reverse=True)

    def find(self, text: str, own: str) -> tuple[LevelWord, ...]:
        """Every level word in `text`, in order, as said by a speaker of level `own`; the longest wins where two overlap."""
        speaker = self.by_name.get(own)
        if speaker is None:
            return ()
        words = list(self._words_in(text, own))
        if not words and not may_hold_signs(text):
            return ()
        taken = [*words, *find_heads(text, speaker.words.get("域", ""))]
        fixed = find_fixed(text, taken)
        return tuple(sorted([*taken, *fixed], key=lambda word: word.start)) if taken or fixed else ()

    def _words_in(self, text: str, own: str) -> Iterator[LevelWord]:
        finder, meanings = self._known(own)
        end = 0
        for start, word in finder.longest(text):
            form, steps = meanings[word]
            behind = start + len(word)
            below = form in _BELOW and text.startswith(_BODIES, behind)
            if start >= end and not below and stands_apart(text, start, behind):
                yield LevelWord(start, behind, form, steps)
                end = behind

    def _words(self, own: str) -> Mapping[str, str]:
        """word → form: all that `own` calls its own, and the bodies and areas of the other levels."""
        others = {
            word: form
            for level in self._others
            for word, form in level.own.items()
            if not form.startswith("下级")
        }
        return others | dict(self.by_name[own].own)

    @functools.cached_property
    def _others(self) -> Sequence[Level]:
        """Every level, and each kind of place with those of its words that are long enough to be no part of others."""
        base = self.base or self
        called = [replace(base.by_name[alias.level], words=alias.long_words()) for alias in base.aliases]
        return [*base.by_name.values(), *called]

    def _meaning(self, word: str, speaker: Level) -> tuple[str, int]:
        if word in speaker.own:
            return speaker.own[word], 0
        above = next((own for form, own in _ABOVE.items() if speaker.words.get(form) == word), "")
        if above:
            return above, -1
        others = [level for level in self._others if word in level.own]
        nearest = min(others, key=lambda level: (level.rank == speaker.rank, abs(level.rank - speaker.rank)))
        return nearest.own[word], nearest.rank - speaker.rank or FOREIGN

    def _known(self, own: str) -> tuple[Finder, Mapping[str, tuple[str, int]]]:
        """The level words of a speaker of this level, with the form and steps of each."""
        if own not in self._by_speaker:
            words = self._words(own)
            meanings = {word: self._meaning(word, self.by_name[own]) for word in words}
            self._by_speaker[own] = Finder(words, common=True), meanings
        return self._by_speaker[own]

    @functools.cached_property
    def _shown_by(self) -> Mapping[str, list[str]]:
        """Level → the words by which a text shows that it is this level's."""
        return {
            level.name: [word for form, word in level.words.items() if form in _OWN_FORMS and word]
            for level in self.by_name.values()
        }

    def guess(self, text: str) -> str:
        """The level whose words (全县, 我县 …) stand most often in `text`, or an empty string."""
        times = {word: text.count(word) for words in self._shown_by.values() for word in words}
        counts = {name: sum([times[word] for word in words]) for name, words in self._shown_by.items()}
        best = max(counts, key=lambda name: counts[name], default="")
        return best if best and counts[best] else ""

    def realise(
        self, core: str, words: tuple[LevelWord, ...], source: str, target: str
    ) -> list[tuple[str, str]] | None:
        """`core`, said at level `source`, in the words of level `target`.

        Returns pieces (text, form), form empty for plain text; None if that level cannot say it.
        """
        speaker, user = self.by_name.get(source), self.by_name.get(target)
        if user is None:
            return None if words else [(core, "")]
        pieces: list[tuple[str, str]] = []
        position = 0
        for word in words:
            spoken = core[word.start : word.end]
            said = (
                ""
                if word.form == FIXED and self._is_usual(spoken, user)
                else _said(spoken, word, speaker, user)
            )
            if word.form == "基层人大" and "县" in said and _OF_TOWNS.search(core):
                said = _TOWNS
            if not said:
                return None
            pieces += [(core[position : word.start], ""), (said, word.form)]
            position = word.end
        pieces.append((core[position:], ""))
        return [piece for piece in pieces if piece[0]]

    def _is_usual(self, text: str, user: Level) -> bool:
        """Whether `text` says the usual word of a level (省直各单位) that this office calls otherwise (自治区)."""
        usual = self.base.by_name[user.name].words.get("域", "") if self.base else ""
        return bool(usual) and usual != user.words.get("域", "") and usual in text

    def unsaid_in(self, text: str, target: str) -> str:
        """What the level `target` must not say of itself and `text` says, or an empty string."""
        return next((word for _, word in self.find_unsaid(text, target)), "")

    def find_unsaid(self, text: str, target: str) -> list[tuple[int, str]]:
        """All that the level `target` must not say of itself, with offsets; the longest wins where two overlap."""
        level = self.by_name.get(target)
        if level is None or not level.unsaid:
            return []
        for allowed in level.unsaid_except:
            text = text.replace(allowed, "〇" * len(allowed))
        return list(level.unsaid_finder.apart(text))


def _said(text: str, word: LevelWord, speaker: Level | None, user: Level) -> str:
    """What `user` says for a level word of `speaker`; empty if it cannot say it.

    Its own bodies by its own names; bodies below both as they are; bodies above only at equal rank.
    """
    if word.form == FIXED:
        return text if speaker is user else ""
    if word.steps == 0:
        own = user.words.get(word.form, "")
        return text if speaker is user and (own == text or text in user.own) else own
    if speaker is None or word.steps == FOREIGN or text in user.own:
        return text if speaker and text == user.words.get("基层人大") else ""
    if word.steps > 0:
        return text if speaker.rank + word.steps > user.rank >= speaker.rank else ""
    if speaker.rank != user.rank:
        return ""
    return text if word.steps < -1 or text in user.words.values() else ""


def load_levels(data: Mapping[str, object], name: str) -> Levels:
    """levels.yaml, already parsed, as Levels; ContentError names what is missing."""
    table = data.get("层级")
    if not isinstance(table, dict) or not table:
        raise ContentError(f"《{name}》缺少“层级”一节。", "请对照自带的 levels.yaml 补上。")
    levels = {str(key): level_from(str(key), value, name) for key, value in table.items()}
    return Levels(levels, aliases_from(data.get("别称"), levels, name))
