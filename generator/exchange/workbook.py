"""The bank as a workbook: a sheet a slot, one of sources, cells to choose from, numbers that stay out of sight."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.worksheet import Worksheet

from generator.bank.verdicts import STRIKE
from generator.exchange.sheets import NUMBER, SOURCES, Row

GUIDE, CHOICES = "说明", "选项"
"""The sheets that say how to edit, and hold what can be chosen (hidden)."""
_WIDTHS = {
    "句子": 72, "状态": 8, "槽位": 15, "作用": 8, "话题": 14, "本地": 16, "出处": 26, "篇数": 6, "上次讲": 22, "说明": 20,
    "文件": 34, "题目": 34, "场合": 18, "讲话人": 20, "身份": 8, "地区": 12, "日期": 12, "归属": 9, "可用句数": 9,
}  # fmt: skip
_WRAPPED = ("句子", "题目", "说明", "上次讲")
_HEAD = PatternFill("solid", fgColor="2F6F9F")
_TOLD = Font(name="微软雅黑", size=9, color="808080")
_PLAIN = Font(name="微软雅黑", size=10)
_TOP = Alignment(vertical="top", wrap_text=True)
_ONE_LINE = Alignment(vertical="top")
_UNLOCKED, _LOCKED = Protection(locked=False), Protection(locked=True)
_SHEET_SIGNS = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET = 31
_A4 = 9
_GUIDE_WIDTH = 100
_LINE_HEIGHT = 16
"""Points. Office programs do not reckon the height of a row that they did not write themselves."""
_SPARE = 200
"""Empty rows under the last that can be filled and still offer choices."""
_LINES = (
    "这个文件是从句库导出的。改好存盘，用 nigao bank import 这个文件 导回去；导入前会列出改了什么，问过才改，改了也能撤销。",
    "“句子”可以直接改；“状态”选“不用”就不再进初稿，选“取用”恢复；“槽位”“作用”“话题”从下拉框里选，换了槽位不必把这一行剪到别的表。",
    "“本地”写句中只属于某地、某人的字（几个用顿号隔开），带有这些字的句子不再进别处的初稿（本地讲话里标的，本地的初稿照用）。",
    "添一句：在表的最下面空行里写上句子，作用、话题选一选（不选作用的，由程序判断）；序号、地名、日期、数字不要写。",
    "灰字和隐藏的“编号”栏不要动，改了也不算，所以锁着；要排序、删行，先在“审阅”里“撤销工作表保护”（没有密码），排序时选中整张表。",
    "删去一行不算“不用”，句库里还留着。",
    "“来源”表里可以改每篇讲话的场合、讲话人、身份、地区、日期和归属（本单位、外单位）。",
)


def workbook(
    phrases: Mapping[str, Sequence[Row]], sources: Sequence[Row], choices: Mapping[str, Sequence[str]]
) -> bytes:
    """The .xlsx. `phrases` are the rows by slot, `choices` column → what can be chosen there.

    What can be chosen as 话题 in the sheet of a slot stands under “话题/slot”.
    """
    book = Workbook(write_only=True)
    _guide(book)
    ranges = {name: _range(index, len(values)) for index, (name, values) in enumerate(choices.items(), 1)}
    for slot, rows in phrases.items():
        offered = ranges | {"话题": ranges.get(f"话题/{slot}", "")}
        _sheet(book, sheet_name(slot), rows, PHRASE_HEAD, offered)
    _sheet(book, SOURCES, sources, SOURCE_HEAD, ranges)
    _choices(book, choices)
    book.active = 1 if phrases else 0
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


PHRASE_HEAD = ("句子", "状态", "槽位", "作用", "话题", "本地", "出处", "篇数", "上次讲", "说明", NUMBER)
SOURCE_HEAD = ("文件", "题目", "场合", "讲话人", "身份", "地区", "日期", "归属", "可用句数", NUMBER)
_EDITED = {"句子", "状态", "槽位", "作用", "话题", "本地", "场合", "讲话人", "身份", "地区", "日期", "归属"}


def sheet_name(slot: str) -> str:
    """A slot's name as that of a sheet may be."""
    return _SHEET_SIGNS.sub("_", slot)[:_LONGEST_SHEET] or "_"


def _new(book: Workbook, name: str) -> Worksheet:
    """A sheet that is written row by row: it takes little memory, and no less than another."""
    return cast(Worksheet, book.create_sheet(name))


