"""A speech checked: its setting found out, all checks run, compared with the bank and with another file."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from generator.checking.catalogue import find_all
from generator.checking.overlap import SHOWN, Grams, Overlap
from generator.checking.paper import Paper, Setting
from generator.desk.archive import Archive, archive_of
from generator.desk.check_rules import Rules
from generator.desk.content import Content, read_bytes
from generator.desk.desk import Desk
from generator.desk.known import known_of
from generator.desk.look_findings import look_findings
from generator.desk.origin import origin_of
from generator.desk.roster import read_roster
from generator.model.errors import RequestError
from generator.model.finding import Finding
from generator.reading.decode import decode
from generator.reading.files import read_manuscript

MOST_COPIED, SAME = 0.4, 0.8
"""Shares of a speech that stand in one other text: worth a warning, and all but the same speech."""
_LEAST_SHOWN = 0.03
_SAME_SPEECH = "句库里的《{}》就是这篇初稿改成的，没有当作雷同。"
_EMPTY = "句库是空的，没有和旧稿比对：雷同，和旧稿里的地名、数字，这次没有查。"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of the speech; empty or None: to be found out. `brief` and `against` are files."""

    day: Date | None = None
    level: str = ""
    place: str = ""
    brief: Path | None = None
    against: Path | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """A checked speech; `remarks` are sentences to the user beside the findings."""

    paper: Paper
    findings: tuple[Finding, ...]
    overlaps: tuple[Overlap, ...]
    remarks: tuple[str, ...]


def examine(desk: Desk, rules: Rules, path: Path, asked: Asked) -> Examined:
    """Check the speech at `path`.

    Raises ReadError, ContentError or RequestError for a file that cannot be read or a level that is unknown.
    """
    manuscript = read_manuscript(path)
    paragraphs = tuple(one.text for one in manuscript.paragraphs)
    grams = Grams(paragraphs)
    with ExitStack() as stack:
        bank = stack.enter_context(desk.open_bank(fill=False)) if desk.workspace.bank_path.is_file() else None
        origin = origin_of(path, bank) if bank else None
        known = known_of(desk, manuscript, asked.brief, origin)
        place = asked.place or known.place
        archive = archive_of(bank, manuscript, grams, place, origin) if bank else Archive()
    attested = f"{attested_of(desk.content)}\n{archive.text}"
    level = _level(desk, asked) or known.level
    setting = Setting(
        desk.lexicon.of_office(level, place, known.superior),
        asked.day or known.day or Date.today(),
        place,
        level,
        known.superior,
        (*known.own, *rules.no_places),
        read_roster(desk.workspace.settings),
        rules.calendar,
        archive.inventory,
        known.asked,
        attested,
        rules.vocabulary,
        known.people,
    )
    paper = Paper(paragraphs, setting, tuple(one.outline_level for one in manuscript.paragraphs))
    overlaps = archive.overlaps
    remarks = (
        *manuscript.remarks,
        *_of_changes(path),
        *(_SAME_SPEECH.format(name) for name in archive.same),
        *(() if overlaps or archive.same else (_EMPTY,)),
    )
    if asked.against:
        twin = _against(grams, asked.against)
        overlaps = (twin, *(one for one in overlaps if (one.file, one.share) != (twin.file, twin.share)))
    found = [*find_all(paper, rules.checks), *copied(paper, overlaps, rules)]
    found += look_findings(path, paragraphs[0], rules, desk.content)
    ordered = sorted(found, key=lambda one: (one.paragraph, one.start, one.end, one.id))
    worth = [one.share >= _LEAST_SHOWN and one.longest_run >= SHOWN for one in overlaps]
    shown = [one for n, one in enumerate(overlaps) if worth[n] or (asked.against and not n)]
    return Examined(paper, tuple(ordered), tuple(shown), remarks)


def attested_of(content: Content) -> str:
    """The text of the phrase files in force."""
    return "\n".join(
        decode(read_bytes(path), name) for name, path in content.curated().items() if path.stat().st_size
    )


def _level(desk: Desk, asked: Asked) -> str:
    levels = desk.lexicon.levels
    if asked.level and levels.get(asked.level) is None:
        raise RequestError(f"没有“{asked.level}”这一级。", f"可用的有：{'、'.join(levels.by_name)}。")
    return asked.level or levels.of_place(asked.place)


def _of_changes(path: Path) -> tuple[str, ...]:
    """A word on tracked changes that wait in a Word file: it was read as if they were accepted."""
    from generator.word.finishing import tracked_changes

    count = tracked_changes(path) if path.suffix.lower() == ".docx" else 0
    return (f"稿子里有 {count} 处修订没有接受，按接受以后的字核对。",) if count else ()


def _against(grams: Grams, path: Path) -> Overlap:
    return grams.overlap(path.name, [one.text for one in read_manuscript(path).paragraphs])


def copied(paper: Paper, overlaps: Sequence[Overlap], rules: Rules) -> Iterator[Finding]:
    """A finding on the first paragraph for each text that gives too much of the speech."""
    severity = rules.beside.get("overlap.source")
    for one in overlaps:
        if severity and one.share >= MOST_COPIED:
            message = f"全文 {one.share:.0%} 和《{one.file}》相同，最长连着 {one.longest_run} 个字"
            first = paper.paragraphs[0]
            grave = "错误" if one.share >= SAME else severity
            yield Finding("overlap.source", grave, 0, len(first), first, message)
