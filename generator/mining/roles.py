"""The role of a sentence: heading, lead, reason, measure, saying, fact, call, thanks."""

import re

from generator.language.evidence import ROLES, Evidence
from generator.language.guarded import Guarded
from generator.language.tagged import Tagged
from generator.mining.features import signs_of
from generator.mining.outline import Entry
from generator.mining.review import SETTLED, gives_account, looks_back

_TRANSITION = Guarded(
    r"(?:下面|接下来|现在|在此|借此机会|借这个机会|这里)[，,]?(?!.{0,24}(?:谢|敬意|慰问)).{0,30}(?:讲|谈|提|说|汇报|作|交流|强调)[^，。]{0,14}(?:[点个条]|方面|意见|体会|要求|看法|汇报|如下)|"
    r"(?:汇报|报告|交流|发言)如下[：:]?|(?<![多少])(?:讲|谈|提(?!出)|提出(?=[二三四五六七八几两])|说|强调|交流)[^，。]{0,6}(?<![十百千])[二三四五六七八几两][点个条](?:方面)?(?:的)?(?:意见|要求|看法|体会|想法|希望|问题|认识|打算|[。：])|"
    r"(?:归结|概括|归纳|总结|归拢)[^，。：]{0,4}(?:，?就?是[^，。：]{0,16})?[二三四五六七八九十几两]+(?:个字|句话)[：。]|(?:谈|讲)谈(?:自己的?|我的?|几点)?(?:体会|认识|看法|想法|心)|"
    r"(?:做好|抓好|[在从])(?:以下|下面)?[二三四五六七八几两](?:个?方面|个字|个环节)(?:的?工作|上?再?(?:下功夫|用力|发力))?[。：]$|"
    r"有[二三四五六七八几两]点(?:粗浅|深刻|切身)?的?(?:体会|认识|启示|感悟|感受|心得)(?:[，。]|：$)|有[二三四五六七八几两][点个条件](?:事|话)?(?:需?要|必须)[^，。；]{1,6}。$|"
    r"^(?:下一步|接下来|今后|下一阶段|往后)，?[^，。；]{0,10}[干做办抓好][^，。；]{0,6}[二三四五六七八几两][件桩项](?:大|实|要紧)?(?:的?工作|任务|事情?)[。：]$",
    "方面 个字 个环 句话 下面 接下 现在 在此 借此 借这 这里 如下 谈谈 讲谈 "
    + " ".join(number + measure for number in "二三四五六七八几两" for measure in "点个条件桩项"),
)
_TURN = Guarded(
    r"^(?:但是?|不过|当然[了啦]?|然而)，?[^，。]{0,8}(?:问题|不足|差距|短板|成绩)[^，。]{0,10}。$|"
    r"^[^。，]{0,6}成绩[^。，]{0,8}，但?(?:不足|差距|问题|短板)[^，。]{0,10}。$",
    "问题 不足 差距 短板 成绩",
)
"""From what was done to what is lacking: 成绩要讲，差距也不能回避。"""
_THANKS = re.compile(
    r"谢谢|(?:汇报|发言|交流|讲话)(?:完了|完毕|到此|就?到这)|完毕|批评指正|请[^，。]{0,6}(?:批评|指正|指教|包涵|谅解)|多提(?:宝贵)?意见|供[^，。]{0,6}参考|(?:就|先)(?:讲|说|汇报|谈)(?:这么多|这些|到这里|到这)|预祝|(?:^|，)(?:最后，)?祝(?!贺词)|^散会|拜(?:个)?(?:早|大)?年|(?:道|说)一声(?:感谢|谢谢|辛苦)|欢迎(?:大家|各位|领导)[^，。]{0,12}来(?!信|电)"
)
_SAYING = Guarded(
    r"(?:强调|指出|说过?|讲过?|写道|有云|常说|要求)[，：,:]?“[^”]{8,}(?:[。！]”?|”[。！]?)$|^“[^”]{6,}[。！]”$|"
    r"(?:古人|古语|古训|俗话|谚语|常言|老话|老百姓常?|老辈人常?|先贤)(?:说|云|讲|道)[，：]|有道是",
    "“ 古人 古语 古训 俗话 谚语 常言 老话 老百 老辈 先贤 有道",
)
_TOLD_BY = Guarded(
    "(?:有[位个名]|[他她]|大爷|大娘|大妈|大姐|大叔|大哥|老爹|老汉|师傅|村民|居民|老人|老板|业主|乡亲)[^“”]{0,24}(?:说|讲|道)[：，]?“",
    "说： 讲： 道： 说“ 讲“ 道“ 说， 讲， 道，",
)
"""Words of somebody in a story: no saying, but what was heard."""
_THANKS_OPENLY = re.compile(
    "(?:表示|致以|道)[^，。]{0,12}(?:感谢|谢意|敬意|慰问|问候|祝贺)|衷心感谢|谢谢|辛苦了"
)
_STORY = re.compile("有一[次回天年]|(?<![在于])那[天次回年时]|后来|第[二三]天|[他她]们?[说问讲]")
"""How an exchange tells a story, though no heading was said yet."""
_LONGEST_TRANSITION = 80
PLANNED, RECOUNTED, REASONED = "打算", "讲述", "缘由"
"""Stand for the speaker's standing where a report says what is to come, where an exchange tells what was done, and where it
is said why something is done."""


