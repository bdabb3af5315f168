"""What the form of a sentence says of its role: named signs, each with the weights of slots.yaml (作用)."""

import re

from generator.language.guarded import Guarded, bits_in
from generator.language.tagged import Tagged
from generator.mining.clausal import read_clauses
from generator.mining.openers import YAO, is_nominal, opens_with_verb

_SIGNS: dict[str, Guarded] = {
    "须字当头": Guarded(
        r"(?:^|[，；]|我们|大家|人大|同志|代表|干部|机关|就|更|都)(?:必须|务必|应当|应该)(?!坚持[^，]{0,16}、必须)",
        "必须 务必 应当 应该",
    ),
    "句中有须": Guarded(r"[^，；们大家志表部关就更都](?:必须|务必|应当|应该)", "必须 务必 应当 应该"),
    "禁令": Guarded(
        r"一律|不得|不能(?!不)|不许|不准|只准|不搞|不打|不让|不说|不做|千万|绝不|决不|至少|不要|不宜|切忌|切莫|切不可|不(?:少于|低于|超过)|不求[^，。；]{1,4}[，但]|别让|请(?:各位|大家|同志)|，请(?:群众|代表|专家|选民|老?百姓)|一刻也不|一个也不",
        "一律 不得 不能 不许 不准 只准 不搞 不打 不让 不说 不做 千万 绝不 决不 至少 不要 不宜 切忌 切莫 切不 不少 不低 不超 不求 别让 请 一刻 一个",
    ),
    "逐一": Guarded(
        r"每(?:周|月|年|季度|人|名|次|个|半年|逢)|逐(?:项|条|件|户|一|人)|一(?:条一条|项一项|件一件|样一样|笔一笔|桩一桩|步一步)|先[^，。]{1,12}再|该[^，]{1,4}的(?![不没])",
        "每 逐 先 该 一条 一项 一件 一样 一笔 一桩 一步",
    ),
    "什么就": Guarded(
        r"^[^，。；]{1,10}(?:什么|哪里)，[^，。；]{1,8}就[^，。；]{1,6}(?:什么|哪里)", "什么 哪里"
    ),
    "今年": Guarded(r"^今年，?(?![以初是的已]|我市|我县|我区)[^了]*$", "今年"),
    "将会": Guarded(
        r"(?:我|我们|常委会|机关|党组)(?:都|就|也|一定)?(?:将|会|要)(?![议场])|今后|下一步|接下来",
        "今后 下一 接下 " + " ".join(one + will for one in "我们会关组都就也定" for will in "将会要"),
    ),
    "期限": Guarded(
        r"(?:年底?|月底?|周|天|日|季度|会)(?:之前|以前|前(?!后|进|列|景))|(?:年|月|周|天|日|季度)(?:以|之)?内(?![的容因部])|限期|限时|按期(?![^，。；]{0,4}[率0-9])|提前[^，。；]{1,4}[天日周月](?!了)|^从[^，。；]{1,8}起，|当天[^，。；]{1,6}当天|明年|准备|计划[用在于]|力争",
        "之前 以前 年前 底前 月前 周前 天前 日前 度前 会前 以内 之内 年内 月内 周内 天内 日内 度内 限期 限时 按期 提前 起， 当天 明年 准备 计划 力争",
    ),
    "先后": Guarded(
        r"先后|(?:听取|审议|开展|组织|制定|建立|出台|召开|提出|作出|办理|推动|形成|完成|组建|创新|搭建|举办|督办|任免|解决|促成|帮助|收集|走访)(?:和审议)?了|"
        r"成功|圆满|顺利(?:完成|通过)|使[^，。]{4,}(?:不断|更加|得到)|被评为|荣获|连续[^，]{1,6}年",
        "先后 了 成功 圆满 顺利 使 被评 荣获 连续",
    ),
    "见效": Guarded(
        r"(?:明显|显著|全面|有效|持续|稳步|不断|进一步|得到|取得|实现).{0,6}(?:提升|提高|改善|加强|成效|突破|好转|增强|深化|见效|落地|规范|落实|转变|解决)[，。；]",
        " ".join(last + mark for last in "升高善强效破转化地范实变决" for mark in "，。；"),
    ),
    "上面": Guarded(
        r"^(?:[^，。；]{2,10}来，)?[^，。；]{0,16}(?:党中央|中央|总书记|[X×*]{2,3}(?:同志|书记)?的?(?:重要)?讲话|党的[一二三四五六七八九十]+[大届]|全会|党代会|省委|组织法|代表法|监督法)",
        "中央 总书 讲话 党的 全会 代会 省委 织法 表法 督法",
    ),
    "转述": Guarded(
        r"^[^，。；]{0,24}(?:中央|总书记|[省市县区州]委|党委|报告|会议|[大全]会|《[^》]+》)[^，。；、]{0,6}(?:提出|强调|指出|明确)[，：]?“?(?:要|必须|坚持)",
        "提出 强调 指出 明确",
    ),
    "主语要": Guarded(
        r"^[^，。；]{0,14}(?:人大|常委会|(?<!人民)代表|组成人员|机关|干部|委员|同志|主席|主任|部门|单位|委室|小组|工委)[都也还就]?要(?![求点素害件义领闻想是])",
        "大要 会要 表要 员要 关要 部要 志要 席要 任要 门要 位要 室要 组要 委要 都要 也要 还要 就要",
    ),
    "一了就": Guarded(
        r"^[^，。；]{1,8}得[^，。；]{1,2}，[^，。；要后”]{0,8}(?:就|才|便)|了[^，。；]{0,6}，[^，。；要后”]{0,8}(?:就|才|便)|离开了",
        "就 才 便 离开",
    ),
    "逐种": Guarded(
        r"(?<=[^，。；、]{2})的，?(?:坚决|一律|不急于|抓紧|马上|立即|及时|重新|限期|退回|提交|提请|劝|该|不[收批办列报]|由[^，。；]{1,8}[抓办报讲作]|[一二三四五六半十]+个?[天日周月]+[内后])",
        "坚决 一律 不急 抓紧 马上 立即 及时 重新 限期 退回 提交 提请 劝 该 不收 不批 不办 不列 不报 由 天内 日内 周内 月内 天后 日后 周后 月后",
    ),
    "比率": Guarded(r"[0-9][%％]|[0-9一二三四五六七八九]成(?:以上|多|的|[，。；])", "% ％ 成"),
    "了字": Guarded(r"[\u4e00-\u9fff](?<![为除罢临到不得])了(?![解不得])", "了"),
    "数字": Guarded(
        r"[0-9]|[二三四五六七八九十百千万两]+(?:多|余)?(?:名|件|项|条|次|户|人|位|天|年|个月|公里|亩|元)",
        " ".join(
            ["0 1 2 3 4 5 6 7 8 9"]
            + [
                number + measure
                for number in "二三四五六七八九十百千万两多余"
                for measure in "名件项条次户人位天年个公亩元"
            ]
        ),
    ),
    "时间": Guarded(
        r"去年|前年|当年|近年|一年来|五年来|今年以来|[上下]半年|[\d一二三四五六七八九十]+月|昨天|那天|有一[次回]|后来|起初|当时|过去|从前|头一[天回年]|^原来|^如今",
        "年 月 昨天 那天 有一 后来 起初 当时 过去 从前 头一 原来 如今",
    ),
    "是字": Guarded(
        r"^(?!后来是|当时是|原来是)[^，。；]{2,24}，?(?<![不还就都凡别其总正也一])是(?![非否])|不在[^，]{1,10}而在|意味着",
        "是 而在 意味",
    ),
    "了是": Guarded(r"^[^。；]{2,20}了(?:就|便)?是", "了是 就是 便是"),
    "比较": Guarded(
        r"比(?:什么|啥|任何)[^，。；]{0,8}(?:都|还)|，[倒还真]?不如|总?比[^，。；]{2,16}[里得更]?(?:强|好|要紧|管用|重要)[。，；]",
        "比什 比啥 比任 不如 强。 强， 强； 好。 好， 好； 紧。 紧， 紧； 用。 用， 用； 要。 要， 要；",
    ),
    "就不": Guarded(
        r"不[^，。；]{1,3}，[^，。；]{0,8}就[不没难]|，[^，。；]{0,6}就会[^，。；]|，[^，。；]{0,4}就是个",
        "就不 就没 就难 就会 是个",
    ),
    "缘由": Guarded(
        r"意义|根本|本质|关键在|决定着?|根基|体现|只有|才能|离不开|事关|关乎|关系|肩负|承担着|来自|源于|既是|不仅|越是|贵在|重在|在于|生命力|归根|说到底|因为|所以|如果|一旦|否则|不等于|没有[^，]{2,12}就",
        "意义 根本 本质 键在 决定 根基 体现 只有 才能 离不 事关 关乎 关系 肩负 担着 来自 源于 既是 不仅 越是 贵在 重在 在于 命力 "
        "归根 说到 因为 所以 如果 一旦 否则 不等 没有",
    ),
    "体会": Guarded(
        r"^(?:我们?|使我们|我的?|大家|一年来，?我们?)?(?:深深|深切|深刻|切实|真切)?的?(?:体会到?|认识到|感悟|感受到?|感到|深感)(?:的?是)?(?:，|(?=[^，。；]{4}))|"
        r"^[^，。；]{0,6}(?:实践|事实|经验|历史)[^，。；]{0,4}(?:证明|表明|启示|告诉我们)|^[^，。；]{2,10}，我(?:们|也)?深感|^(?:(?:您|你|大家)[看想]|我(?:觉得|认为|[看想](?![到见过着了要对把跟请]))|要我[说看])，?|给了?(?:我们|大家|我)[^，。；]{0,6}(?:启示|启发|触动|警示)",
        "体会 认识 感悟 感受 感到 深感 证明 表明 启示 启发 触动 警示 告诉 您看 你看 您想 你想 家看 家想 我觉 我认 我看 我想 要我",
    ),
    "断语": Guarded(
        r"(?:意义|责任|使命|任务|作用)[^，。；]{0,4}(?:重大|光荣|艰巨|深远|特殊)|至关重要|势在必行|刻不容缓|任重道远|大有可为|不可或缺",
        "重大 光荣 艰巨 深远 特殊 至关 势在 刻不 任重 大有 不可",
    ),
    "不足": Guarded(
        r"不够|不足|薄弱|短板|差距|有的|有人|有(?:些|的)?同志|还很?[粗窄土浅薄弱低少差]|毛病|个别|少数|还存在|问题是|挑战|形势",
        "不够 不足 薄弱 短板 差距 有的 有人 有同 些同 还很 还粗 还窄 还土 还浅 还薄 还弱 还低 还少 还差 毛病 个别 少数 还存 题是 挑战 形势",
    ),
    "引号话": Guarded(r"“[^”]{8,}[。！？，；]?”", "“"),
    "点名": Guarded(
        r"(?:强调|指出|写道|有云|常说|说过|讲过|古人|古语|古训|俗话|谚语|常言|老话|老百姓常?|老辈人常?|老人常?|先贤)(?:说|云|讲|道|常说|常讲)?[，：“]",
        "强调 指出 写道 有云 常说 说过 讲过 古人 古语 古训 俗话 谚语 常言 老话 老百 老辈 老人 先贤",
    ),
}
_AFTER_YAO = "(?![求点素害件义领闻想是么]|不[要得]|落后|掉队|吃亏|挨打)"
_CLAUSE_OPENS = re.compile(
    f"(?:[^，。；]{{1,14}}(?:都|就|也)|对[^，。；]{{1,8}}|更|还|则|又|一定|尤其|特别|都|就|也)?要{_AFTER_YAO}"
)
"""A clause behind the first that demands: 遇到大是大非，要站得稳."""
_CLAUSE_YAO = re.compile(r"(?<![主重需只想首紧必简摘概纲提])(?<!终(?=要[看靠]))要" + _AFTER_YAO)
_TOLD = re.compile(
    "^(?:截至?|到)(?:[去今前当]年|目前|现在|如今|[0-9]+年|[0-9一二三四五六七八九十]+月)|^[^，。；]{1,4}(?:[了过](?![解])|(?<![带盯沿朝奔围顺迎跟揣怀照接本随循])着)|^[^，。；]{2,12}以来"
)
"""A verb of what has happened, which nobody is told to do: 离开了……, 参加工作以来."""
_REPORT, _TALK, _RECOUNT = "汇报", "交流", "讲述"
_FIGURE = re.compile(r"[0-9]+(?:多|余|万)*(?:[%％]|[名件项条次户人个篇场部组处公])")
_HEAD = 14
_ADVERB_AND_VERB = 2
_STATIVE = frozenset(
    "是 有 没有 涉及 承载 体现 具有 属于 来自 面对 作为 检验 成为 关系 代表 选举 监督 发展 学习".split()
)
"""Verbs (and nouns tagged as such) that tell what is, not what to do."""
_PIECES = re.compile("[，、；]")
_ASKING = frozenset("学常多少勤守抓强补练讲重当做敢善不严")
_HALF = re.compile(r"^([^，。；]{4,8})[，；]([^，。；]{4,8})[。！]$")
_LONGEST_COUPLET = 18
_NO_SAYING = re.compile(
    "了[二三四五六七八九十百千两]|^既?不能|人大|党的|党委|监督|立法|决定权|预算|(?<!人民)代表|工作|作风|履职|任命|部署|(?<!无)法不在"
)
"""What was counted is no saying (上门八趟，吃了八回闭门羹。), nor what speaks of the work (法不在多，贵在对路。)."""
_JOINED = ("但", "却", "而", "所以", "可", "就")
"""How a second clause goes on that is no half of a couplet: 这话不中听，但是实话。"""


