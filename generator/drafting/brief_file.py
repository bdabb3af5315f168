"""A brief as the user wrote it (.txt, .yaml, .docx) → pairs of key and value, each with its line."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.drafting.keys import KEYS, LISTS, canonical, has_private_use, nearest
from generator.model.errors import ContentError, ReadError, reason
from generator.reading.decode import decode

_ITEM = re.compile(r"^\s*[-·•*]\s*(.+)$")


class Entry(NamedTuple):
    """One line of a brief; `where` says which, for messages."""

    key: str
    value: str
    where: str


def read_brief_file(path: Path) -> list[Entry]:
    """All entries of a brief file, by its suffix; empty values left out.

    Raises ReadError if it cannot be read, ContentError naming the line of an unknown key or broken syntax.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"读不了拟稿单“{path}”：{reason(error)}。", "请检查文件名和位置。") from None
    suffix = path.suffix.lower()
    if suffix == ".docx":
        pairs = _from_table(data, path.name)
    elif suffix in (".yaml", ".yml"):
        pairs = _from_yaml(data, path.name)
    elif suffix == ".txt":
        pairs = _from_lines(decode(data, path.name) if data.strip() else "", path.name)
    else:
        raise ReadError(
            f"拟稿单“{path.name}”的类型不认识。", "拟稿单可以是 .docx（两列表格）、.txt（键：值）或 .yaml。"
        )
    return [_checked(entry, path.name) for pair in pairs for entry in _by_line(pair)]


def _by_line(entry: Entry) -> Iterator[Entry]:
    """A list has an entry a line; the lines of any other value are one. Empty ones are left out."""
    lines = [line.strip(" \u3000") for line in entry.value.splitlines()]
    values = lines if canonical(entry.key) in LISTS else ["".join(lines)]
    return (Entry(entry.key, value, entry.where) for value in values if value)


def _checked(entry: Entry, name: str) -> Entry:
    key = canonical(entry.key)
    if not key:
        raise ContentError(f"拟稿单“{name}”{entry.where}：不认识“{entry.key}”。", nearest(entry.key, KEYS))
    if has_private_use(entry.value):
        raise ContentError(
            f"拟稿单“{name}”{entry.where}：“{key}”里有不能用的特殊字符。", "请删去看不见或显示为方框的字符。"
        )
    return Entry(key, entry.value, entry.where)


def _from_lines(text: str, name: str) -> Iterator[Entry]:
    key = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith(("#", "＃", "---")):
            continue
        item = _ITEM.match(line)
        if item and key:
            yield Entry(key, item[1], f"第 {number} 行")
            continue
        match = re.match(r"\s*([^：:]{1,12}?)\s*[：:](.*)$", line)
        if not match:
            raise ContentError(
                f"拟稿单“{name}”第 {number} 行看不懂：{line.strip()[:20]}",
                "每行写成“键：值”，例如“地区：云河市”。",
            )
        key = match[1] if canonical(match[1]) in LISTS else ""
        yield Entry(match[1], match[2], f"第 {number} 行")


def _from_yaml(data: bytes, name: str) -> Iterator[Entry]:
    from generator.reading.yamlfile import read_mapping

    lines = decode(data, name).splitlines() if data.strip() else []
    for key, value in read_mapping(data, name).items():
        where = _line_of(str(key), lines)
        if isinstance(value, dict):
            yield from (
                Entry(str(inner), str(text or ""), _line_of(str(inner), lines))
                for inner, text in value.items()
            )
        elif isinstance(value, list):
            yield from (Entry(str(key), str(one), where) for one in value)
        else:
            yield Entry(str(key), "" if value is None else str(value), where)


def _line_of(key: str, lines: list[str]) -> str:
    for number, line in enumerate(lines, 1):
        if line.lstrip(" -\u3000").startswith(key):
            return f"第 {number} 行"
    return ""


def _from_table(data: bytes, name: str) -> Iterator[Entry]:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        raise ReadError(
            f"拟稿单“{name}”不是有效的 Word 文件。", "请用 Word 或 WPS 另存为 .docx 后再试。"
        ) from None
    if not document.tables:
        raise ContentError(f"拟稿单“{name}”里没有表格。", "拟稿单应是两列的表格：左边是名称，右边填写。")
    for table in document.tables:
        for number, row in enumerate(table.rows, 1):
            cells = [cell.text.strip() for cell in row.cells]
            if len(cells) < 2 or not cells[0] or (number == 1 and cells[0] in ("名称", "项目", "键")):
                continue
            yield Entry(cells[0], cells[1], f"表格第 {number} 行")
