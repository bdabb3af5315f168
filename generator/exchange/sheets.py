"""Sheets as every format knows them: columns of phrases and of sources, and the number by which a row is known again."""

import hashlib
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.bank.listing import Listed, ListedSource
from generator.language.slot_names import slot_named, spoken
from generator.model.source import cited

NUMBER = "编号"
"""The column that tells which row of the bank it is, and what it said when it was written."""
SOURCES = "来源"
"""The sheet of sources."""
SLOT = "槽位"
"""The column of slots, in which, as in the names of sheets, they are called as users call them."""
PHRASE_FIELDS = {
    "句子": "wording",
    "状态": "state",
    SLOT: "slot",
    "作用": "role",
    "话题": "topic",
    "本地": "local",
}
"""Columns of phrases that may be edited → the field that they decide."""
SOURCE_FIELDS = {
    "场合": "occasion",
    "讲话人": "post",
    "身份": "standing",
    "地区": "place",
    "日期": "date",
    "归属": "kind",
}
"""Columns of sources that may be edited → what they say of a source."""
_NUMBER = re.compile(r"([0-9a-f]{16,64}):((?:[0-9a-f]{8})+)")
_HEX = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be written: its number, what may be edited, and what is only told; by column, in order."""

    number: str
    edited: Mapping[str, str]
    told: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stood in one cell of a file that came back, and where (表“监督”的 C17)."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that came back: its number (empty in one that the user added) and what stands in its columns; `told` are
    those that are not read."""

    number: Cell
    cells: Mapping[str, Cell]
    sheet: str
    told: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be read, and where it stands."""

    where: str
    why: str


PHRASE_TOLD = ("出处", "篇数", "上次讲", "说明")
SOURCE_TOLD = ("文件", "题目")
"""Columns that are only told."""


def phrase_row(one: Listed, slots: Container[str] = ()) -> Row:
    """A phrase as a row; its slot as users call it, of these `slots`."""
    edited = {column: values_of(one)[field] for column, field in PHRASE_FIELDS.items()}
    values = list(edited.values())
    edited[SLOT] = spoken(one.slot, slots)
    said = f"{one.said.date} {one.said.meeting}".strip() if one.said else ""
    told: dict[str, str | int] = {
        "出处": cited(one.file, one.paragraph),
        "篇数": one.sources,
        "上次讲": said,
        "说明": one.note,
    }
    return Row(number(one.key, [*values, joined(told, PHRASE_TOLD)]), edited, told)


def values_of(one: Listed) -> dict[str, str]:
    """field → value of a phrase as it stands now."""
    return {
        "wording": one.text,
        "state": one.state,
        "slot": one.slot,
        "role": one.role,
        "topic": one.topic,
        "local": one.local,
    }


def source_row(one: ListedSource, kinds: Mapping[str, str]) -> Row:
    """A source as a row; `kinds` is what kinds of sources are called."""
    edited = {column: one.values[field] for column, field in SOURCE_FIELDS.items()}
    edited["归属"] = kinds[one.values["kind"]]
    told: dict[str, str | int] = {"文件": one.name, "题目": one.title, "可用句数": one.usable}
    return Row(number(one.digest, [*edited.values(), joined(told, SOURCE_TOLD)]), edited, told)


def joined(told: Mapping[str, str | int], columns: Sequence[str]) -> str:
    """What stands in `columns`, which are only told, as one value to be stamped."""
    return "\0".join(str(told.get(column, "")).strip() for column in columns)


def number(key: str, values: Sequence[str]) -> str:
    """What goes into the column 编号: the key, and a stamp of each value as it is written, last of what is only told."""
    return f"{key}:{''.join(map(stamp, values))}"


def stamp(value: str) -> str:
    """Eight signs by which a value is known again."""
    return hashlib.sha256(value.encode()).hexdigest()[:_HEX]


def with_slots(line: Line, slots: Container[str]) -> Line:
    """The row with its slot, and that of its sheet, as the bank names them: of these `slots`."""
    cells = dict(line.cells)
    if SLOT in cells:
        cells[SLOT] = replace(cells[SLOT], text=slot_named(cells[SLOT].text, slots))
    return replace(line, cells=cells, sheet=slot_named(line.sheet, slots))


def parse_number(text: str) -> tuple[str, list[str]] | None:
    """The key and the stamps of a number; None if it is none."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    stamps = match[2]
    return match[1], [stamps[start : start + _HEX] for start in range(0, len(stamps), _HEX)]
