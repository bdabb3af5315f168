"""How a sentence opens: with 要, with a verb before which 要 may stand, or otherwise."""

import re
from collections.abc import Sequence

from generator.model.sentence import YaoClass

_VERBS = """
聚焦 锚定 紧扣 紧盯 围绕 坚持 做实 做细 做优 做强 建强 建优 建好 用好 用足 抓实 抓好 抓细 抓牢 把牢 把准 站稳 站位 践行 涵养 锤炼 淬炼 厚植 树牢 筑牢
夯实 守牢 守住 严守 常怀 常敲 勤学 深学 力戒 善于 敢于 勇于 勤于 甘于 乐于 发挥 拓宽 畅通 激发 提升 提高 增强 强化 深化 优化 细化 量化 健全 完善
推动 推进 助推 助力 督促 支持 保障 保证 维护 落实 贯彻 学懂 领会 牢记 牢固 坚定 坚决 坚守 打造 锻造 培育 讲好 管好 当好 办好 选优 配强 盯住
盯紧 凝聚 汇聚 集聚 履行 行使 加强 加快 着力 着眼 突出 注重 创新 探索 开展 组织 引导 严格 深入 认真 主动 积极 切实 扎实 依法 持续
始终 不断 自觉 时刻 大力 带头 以 把 对 在 从 向 让 使 将 为 与 同 用 靠 抓 促 求 强 优 实 严 守 讲 敢 勤 善 管 看 谋 干 学 行 恪守 弘扬
发扬 传承 保持 密切 倾听 解决 破解 化解 防范 压实 扛牢 扛起 知责 履责 尽责 走进 走好 走稳 搭建 丰富 延伸 拓展 构建 建立 形成 实行 实施 推行
落细 统筹 结合 立足 依托 借助 通过 运用 利用 善用 借力 整合 校准 对标 对照 紧贴 贴近 倾心 倾力 用心 用情 用力
真心 尽心 挺起 擦亮 亮明 敬畏 慎独 慎微 崇尚 务求 力求 确保 防止 避免 杜绝 克服 摒弃 改善 转变 激活 释放 放大 叫响 唱响 谱写 书写
展现 彰显 体现 稳妥 稳步 审慎 学会 敢抓 真管 高度重视 毫不动摇 深刻 学深 弄通 锲而不舍 驰而不息 久久为功 旗帜鲜明 一体推进 真抓
实干 多用 多到 常到 常听 定期 逐项 逐条 逐件 跟踪 跟进 盘活 选准 选好 定准 管住 守好 看好 说好 听好 记好 念好
""".split()
_VERB_HEAD = frozenset(_VERBS)
YAO = re.compile(r"^(?:我们)?要(?!求|点|素|害|件|义|领|闻|想|是)")
_NOT_YAO = re.compile(
    r"^(?:只有|如果|只要|无论|不论|当|因为|由于|虽然|尽管|越|正是|这|那|此|其|它|他|我们|大家|各级|全|人大|代表|人民|党|县|市|区|镇|乡|省|机关|常委会|区人大|实践|事实|"
    r"新|一|二|三|四|五|六|七|八|九|十|“|《|中国|我国|宪法|法律|监督|决定权|同志们|让我们|必须|应|可以|能|务必)"
)


_NOMINAL = re.compile(
    r"^[^，。；]{2,18}(?:贵在|重在|在于|好比|等于|意味着|(?<!不)是(?![非否])|离不开|取决于|决定着|关系到|关系着|关乎|事关|并不|尤其|最能|有没有|能不能|"
    r"怎样|能否|选得|做得|抓得|用得|搞得|如何|高低|好坏|不是|不能|深一层|往往|才能|总是|从来)"
)


def is_nominal(core: str) -> bool:
    """Whether the first clause states something of a noun (监督选题贵在精准), though it may begin with a verb."""
    return bool(_NOMINAL.match(core))


def opens_with_verb(core: str) -> bool:
    """Whether the first word is a verb or preposition of the kind that measures open with."""
    return (core[:2] in _VERB_HEAD or core[:4] in _VERB_HEAD) and not is_nominal(core)


def yao_class(core: str, tagged: Sequence[tuple[str, str]]) -> YaoClass:
    """要, 可 or 否 (see `YaoClass`); `tagged` are the words of `core` with their flags."""
    if YAO.match(core):
        return "要"
    if not tagged or is_nominal(core):
        return "否"
    if opens_with_verb(core) or (core[:1] in _VERB_HEAD and len(tagged[0][0]) == 1):
        return "可"
    return "可" if tagged[0][1] in ("v", "p") and not _NOT_YAO.match(core) else "否"
