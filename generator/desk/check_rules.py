"""The checks in force: the built-in ones, the word lists, and what the workspace's 核稿.yaml says of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checking.calendar import Calendar, load_calendar
from generator.checking.catalogue import BESIDE, BUILT_IN
from generator.checking.check import SEVERITIES, Check
from generator.checking.wordlist import load_own, load_words
from generator.desk.content import Content, read_bytes
from generator.drafting.keys import nearest
from generator.language.fields import strings
from generator.model.errors import ContentError
from generator.model.finding import Severity
from generator.reading.yamlfile import read_mapping

WORDS = "phrasebank/checks.yaml"
PROJECT = "核稿.yaml"
_KEYS = ("关掉", "级别", "自己的词", "不是地名", "常用词", "会议")


@dataclass(frozen=True, slots=True)
class Rules:
    """The checks to run, those beside the text (id → severity), the calendar, and words that are no places."""

    checks: tuple[Check, ...]
    beside: Mapping[str, Severity]
    calendar: Calendar
    no_places: tuple[str, ...]
    vocabulary: frozenset[str]
    listed: tuple[tuple[str, Severity, str, bool], ...]
    """(id, severity, reason, on) of every check, those that are off too."""


def load_rules(content: Content, workspace: Path) -> Rules:
    """The checks in force in `workspace`.

    Raises ContentError naming the file for a faulty entry, an unknown key or the id of no check.
    """
    words = read_mapping(read_bytes(content.find(WORDS)), "checks.yaml")
    path = workspace / PROJECT
    project = read_mapping(read_bytes(path), PROJECT) if path.is_file() else {}
    unknown = next((key for key in project if key not in _KEYS), "")
    if unknown:
        raise ContentError(f"《{PROJECT}》里不认识“{unknown}”。", nearest(unknown, _KEYS))
    checks = (*BUILT_IN, *load_words(words, "checks.yaml"), *load_own(project, PROJECT))
    ids = [*(check.id for check in checks), *(one[0] for one in BESIDE)]
    off = _switched_off(project, ids)
    severities = _severities(project, ids)
    checks = tuple(replace(one, severity=severities.get(one.id, one.severity)) for one in checks)
    beside = {id_: severities.get(id_, severity) for id_, severity, _ in BESIDE}
    reasons = {id_: reason for id_, _, reason in BESIDE}
    listed = [(one.id, one.severity, one.reason, one.id not in off) for one in checks]
    listed += [(id_, severity, reasons[id_], id_ not in off) for id_, severity in beside.items()]
    return Rules(
        tuple(check for check in checks if check.id not in off),
        {id_: severity for id_, severity in beside.items() if id_ not in off},
        _with_meetings(
            load_calendar(words, "checks.yaml"), load_calendar({"会议": project.get("会议")}, PROJECT)
        ),
        (*strings(words.get("不是地名")), *strings(project.get("不是地名"))),
        frozenset((*strings(words.get("常用词")), *strings(project.get("常用词")))),
        tuple(listed),
    )


def _with_meetings(shipped: Calendar, own: Calendar) -> Calendar:
    """The shipped calendar with the meetings of the user's own place."""
    return replace(shipped, meetings={**shipped.meetings, **own.meetings})


def _switched_off(project: Mapping[str, object], ids: list[str]) -> frozenset[str]:
    """The checks that 关掉 names, one by one or by the first part of their id (form, typo)."""
    off: set[str] = set()
    for asked in strings(project.get("关掉")):
        named = [id_ for id_ in ids if id_ == asked or id_.startswith(f"{asked}.")]
        if not named:
            hint = "用 nigao check --list 看有哪些编号。"
            raise ContentError(f"《{PROJECT}》的“关掉”里没有“{asked}”这项检查。", hint)
        off.update(named)
    return frozenset(off)


def _severities(project: Mapping[str, object], ids: list[str]) -> dict[str, Severity]:
    table = project.get("级别") or {}
    if not isinstance(table, Mapping):
        raise ContentError(
            f"《{PROJECT}》的“级别”写法不对。", "每行写“编号: 提示”，级别是 提示、警告、错误。"
        )
    found: dict[str, Severity] = {}
    for id_, value in table.items():
        severity = next((one for one in SEVERITIES if one == value), None)
        if severity is None or id_ not in ids:
            hint = "每行写“编号: 提示”；编号用 nigao check --list 看，级别是 提示、警告、错误。"
            raise ContentError(f"《{PROJECT}》的“级别”里“{id_}: {value}”不能用。", hint)
        found[str(id_)] = severity
    return found
