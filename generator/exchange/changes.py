"""A file that came back, held against the bank: what the user changed, added, and what runs against later changes."""

from collections.abc import Iterable, Mapping, Sequence, Set

from generator.bank.listing import Listed, ListedSource
from generator.bank.verdicts import STRIKE
from generator.exchange import checks
from generator.exchange.asked import Addition, Change, Changes
from generator.exchange.checks import ROLES, Rules
from generator.exchange.lost import edited, edited_source, lose
from generator.exchange.matching import match, place, stamps_of
from generator.exchange.sheet_names import sheet_name, slots_of
from generator.exchange.sheets import (
    PHRASE_FIELDS,
    PHRASE_TOLD,
    SOURCE_FIELDS,
    SOURCE_TOLD,
    SOURCES,
    Cell,
    Fault,
    Line,
    Row,
    joined,
    parse_number,
    phrase_row,
    source_row,
    stamp,
    values_of,
    with_slots,
)
from generator.exchange.shuffled import refuse_shuffled
from generator.exchange.tidying import is_ended, tidied
from generator.language.slot_names import spoken
from generator.mining.keys import sentence_key

_SOURCE_ORDER = tuple(SOURCE_FIELDS)


def compare(
    lines: Sequence[Line],
    phrases: Sequence[Listed],
    sources: Sequence[ListedSource],
    rules: Rules,
    added_before: Set[str] = frozenset(),
) -> Changes:
    """What `lines` change in a bank that holds `phrases` and `sources`.

    `added_before` are the keys of sentences that the user added before, those too that may not be offered.
    """
    lines = [with_slots(line, rules.topics) for line in lines]
    found = Changes()
    by_key = {key: one for one in phrases for key in one.keys}
    of_phrases, added = match(
        [line for line in lines if line.sheet != SOURCES], slots_of(rules.topics), found.faults
    )
    for key, line in of_phrases.items():
        if key in by_key:
            _find_idle(line, phrase_row(by_key[key]), PHRASE_TOLD, found)
            _compare_phrase(key, line, by_key[key], rules, found)
        elif _says(line) in by_key or _says(line) in added_before:
            found.known += 1
        else:
            lose(line, edited(line), phrases, found)
    refuse_shuffled(found, {one.text for one in phrases})
    _add(added, added_before | by_key.keys(), rules, found)
    present = {by_key[key].key for key in of_phrases if key in by_key}
    sheets = {line.sheet for line in lines}
    found.missing = sum(sheet_name(one.slot) in sheets and one.key not in present for one in phrases)
    _compare_sources([line for line in lines if line.sheet == SOURCES], sources, rules, found)
    return found


def _says(line: Line) -> str:
    """The key of what a row says now; empty if its sentence is as it was written."""
    cell = line.cells.get("句子")
    return sentence_key(tidied(cell.text, ended=False)[0]) if cell and edited(line) is cell else ""


def _find_idle(line: Line, now: Row, columns: Sequence[str], found: Changes) -> None:
    """Note what was written into `columns`, which are not read; `now` is the row as it would be written today.

    Where all is as it was written then, it is the bank that says something else now.
    """
    stood = joined({column: cell.text for column, cell in line.told.items()}, columns)
    parsed = parse_number(line.number.text)
    if parsed and parsed[1][-1] == stamp(stood):
        return
    found.idle += [
        cell.where for column, cell in line.told.items() if cell.text != str(now.told[column]).strip()
    ]


def _compare_phrase(key: str, line: Line, one: Listed, rules: Rules, found: Changes) -> None:
    now = values_of(one)
    stamps = stamps_of(line)
    label = one.text
    for column, name in PHRASE_FIELDS.items():
        cell = line.cells.get(column)
        if cell is None or stamp(cell.text) == stamps.get(column):
            continue
        value, wrong = _phrase_value(name, cell, line, now, rules)
        if name == "wording" and not wrong:
            value, found.remarks[cell.where] = tidied(value, ended=not one.text[-1:].isalnum())
        if wrong:
            found.faults.append(Fault(cell.where, wrong))
        elif value != now[name]:
            change = Change(key, name, now[name], value, label, cell.where, stamps.get(column, ""))
            (found.changes if stamp(now[name]) == stamps.get(column) else found.conflicts).append(change)


