"""The role of a sentence: heading, lead, reason, measure, saying, fact, call, thanks."""

import re

from generator.language.evidence import ROLES, Evidence
from generator.language.guarded import Guarded
from generator.language.tagged import Tagged
from generator.mining.features import signs_of
from generator.mining.outline import Entry

_TRANSITION = Guarded(
    r"(?:下面|接下来|现在|在此|借此机会|借这个机会|这里)[，,]?(?!.{0,24}(?:谢|敬意|慰问)).{0,30}(?:讲|谈|提|说|汇报|作|交流|强调)[^，。]{0,14}(?:[点个条]|方面|意见|体会|要求|看法|汇报|如下)|"
    r"(?:汇报|报告|交流|发言)如下[：:]?|(?:讲|谈|提|说|强调|交流)[^，。]{0,6}[二三四五六七八几两][点个条](?:方面)?(?:的)?(?:意见|要求|看法|体会|想法|希望|问题|认识|打算|[。：])|"
    r"(?:谈|讲)谈(?:自己的?|我的?|几点)?(?:体会|认识|看法|想法|心)|"
    r"(?:做好|抓好|[在从])(?:以下|下面)?[二三四五六七八几两](?:个?方面|个字|个环节)(?:的?工作|上?再?(?:下功夫|用力|发力))[。：]$",
    "方面 个字 个环 下面 接下 现在 在此 借此 借这 这里 如下 谈谈 讲谈 "
    + " ".join(number + measure for number in "二三四五六七八几两" for measure in "点个条"),
)
_THANKS = re.compile(
    r"谢谢|(?:汇报|发言|交流|讲话)(?:完了|完毕|到此)|完毕|批评指正|(?:就|先)(?:讲|说|汇报|谈)(?:这些|到这里|到这)|预祝|^(?:最后，)?祝|拜(?:个)?(?:早|大)?年|(?:道|说)一声(?:感谢|谢谢|辛苦)"
)
_SAYING = Guarded(
    r"(?:强调|指出|说过?|讲过?|写道|有云|常说|要求)[，：,:]?“[^”]{8,}[。！”]|^“[^”]{6,}[。！]”$|"
    r"(?:古人|古语|古训|俗话|谚语|常言|老话|老百姓常?|老辈人常?|先贤)(?:说|云|讲|道)[，：]|有道是",
    "“ 古人 古语 古训 俗话 谚语 常言 老话 老百 老辈 先贤 有道",
)
_THANKS_OPENLY = re.compile(
    "(?:表示|致以|道)[^，。]{0,12}(?:感谢|谢意|敬意|慰问|问候|祝贺)|衷心感谢|谢谢|辛苦了"
)
_REVIEW = re.compile(
    r"^[^，。我]{0,6}(?:[一两三四五几近]年(?:多)?来|过去的?[一二三四五几两]年|(?:今年|去年|\d年|换届|本届|[一两三四五几]年多?)以来|"
    r"去年[，以全]|上一年|截至|这[几些]年)(?!，?是)"
)
"""Where a speech begins to look back: 一年来, 过去五年, 换届以来, 2022年以来."""
_COUNT = re.compile(r"[0-9X*×]+(?:多|余|万|亿)*(?:名|件|项|条|次|户|人|个|篇|场|部|万|亿|[%％])")
_PRESENT = re.compile("^(?:刚才|今天|上午|下午|这次|会上|会前)|应到|实到|出席|符合法定人数")
"""What tells of the meeting itself, figures or not."""
_COUNTS = 2
"""Figures in a sentence of the opening that tell of work done."""
_LONGEST_TRANSITION = 80
PLANNED = "打算"
"""Stands for the speaker's standing where a report says what is to come."""


def role_of(
    entry: Entry, core: str, tagged: Tagged, standing: str, evidence: Evidence, *, explain: bool = False
) -> tuple[str, tuple[str, ...]]:
    """One of 标题 称谓 引言 过渡 小标题 领句 论述 举措 事实 引语 号召 致谢, and to `explain` why in words.

    `core` is that of the entry, `tagged` are its words, `standing` is the speaker's (部署 汇报 交流 …), or
    PLANNED.
    """
    if entry.kind != "正文":
        return entry.kind, ()
    if entry.zone == "closing":
        return ("致谢" if _THANKS.search(entry.text) else "号召"), ("作用：在结尾",)
    if len(entry.text) <= _LONGEST_TRANSITION and _TRANSITION.search(entry.text):
        return "过渡", ("作用：引出下文",)
    if entry.zone == "opening":
        return _in_opening(entry.text, standing)
    if _SAYING.search(core):
        return "引语", ("作用：引用别人的话",)
    signs = signs_of(core, tagged, standing)
    totals = evidence.roles(signs)
    best = max(ROLES, key=totals.__getitem__)
    if not explain:
        return best, ()
    shown = "、".join(sign for sign in signs if evidence.signs.get(sign))
    scores = "，".join(f"{role} {totals[role]:.1f}" for role in ROLES if totals[role] > 0)
    return best, (f"作用：{scores}（{shown}）",)


def _in_opening(text: str, standing: str) -> tuple[str, tuple[str, ...]]:
    """The role of a sentence before the first heading: it introduces, unless it thanks or looks back on the work.

    A report looks back in all of its opening: there it introduces.
    """
    if _THANKS_OPENLY.search(text):
        return "致谢", ("作用：在开头，致谢",)
    told = len(_COUNT.findall(text)) >= _COUNTS and not _PRESENT.search(text)
    if standing != "汇报" and (told or _REVIEW.match(text)):
        return "事实", ("作用：在开头，回顾工作",)
    return "引言", ("作用：在开头",)
