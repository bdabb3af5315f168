"""The bank as a workbook: a sheet a slot, one of sources, cells to choose from, numbers that stay out of sight."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.worksheet import Worksheet

from generator.bank.verdicts import STRIKE
from generator.exchange.cells import (
    EDITED,
    LINE_HEIGHT,
    LOCKED,
    UNLOCKED,
    body_cell,
    head_cell,
    lines_of,
    plain_cell,
    row_height,
    width_of,
)
from generator.exchange.sheet_names import CHOICES, GUIDE, sheet_name
from generator.exchange.sheets import NUMBER, SOURCES, Row

_A4 = 9
_GUIDE_WIDTH = 100
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
_PHRASE_HEAD = ("句子", "状态", "槽位", "作用", "话题", "本地", "出处", "篇数", "上次讲", "说明", NUMBER)
_SOURCE_HEAD = ("文件", "题目", "场合", "讲话人", "身份", "地区", "日期", "归属", "可用句数", NUMBER)


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
        _sheet(book, sheet_name(slot), rows, _PHRASE_HEAD, offered)
    _sheet(book, SOURCES, sources, _SOURCE_HEAD, ranges)
    _choices(book, choices)
    book.active = 1 if phrases else 0
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _new(book: Workbook, name: str) -> Worksheet:
    """A sheet that is written row by row: it takes little memory, and no less than another."""
    return cast(Worksheet, book.create_sheet(name))


def _guide(book: Workbook) -> None:
    sheet = _new(book, GUIDE)
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    sheet.append([plain_cell(sheet, "怎样改这个表", wrapped=True)])
    for number, text in enumerate(_LINES, 2):
        sheet.row_dimensions[number].height = lines_of(text, _GUIDE_WIDTH) * LINE_HEIGHT
        sheet.append([plain_cell(sheet, text, wrapped=True)])


def _sheet(
    book: Workbook, name: str, rows: Sequence[Row], head: Sequence[str], choices: Mapping[str, str]
) -> None:
    sheet = _new(book, name)
    last = len(rows) + 1 + _SPARE
    sheet.freeze_panes = "A2"
    for index, column in enumerate(head, 1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = width_of(column)
        dimension.hidden = column == NUMBER
        dimension.protection = UNLOCKED if column in EDITED else LOCKED
    _protect(sheet)
    _lay_out(sheet)
    _offer(sheet, head, choices, last)
    _grey_struck(sheet, head, last)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    sheet.append([head_cell(sheet, column) for column in head])
    for line, row in enumerate(rows, 2):
        values = {**row.edited, **row.told, NUMBER: row.number}
        sheet.row_dimensions[line].height = row_height(values)
        sheet.append([body_cell(sheet, column, values.get(column, "")) for column in head])


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
        sheet.append([plain_cell(sheet, value) for value in values])


def _range(index: int, count: int) -> str:
    """Where the choices of a column stand; empty if there are none."""
    letter = get_column_letter(index)
    return f"{CHOICES}!${letter}$1:${letter}${count}" if count else ""