def signs_of(core: str, tagged: Tagged, standing: str) -> tuple[str, ...]:
    """The names of the signs that the sentence `core` (without ordinal) of a speaker of `standing` shows.

    `tagged` are its words with their flags.
    """
    bits = bits_in(core)
    clauses = [clause for _, clause, _ in read_clauses(core)]
    found = ["底数", f"身份{standing}"]
    if core.endswith(("？", "？”")):
        found.append("问句")
    found += [
        name for name, sign in _SIGNS.items() if bits & sign.bit and sign.pattern.search(core) is not None
    ]
    if standing in (_REPORT, _RECOUNT) and "将会" in found:
        found.append("汇报将来")
    if standing in (_TALK, _RECOUNT) and "要" not in core and _FIGURE.search(core):
        found.append("交流有数")
    if "要" in core:
        if YAO.match(core):
            found.append("要字开头")
        elif any(_CLAUSE_YAO.search(clause, 0, _HEAD) for clause in clauses):
            found.append("句中有要")
            if any(_CLAUSE_OPENS.match(clause) for clause in clauses[1:]):
                found.append("分句要字")
    if is_nominal(core):
        found.append("名词起头")
    elif (opens_with_verb(core) or _puts(core) or _acts(tagged)) and not _TOLD.match(core):
        found.append("动词起头")
    acting = sum([opens_with_verb(clause, core) for clause in clauses[1:]])
    if acting:
        found.append("后有动词" if acting == 1 else "连着动词")
    if _insists(core):
        found.append("排比起头")
    if _is_couplet(core):
        found.append("对句")
    return tuple(found)


