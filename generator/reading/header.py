"""The small header that may open a text file: what its keeper knows of where and when it was said."""

import re
import unicodedata

from generator.language.dates import EXAMPLE, date_fault, parse_date
from generator.model.errors import ContentError
from generator.model.manuscript import SourceInfo

_FIELDS = {
    "场合": "occasion",
    "地区": "place",
    "本级": "level",
    "职务": "post",
    "身份": "standing",
    "日期": "date",
}
_STANDINGS = {
    "主要领导": "部署",
    "分管领导": "部署",
    "汇报人": "汇报",
    "交流人": "交流",
    "主持人": "主持",
    "表态人": "表态",
}
_FENCE = "---"
_KEYS_HINT = f"可用的键：{' '.join(_FIELDS)}"


def split_header(text: str, name: str) -> tuple[SourceInfo, str]:
    """What the header of `text` says, and the text after it.

    A header stands between two `---` lines at the very top, one `键：值` a line; without it the
    SourceInfo is empty and the text comes back as it was. Raises ContentError, naming the file
    `name` and the line, for a header without end, a line that is no pair, a key that is unknown
    or repeated, a wrong date or an unknown 身份.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return SourceInfo(), text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise _fault(name, 1, "文件头没有结束的 --- 行", "在文件头之后补一行 ---；若不是文件头，请删去首行")
    return _info(lines[1:end], name), "\n".join(lines[end + 1 :])


def _info(lines: list[str], name: str) -> SourceInfo:
    """The header's lines, the first of which is line 2 of the file."""
    said: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        if line.strip():
            field, value = _pair(line, name, number)
            if field in said:
                raise _fault(name, number, f"“{line.strip()}”重复了前面的键", "每个键只写一次")
            said[field] = value
    return SourceInfo(**said)


def _pair(line: str, name: str, number: int) -> tuple[str, str]:
    """The field of SourceInfo that `line` fills, and its value."""
    key, *rest = (part.strip() for part in re.split("[:：]", line, maxsplit=1))
    if not rest:
        raise _fault(name, number, f"“{line.strip()}”不是“键：值”", _KEYS_HINT)
    if key not in _FIELDS:
        raise _fault(name, number, f"不认识的键“{key}”", _KEYS_HINT)
    return _FIELDS[key], _value(key, rest[0], name, number)


def _value(key: str, value: str, name: str, number: int) -> str:
    """The value as SourceInfo keeps it; an empty one stays empty."""
    if value and key == "日期":
        return _iso_date(value, name, number)
    if value and key == "身份":
        return _standing(value, name, number)
    return value


def _iso_date(value: str, name: str, number: int) -> str:
    """`2026-02-26` or `2026年2月26日`, full-width digits too, as an ISO date."""
    day = parse_date(re.sub(r"\s", "", unicodedata.normalize("NFKC", value)))
    if day is None:
        raise _fault(name, number, date_fault(value), EXAMPLE)
    return day.isoformat()


def _standing(value: str, name: str, number: int) -> str:
    """The standing that a speaker's 身份 gives; a standing itself is taken too."""
    if value in _STANDINGS.values():
        return value
    if value not in _STANDINGS:
        raise _fault(name, number, f"不认识的身份“{value}”", f"可用的身份：{' '.join(_STANDINGS)}")
    return _STANDINGS[value]


def _fault(name: str, number: int, what: str, hint: str) -> ContentError:
    return ContentError(f"《{name}》第 {number} 行：{what}", hint)
