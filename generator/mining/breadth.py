"""How general a sentence is, what kind of reason it gives, and its phrases of four characters."""

import re

from generator.language.names import Tagged

_KINDS = (
    ("问题", re.compile(r"不够|不足|薄弱|短板|差距|有的|个别|少数|还存在|问题(?:是|在于|突出)|偏|浮在|流于")),
    (
        "意义",
        re.compile(
            r"意义|事关|关乎|关系(?:到|着)?|保障|前提|基础|关键|离不开|才能|检验着?|影响|决定|根本|有利于|有助于"
        ),
    ),
    ("定位", re.compile(r"是|作为|承担|肩负|属于|在于|来自|源于")),
)
_GENERAL = re.compile(
    r"各项|全面|整体|总体|始终|一切|全部|各方面|方方面面|全过程|贯穿|大局|全局|宗旨|理念|原则|方向"
)
_CONCRETE = re.compile(
    r"清单|台账|档案|问卷|抽查|回访|测评|销号|约谈|公示|旁听|点评|评议|逐(?:项|条|件|户|一)|每(?:月|季|年|周|名|位|个)|牵头|会商|接待日|二维码|热线|线上|平台|系统|模板|流程|时限|限期|"
    r"第三方|专家|专班|委室|工单|询问|蹲点|走访|实地|现场"
)
_FOUR = 4
_MARKS = "，、；：。！？“”（）"
_FOUR_BETWEEN_MARKS = re.compile(f"(?<![^{_MARKS}])[^{_MARKS}]{{{_FOUR}}}(?![^{_MARKS}])")


def reason_kind(core: str) -> str:
    """意义 (why it matters), 定位 (what it is), 问题 (what is amiss) or an empty string, of a reason."""
    return next((kind for kind, pattern in _KINDS if pattern.search(core)), "")


def breadth_of(core: str) -> str:
    """总 for a sentence that speaks of the whole, 分 for one that names tools and steps, else an empty string."""
    concrete, general = len(_CONCRETE.findall(core)), len(_GENERAL.findall(core))
    return "分" if concrete > general else ("总" if general else "")


def four_character_phrases(core: str, tagged: Tagged) -> tuple[str, ...]:
    """The phrases of four characters, once each: words of the dictionary, and what stands between marks alone."""
    words = [word for word, _ in tagged if len(word) == _FOUR and word.isalpha()]
    words += [part for part in _FOUR_BETWEEN_MARKS.findall(core) if part.isalpha()]
    return tuple(dict.fromkeys(words)) if words else ()
