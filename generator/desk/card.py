"""拟稿.yaml: the 单位 card, from which a brief takes what it leaves open."""

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.drafting.keys import KEYS, canonical, has_private_use, nearest
from generator.model.errors import ContentError
from generator.reading.decode import decode
from generator.reading.kept import read_kept
from generator.word.save import write_whole

CARD_KEYS = ("地区", "本级", "上级", "下级", "单位", "姓名", "职务", "称谓")
"""What `nigao init` asks for, in this order."""
_OWN = ("地区", "上级", "下级", "单位", "姓名")


def read_card(path: Path) -> dict[str, str]:
    """The values of the 单位 card at `path`, lists joined by 、; empty if there is no such file.

    Raises ContentError naming an unknown key or one with private-use characters.
    """
    if not path.is_file():
        return {}
    unit = read_kept(path.read_bytes(), path.name).get("单位") or {}
    if not isinstance(unit, Mapping):
        raise ContentError(
            f"《{path.name}》的“单位”下面应当是“键: 值”。", "请对照 nigao init 新建的文件修改。"
        )
    card: dict[str, str] = {}
    for key, value in unit.items():
        name = canonical(str(key))
        if not name:
            raise ContentError(f"《{path.name}》的“单位”里不认识“{key}”。", nearest(str(key), KEYS))
        text = "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
        if has_private_use(text):
            raise ContentError(
                f"《{path.name}》的“{name}”里有不能用的特殊字符。", "请删去看不见或显示为方框的字符。"
            )
        if text.strip():
            card[name] = text.strip()
    return card


def without(card: Mapping[str, str], keys: Collection[str]) -> dict[str, str]:
    """`card` less what it says of these keys."""
    return {key: value for key, value in card.items() if key not in keys}


def own_names(card: Mapping[str, str]) -> list[str]:
    """The names of the user's own place, office and people that the card holds."""
    return [name for key in _OWN for name in card.get(key, "").split("、")]


def write_card(path: Path, values: Mapping[str, str]) -> None:
    """Write the values that are not empty into the 单位 card at `path`; all other lines stay as they are."""
    left = {key: _yaml(key, value) for key, value in values.items() if value}
    lines: list[str] = []
    inside = False
    for line in decode(path.read_bytes(), path.name).splitlines():
        key = re.split("[:：]", line.strip(), maxsplit=1)[0]
        if inside and re.match(r"\s+-\s", line):
            continue
        inside = line.startswith((" ", "\t")) and key in left
        lines.append(f"  {key}: {left.pop(key)}" if inside else line)
    write_whole(path, ("\n".join(_with_rest(lines, left)) + "\n").encode(), force=True)


def _with_rest(lines: list[str], left: Mapping[str, str]) -> list[str]:
    """`lines` with what found no line of its own, under 单位."""
    head = next((number for number, line in enumerate(lines, 1) if re.match("单位[:：]", line)), 0)
    if left and not head:
        lines, head = [*lines, "单位:"], len(lines) + 1
    return [*lines[:head], *(f"  {key}: {value}" for key, value in left.items()), *lines[head:]]


def _yaml(key: str, value: str) -> str:
    """A value as YAML: 下级 as a list."""
    parts = [part.strip() for part in value.replace("，", "、").split("、") if part.strip()]
    return json.dumps(parts if key == "下级" else value, ensure_ascii=False)
