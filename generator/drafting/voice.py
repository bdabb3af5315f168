"""The voice of a sentence that joins others: whether it says anything, whose words they are, and whether one person
could say them of himself."""

import re

_FRAMES = re.compile(
    "不断|切实|进一步|持续|更好|更加|有力|着力|大力|全面|充分发挥|毫不动摇|与时俱进|走深走实|落地见效|迈上新台阶|"
    "力度|实效|效能|水平|质效|高质量|加强和改进|完善和发展|坚持好|完善好|发展好|运行好|提质增效"
)
"""What can be said of any work: frames around a matter, no matter themselves."""
_MOST_FRAMES = 2
_PROCURATORS = re.compile("法律监督")
_AND_OURS = re.compile("工作监督|财经监督|检察")
_SOLEMN = re.compile("两个确立|两个维护|四个意识|四个自信|以习近平同志为核心的党中央")
_OF_ONESELF = re.compile("我(?!们?[国省市县区州旗镇乡])|自己|自身|本人|自觉")
_CONDUCT = "自身建设"


def is_hollow(text: str) -> bool:
    """Whether a sentence is frames more than matter: 不断加大…力度，切实增强…实效."""
    return len(_FRAMES.findall(text)) > _MOST_FRAMES


def is_anothers(text: str) -> bool:
    """Whether it calls by itself 法律监督 what a people's congress does: standing alone the word is the procuratorate's."""
    return bool(_PROCURATORS.search(text)) and not _AND_OURS.search(text)


def is_solemn(text: str) -> bool:
    """Whether it holds a formula of the first order, which a speech says once and at its place."""
    return bool(_SOLEMN.search(text))


def is_of_a_person(text: str, slot: str) -> bool:
    """Whether a speaker may say it of his own doing: it names himself, or speaks of how one bears oneself."""
    return slot == _CONDUCT or bool(_OF_ONESELF.search(text))