def _phrase_value(name: str, cell: Cell, line: Line, now: Mapping[str, str], rules: Rules) -> tuple[str, str]:
    """What a cell of a phrase says, and what is wrong with it."""
    slot = line.cells["槽位"].text if "槽位" in line.cells else now["slot"]
    match name:
        case "wording":
            return checks.wording(cell.text)
        case "local":
            return checks.local(
                cell.text, line.cells["句子"].text if "句子" in line.cells else now["wording"]
            )
        case "topic":
            return checks.one_of(cell.text, ("", *rules.topics.get(slot, ())), f"“{spoken(slot)}”的话题")
        case "slot":
            return checks.one_of(cell.text, tuple(rules.topics), "槽位")
        case "role":
            return checks.one_of(cell.text, ROLES, "作用")
        case _:
            return checks.one_of(cell.text, rules.choices["状态"], "状态")


def _add(lines: Sequence[Line], known: Set[str], rules: Rules, found: Changes) -> None:
    sheets, repeated = slots_of(rules.topics), set[str]()
    for line in lines:
        cells = {column: cell.text for column, cell in line.cells.items()}
        text, wrong = checks.wording(cells.get("句子", ""))
        role = cells.get("作用") or rules.role(text)
        text, remarks = tidied(text, ended=is_ended(role))
        key = sentence_key(text)
        if wrong:
            found.faults.append(Fault(place(line), wrong))
        elif key in repeated:
            found.repeated += 1
        elif key in known or cells.get("状态") == STRIKE:
            found.known += 1
        else:
            repeated.add(key)
            slot = cells.get("槽位") or sheets.get(line.sheet, "")
            values = (text, slot, role, cells.get("话题", ""))
            found.remarks[place(line)] = remarks
            _check_addition(line, values, rules, found)


def _check_addition(line: Line, values: tuple[str, str, str, str], rules: Rules, found: Changes) -> None:
    text, slot, role, topic = values
    asked = (
        ("槽位", slot, tuple(rules.topics)),
        ("作用", role, ROLES),
        ("话题", topic, ("", *rules.topics.get(slot, ()))),
    )
    faults = [
        Fault(place(line, column), wrong)
        for column, value, allowed in asked
        if (wrong := checks.one_of(value, allowed, column)[1])
    ]
    found.faults += faults
    if not faults:
        found.additions.append(Addition(text, slot, role, topic, place(line)))


def _compare_sources(
    lines: Iterable[Line], sources: Sequence[ListedSource], rules: Rules, found: Changes
) -> None:
    known = {one.digest: one for one in sources}
    shown = {kept: name for name, kept in rules.kinds.items()}
    for line in lines:
        parsed = parse_number(line.number.text)
        if parsed is None:
            where = line.number.where or next(iter(line.cells.values())).where
            found.faults.append(Fault(where, "“来源”里不能添行、不能改“编号”；添讲话请用 nigao mine"))
        elif parsed[0] not in known:
            lose(line, edited_source(line), (), found)
        else:
            _find_idle(line, source_row(known[parsed[0]], shown), SOURCE_TOLD, found)
            _compare_source(line, parsed[1], known[parsed[0]], shown, rules, found)


def _compare_source(
    line: Line,
    stamps: Sequence[str],
    one: ListedSource,
    shown: Mapping[str, str],
    rules: Rules,
    found: Changes,
) -> None:
    before = dict(zip(_SOURCE_ORDER, stamps, strict=False))
    for column, name in SOURCE_FIELDS.items():
        cell = line.cells.get(column)
        if cell is None or stamp(cell.text) == before.get(column):
            continue
        value, wrong = checks.source_value(name, cell.text, rules)
        now = one.values[name]
        if wrong:
            found.faults.append(Fault(cell.where, wrong))
        elif value != now:
            change = Change(
                one.digest, name, now, value, f"《{one.name}》", cell.where, before.get(column, "")
            )
            told = shown.get(now, now) if name == "kind" else now
            (found.source_changes if stamp(told) == before.get(column) else found.conflicts).append(change)
