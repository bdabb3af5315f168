"""The bank as YAML, for those who like a text editor: written, and read back when it was edited."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date
from pathlib import Path
from typing import Any

import yaml

from generator.exchange.sheets import NUMBER, PHRASE_FIELDS, SOURCE_FIELDS, SOURCES, Cell, Fault, Line, Row
from generator.model.errors import ContentError, reason
from generator.reading.yamlfile import compose, read_mapping

_PHRASES = "短语"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LARGEST = 256 * 1024 * 1024
_HEAD = """\
# 从句库导出。改好存盘，用 nigao bank import 这个文件 导回去；导入前会列出改了什么，问过才改，改了也能撤销。
# 可以改：句子、状态（取用、不用）、槽位、作用、话题、本地，和来源的场合、讲话人、身份、地区、日期、归属。
# 添一句：照样子写一条，不写“编号”。“编号”不要改；删去一条不算“不用”。
"""


def yaml_text(phrases: Mapping[str, Sequence[Row]], sources: Sequence[Row]) -> str:
    """The file. `phrases` are the rows by slot."""
    data = {
        _PHRASES: {slot: [_item(row) for row in rows] for slot, rows in phrases.items()},
        SOURCES: [_item(row) for row in sources],
    }
    return _HEAD + str(yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000))


def _item(row: Row) -> dict[str, str | int]:
    told = {column: value for column, value in row.told.items() if value}
    return {**row.edited, **told, NUMBER: row.number}


def read_yaml(path: Path) -> tuple[list[Line], list[Fault]]:
    """All entries, and those that cannot be read. Raises ContentError if the file cannot be, or is none of ours."""
    try:
        data = read_mapping(path.read_bytes(), path.name, largest=_LARGEST, once=True)
    except OSError as error:
        raise ContentError(f"《{path.name}》打不开：{reason(error)}。", f"找的是 {path}") from None
    except ContentError as error:
        raise ContentError(f"{error.message}（句库没有改动）", error.hint) from None
    slots = data.get(_PHRASES)
    if not isinstance(slots, Mapping):
        raise ContentError(
            f"《{path.name}》里没有“{_PHRASES}”一节。", "请用 nigao bank export 导出的文件来改。"
        )
    faults: list[Fault] = []
    lines = [
        line
        for sheet, items in [*slots.items(), (SOURCES, data.get(SOURCES))]
        for line in _lines(str(sheet), items, faults)
    ]
    return lines, _numbered(faults, path) if faults else faults


def _numbered(faults: Sequence[Fault], path: Path) -> list[Fault]:
    """The faults, each with the line of the file at which its entry begins."""
    begins = _entry_lines(path.read_bytes(), path.name)
    return [
        Fault(f"第 {begins[entry]} 行，{fault.where}", fault.why) if entry in begins else fault
        for fault in faults
        for entry in (fault.where.partition(" 条")[0],)
    ]


def _entry_lines(data: bytes, name: str) -> dict[str, int]:
    """“sheet”的第 n → the line, from 1, at which that entry of the file begins."""
    root = compose(data, name)
    sheets = [
        (key.value, node)
        for key, value in root.value
        for key, node in (value.value if key.value == _PHRASES else [(key, value)])
    ]
    return {
        f"“{sheet}”的第 {position}": item.start_mark.line + 1
        for sheet, node in sheets
        if isinstance(node, yaml.SequenceNode)
        for position, item in enumerate(node.value, 1)
    }


def _lines(sheet: str, items: Any, faults: list[Fault]) -> Iterator[Line]:
    if items is None:
        return
    if not isinstance(items, list):
        faults.append(Fault(f"“{sheet}”", "应当是一个列表，每条以“- ”开头"))
        return
    named = SOURCE_FIELDS if sheet == SOURCES else PHRASE_FIELDS
    for position, item in enumerate(items, 1):
        where = f"“{sheet}”的第 {position} 条"
        if not isinstance(item, Mapping):
            faults.append(Fault(where, "应当由“键: 值”组成"))
            continue
        sound = len(faults)
        cells = {
            column: cell
            for column in named
            if column in item and (cell := _cell(item[column], f"{where}“{column}”", faults))
        }
        number = _cell(item.get(NUMBER), f"{where}“{NUMBER}”", faults)
        if not cells or number is None or (len(faults) > sound and not number.text):
            continue  # a new entry that cannot be read whole is not added
        yield Line(number, cells, sheet)


def _cell(value: Any, where: str, faults: list[Fault]) -> Cell | None:
    """What an entry says; None, and a fault, if that is no text."""
    if value is None:
        return Cell("", where)
    if isinstance(value, Date):
        return Cell(value.isoformat()[:10], where)
    if not isinstance(value, str):
        faults.append(Fault(where, f"应当是文字，写的是 {value}"))
        return None
    return Cell(value.strip(), where)
