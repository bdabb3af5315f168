"""Whether a sentence may be offered in a draft, and if not, why."""

import re
from collections.abc import Sequence

from generator.language.guarded import Guarded
from generator.language.ordinals import parse_ordinal
from generator.language.terms import Terms
from generator.mining.debris import debris
from generator.mining.leaning import MEETING
from generator.model.sentence import Mark

_BROKEN_START = re.compile(
    r"^[，。；：、）”’》%％]|^(?:等|的|和|及|了)(?![待于为及])|^与(?![待于为及]|[^，。；]{2,10}，)"
)
_INNER_ORDINAL = Guarded(
    r"[；，：]\s*(?:[二三四五六]是|[二三四五六]要|其二|其三|第[二三四五]，|（[二三]）)",
    "二是 三是 四是 五是 六是 二要 三要 四要 五要 六要 其二 其三 第二 第三 第四 第五 （二 （三",
)
_QUOTED_LEADER = Guarded(
    r"(?:总书记|主席|委员长|总理|XXX|书记)[^“]{0,20}(?:强调|指出|说|要求)[，：]?“", "调“ 出“ 说“ 求“ ，“ ：“"
)
_OTHER_ORGAN = re.compile(
    r"^(?:我|我们|我谨)代表[^，。]{0,6}(?:政府|法院|检察院|监委|政协)|^(?:[市县区镇乡]|人民)*(?:政府|法院|检察院)将(?!来)|"
    r"^我们(?:人民)?(?:政府|法院|检察院)"
)
"""What only a government, a court or a procurator's office says of itself."""
_NO_BODY = ("标题", "称谓", "过渡", "致谢")
_SHORTEST, _LONGEST = 4, 220


def why_not(
    text: str, core: str, role: str, local: Sequence[Mark], leans: Sequence[str], terms: Terms
) -> str:
    """The reason why this sentence may not be offered (one clause), or an empty string.

    `leans` is what it presupposes (`leaning.leans_on`).
    """
    reason = ""
    if local:
        reason = _of_marks(local)
    elif role in _NO_BODY:
        reason = "只属于原来那次会议"
    elif MEETING in leans:
        reason = "离不开原来那次会议或那一年"
    elif _broken(core, role):
        reason = "句子残缺"
    elif not _SHORTEST <= len(core) <= _LONGEST:
        reason = "句子过短或过长"
    elif _OTHER_ORGAN.search(core):
        reason = "是别的机关的口气"
    elif terms.cut_atom(core):
        reason = "固定提法不完整"
    elif _INNER_ORDINAL.search(core):
        reason = "句中自带序号"
    elif role == "领句" and core.endswith("？"):
        reason = "是设问，离不开下文"
    elif _QUOTED_LEADER.search(text):
        reason = "领导人讲话引文，须核对原文"
    else:
        reason = debris(core)
    return reason


def _of_marks(local: Sequence[Mark]) -> str:
    shown = "、".join(dict.fromkeys(f"{mark.kind}“{mark.text}”" for mark in local[:3]))
    return f"含有只属于原文的内容：{shown}"


def _broken(core: str, role: str) -> bool:
    if (
        _BROKEN_START.match(core)
        or core.count("“") != core.count("”")
        or core.count("（") != core.count("）")
    ):
        return True
    if parse_ordinal(core) and role != "领句":
        return True
    return role not in ("小标题", "领句") and not core.endswith(("。", "！", "？", "”", "；"))
