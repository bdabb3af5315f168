"""拟稿.yaml: the limits for reading a file, for users who must widen them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.model.errors import ContentError
from generator.reading.kept import read_kept
from generator.reading.limits import Limits

_FIELDS = {"文件大小": "megabytes", "字数": "characters", "时间": "seconds", "内存": "memory"}
_MOST = {"文件大小": 2_000, "字数": 100_000_000, "时间": 86_400, "内存": 1_000_000}
_EXAMPLE = "例如：限制: {文件大小: 200, 字数: 30000000, 时间: 60, 内存: 1024}（MB、字、秒、MB）"


def read_limits(path: Path) -> Limits:
    """The limits under 限制 in the settings at `path`, the usual ones where it says nothing.

    Raises ContentError naming an unknown key or a value that is no whole number in its range.
    """
    said = read_kept(path.read_bytes(), path.name).get("限制") if path.is_file() else None
    if not said:
        return Limits()
    if not isinstance(said, Mapping):
        raise ContentError(f"《{path.name}》的“限制”下面应当是“键: 值”。", _EXAMPLE)
    return replace(Limits(), **{_field(path, key): _number(path, key, value) for key, value in said.items()})


def limit_rows(limits: Limits) -> list[tuple[str, str]]:
    """The limits as a user may read them."""
    return [
        ("文件大小", f"{limits.megabytes} MB"),
        ("字数", f"{limits.characters // 10_000} 万"),
        ("时间", f"{limits.seconds} 秒"),
        ("内存", f"{limits.memory} MB"),
    ]


def _field(path: Path, key: object) -> str:
    if key not in _FIELDS:
        raise ContentError(f"《{path.name}》的“限制”里不认识“{key}”。", f"可用的键：{' '.join(_FIELDS)}")
    return _FIELDS[str(key)]


def _number(path: Path, key: object, value: object) -> int:
    most = _MOST[str(key)]
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise ContentError(f"《{path.name}》的“限制”里，“{key}”应当是 1–{most} 的整数。", _EXAMPLE)
    return value
