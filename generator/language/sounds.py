"""Which characters sound alike, or look alike: what the one who types may take for another."""

import functools
from collections.abc import Iterable

from generator.language.readings import READINGS

_LOOK_ALIKE = """
若苦 切彻 己已巳 末未 士土 拔拨 候侯 缀辍 撰篡 徙徒 券卷 冶治 崇祟 折拆 诫戒 砺励厉 燥躁噪 抵砥 键健 茶荼 贷货 赢羸 恰洽 辩辨
粟栗 人入 阵陈 侍待 竞竟 即既 今令 漫慢 密蜜 练炼 缉辑 幕暮墓慕 肓盲 概慨溉 垦恳 汗汉 憾撼 驰弛 沓踏 蹋踏 渡度 形刑 徵微
天夫 干千 大太 上下 日曰 王玉 问间 住往 设没 泡跑 抄超 凿琢 与于 己已 科料 师帅 仗杖 诉拆 班斑 嗅臭 劳牢 组阻 另零 跃耀 意义 了子 办般搬 赏尝 尝偿 渴喝 壁璧 详祥
"""

_SOMEWHAT_ALIKE = """
传傅 佳住 冒昌 兔免 刺剌 析折 即既 卯卵 乃及 吵炒抄 呜鸣 咏泳 堆推椎 堤提 场扬 坏环怀 坡波披破 埋理 塔搭 奋夺 幻幼 庆厌 弛驰 陡徒徙 徽微
惭渐崭 惊掠凉谅 弋戈 拙绌 挠绕饶浇晓 捎稍悄消销 捂悟 揣喘湍 搏博膊缚 摘滴嫡 撤撒 潦缭僚撩 操燥躁噪澡 斤斥 晴睛清情请 朗郎 枚玫 栽裁载 梁粱
沁泌 泄泻 活话 浅钱线 浓农 淮准 熟热 狠狼狼 玷沾 疑凝 盆盒 瞻赡 稳隐 穷窑 第弟 管菅 籍藉 精情 绩债 续继读 绸调稠 编偏遍篇 署暑曙 骋聘 帐账胀
说税脱 蒌篓搂楼 蓝篮 薄簿 虑滤 哀衷衰 谈淡 贪贫 赃脏 轻经径 较校 千迁 适活 逐遂 遗遣 郊效 陪部倍 洒酒 险检捡 靴鞋 频颁 领颌 饱抱 骄娇 汲吸 盯盼 竟境 盲育 眯咪
"""
"""Less alike: taken for each other only where a long word leaves no doubt of what was meant."""


@functools.cache
def _groups() -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Character → those of the same reading, of a near reading, of a like shape, of one somewhat alike."""
    exact: dict[str, str] = {}
    near: dict[str, str] = {}
    for line in READINGS.split("\n"):
        reading, _, characters = line.partition(" ")
        if characters:
            exact[reading] = exact.get(reading, "") + characters
            near[_blurred(reading)] = near.get(_blurred(reading), "") + characters
    shapes = _LOOK_ALIKE.split()
    somewhat = [*shapes, *_SOMEWHAT_ALIKE.split()]
    return _others(exact.values()), _others(near.values()), _others(shapes), _others(somewhat)


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
    """The characters that may be typed for `character`: same reading or like shape; `near` ones of both too."""
    same, blurred, shape, somewhat = _groups()
    found = (blurred if near else same).get(character, set()) | (somewhat if near else shape).get(
        character, set()
    )
    return frozenset(found - {character})
