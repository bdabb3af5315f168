"""Formulations with dates, national set phrases, and formulas that must stand whole."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from typing import NamedTuple

from generator.language.fields import strings
from generator.language.finder import Finder
from generator.model.errors import ContentError
from generator.model.sentence import Renewal

_PAIR = 2
_COUNT = re.compile("[一二三四五六七八九十]{1,2}")
"""A name that is a numeral: 十一 is a holiday in quotation marks only, 三十一个 is a figure."""
_YEAR = 366
"""Days for which the dated terms hold good after they were checked."""


class Term(NamedTuple):
    """A dated formulation: may be said from `since` to `until` (both inclusive; None: no bound)."""

    word: str
    since: Date | None = None
    until: Date | None = None
    replaced_by: str = ""
    note: str = ""
    exclude: tuple[str, ...] = ()
    plain: bool = False
    """`replaced_by` may stand in its place and the sentence stays right."""

    def fits(self, day: Date) -> bool:
        """Whether it may be said on `day`."""
        return not (self.since and day < self.since) and not (self.until and day > self.until)


@dataclass(frozen=True)
class Terms:
    """terms.yaml: dated terms, national names, quoted national abbreviations, atoms, words of the field."""

    dated: tuple[Term, ...] = ()
    national: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    atoms: tuple[tuple[str, ...], ...] = ()
    vocabulary: tuple[str, ...] = ()
    checked: Date | None = None
    """The day up to which the dated terms were checked; what was put forward later is not in them."""

    def reach(self, day: Date) -> bool:
        """Whether the dated terms tell what may be said on `day`: it is at most a year after they were checked."""
        return self.checked is None or (day - self.checked).days <= _YEAR

    @functools.cached_property
    def _dated_finder(self) -> Finder:
        words = [word for term in self.dated for word in (term.word, *term.exclude)]
        return Finder(words, common=True)

    @functools.cached_property
    def _by_word(self) -> Mapping[str, Term]:
        return {term.word: term for term in self.dated}

    @functools.cached_property
    def _national(self) -> Finder:
        names = {*self.national, *self.abbreviations}
        return Finder((name for name in names if not _COUNT.fullmatch(name)), common=True)

    def find(self, text: str) -> list[tuple[int, Term]]:
        """The dated terms in `text` with their offsets; the longest wins where two overlap."""
        found = self._dated_finder.longest(text)
        if not found:
            return []
        longest: list[tuple[int, str]] = []
        for start, word in sorted(found, key=lambda one: (-len(one[1]), one[0])):
            if all(start >= begin + len(other) or begin >= start + len(word) for begin, other in longest):
                longest.append((start, word))
        return [(start, self._by_word[word]) for start, word in sorted(longest) if word in self._by_word]

    def era(self, text: str) -> tuple[str, ...]:
        """The dated terms in `text`, once each, in order."""
        found = self.find(text)
        return tuple(dict.fromkeys([term.word for _, term in found])) if found else ()

    def renewals(self, text: str) -> tuple[Renewal, ...]:
        """The terms in `text` that have an end and a plain replacement, with the last day of each."""
        found = [
            Renewal(term.word, term.replaced_by, term.until.isoformat())
            for _, term in self.find(text)
            if term.plain and term.until
        ]
        return tuple(dict.fromkeys(found)) if found else ()

    def window(self, text: str) -> tuple[Date | None, Date | None]:
        """The days (first, last) between which all of `text` may be said; None is no bound."""
        terms = [term for _, term in self.find(text)]
        if not terms:
            return None, None
        since = max((term.since for term in terms if term.since), default=None)
        until = min((term.until for term in terms if term.until), default=None)
        return since, until

    def cover_national(self, text: str) -> str:
        """`text` with every national name or abbreviation replaced by as many 〇: it is nobody's leftover."""
        return self._national.cover(text)

    @functools.cached_property
    def _set_phrases(self) -> Finder:
        atoms = {member for atom in self.atoms for member in atom}
        words = {*self.national, *self.abbreviations, *self.vocabulary, *self._by_word, *atoms}
        return Finder(word for word in words if len(word) > 3)

    def cover_set_phrases(self, text: str) -> str:
        """`text` with every set phrase of four characters or more replaced by as many 〇: anyone may repeat it."""
        return self._set_phrases.cover(text)

    def formulas(self, text: str) -> frozenset[str]:
        """The long formulas (three members or more: 四个意识、四个自信、两个维护) that `text` holds."""
        return frozenset(atom[0] for atom in self.atoms if len(atom) > _PAIR and atom[0] in text)

    @functools.cached_property
    def _members(self) -> Finder:
        return Finder((member for atom in self.atoms for member in atom), common=True)

    def has_member(self, text: str) -> bool:
        """Whether a member of any formula stands in `text`."""
        return bool(self._members.longest(text))

    def cut_atom(self, text: str) -> str:
        """A formula of which `text` holds some members but not all, as it should stand; else empty.

        The last member may stand by itself (两个维护 without 四个意识), unless it overlaps the one before it:
        then the members are pieces of one chain (获得感、幸福感 + 幸福感、安全感).
        """
        if not self.has_member(text):
            return ""
        for atom in self.atoms:
            present = [member for member in atom if member in text]
            alone = present == [atom[-1]] and not _overlap(atom[-2], atom[-1]) if len(atom) > 1 else True
            if present and len(present) < len(atom) and not alone:
                return "、".join(atom)
        return ""


def _overlap(one: str, other: str) -> bool:
    """Whether `one` ends with two or more characters that `other` begins with."""
    return any(one.endswith(other[:size]) for size in range(2, len(other)))


def load_terms(data: Mapping[str, object], name: str) -> Terms:
    """terms.yaml, already parsed, as Terms; ContentError names what is wrong."""
    dated = data.get("提法") or []
    if not isinstance(dated, list):
        raise ContentError(f"《{name}》的“提法”应当是一个列表。", "每条以“- 词：”开头。")
    atoms = data.get("不可拆") or []
    return Terms(
        tuple(_term(item, name) for item in dated),
        strings(data.get("通用")),
        frozenset(strings(data.get("引号简称"))),
        tuple(strings(atom) for atom in atoms) if isinstance(atoms, list) else (),
        strings(data.get("专业词")),
        _checked(data.get("核到"), name),
    )


def _checked(value: object, name: str) -> Date | None:
    if value is None or type(value) is Date:
        return value
    raise ContentError(f"《{name}》的“核到”写成了“{value}”，看不懂。", "请写成 2026-03-01 的样子。")


def _term(item: object, name: str) -> Term:
    if not isinstance(item, dict) or not item.get("词"):
        raise ContentError(f"《{name}》的“提法”里有一条没有“词”：{item}", "每条都要写“词”。")
    return Term(
        str(item["词"]),
        _day(item.get("起"), item, name),
        _day(item.get("止"), item, name),
        str(item.get("代之以") or ""),
        str(item.get("注") or ""),
        strings(item.get("排除")),
        item.get("直换") is True and bool(item.get("代之以")),
    )


def _day(value: object, item: Mapping[str, object], name: str) -> Date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, Date):
        return value
    raise ContentError(f"《{name}》中“{item['词']}”的日期“{value}”写得不对。", "请写成 2026-03-01 的样子。")