def _guide(book: Workbook) -> None:
    sheet = _new(book, GUIDE)
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    sheet.append([_cell(sheet, "怎样改这个表", _PLAIN, _TOP)])
    for number, text in enumerate(_LINES, 2):
        sheet.row_dimensions[number].height = _lines(text, _GUIDE_WIDTH) * _LINE_HEIGHT
        sheet.append([_cell(sheet, text, _PLAIN, _TOP)])


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: a Chinese character is as wide as two others, and a little air."""
    return max(1, math.ceil(1.95 * len(text) / width))


def _sheet(
    book: Workbook, name: str, rows: Sequence[Row], head: Sequence[str], choices: Mapping[str, str]
) -> None:
    sheet = _new(book, name)
    last = len(rows) + 1 + _SPARE
    sheet.freeze_panes = "A2"
    for index, column in enumerate(head, 1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = _WIDTHS.get(column, 12)
        dimension.hidden = column == NUMBER
        dimension.protection = _UNLOCKED if column in _EDITED else _LOCKED
    _protect(sheet)
    _lay_out(sheet)
    _offer(sheet, head, choices, last)
    _grey_struck(sheet, head, last)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    sheet.append([_head(sheet, column) for column in head])
    for line, row in enumerate(rows, 2):
        values = {**row.edited, **row.told, NUMBER: row.number}
        lines = max(_lines(str(values.get(column, "")), _WIDTHS[column]) for column in _WRAPPED)
        sheet.row_dimensions[line].height = lines * _LINE_HEIGHT
        sheet.append([_body(sheet, column, values.get(column, "")) for column in head])


def _protect(sheet: Worksheet) -> None:
    """Without a password: what is locked cannot be overwritten by mistake, all else goes on."""
    sheet.protection = SheetProtection(
        sheet=True, formatCells=False, formatColumns=False, formatRows=False, insertRows=False, deleteRows=False,
        sort=False, autoFilter=False,
    )  # fmt: skip


def _lay_out(sheet: Worksheet) -> None:
    """For the printer: across the page, as wide as it, the head on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _offer(sheet: Worksheet, head: Sequence[str], choices: Mapping[str, str], last: int) -> None:
    for index, column in enumerate(head, 1):
        listed = choices.get(column)
        if listed:
            offer = DataValidation("list", formula1=listed, allow_blank=True, showErrorMessage=True)
            offer.errorStyle = "warning" if column == "话题" else "stop"
            offer.errorTitle, offer.error = "不在列表里", f"“{column}”请从下拉框里选，不然导不回去。"
            offer.add(f"{get_column_letter(index)}2:{get_column_letter(index)}{last}")
            sheet.data_validations.append(offer)


def _grey_struck(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    if "状态" in head:
        state = get_column_letter(head.index("状态") + 1)
        rule = FormulaRule(  # type: ignore[no-untyped-call]
            [f'${state}2="{STRIKE}"'], font=Font(strike=True, color="999999")
        )
        sheet.conditional_formatting.add(f"A2:{get_column_letter(len(head))}{last}", rule)


def _choices(book: Workbook, choices: Mapping[str, Sequence[str]]) -> None:
    sheet = _new(book, CHOICES)
    sheet.sheet_state = "hidden"
    longest = max(map(len, choices.values()), default=0)
    for line in range(longest):
        values = [values[line] if line < len(values) else "" for values in choices.values()]
        sheet.append([_cell(sheet, value, _PLAIN, _ONE_LINE) for value in values])


def _range(index: int, count: int) -> str:
    """Where the choices of a column stand; empty if there are none."""
    letter = get_column_letter(index)
    return f"{CHOICES}!${letter}$1:${letter}${count}" if count else ""


def _head(sheet: Worksheet, text: str) -> Cell:
    cell = _cell(sheet, text, Font(name="微软雅黑", size=10, bold=True, color="FFFFFF"), _ONE_LINE)
    cell.fill = _HEAD
    return cell


def _body(sheet: Worksheet, column: str, value: str | int) -> Cell:
    edited = column in _EDITED
    cell = _cell(sheet, value, _PLAIN if edited else _TOLD, _TOP if column in _WRAPPED else _ONE_LINE)
    cell.protection = _UNLOCKED if edited else _LOCKED
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


def slots_of(names: Iterable[str]) -> dict[str, str]:
    """Name of a sheet → its slot."""
    return {sheet_name(name): name for name in names}
