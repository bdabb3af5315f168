"""Which row of a file that came back is which: known by its number, a copy, new, or moved to another sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.exchange.sheets import PHRASE_FIELDS, Cell, Fault, Line, parse_number, stamp

_ORDER = tuple(PHRASE_FIELDS)
HIDDEN = "“编号”栏隐藏着，按 Ctrl+A 选中整张表，右键点列标，选“取消隐藏”就看得见"
"""How to come to see the column of numbers."""


def match(
    lines: Iterable[Line], slots: Mapping[str, str], faults: list[Fault]
) -> tuple[dict[str, Line], list[Line]]:
    """key → its row, and the rows that are new: without a number, or a copy that now says something else.

    `slots` is name of a sheet → slot: a row that was moved to another sheet is of that slot. What cannot be
    told is added to `faults`.
    """
    by_key: dict[str, Line] = {}
    added: list[Line] = []
    for line in lines:
        parsed = parse_number(line.number.text)
        if not line.number.text:
            added.append(line)
        elif parsed is None:
            why = f"“编号”被改动了（{HIDDEN}）；请撤销改动，或清空它（当作新添的一句）"
            faults.append(Fault(line.number.where, why))
        elif parsed[0] not in by_key:
            by_key[parsed[0]] = line
        else:
            by_key[parsed[0]] = _settle(by_key[parsed[0]], line, added, faults)
    return {key: _moved(line, slots) for key, line in by_key.items()}, added


def stamps_of(line: Line) -> dict[str, str]:
    """Column → the stamp of what stood in it when the file was written."""
    parsed = parse_number(line.number.text)
    return dict(zip(_ORDER, parsed[1], strict=False)) if parsed else {}


def _settle(one: Line, other: Line, added: list[Line], faults: list[Fault]) -> Line:
    """Which of two rows with one number is meant; the other is a copy: idle, or a sentence that was added."""
    if _says(one) == _says(other):
        return one
    original, copy = (one, other) if _is_original(one) else (other, one)
    if _is_original(original) and not _is_original(copy):
        added.append(copy)
        return original
    why = f"与{place(one)} 是同一句的两行，改得不一样；请删去其中一行，或清空它的“编号”（{HIDDEN}）"
    faults.append(Fault(place(other), why))
    return one


def place(line: Line, column: str = "句子") -> str:
    """Where a row says what it says: its cell of `column`, or the first that it has."""
    cell = line.cells.get(column) or next(iter(line.cells.values()))
    return cell.where


def _says(line: Line) -> dict[str, str]:
    """What stands in a row; an empty cell and none are the same."""
    return {column: cell.text for column, cell in line.cells.items() if cell.text}


def _is_original(line: Line) -> bool:
    """Whether the sentence of a row is as it was written."""
    return _unchanged(line, "句子")


def _unchanged(line: Line, column: str) -> bool:
    cell = line.cells.get(column)
    return cell is None or stamp(cell.text) == stamps_of(line).get(column)


def _moved(line: Line, slots: Mapping[str, str]) -> Line:
    """The row with the slot of the sheet that it was moved to, unless its own cell names another."""
    slot = slots.get(line.sheet, "")
    if not slot or not _unchanged(line, "槽位") or stamp(slot) == stamps_of(line).get("槽位"):
        return line
    where = next(iter(line.cells.values())).where
    return replace(line, cells={**line.cells, "槽位": Cell(slot, where)})
