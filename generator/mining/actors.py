"""Who is to act in a sentence, and whether a report's sentence can be turned into a demand."""

import re
from collections.abc import Iterable

from generator.mining.openers import opens_with_verb

_ACTORS = (
    (
        "一府一委两院",
        r"“?一府一?委?两院”?|政府(?:督查室|办公室|办|各?部门)?|(?:[省市州县区旗]直)?(?:有关|各)?部门|督查室|"
        r"[\u4e00-\u9fff]{2,5}(?<![大格全布时结开])局|法院|检察院|监委|(?:各)?承办(?:单位|部门)",
    ),
    ("基层人大", r"乡镇人大|镇人大|街道人大|人大主席团|人大主席|街道工委|县乡(?:两级)?人大|基层人大"),
    ("党组", r"(?:人大)?(?:常委会)?(?:机关)?党组"),
    ("组成人员", r"(?:常委会)?组成人员|委员"),
    ("代表", r"(?:人大|各级|广大|基层|每(?:位|名)|来自[^，]{2,6}的)?代表(?!工|大|建|联|小|法|机)"),
    ("机关", r"机关(?:干部|同志|各部门|各委室)?|各委室|人大干部|人大工作者|委室"),
    ("常委会", r"[省市州县区旗]?人大常委会|常委会"),
    ("各级人大", r"各级人大(?:及其常委会)?|人大(?:及其常委会|系统|工作)?"),
    ("干部", r"党员干部|领导干部|干部|党员|各级领导"),
    ("各级", r"各[级地县区市]|各县(?:市、区|（市、区）)?|各乡镇|各街道|全[省市州县区镇乡]上下"),
    ("我们", r"我们|大家|同志们|全体(?:同志|人员)"),
    ("我", r"我(?!们|[省市州县区镇乡国])"),
)
_ACTS = r"(?:及其[^，]{0,6})?(?:都|也|更|就|还|尤其|一定|始终|自己)?(?:要|应当|应该|应|必须|务必|将|会|须|能|坚持|始终)"


def _subject(words: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:要)?(?:全[省市州县区镇乡]|市县乡|县乡|[省市州县区])?(?:{words}){_ACTS}")


def _charged(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"^(?:我们)?要?(?:引导|组织|教育|督促|推动|支持|促进|要求|动员|激励|鼓励|邀请|指导)(?:全[省市州县区镇乡]|本?[省市州县区]|广大|各级)?(?:{words})"
    )


_SUBJECT = [(name, _subject(words)) for name, words in _ACTORS]
_CHARGED = [(name, _charged(words)) for name, words in _ACTORS]
_ANYBODY = "|".join(words for _, words in _ACTORS)
_ANY_SUBJECT, _ANY_CHARGED = _subject(_ANYBODY), _charged(_ANYBODY)
"""Whether one of them matches at all: most often none does."""
_DONE = re.compile(r"\d|[\u4e00-\u9fff](?<![为除])了(?!解)|先后|去年|今年|一年来|次会议|明显|成效|荣获")
_KEEPS = re.compile(
    r"^(?:[省市州县区旗]?人大(?:常委会)?|常委会|[^，]{0,6}党组|我们)?(?:坚持|始终|注重|围绕|聚焦|健全|完善|把|用好|紧扣|依法)"
)


def actor_of(core: str) -> str:
    """Who is to act: 常委会 代表 机关 基层人大 干部 一府一委两院 …; empty if the hall itself is meant or nobody."""
    return _name(_SUBJECT, core) if _ANY_SUBJECT.match(core) else ""


def charge_of(core: str) -> str:
    """Who is to be led, urged or supported to act (要引导代表…, 推动部门…), or an empty string."""
    return _name(_CHARGED, core) if _ANY_CHARGED.match(core) else ""


def _name(patterns: Iterable[tuple[str, re.Pattern[str]]], core: str) -> str:
    return next((name for name, pattern in patterns if pattern.match(core)), "")


def can_turn(core: str, standing: str) -> bool:
    """Whether a report's sentence tells a habit, not a deed, and so could be demanded (坚持把… → 要坚持把…)."""
    return (
        standing == "汇报" and not _DONE.search(core) and (bool(_KEEPS.match(core)) or opens_with_verb(core))
    )
