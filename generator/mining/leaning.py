"""What a sentence presupposes: the sentence before it, its meeting, or another half of itself."""

from itertools import compress

from generator.language.cohesion import half_correlative, looks_back
from generator.language.guarded import Guarded

BEFORE, MEETING, HALF = "上文", "会议", "半句"
_MEETING = Guarded(
    r"刚才|刚刚|方才|上面讲|前面讲|如前所述|(?<!从)今天(?!能|的事|[^。；]{1,16}[，、][^。；]{0,4}明天)|^会上(?!不|说|讲|乱|[^，。；]{1,8}[，；]会[后下])|本次会议|这次(?:会议|活动|培训|现场会|座谈|发言|调研|学习)|此次|与会|^出席[^，。；]{0,6}会议的|各位刚|今年|来年|即将|"
    r"讲(?:到|了)?[二三四五六七八]点|[（(]完[）)]|会议(?:通报|听取了|审议了|宣布)|我(?:区|县|市|镇|省)?(?:来自|叫)|(?<!工)作(?:了|个)(?:交流|发言|汇报|讲话|报告)|"
    r"一行(?:来|到|莅临|深入)|莅临|一起(?:参观|观摩|学习了)|参观了|观摩了|考察时",
    "刚才 刚刚 方才 上面 前面 如前 今天 会上 本次 这次 此次 与会 出席 各位 今年 来年 即将 讲 完 会议 来自 叫 作了 作个 "
    "作交 作发 作汇 作讲 作报 一行 莅临 一起 参观 观摩 考察",
)


def leans_on(core: str) -> tuple[str, ...]:
    """Which of 上文 (the sentence before), 会议 (this meeting, this year), 半句 (half a correlative) `core` needs.

    Empty for a sentence that stands by itself.
    """
    holds = (looks_back(core), _MEETING.search(core) is not None, half_correlative(core))
    return tuple(compress((BEFORE, MEETING, HALF), holds)) if any(holds) else ()