def _puts(core: str) -> bool:
    """Whether it asks to make something of something: 把能人请出来，用乡里乡亲的办法化解纠纷。"""
    return core[:1] == "把" and "了" not in core


def _acts(tagged: Tagged) -> bool:
    """Whether it opens with a verb, or an adverb with a verb behind it (如实撰写, 精心组织)."""
    flags = [flag for _, flag in tagged[:2]]
    if len(flags) < _ADVERB_AND_VERB or tagged[0][0] in _STATIVE:
        return False
    return flags[0] == "v" or (
        flags[0] in ("d", "ad", "vd", "z") and flags[1] == "v" and len(tagged[0][0]) > 1
    )


def _insists(text: str) -> bool:
    """Whether three parts running open with one character that asks or forbids: 常修…，常思…，常怀…"""
    opens = [piece[:1] for piece in _PIECES.split(text) if len(piece) > 1]
    threes = zip(opens, opens[1:], opens[2:], strict=False)
    return any(one == after == last and one in _ASKING for one, after, last in threes)


def _is_couplet(text: str) -> bool:
    """Two clauses of equal length and no measure: 一花独放不是春，百花齐放春满园。"""
    halves = _HALF.match(text) if len(text) <= _LONGEST_COUPLET else None
    if halves is None or halves[2].startswith(_JOINED) or _NO_SAYING.search(text):
        return False
    return len(halves[1]) == len(halves[2]) and not opens_with_verb(text)
