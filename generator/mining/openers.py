"""How a sentence opens: with 要, with a verb before which 要 may stand, or otherwise."""

import re
from collections.abc import Sequence

from generator.language.guarded import Guarded
from generator.language.wordlists import OPENING_VERBS
from generator.model.sentence import YaoClass

YAO = re.compile(r"^(?:我们)?要(?!求|点|素|害|件|义|领|闻|想|是)")
_NOT_YAO = re.compile(
    r"^(?:只有|如果|只要|无论|不论|当|因为|由于|虽然|尽管|越|正是|这|那|此|其|它|他|我们|大家|各级|全|人大|代表|人民|党|县|市|区|镇|乡|省|机关|常委会|区人大|实践|事实|"
    r"新|一|二|三|四|五|六|七|八|九|十|“|《|中国|我国|宪法|法律|监督|决定权|同志们|让我们|必须|应|可以|能|务必|不[得能准许可该应]|[该凡谁哪]|打铁|有没有|是否|[^，。；]{1,4}不[去收吃拿要]，)"
)


_WISH = re.compile(
    "^(?:我?(?:衷心|真诚|殷切)?(?:希望|期望|期待|盼望|祝愿|祝福|相信|感谢|恳请|但愿|欢迎)|请(?![示教客]))"
)
"""A wish or a request of the speaker's: it asks by itself, nobody is told to wish."""
_YAO_INSIDE = re.compile(
    r"^[^，。；]{2,12}(?:必须|务必|还须|才能)|^[对在从][^，。；]{1,12}，(?:就|还|更|也)?要|^[^，。；]，|^[^，。；]{2,12}(?<![主重需只想首必紧简摘提概纲])要(?![求点素害件义领闻想是])"
)
"""What demands by itself (预算监督要细; 对代表，要多服务; 学，就要学得进去): no 一要 before it."""
_WHAT_WAS_DONE = re.compile("^[^，。；]{1,4}[了过]的")
"""What was done, as a noun: 办成了的请群众打分."""
_NOMINAL = Guarded(
    r"^[^，。；]{2,18}(?:贵在|重在|在于|好比|等于|意味着|(?<!不)是(?![非否])|离不开|取决于|决定着|关系到|关系着|关乎|事关|并不|尤其|最能|有没有|能不能|"
    r"怎样|能否|选得|做得|抓得|用得|搞得|如何|高低|好坏|不是|不能|深一层|往往|才能|总是|从来|不避|不讲|绝不|从[^，]{2,16}做起)|"
    r"^[^，。；]{2,10}时间[短紧]|^打铁|^[^，。；]{2,18}，(?:关键|重点|根本|核心|前提|要害|难点)(?:在|是|要)|"
    r"^(?![以把用在让使通])[^，。；]{4,18}(?:体现|彰显|考验|检验|反映)(?![在到出为])[^，。；]{0,6}的|"
    r"^(?:对待|装着|像)[^，。；]{2,20}|^[^，。；]{2,16}，(?:既|都|也|正|就|更|不|并不|绝不|决不)?是(?![非否])",
    "贵在 重在 在于 好比 等于 意味 是 离不 取决 定着 系到 系着 关乎 事关 并不 尤其 最能 有没 能不 怎样 能否 选得 做得 抓得 "
    "用得 搞得 打铁 如何 高低 好坏 不能 深一 往往 才能 从来 不避 不讲 绝不 做起 间短 间紧 ，关 ，重 ，根 ，核 ，前 ，要 ，难 体现 "
    "彰显 考验 检验 反映 对待 装着 像",
)


def is_nominal(core: str, inside: str = "") -> bool:
    """Whether the first clause states something of a noun (监督选题贵在精准), though it may begin with a verb.

    `inside` is the sentence that holds `core`, if that is a part of one.
    """
    return _NOMINAL.match(core, inside) is not None


def opens_with_verb(core: str, inside: str = "") -> bool:
    """Whether the first word is a verb or preposition of the kind that measures open with.

    `inside` is the sentence that holds `core`, if that is a part of one.
    """
    return (core[:2] in OPENING_VERBS or core[:4] in OPENING_VERBS) and not is_nominal(core, inside)


def yao_class(core: str, tagged: Sequence[tuple[str, str]]) -> YaoClass:
    """要, 可 or 否 (see `YaoClass`); `tagged` are the words of `core` with their flags."""
    if YAO.match(core):
        return "要"
    if (
        not tagged
        or core.startswith("要")
        or _WISH.match(core)
        or is_nominal(core)
        or _YAO_INSIDE.match(core)
        or _WHAT_WAS_DONE.match(core)
    ):
        return "否"
    if opens_with_verb(core) or (core[:1] in OPENING_VERBS and len(tagged[0][0]) == 1):
        return "可"
    return "可" if tagged[0][1] in ("v", "p") and not _NOT_YAO.match(core) else "否"