def role_of(
    entry: Entry,
    core: str,
    tagged: Tagged,
    standing: str,
    evidence: Evidence,
    facts: int = 0,
    *,
    amiss: bool = False,
    explain: bool = False,
) -> tuple[str, tuple[str, ...]]:
    """One of 标题 称谓 引言 过渡 小标题 领句 论述 举措 事实 引语 号召 致谢, and to `explain` why in words.

    `core` is that of the entry, `tagged` are its words, `standing` is the speaker's (部署 汇报 交流 …),
    PLANNED, RECOUNTED or REASONED; `facts` are those that the opening told just before it (`review.facts_before`), `amiss` says that it
    stands where faults are told and asks for nothing (`lacking.told_amiss`): it is no measure, nor a reason for one.
    """
    if entry.kind != "正文":
        return entry.kind, ()
    if entry.zone == "closing":
        return ("致谢" if _THANKS.search(entry.text) else "号召"), ("作用：在结尾",)
    if _passes_on(entry.text):
        return "过渡", ("作用：引出下文",)
    if entry.zone == "opening":
        if standing == RECOUNTED and "了" in entry.text and _STORY.search(entry.text):
            return "事实", ("作用：在开头，讲故事",)
        settled = _in_opening(entry.text, standing)
        if settled[0] != "引言" or not facts or standing == "汇报":
            return settled
        weighed = _weighed(core, tagged, standing, evidence, explain=explain)
        return weighed if facts >= SETTLED or weighed[0] == "事实" else settled
    if amiss and not _SAYING.search(core):
        return "论述", ("作用：在讲问题的地方",)
    return _weighed(core, tagged, standing, evidence, explain=explain)


def _passes_on(text: str) -> bool:
    """Whether a short sentence leads to what comes next."""
    short = len(text) <= _LONGEST_TRANSITION
    return short and (_TRANSITION.search(text) is not None or _TURN.match(text) is not None)


def _in_opening(text: str, standing: str) -> tuple[str, tuple[str, ...]]:
    """The role of a sentence before the first heading: it introduces, unless it thanks or looks back on the work.

    A report looks back in all of its opening: there it introduces, unless it gives figure upon figure.
    """
    if _THANKS_OPENLY.search(text):
        return "致谢", ("作用：在开头，致谢",)
    if gives_account(text) if standing == "汇报" else looks_back(text):
        return "事实", ("作用：在开头，回顾工作",)
    return "引言", ("作用：在开头",)


def _weighed(
    core: str, tagged: Tagged, standing: str, evidence: Evidence, *, explain: bool
) -> tuple[str, tuple[str, ...]]:
    """The role that the form of a sentence speaks for."""
    if _SAYING.search(core) and not _TOLD_BY.search(core):
        return "引语", ("作用：引用别人的话",)
    signs = signs_of(core, tagged, standing)
    totals = evidence.roles(signs)
    best = max(ROLES, key=totals.__getitem__)
    if not explain:
        return best, ()
    shown = "、".join(sign for sign in signs if evidence.signs.get(sign))
    scores = "，".join(f"{role} {totals[role]:.1f}" for role in ROLES if totals[role] > 0)
    return best, (f"作用：{scores}（{shown}）",)
