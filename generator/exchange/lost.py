"""Rows whose number the bank does not know: its sentence or source is gone, or the number was damaged."""

from collections.abc import Sequence

from generator.bank.listing import Listed
from generator.exchange.asked import Changes
from generator.exchange.matching import HIDDEN, stamps_of
from generator.exchange.sheets import SOURCE_FIELDS, Cell, Fault, Line, parse_number, stamp

_NEW = "要留着，请把它写到表末的空行里，当作新添的一句"


def edited(line: Line) -> Cell | None:
    """The first cell of a row of phrases in which something else stands than was written; None: there is none."""
    return _first_edited(line, stamps_of(line))


def edited_source(line: Line) -> Cell | None:
    """As `edited`, of a row of sources."""
    parsed = parse_number(line.number.text)
    return _first_edited(line, dict(zip(SOURCE_FIELDS, parsed[1], strict=False)) if parsed else {})


def lose(line: Line, cell: Cell | None, phrases: Sequence[Listed], found: Changes) -> None:
    """Note in `found` a row of an unknown number, of which `cell` was edited: what the user did is never dropped unnamed.

    What its sentence was is known by its stamp: if one of `phrases` says just that, the number was damaged.
    """
    if cell is None:
        found.gone += 1
        return
    was = stamps_of(line).get("句子")
    one = next((one for one in phrases if stamp(one.text) == was), None)
    if one is None:
        kind = _NEW if "句子" in line.cells else "没有改"
        found.lost.append(
            Fault(cell.where, f"改成了“{cell.text}”，但这一行已不在句库里（或“编号”改坏了）；{kind}")
        )
        return
    why = f"改成了“{cell.text}”，但“编号”（{line.number.where}）改坏了；它原是“{one.text}”。请撤销对“编号”的改动（{HIDDEN}）"
    found.faults.append(Fault(cell.where, f"{why}；或清空它，当作新添的一句"))


def _first_edited(line: Line, stamps: dict[str, str]) -> Cell | None:
    cells = (cell for column, cell in line.cells.items() if stamp(cell.text) != stamps.get(column))
    return next(cells, None)
