"""Which characters sound alike, or look alike: what the one who types may take for another."""

import functools
from collections.abc import Iterable

from generator.language.readings import READINGS

_LOOK_ALIKE = """
若苦 己已巳 末未 士土 拔拨 候侯 缀辍 撰篡 徙徒 券卷 冶治 崇祟 折拆 诫戒 砺励厉 燥躁噪 抵砥 键健 茶荼 贷货 赢羸 恰洽 辩辨
粟栗 人入 阵陈 侍待 竞竟 即既 今令 漫慢 密蜜 练炼 缉辑 幕暮墓慕 肓盲 概慨溉 垦恳 汗汉 憾撼 驰弛 沓踏 蹋踏 渡度 形刑 徵微
天夫 干千 大太 上下 日曰 王玉 问间 住往 设没 泡跑 抄超 凿琢 与于 己已 科料 师帅 仗杖 诉拆 班斑 嗅臭 劳牢 组阻 另零 跃耀 意义 了子 办般搬 赏尝 尝偿 渴喝 壁璧 详祥
"""


@functools.cache
def _groups() -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Character → those of the same reading, of a near reading, of a like shape."""
    exact: dict[str, str] = {}
    near: dict[str, str] = {}
    for line in READINGS.split("\n"):
        reading, _, characters = line.partition(" ")
        if characters:
            exact[reading] = exact.get(reading, "") + characters
            near[_blurred(reading)] = near.get(_blurred(reading), "") + characters
    return _others(exact.values()), _others(near.values()), _others(_LOOK_ALIKE.split())


def _others(groups: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for character in group:
            found.setdefault(character, set()).update(group)
    return found


def _blurred(reading: str) -> str:
    """A reading as those hear it who do not tell zh from z, n from l, -ing from -in."""
    head = next(
        (
            short + reading[2:]
            for long, short in (("zh", "z"), ("ch", "c"), ("sh", "s"))
            if reading.startswith(long)
        ),
        reading,
    )
    head = "l" + head[1:] if head.startswith("n") and len(head) > 1 else head
    return head[:-1] if head.endswith(("ing", "eng", "ang")) else head


def confusable(character: str, *, near: bool = False) -> frozenset[str]:
    """The characters that may be typed for `character`: same reading or like shape; `near` readings too."""
    same, blurred, shape = _groups()
    found = (blurred if near else same).get(character, set()) | shape.get(character, set())
    return frozenset(found - {character})
