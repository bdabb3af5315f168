"""拟稿.yaml: over how many of a speaker's speeches what he said is remembered."""

from pathlib import Path

from generator.drafting.produce import MEMORY
from generator.model.errors import ContentError
from generator.reading.kept import read_kept

KEY = "记忆"
_MOST = 100


def remembered_speeches(path: Path) -> int:
    """The number at 记忆 in the settings at `path`; the usual one if there is none.

    Raises ContentError if it is no number from 0 to 100.
    """
    value = read_kept(path.read_bytes(), path.name).get(KEY) if path.is_file() else None
    if value is None or value == "":
        return MEMORY
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise ContentError(
            f"《{path.name}》的“{KEY}”写成了“{value}”。", f"写 0–{_MOST} 的一个数，例如：{KEY}: 3（0 是不管）"
        )
    return value
