"""拟稿.yaml: the 单位 card, from which a brief takes what it leaves open."""

from collections.abc import Mapping
from pathlib import Path

from generator.drafting.keys import KEYS, canonical, nearest
from generator.model.errors import ContentError
from generator.reading.yamlfile import read_mapping

CARD_KEYS = ("地区", "本级", "上级", "下级", "单位", "姓名", "职务", "称谓")
"""What `nigao init` asks for, in this order."""


def read_card(path: Path) -> dict[str, str]:
    """The values of the 单位 card at `path`, lists joined by 、; empty if there is no such file.

    Raises ContentError naming an unknown key.
    """
    if not path.is_file():
        return {}
    unit = read_mapping(path.read_bytes(), path.name).get("单位") or {}
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
        if text.strip():
            card[name] = text.strip()
    return card


def write_card(path: Path, values: Mapping[str, str]) -> None:
    """Fill the values into the file that `create_workspace` made; lines not named stay as they are."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key = line.strip().split(":")[0]
        indented = line.startswith("  ") and key in values and values[key]
        lines.append(f"  {key}: {_yaml(key, values[key])}" if indented else line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _yaml(key: str, value: str) -> str:
    if key == "下级":
        return (
            "["
            + ", ".join(f'"{part.strip()}"' for part in value.replace("，", "、").split("、") if part.strip())
            + "]"
        )
    return '"' + value.replace('"', "") + '"'
