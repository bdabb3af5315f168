"""A workbook that came back: its rows as lines, each cell with its place, and what cannot be read."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.exchange.archive import Archive
from generator.exchange.sheets import NUMBER, PHRASE_FIELDS, SOURCE_FIELDS, SOURCES, Cell, Fault, Line
from generator.exchange.workbook import CHOICES, GUIDE
from generator.model.errors import ContentError

_MOST_BYTES = 512 * 1024 * 1024
_LONGEST_CELL = 2000
_NAMED = {**PHRASE_FIELDS, **SOURCE_FIELDS, NUMBER: ""}


def read_workbook(path: Path) -> tuple[list[Line], list[Fault]]:
    """All rows of the sheets of slots and sources, and the cells that cannot be read.

    Raises ContentError if the file is no workbook, is damaged, or has no sheet of ours.
    """
    _refuse_odd(path)
    from openpyxl import load_workbook

    lines: list[Line] = []
    faults: list[Fault] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out, which we do not need
            book = load_workbook(BytesIO(path.read_bytes()), read_only=True)
            found = [
                _read_sheet(name, book[name].iter_rows(), lines, faults)
                for name in book.sheetnames
                if name not in (GUIDE, CHOICES)
            ]
            book.close()
    except ContentError:
        raise
    except Exception as error:  # openpyxl raises whatever its parser meets in a damaged file
        raise ContentError(
            f"《{path.name}》不是完整的 Excel 工作簿，可能已损坏（{type(error).__name__}）。",
            "请在 Excel 中打开，另存为 .xlsx 再试。",
        ) from None
    if not any(found):
        raise ContentError(f"《{path.name}》里没有句库的表。", "请用 nigao bank export 导出的文件来改。")
    return lines, faults


def _refuse_odd(path: Path) -> None:
    with Archive(path, "Excel 工作簿（.xlsx）", _MOST_BYTES) as archive:
        for part in archive.parts:
            if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:1024]:
                raise archive.damaged()


def _read_sheet(name: str, rows: Iterable[Sequence[Any]], lines: list[Line], faults: list[Fault]) -> bool:
    """Whether it is a sheet of ours."""
    below = iter(rows)
    head = {cell.column: str(cell.value).strip() for cell in next(below, ()) if cell.value is not None}
    columns = {index: column for index, column in head.items() if column in _NAMED}
    if ("文件" if name == SOURCES else "句子") not in head.values():
        return False
    for row in below:
        cells = dict(_cells(name, row, columns, faults))
        if any(cell.text for cell in cells.values()):
            number = cells.pop(NUMBER, Cell("", ""))
            lines.append(Line(number, cells, name))
    return True


def _cells(
    sheet: str, row: Sequence[Any], columns: Mapping[int, str], faults: list[Fault]
) -> Iterator[tuple[str, Cell]]:
    for cell in row:
        column = columns.get(getattr(cell, "column", 0))
        if column is None:
            continue
        where = f"表“{sheet}”的 {cell.coordinate}"
        text, wrong = _text(cell, column)
        if wrong:
            faults.append(Fault(where, wrong))
        yield column, Cell(text, where)


def _text(cell: Any, column: str) -> tuple[str, str]:
    """What a cell says, and what is wrong with it."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return str(value), "是公式，这里只能写文字"
    if cell.data_type == "e":
        return str(value), f"是错误值 {value}"
    if isinstance(value, Date):
        day = value.isoformat()[:10]
        return day, "" if column == "日期" else f"是日期 {day}，这里要写“{column}”"
    if not isinstance(value, str):
        return str(value), f"是数字 {value}，这里要写“{column}”" if column != "日期" else ""
    if len(value) > _LONGEST_CELL:
        return "", f"太长了（{len(value)} 字）"
    return value.strip(), ""
