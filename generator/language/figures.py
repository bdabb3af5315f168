"""Dates, sessions, meetings, quantities and undertakings that belong to one place or year."""

from generator.language.guarded import Guarded, any_of
from generator.language.marking import marked_by
from generator.model.sentence import Mark

NUMERAL = "[一二三四五六七八九十百千万零两〇]"
_MEASURES = "项件名次个家条部场人户元亩公份批处页本趟小分岁票吨天位间栋盏万"
_DATE = Guarded(
    r"\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|[二〇零一二三四五六七八九]{4}年|"
    r"(?:(?<!过)去|今|(?<![文说声])明|(?<![目当从之以])前|(?<!基)本)年(?!龄)(?:以来|初|底|上半年|下半年)?|(?:过去|前|近|这|未来)[一二三四五六七八九十几两]+年|[上下]半年|"
    r"[一二三四]季度|[一二三四五六七八九十几多]年前|(?<![一二三四五六七八九十几多年每])年前(?![后进列景三几两])|年(?:底|末|内)前|年内|"
    r"[本上下]周(?!期|密|到|边|全)|[下上]月|后年|月底前|(?:中秋|国庆|元旦|端午|清明|霜降|汛期|秋收|春耕)节?(?:前|后|期间|之际|将至)|(?<![环关情细])节前|入[夏秋冬汛](?:以来|后|前)?|"
    r"节日(?:快乐|安康|愉快)|正月(?!初)|腊月|[一二三四五六七八九十]{1,2}月(?:份|底|初|[上中下]旬)|"
    r"(?<![近多十百千])[一两二三四五]年来|换届(?:前|后|以来|在即|之年|之际)|两会(?:前|后|期间|闭幕|召开)|开局之年|收官(?:在即|之年)|百年(?:之际|华诞)|[省市全亚]运会|第[一二三四]阶段已|"
    r"(?:刚刚|刚才|日前|前不久|近日|昨天|今天|上午|下午|不久前|本月|上月|岁末|新春|春节)",
    "年 月 季 刚 日 久 天 午 岁 春 周 秋 国庆 元旦 清明 霜降 汛 节日 节前 入夏 入冬 换届 两会 收官 运会 阶段",
)
_SESSION = Guarded(
    rf"(?<!换)(?:第{NUMERAL}{{1,3}}|(?<!党)(?<!党的){NUMERAL}{{1,3}}|第?\d{{1,2}}|本|新一|上一|这一|历)届(?!中央|{NUMERAL}中全会)"
    rf"(?:{NUMERAL}{{1,3}}次(?:党代会|党代表大会|代表大会|全会|会议|全体会议|常委会))?|"
    rf"(?:第{NUMERAL}{{1,3}}次|届{NUMERAL}{{1,3}}次)(?:党代会|党代表大会|代表大会|全会|会议|全体会议|常委会)",
    "届 次",
)
_MEETING = Guarded(
    r"[省市州县区旗镇乡]委(?:人大|政协|经济|全委|常委)?(?:扩大)?(?:工作)?(?:会议|全会)|"
    r"(?:全[省市州县区旗镇乡]|我[省市州县区旗镇乡])[^，。；“”、]{2,14}(?:座谈会|推进会|现场会|工作会议|动员会|交流会|培训班)",
    "会议 全会 谈会 进会 场会 员会 流会 训班",
)
_COUNTED = " ".join(
    [
        *"0123456789",
        *(number + measure for number in NUMERAL[1:-1] + "多余几来亿" for measure in _MEASURES),
    ]
)
_RANKED = " ".join(f"{number}成 第{number} 前{number}" for number in "一二两三四五六七八九十")
_QUANTITY = Guarded(
    rf"(?!千家万户|百家争鸣|万家灯火|万人空巷|千人一面)(?<!千家)(?:[0-9]+(?:\.[0-9]+)?(?:[%％‰]|[\u4e00-\u9fff])?|百分之{NUMERAL}+|{NUMERAL}*[十百千万亿]{NUMERAL}*(?:多|余|几)?(?:项|件|名|次|个|家|条|部|场|人|户|元|亩|公里|份|批|处)|"
    rf"[四五六七八九](?:项|件|名|次|家|部|场|户|份|批|处)(?!制度)|(?<!第)(?!一[页本趟天票岁]){NUMERAL}+(?:多|余|来)?(?:页|本(?![职级届质地身区市县])|趟|个月|小时|分钟|公里|亩|岁|票|吨)|"
    rf"(?<!第)[二两三四五六七八九十]+(?:多|余|来)?(?:天|位|人|户|处|名|间|栋|盏)(?![一次民家])|[十百]?{NUMERAL}+来(?:人|户|个|名)|{NUMERAL}分之{NUMERAL}|[四五六七八九十百]+(?:多|余|几)?个(?:乡镇|街道|村|社区|县|区|部门|小区|站点|网格|镇|项目)|{NUMERAL}几万|"
    r"[二三四五六七八九]成(?:[一二三四五六七八九多半]|以上|左右)|(?:降|增长|提高|超过|占|占了|达|达到|近)一成(?:多|半)|"
    r"(?:近|超|约|由|升到|降到|达到|达|超过)[两二三四五六七八九]成(?![果效绩为立长功员就])|翻了?[一两几]番|[一二两三四五六七八九十几]个亿|"
    r"(?:位居|名列|位列|排名)[^，。；、]{0,4}(?:前[一二三四五六七八九十列茅]|第[一二三四五六七八九十])|百分百|"
    r"每月初?[一二三四五六七八九十]{1,3}(?![次项个场件篇条名人天])|全[国省市州县区](?:第[一二三四五六七八九十](?![次批届个位场家时书线])|前[一二三四五六七八九十]))",
    f"{_COUNTED} {_RANKED} 翻了 翻一 翻两 翻几 个亿 位居 名列 位列 排名 百分 每月",
)
_AGENDA = Guarded(
    r"[^，。；、]{2,40}、[^，。；]{2,80}等[^，。；、]{0,8}(?:情况报告|情况的报告|(?<!专项)工作报告|审议意见|执法检查|专题调研|视察调研|立法审议|立法项目|跟踪督查|条例)|"
    r"全[省市州县区旗镇乡][^，。；、]{2,6}、[^，。；、]{2,6}、[^，。；]{2,80}等[^，。；]{0,6}工作|"
    r"(?:听取|审议)了?[^，。；、专]{6,60}情况的?报告|聚焦[^，。；]{2,40}、[^，。；]{2,40}开展执法检查|跟踪督促[^，。；]{4,40}评议意见",
    "等 况报 的报 法检 评议",
)
_STATUTE = Guarded(
    r"《[^》]{0,60}(?:方案|办法|意见|条例|规定|细则|纲要|决定|要点|规则)》|[^，。；、“”《》的和]{4,40}(?<!本)(?:保护|管理|促进|组织)?条例",
    "《 条例",
)
_CAMPAIGN = Guarded(
    r"创建(?:全国|国家|省级)?[^，。；、的]{0,6}(?:城市|示范[市县区]|文明单位|示范单位|园区)|[省市县区]级文明单位|同城化|专项行动|攻坚行动|三年行动|"
    r"[^，。、；的在用过]{1,4}(?:大讲堂|论坛|讲坛|大比武)|志愿服务(?:团队|队)|一号工程|再造一[个座]|"
    r"撤[县市乡镇村][设并改][区市镇乡街村]|打造[^，。；、]{0,8}(?:中心城市|副中心|增长极|城市群|都市圈|桥头堡)|双创|创[城卫文](?!明|化|献)|申遗",
    "一号 再造 撤县 撤市 撤乡 撤镇 撤村 打造 双创 创城 创卫 创文 申遗 创建 级文 同城 项行 坚行 年行 讲堂 论坛 讲坛 比武 志愿",
)
_PARTY_SESSION = Guarded(
    rf"(?:党的)?{NUMERAL}{{1,3}}(?:大(?!会)|届(?:历次全会|{NUMERAL}{{1,2}}中全会))",
    "届 " + " ".join(f"{number}大" for number in NUMERAL[1:-1]),
)
_FIGURES = (
    ("日期", _DATE),
    ("届次", _SESSION),
    ("会议", _MEETING),
    ("数量", _QUANTITY),
    ("项目", _AGENDA),
    ("项目", _STATUTE),
    ("项目", _CAMPAIGN),
)
_ANY = any_of(pattern for _, pattern in _FIGURES)


def find_figures(covered: str, text: str, bits: int) -> list[tuple[int, Mark]]:
    """Dates, sessions, meetings, quantities and undertakings in `covered`, as they stand in `text`, with offsets.

    In `covered` what is national is covered with 〇; `bits` are those of it (see `guarded.bits_in`).
    """
    found: list[tuple[int, Mark]] = []
    for kind, pattern in _FIGURES if bits & _ANY else ():
        if bits & pattern.bit:
            held = _without_party(covered) if pattern is _SESSION else covered
            found += marked_by(kind, pattern, held, text)
    return found


def _without_party(text: str) -> str:
    """Sessions of the national party congress are era, not local."""
    for match in _PARTY_SESSION.finditer(text):
        text = text[: match.start()] + "〇" * len(match[0]) + text[match.end() :]
    return text
