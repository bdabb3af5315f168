"""How general a sentence is, and what kind of reason it gives."""

import re

from generator.language.guarded import Guarded, bits_in

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
_GENERAL = Guarded(
    r"各项|全面|整体|总体|始终|一切|全部|各方面|方方面面|全过程|贯穿|大局|全局|宗旨|理念|原则|方向",
    "各项 全面 整体 总体 始终 一切 全部 各方 方方 全过 贯穿 大局 全局 宗旨 理念 原则 方向",
)
_CONCRETE = Guarded(
    r"清单|台账|档案|问卷|抽查|回访|测评|销号|约谈|公示|旁听|点评|评议|逐(?:项|条|件|户|一)|每(?:月|季|年|周|名|位|个)|牵头|会商|接待日|二维码|热线|线上|平台|系统|模板|流程|时限|限期|"
    r"第三方|专家|专班|委室|工单|询问|蹲点|走访|实地|现场",
    "清单 台账 档案 问卷 抽查 回访 测评 销号 约谈 公示 旁听 点评 评议 逐项 逐条 逐件 逐户 逐一 每月 每季 每年 每周 每名 每位 每个 "
    "牵头 会商 接待 二维 热线 线上 平台 系统 模板 流程 时限 限期 第三 专家 专班 委室 工单 询问 蹲点 走访 实地 现场",
)


def reason_kind(core: str) -> str:
    """意义 (why it matters), 定位 (what it is), 问题 (what is amiss) or an empty string, of a reason."""
    return next((kind for kind, pattern in _KINDS if pattern.search(core)), "")


def breadth_of(core: str) -> str:
    """总 for a sentence that speaks of the whole, 分 for one that names tools and steps, else an empty string."""
    bits = bits_in(core)
    concrete = len(_CONCRETE.pattern.findall(core)) if bits & _CONCRETE.bit else 0
    general = len(_GENERAL.pattern.findall(core)) if bits & _GENERAL.bit else 0
    return "分" if concrete > general else ("总" if general else "")
