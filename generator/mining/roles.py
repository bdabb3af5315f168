"""The role of a sentence: heading, lead, reason, measure, saying, fact, call, thanks."""

import re

from generator.mining.openers import opens_with_verb
from generator.mining.outline import Entry

_TRANSITION = re.compile(
    r"(?:下面|现在|在此|借此机会|这里)[，,]?.{0,24}(?:讲|谈|提|说|汇报|作|交流).{0,14}(?:[点个条方面意见体会要求看法汇报]|如下)|"
    r"(?:汇报|报告|交流|发言)如下[：:]?|(?:重点)?(?:讲|谈|提|强调)[^，。]{0,6}[二三四五六七八几两]点(?:意见|要求|看法|体会|想法|希望)"
)
_THANKS = re.compile(
    r"谢谢|(?:汇报|发言|交流|讲话)(?:完了|完毕|到此)|完毕|批评指正|(?:就|先)(?:讲|说|汇报|谈)(?:这些|到这里|到这)"
)
_SAYING = re.compile(
    r"(?:强调|指出|说过?|讲过?|写道|有云|常说|要求)[，：,:]?“[^”]{12,}”|^“[^”]{10,}[。！]”$|(?:古人|俗话|古语|常言|老话|老百姓常?)(?:说|云|讲|道)|有道是"
)
_COUPLET = re.compile(r"^([^，。；]{4,8})[，；]([^，。；]{4,8})[。！]$")
_PAST = re.compile(
    r"先后|(?:听取|审议|开展|组织|制定|建立|出台|召开|提出|作出|办理|推动|形成|完成|组建|创新|搭建|举办|督办|任免|解决)(?:和审议)?了|"
    r"(?:明显|显著|全面|有效|持续|稳步|不断|进一步|得到|取得|实现).{0,6}(?:提升|提高|改善|加强|成效|突破|好转|增强|深化|见效|落地|规范)[。；]|"
    r"(?:去年|过去五年|近年)以?来|成功|圆满|顺利(?:完成|通过)|使[^，。]{4,}(?:不断|更加|得到)"
)
_DEMAND = re.compile(
    r"(?:^|[，；。])(?:[^，。；]{0,8}(?:我们|人大|大家|常委会|机关|上下|代表|干部|部门|同志|委室|组成人员|工作者|全[省市州县区镇乡]))?(?:都|更|就|还)?"
    r"(?:要(?![求素点件么])|务必|必须(?!坚持[^，]{0,16}、必须))"
)
_COPULA = re.compile(r"^[^，。；要]{2,24}，?(?:是|不在|意味着)|^[^，。]{2,16}，是")
_REASON = re.compile(
    r"是(?:[^，。；]{0,30})(?:的|，)|意义|根本|本质|关键在|决定|根基|体现|意味着|只有|才能|离不开|事关|关乎|关系|肩负|承担着|来自|源于|既是|不仅|越是"
)


def role_of(entry: Entry, slot: str, standing: str) -> str:
    """One of 标题 称谓 引言 过渡 小标题 领句 论述 举措 事实 引语 号召 致谢.

    `standing` of the speaker (部署 汇报 交流 …): in a report what is not a reason is a fact.
    """
    if entry.kind != "正文":
        return entry.kind
    if entry.zone == "closing":
        return "致谢" if _THANKS.search(entry.text) else "号召"
    if _TRANSITION.search(entry.text) and len(entry.text) <= 80:
        return "过渡"
    if entry.zone == "opening":
        return "致谢" if _THANKS.search(entry.text) and slot == "closing" else "引言"
    if _SAYING.search(entry.core) or _is_couplet(entry.core):
        return "引语"
    return _body_role(entry.core, standing)


def _is_couplet(text: str) -> bool:
    """Two clauses of equal length and no measure: 一花独放不是春，百花齐放春满园。"""
    halves = _COUPLET.match(text)
    return halves is not None and len(halves[1]) == len(halves[2]) and not opens_with_verb(text)


def _body_role(text: str, standing: str) -> str:
    demands = bool(_DEMAND.search(text)) and not text.startswith("只有")
    acts = opens_with_verb(text) and "是" not in text.split("，", maxsplit=1)[0].replace("就是", "").replace(
        "尤其是", ""
    )
    if standing == "汇报" and not demands:
        return "论述" if not acts and _REASON.search(text) and not _PAST.search(text) else "事实"
    if _PAST.search(text) and not demands and not acts:
        return "事实"
    if demands and not _COPULA.search(text):
        return "举措"
    return "举措" if acts else "论述"
