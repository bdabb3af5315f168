"""How much of the planted errors `nigao check` finds, and how often it cries wolf on clean speeches.

python -m benchmarks.checking [-v]
"""

import functools
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator.checking.catalogue import find_all
from generator.checking.inventory import Inventory
from generator.checking.overlap import Grams
from generator.checking.paper import Length, Paper, Setting
from generator.checking.roster import Tenure
from generator.desk.check_rules import Rules, load_rules
from generator.desk.content import Content, shipped_root
from generator.desk.examine import attested_of, copied
from generator.model.finding import Finding
from generator.reading.files import read_manuscript

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import planted  # noqa: E402

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "blank": ("leftover.blank", "leftover.mask", "leftover.note"),
    "place": ("leftover.place", "leftover.source", "leftover.figure"),
    "level": ("level.mixed",),
    "stale": ("stale.term",),
    "tense": ("stale.meeting", "stale.year", "stale.date", "stale.anniversary"),
    "festival": ("stale.festival",),
    "roster": ("stale.post",),
    "term": ("term.",),
    "count": ("form.count",),
    "ordinal": ("form.ordinal", "form.level"),
    "deng": ("form.etc",),
    "pair": ("form.pair", "form.nested", "form.halfwidth", "form.straight", "form.doubled", "form.space"),
    "range": ("form.range", "form.date", "form.about", "form.figure", "form.times", "form.fullwidth"),
    "long": ("form.long", "form.breath"),
    "repeat": ("form.repeat",),
    "typo": ("typo.", "form.repeat.word"),
    "competence": ("level.competence",),
    "quotation": ("quote.",),
    "length": ("form.length",),
    "overlap": ("overlap.",),
}
"""Family of planted kinds → ids (or their beginnings) of the checks that answer for it."""
SAME = (
    {"place", "inventory"},
    {"term", "stale", "competence"},
    {"tense", "year", "stale"},
    {"heading", "ordinal", "dunhao"},
    {"pair", "halfwidth"},
)
"""Kinds of which any may be reported for any other (README of the planted set)."""


