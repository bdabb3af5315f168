"""A workbook that came back: its rows as lines, each cell with its place, and what cannot be read."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generator.exchange.archive import Archive
from generator.exchange.sheet_names import CHOICES, GUIDE
from generator.exchange.sheets import (
    NUMBER,
    PHRASE_FIELDS,
    PHRASE_TOLD,
    SOURCE_FIELDS,
    SOURCE_TOLD,
    SOURCES,
    Cell,
    Fault,
    Line,
    parse_number,
)
from generator.model.errors import ContentError

_MOST_BYTES = 512 * 1024 * 1024
_LONGEST_CELL = 2000
_HEAD_WITHIN = 10
"""Rows at the top, of which one is the head."""
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
    """Whether it is a sheet of ours. Its head may have lines above it; without a head it is told what is missing."""
    below: Iterable[Sequence[Any]] = iter(rows)
    top = list(islice(below, _HEAD_WITHIN))
    wanted = "文件" if name == SOURCES else "句子"
    head = next((number for number, row in enumerate(top) if wanted in _columns(row).values()), None)
    columns = {} if head is None else _columns(top[head])
    missing = wanted if head is None else "" if NUMBER in columns.values() else NUMBER
    if missing:
        below = list(below)
        if any(map(_is_number, chain.from_iterable((*top, *below)))):
            wrong = f"没有“{missing}”这一栏，这张表没有读，请照导出时的样子改回来"
            faults.append(Fault(f"表“{name}”的表头", wrong))
            return True
    if head is None:
        return False
    for row in chain(top[head + 1 :], below):
        sound = len(faults)
        cells = dict(_cells(name, row, columns, faults))
        if any(cell.text for cell in cells.values()):
            number = cells.pop(NUMBER, Cell("", ""))
            if len(faults) > sound and not number.text:
                continue  # a new row that cannot be read whole is not added
            lines.append(Line(number, cells, name, dict(_told(name, row, columns))))
    return True


def _columns(row: Sequence[Any]) -> dict[int, str]:
    """What the cells of a head name; blanks in a name do not count."""
    return {cell.column: "".join(str(cell.value).split()) for cell in row if cell.value is not None}


def _is_number(cell: Any) -> bool:
    return isinstance(cell.value, str) and parse_number(cell.value) is not None


def _cells(
    sheet: str, row: Sequence[Any], columns: Mapping[int, str], faults: list[Fault]
) -> Iterator[tuple[str, Cell]]:
    for cell in row:
        column = columns.get(getattr(cell, "column", 0))
        if column not in _NAMED:
            continue
        where = f"表“{sheet}”的 {cell.coordinate}"
        text, wrong = _text(cell, column)
        if wrong:
            faults.append(Fault(where, wrong))
        else:
            yield column, Cell(text, where)


def _told(sheet: str, row: Sequence[Any], columns: Mapping[int, str]) -> Iterator[tuple[str, Cell]]:
    """What stands in the columns that are only told, whatever it is."""
    named = SOURCE_TOLD if sheet == SOURCES else PHRASE_TOLD
    for cell in row:
        column = columns.get(getattr(cell, "column", 0), "")
        if column in named:
            value = "" if cell.value is None else str(cell.value).strip()
            yield column, Cell(value, f"表“{sheet}”的 {cell.coordinate}")


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
