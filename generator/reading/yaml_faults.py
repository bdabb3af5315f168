"""What is wrong with YAML that cannot be read, told to whoever typed it: the line, what stands there, what to do."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

_SHOWN = 24
"""Characters of a line by which it is told."""
_KEY = r"[^\s:：'\"\[\]{}#&*!|>%@`,-][^\s:：]{0,11}"
_ENTRY = re.compile(rf"(?P<dash>(?:- +)*)(?P<key>{_KEY}):(?: +(?P<value>\S.*))?$")
_QUOTES = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"(?P<rest>.*)$'),
    "'": re.compile(r"'(?:[^']|'')*'(?P<rest>.*)$"),
}
_CLOSED_BY = {"[": "]", "{": "}"}
_SIGNS = "@`%*&!|>]},?"
"""At the head of a value they mean something else than themselves."""
_BLOCK = re.compile(r"[|>][-+\d]{0,2}")
_SIMPLE = (
    (re.compile(r"\s*\t"), "行首有制表符（Tab），请改成空格"),
    (re.compile(r"\s*(?:- +)*-[^\s-]"), "“-”后面要空一格"),
    (re.compile(rf"\s*(?:- +)*{_KEY}:[^\s:]"), "冒号后面要空一格（用全角的“：”也行）"),
)


TWICE = "written twice"
"""What the parser says of a key that a mapping has twice."""


class YamlFault(NamedTuple):
    """The line (from 1; 0: unknown) at which something is wrong, its text, and what."""

    line: int
    text: str
    what: str

    @property
    def told(self) -> str:
        """As the user reads it, behind the name of the file."""
        text = self.text.strip()
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
        return (
            f"第 {self.line} 行格式不对：{self.what}。这一行是：{shown}"
            if self.line
            else f"格式不对：{self.what}。"
        )


def fault_of(text: str, error: yaml.YAMLError) -> YamlFault:
    """What is wrong in `text`, of which the parser says `error`: often the line before the one that it stumbled over."""
    mark = _mark(error)
    if mark is None:
        return YamlFault(0, "", "看不懂")
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1)
    for number in [at, *_before(lines, at)]:
        if what := _wrong(lines[number]):
            return YamlFault(number + 1, lines[number], what)
    return _guess(lines, at, str(getattr(error, "problem", "") or ""))


def _mark(error: yaml.YAMLError) -> yaml.Mark | None:
    """Where the fault is; for a quotation without end, where it begins."""
    unclosed = "quoted scalar" in str(getattr(error, "context", "") or "")
    found = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    return found if hasattr(found, "line") else None


def _before(lines: list[str], at: int) -> Iterator[int]:
    """The line before `at` that says something."""
    above = (number for number in range(at - 1, -1, -1) if _says_something(lines[number]))
    yield from [*above][:1]


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _wrong(line: str) -> str:
    """What is certainly wrong in a line by itself; empty if nothing is known to be."""
    if not _says_something(line):
        return ""
    for pattern, what in _SIMPLE:
        if pattern.match(line):
            return what
    entry = _ENTRY.match(line.strip())
    return _wrong_value(entry["key"], entry["value"]) if entry and entry["value"] else ""


def _wrong_value(key: str, value: str) -> str:
    if value[0] in _QUOTES:
        quoted = _QUOTES[value[0]].match(value)
        if quoted is None:
            return f"“{key}”的引号没有成对（只有开头的 {value[0]}）"
        rest = quoted["rest"].strip()
        return f"“{key}”的引号后面还有字；句子里的引号请写成中文的“ ”" if rest and rest[0] != "#" else ""
    if value[0] in _CLOSED_BY:
        closing = _CLOSED_BY[value[0]]
        whole = f"；句子要用它开头的，请整句放进一对单引号里：'{value[:8]}……'"
        return "" if closing in value else f"“{key}”的“{value[0]}”没有配上“{closing}”{whole}"
    if value[0] in _SIGNS and not _BLOCK.fullmatch(value):
        return f"“{key}”的值不能用“{value[0]}”开头；一定要用，请把整个值放进一对单引号里：'{value[:8]}……'"
    if value.startswith("- "):
        return f"“{key}”的值不能用“- ”开头；要写几条的，各起一行"
    if re.search(r":(?:\s|$)", value):
        return f"“{key}”的值里有半角冒号“:”，请改成全角的“：”"
    return ""


def _guess(lines: list[str], at: int, problem: str) -> YamlFault:
    """What is probably wrong where no line by itself is."""
    above = next(_before(lines, at), at)
    if problem == TWICE:
        key = lines[at].strip().lstrip("- ").partition(":")[0]
        what = f"“{key}”在这一条里写了两次；添一句要另起一条，开头写“- ”"
    elif ":" not in lines[above]:
        at, what = above, "缺少冒号；一句话折成了两行的，请接回一行"
    elif ":" not in lines[at]:
        what = "缺少冒号；一句话折成了两行的，请接回一行"
    elif _column(lines, at) != _indent(lines[at]):
        what = f"行首有 {_indent(lines[at])} 个空格，要同上面的对齐，应当是 {_column(lines, at)} 个"
    else:
        what = "看不懂"
    return YamlFault(at + 1, lines[at], what)


def _column(lines: list[str], at: int) -> int:
    """How many spaces should stand before what the line at `at` says: as before the last that begins like it, or before
    the key above."""
    if lines[at].lstrip().startswith("- "):
        dashed = (line for line in reversed(lines[:at]) if line.lstrip().startswith("- "))
        return _indent(next(dashed, lines[at]))
    above = lines[next(_before(lines, at), at)]
    return len(above) - len(above.lstrip(" -"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
