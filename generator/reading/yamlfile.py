"""YAML that users edit: bytes in, a mapping out, or an error that names file and line."""

from collections.abc import Mapping
from typing import Any

import yaml

from generator.model.errors import ContentError
from generator.reading.decode import decode
from generator.reading.yaml_faults import TWICE, fault_of

_LARGEST = 4_000_000
_DEEPEST = 60
"""Levels; the C loader calls itself for each, and dies of thousands."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(_LOADER):  # type: ignore[misc, valid-type]
    """Leaves a day that is none (2026-02-30) as it was written: who reads the value says what is wrong with it."""

    def day(self, node: yaml.ScalarNode) -> Any:
        """The day that is written at `node`, or its text."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


class _OnceLoader(_Loader):
    """Refuses a mapping that has a key twice, of which the first would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        """As everywhere; MarkedYAMLError for such a key."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=TWICE, problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.add_constructor(_TIMESTAMP, _Loader.day)


def read_mapping(data: bytes, name: str, largest: int = _LARGEST, *, once: bool = False) -> Mapping[str, Any]:
    """The mapping in a YAML file of at most `largest` bytes (4 MB), in any encoding that speeches may have; with `once`
    no key may be written twice.

    A full-width colon behind a key counts as a colon. Raises ContentError with file and line.
    """
    if len(data) > largest:
        raise ContentError(
            f"《{name}》太大（超过 {largest // 1_000_000} MB）。",
            "内容文件一般只有几十 KB，请检查是否选错了文件。",
        )
    text = _forgive(decode(data, name)) if data.strip() else ""
    try:
        if _depth(text) > _DEEPEST:
            raise ContentError(f"《{name}》的层次太深。", "内容文件一般只有三四层，请检查括号和缩进。")
        value = yaml.load(text, Loader=_OnceLoader if once else _Loader)
    except yaml.YAMLError as error:
        raise ContentError(
            f"《{name}》{fault_of(text, error).told}",
            "请改好这一行再试；行首的空格、冒号后的空格、成对的引号，都要和没改过的各行一样。",
        ) from None
    except ValueError:
        raise ContentError(f"《{name}》里有一个数长得读不出来。", "请检查数字，或者给它加上引号。") from None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ContentError(f"《{name}》应当由“键: 值”组成。", "请对照自带的样例修改。")
    return value


def compose(data: bytes, name: str) -> yaml.MappingNode:
    """The nodes of a file that `read_mapping` could read and is not empty; they know their lines."""
    node = yaml.compose(_forgive(decode(data, name)), Loader=_LOADER)
    assert isinstance(node, yaml.MappingNode)
    return node


def _depth(text: str) -> int:
    """The most levels that stand inside each other, as far as the text can be parsed."""
    now = deepest = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            now += 1
            deepest = max(deepest, now)
            if deepest > _DEEPEST:
                break
        elif isinstance(event, yaml.CollectionEndEvent):
            now -= 1
    return deepest


def _forgive(text: str) -> str:
    """Full-width colons behind a key at a line's head become colons with a space; line numbers stay."""
    lines = []
    for line in text.split("\n"):
        head, mark, rest = line.partition("：")
        bare = head.strip().lstrip("- ").strip()
        plain = (
            mark and ":" not in head and bare and not set(bare) & set("\"'“”{}[]#，。") and len(bare) <= 12
        )
        lines.append(f"{head}: {rest.lstrip()}" if plain else line)
    return "\n".join(lines)