@dataclass(slots=True)
class Score:
    """Planted and found by kind, what was missed, false alarms by check (on `must_not` and on clean words)."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    trapped: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """0–1: the share of planted errors that was found."""
        return self.found.total() / self.planted.total()


@dataclass(slots=True)
class Alarms:
    """Findings on clean speeches: characters read, counts by (check, severity), and each with its words."""

    characters: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    seen: list[tuple[str, Finding, str]] = field(default_factory=list)

    def per_thousand(self, *severities: str) -> float:
        """Findings of these severities in 1,000 characters."""
        counted = sum(n for (_, severity), n in self.counts.items() if severity in severities)
        return 1000 * counted / self.characters


def rules() -> Rules:
    """The shipped checks."""
    return load_rules(_content(), ROOT / "tests" / "no workspace")


def _content() -> Content:
    return Content(ROOT / "tests" / "no workspace", shipped_root())


@functools.cache
def attested() -> str:
    """The curated phrases; not the sample speeches, of which some planted cases are made."""
    return attested_of(_content())


def ids_of(kind: str) -> tuple[str, ...]:
    """The beginnings of the ids that answer for a planted kind."""
    kinds = {kind}.union(*(same for same in SAME if kind in same))
    return tuple(id_ for one in kinds for id_ in FAMILIES.get(one, ()))


def score(in_force: Rules) -> Score:
    """All planted cases."""
    result = Score()
    lexicon = _content().lexicon()
    for case in planted.cases():
        paper = Paper(case.paragraphs, setting_of(case.context, in_force, lexicon))
        findings = find_all(paper, in_force.checks)
        if case.context.get("against"):
            other = read_manuscript(ROOT / case.context["against"])
            overlap = Grams(case.paragraphs).overlap(other.name, [one.text for one in other.paragraphs])
            findings += copied(paper, [overlap], in_force)
        for error in case.errors:
            result.planted[error.kind] += 1
            if is_found(error, findings):
                result.found[error.kind] += 1
            else:
                result.missed.append((case.name, error.kind, error.text))
        for trap in case.must_not:
            if is_found(trap, findings):
                result.trapped.append((case.name, trap.kind, trap.text))
    return result


def is_found(mark: planted.Mark, findings: Iterable[Finding]) -> bool:
    """Whether a finding of its kind touches one of its places (or anything, if it is about the whole)."""
    ids = ids_of(mark.kind)
    own = [one for one in findings if one.id.startswith(ids)]
    if not mark.spots:
        return bool(own)
    return any(
        one.paragraph == spot.paragraph and one.start < spot.end and spot.start < one.end
        for one in own
        for spot in mark.spots
    )


def setting_of(context: Mapping[str, Any], in_force: Rules, lexicon: Any) -> Setting:
    """The context of a planted case as a setting."""
    inventory = context.get("inventory") or {}
    brief = context.get("brief") or {}
    return Setting(
        lexicon,
        context["date"],
        context.get("place") or "",
        context.get("level") or "",
        context.get("superior") or "",
        (*(context.get("subordinate") or ()), *in_force.no_places),
        tuple(
            Tenure(one["name"], one["post"], one.get("from"), _before(one.get("until")))
            for one in context.get("roster") or ()
        ),
        replace(
            in_force.calendar,
            meetings={
                **in_force.calendar.meetings,
                **{one["name"]: one["date"] for one in context.get("meetings") or ()},
            },
        ),
        Inventory(
            dict.fromkeys(inventory.get("names") or (), ("地区", "旧稿.docx")),
            {str(number): "旧稿.docx" for number in inventory.get("numbers") or ()},
        ),
        Length(brief.get("characters"), brief.get("minutes")),
        attested(),
        in_force.vocabulary,
    )


def _before(day: Date | None) -> Date | None:
    """The last day of a post that is no longer held from `day` on."""
    return Date.fromordinal(day.toordinal() - 1) if day else None


def alarms(in_force: Rules, every: int = 1) -> Alarms:
    """All findings on the sample archive, which is clean; on one speech of so many."""
    result = Alarms()
    lexicon = _content().lexicon()
    for path in sorted((ROOT / "phrasebank" / "speeches").glob("*.txt"))[::every]:
        manuscript = read_manuscript(path)
        info = manuscript.info
        level = info.level or lexicon.levels.of_place(info.place)
        day = Date.fromisoformat(info.date)
        setting = Setting(
            lexicon,
            day,
            info.place,
            level,
            own=in_force.no_places,
            calendar=in_force.calendar,
            attested=attested(),
            vocabulary=in_force.vocabulary,
        )
        paper = Paper(tuple(one.text for one in manuscript.paragraphs), setting)
        result.characters += paper.characters
        for one in find_all(paper, in_force.checks):
            result.counts[one.id, one.severity] += 1
            around = paper.plain[one.paragraph][max(0, one.start - 12) : one.end + 12]
            result.seen.append((path.name, one, around))
    return result


def main(arguments: Sequence[str]) -> None:
    """Print both."""
    in_force = rules()
    result, wolf = score(in_force), alarms(in_force)
    print(f"埋的错：{result.planted.total()} 处，查出 {result.found.total()} 处（{result.share:.1%}）")
    for kind in sorted(result.planted):
        print(f"  {kind:<11}{result.found[kind]:>4} / {result.planted[kind]}")
    print(f"像错而不是错的，误报 {len(result.trapped)} 处")
    print(
        f"干净的稿子 {wolf.characters} 字，每千字误报：警告和错误 {wolf.per_thousand('警告', '错误'):.2f}，"
        f"提示 {wolf.per_thousand('提示'):.2f}"
    )
    for (id_, severity), count in wolf.counts.most_common():
        print(f"  {id_:<24}{severity} {count}")
    if "-v" in arguments:
        for missed in result.missed:
            print("漏", *missed, sep="\t")
        for trapped in result.trapped:
            print("误", *trapped, sep="\t")
        for name, one, around in wolf.seen:
            print("警", name, one.id, one.severity, one.text[:30], around[:70], sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
