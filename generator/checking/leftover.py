"""Leftovers: what belongs to another place, meeting or year."""

import re
from collections.abc import Collection, Iterable

from generator.language.finder import Finder
from generator.language.lexicon import Lexicon
from generator.language.localities import locate_local
from generator.model.finding import Finding
from generator.model.sentence import MARKED, Mark

_IDS = {
    "遮盖": "leftover.mask",
    "日期": "leftover.date",
    "数量": "leftover.number",
    "届次": "leftover.session",
    "会议": "leftover.meeting",
    "口号": "leftover.slogan",
    "项目": "leftover.project",
    "人名": "leftover.person",
    "机构": "leftover.organisation",
    "地区": "leftover.place",
    "职务": "leftover.person",
    MARKED: "leftover.marked",
}
NAME_KINDS = ("地区", "机构", "人名", "口号", "项目", MARKED)
"""Kinds of the bank's local names that are looked for in a text."""


class Names:
    """Local names of all sources; names of the user's own place do not count."""

    def __init__(self, marks: Iterable[Mark], own: Iterable[str], lexicon: Lexicon) -> None:
        exempt = " ".join(own)
        self._lexicon = lexicon
        kept = [mark for mark in marks if _worth_looking_for(mark, lexicon) and mark.text not in exempt]
        self._kinds = {mark.text: mark.kind for mark in kept}
        self._finder = Finder(self._kinds)

    @property
    def words(self) -> Collection[str]:
        """The names that are looked for."""
        return self._kinds.keys()

    def find(self, text: str) -> list[Finding]:
        """Every local name of a source in `text`."""
        covered = self._lexicon.terms.cover_national(text)
        return [_finding(self._kinds[name], name, start) for start, name in self._finder.apart(covered)]


def find_leftovers(text: str, names: Names, lexicon: Lexicon) -> list[Finding]:
    """Masks, figures, dates, sessions, local slogans and names of any source in `text`, in order of place."""
    marks = locate_local(text, (), lexicon.terms)
    found = [_finding(mark.kind, mark.text, start) for start, mark in marks] + names.find(text)
    once = {(one.start, one.end): one for one in reversed(found)}
    return sorted(once.values(), key=lambda one: (one.start, one.end))


def _worth_looking_for(mark: Mark, lexicon: Lexicon) -> bool:
    """Names of two characters or more that are no common word of the field."""
    bare = mark.text.strip("“”《》")
    common = bare in lexicon.terms.vocabulary or bare in lexicon.terms.abbreviations
    return mark.kind in NAME_KINDS and len(bare) >= 2 and not common and not re.search(r"[XＸ*×，。；]", bare)


def _finding(kind: str, text: str, start: int) -> Finding:
    told = f"有您标的本地字“{text}”" if kind == MARKED else f"残留的{kind}“{text}”，不属于本稿"
    return Finding(_IDS[kind], "错误", start, start + len(text), text, told)
