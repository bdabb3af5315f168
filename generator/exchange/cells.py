"""The cells of the workbook: how each looks, whether it may be edited, how high its row has to be."""

import math
from collections.abc import Mapping

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    "句子": 72, "状态": 8, "槽位": 15, "作用": 8, "话题": 14, "本地": 16, "出处": 26, "篇数": 6, "上次讲": 22, "说明": 20,
    "文件": 34, "题目": 34, "场合": 18, "讲话人": 20, "身份": 8, "地区": 12, "日期": 12, "归属": 9, "可用句数": 9,
}  # fmt: skip
_USUAL_WIDTH = 12
_WRAPPED = ("句子", "题目", "说明", "上次讲")
_HEAD = PatternFill("solid", fgColor="2F6F9F")
_TOLD = Font(name="微软雅黑", size=9, color="808080")
_PLAIN = Font(name="微软雅黑", size=10)
_TOP = Alignment(vertical="top", wrap_text=True)
_ONE_LINE = Alignment(vertical="top")
UNLOCKED, LOCKED = Protection(locked=False), Protection(locked=True)
LINE_HEIGHT = 16
"""Points. Office programs do not reckon the height of a row that they did not write themselves."""
EDITED = {"句子", "状态", "槽位", "作用", "话题", "本地", "场合", "讲话人", "身份", "地区", "日期", "归属"}


def lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column: a Chinese character is as wide as two others, and a little air."""
    return max(1, math.ceil(1.95 * len(text) / width))


def head_cell(sheet: Worksheet, text: str) -> Cell:
    """A cell of the first line, which names its column."""
    cell = _cell(sheet, text, Font(name="微软雅黑", size=10, bold=True, color="FFFFFF"), _ONE_LINE)
    cell.fill = _HEAD
    return cell


def body_cell(sheet: Worksheet, column: str, value: str | int) -> Cell:
    """A cell of a row: what may be edited in black and open, the rest in grey and locked."""
    edited = column in EDITED
    cell = _cell(sheet, value, _PLAIN if edited else _TOLD, _TOP if column in _WRAPPED else _ONE_LINE)
    cell.protection = UNLOCKED if edited else LOCKED
    return cell


def _cell(sheet: Worksheet, value: str | int, font: Font, alignment: Alignment) -> Cell:
    """A cell that holds a number, or text and nothing else: what begins with = is no formula."""
    cell: Cell = WriteOnlyCell(
        sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    )
    if isinstance(value, str) and value:
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_SIGNS)
    cell.font, cell.alignment = font, alignment
    return cell


_SIGNS = ("=", "+", "-", "@", "'")


def plain_cell(sheet: Worksheet, text: str, *, wrapped: bool = False) -> Cell:
    """A cell with text that belongs to no row of the bank."""
    return _cell(sheet, text, _PLAIN, _TOP if wrapped else _ONE_LINE)


def width_of(column: str) -> int:
    """The width of a column, in characters of the usual size."""
    return _WIDTHS.get(column, _USUAL_WIDTH)


def row_height(values: Mapping[str, str | int]) -> int:
    """The height in points of a row with these values (by column)."""
    return LINE_HEIGHT * max(lines_of(str(values.get(column, "")), _WIDTHS[column]) for column in _WRAPPED)
