"""What belongs to one place, meeting or year and must never reach another's draft."""

import re
from collections.abc import Sequence

from generator.language.terms import Terms
from generator.language.words import is_known
from generator.model.sentence import Mark

_NUM = "[一二三四五六七八九十百千万零两〇]"
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_MASK = re.compile(
    r"[XxＸ×✕*＊]+(?![A-Za-z])|_{2,}|[○〇]{2,}|某(?=[省市县区旗州镇乡村部委局某]|同志)|\.{3,}|[□■]+"
)
_DATE = re.compile(
    r"\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|[二〇零一二三四五六七八九]{4}年|"
    r"(?:去|今|明|前|本)年(?!龄)(?:以来|初|底|上半年|下半年)?|(?:过去|前|近|这|未来)[一二三四五六七八九十几两]+年|[上下]半年|"
    r"[一二三四]季度|(?:刚刚|刚才|日前|前不久|近日|昨天|今天|上午|下午|不久前|本月|上月|岁末|新春|春节)"
)
_SESSION = re.compile(
    rf"(?<!换)(?:第{_NUM}{{1,3}}|(?<![党的])(?<!党的){_NUM}{{1,3}}|第?\d{{1,2}}|本|新一|上一|这一|历)届(?!中央|{_NUM}中全会)|"
    rf"(?:第{_NUM}{{1,3}}次|届{_NUM}{{1,3}}次)(?:党代会|党代表大会|代表大会|全会|会议|全体会议|常委会)"
)
_MEETING = re.compile(
    r"[省市州县区旗镇乡]委(?:人大|政协|经济|全委|常委)?(?:扩大)?(?:工作)?(?:会议|全会)|"
    r"(?:全[省市州县区旗镇乡]|我[省市州县区旗镇乡])[^，。；“”、]{2,14}(?:座谈会|推进会|现场会|工作会议|动员会|交流会|培训班)"
)
_QUANTITY = re.compile(
    rf"(?!千家万户)(?<!千家)(?:\d+(?:\.\d+)?[%％‰]?[\u4e00-\u9fff]?|百分之{_NUM}+|{_NUM}*[十百千万亿]{_NUM}*(?:多|余|几)?(?:项|件|名|次|个|家|条|部|场|人|户|元|亩|公里|份|批|处)|"
    rf"[四五六七八九](?:项|件|名|次|家|部|场|户|份|批|处)(?!制度))"
)
_AGENDA = re.compile(
    r"[^，。；、]{2,}、[^，。；]{2,}等[^，。；、]{0,8}(?:情况报告|情况的报告|(?<!专项)工作报告|审议意见|执法检查|专题调研|视察调研|立法审议|立法项目|跟踪督查|条例)|"
    r"全[省市州县区旗镇乡][^，。；、]{2,6}、[^，。；、]{2,6}、[^，。；]{2,}等[^，。；]{0,6}工作|"
    r"(?:听取|审议)了?[^，。；、专]{6,}情况的?报告|聚焦[^，。；]{2,}、[^，。；]{2,}开展执法检查|跟踪督促[^，。；]{4,}评议意见"
)
_STATUTE = re.compile(
    r"《[^》]*(?:方案|办法|意见|条例|规定|细则|纲要|决定|要点|规则)》|[^，。；、“”《》的和]{4,}(?<!本)(?:保护|管理|促进|组织)?条例"
)
_CAMPAIGN = re.compile(
    r"创建(?:全国|国家|省级)?[^，。；、的]{0,6}(?:城市|示范[市县区]|文明单位|示范单位|园区)|[省市县区]级文明单位|同城化|专项行动|攻坚行动|三年行动|"
    r"[^，。、；的在用过]{1,4}(?:大讲堂|论坛|讲坛|大比武)|志愿服务(?:团队|队)"
)
_QUOTED = re.compile(
    r"“([^“”]{1,20})”(战略|行动|工程|计划|活动|(?:工作)?方案|目标|任务|大讲堂|论坛|品牌|模式|机制|平台|工作法|专题|主题|系列)?"
)
_NUMERAL_SLOGAN = re.compile(rf"^(?:{_NUM}|\d)|(?:{_NUM}|\d).*(?:{_NUM}|\d)|[+＋]|第[一二三]$|[两双]")
_PROVINCES = re.compile("[京津沪渝冀豫辽湘皖鲁苏浙赣鄂晋蒙陕闽粤藏川琼滇黔]{2,}(?!剧)")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳酆鲍史唐费"
    "廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程"
)
_NAME_STOP = "委会人大常主任部党工的和是了在全各大小多副正机关同志代表书记"
_PERSON = re.compile(
    rf"(?<![\u4e00-\u9fff])[{_SURNAMES}][^\W\d_{_NAME_STOP}]{{1,2}}(?:同志|书记|主任|市长|县长|区长|省长|镇长|主席|部长|局长)|"
    rf"(?<=[，。、和向由])[{_SURNAMES}](?:书记|市长|县长|区长|省长)|[一-鿿]{{0,3}}书记(?:的)?(?:重要)?(?:讲话|指示)"
)
_PERSON_ALLOWED = ("总书记",)
_PLACE_SUFFIX = frozenset(
    """
水库 河 湖 江 山 遗址 片区 大道 示范区 牙谷 谷 集团 公司 厂 酒 古镇 古城 景区 港 机场 高铁 大桥 湿地 公园 小区 社区 村 镇 乡 区 县 市 街道 开发区
新区 园区 流域 山脉 半岛 海 岛 州 旗 盟 路 街
""".split()
)
_GENERIC_STEMS = frozenset(
    """
城 各 全 我 本 该 一 每 大 中 小 老 新 旧 县 市 区 镇 乡 村 城市 农村 社会 工业 产业 旅游 生态 居民 老旧 住宅 试点 示范 先行 高新 经济 技术
经济技术 自然 行政 贫困 易地 城镇 街道 中心 重点 主 辖 选 社 园 山 灾 校 景 库 林 牧 湖 海 地 郊 片 河 上 基层 智慧 数字 平安 文明 幸福 红色 绿色
法治 首善 省 州 旗 现代化 革命 饮用 饮用水 大中型 中小 国有 上市 责任 有限 股份 民营 跨 国家 黑臭 小微 高速 乡村 绿水青 好山 江 青 特色 美丽 和美 各级
所有 有关 相关 部分 部门 下辖 相邻 共建 综合 直辖 设区的 县级 地级 试验 实验 保税 自贸 人民 江河 两 这 那 哪 三 几 多 治理 建设 管理 服务 农贸 大众
公众 集贸 超 要素 资本 劳动力 房地产 建筑 消费 国内 国际 统一 大 强 富民强 重点 水 沿 过 进 出 入 道
""".split()
)
_NOT_PLACES = frozenset(
    """
中国 我国 全国 祖国 中华 中央 国家 党中央 北京 西方 新中国 中共 人民大会堂 世界 亚洲 全球 华夏 扎根 深水 依法治国 江山 法治化 城建 城市 文明城市 城中村
社区 深水区 满意度 上门 登门 惠及 深度 法律条文 治国 新建 广纳 广开 各县区 各乡镇 各支部 镇里 山村 山高路远 淡泊名利 法度 并联 自觉遵守 枫桥 高新 城乡
海内外 国内 国外 境内 城区 市区 郊区 县城 乡镇 街道 村镇 高地 平安 天下 大地 山川 河山 前沿 一线 窗口 纵深 深处 神州 故乡 家乡 老区 边疆 内陆 沿海 农村
新兴 长青 长治 安康 太平 永安 和谐 文明 兴国 富民 民主 新华 解放 建国 光明 大同 小康 振兴 发展 繁荣 昌盛 阳光 大门 上门服务
""".split()
)
_CLUES = (
    "成德眉资",
    "京津冀",
    "长三角",
    "珠三角",
    "大湾区",
    "成渝",
    "长株潭",
    "苏锡常",
    "两地",
    "本地区特有",
)


def find_local(text: str, tagged: Sequence[tuple[str, str]], terms: Terms) -> tuple[Mark, ...]:
    """Every source-specific string in `text`, in order of kind then place.

    `tagged` are the words of `text` with part-of-speech flags; national names of `terms` are exempt.
    """
    covered = terms.cover_national(text)
    marks = [
        *_each("遮盖", _MASK, text),
        *_each("日期", _DATE, covered),
        *_each("届次", _SESSION, _without_party(covered)),
        *_each("会议", _MEETING, covered),
        *_each("数量", _QUANTITY, covered),
        *_each("项目", _AGENDA, covered),
        *_each("项目", _STATUTE, covered),
        *_each("项目", _CAMPAIGN, covered),
        *_slogans(text, terms),
        *(
            mark
            for mark in _each("人名", _PERSON, covered)
            if not any(word in mark.text for word in _PERSON_ALLOWED)
        ),
        *_each("地区", _PROVINCES, covered),
        *(Mark("地区", clue) for clue in _CLUES if clue in covered),
        *_places(tagged, covered),
    ]
    return tuple(dict.fromkeys(marks))


def obvious_local(text: str, terms: Terms) -> tuple[Mark, ...]:
    """What can be recognised without word boundaries: masks, figures, dates, sessions, slogans."""
    return find_local(text, (), terms)


def _each(kind: str, pattern: re.Pattern[str], text: str) -> list[Mark]:
    return [Mark(kind, match[0]) for match in pattern.finditer(text) if match[0].strip("〇")]


def _without_party(text: str) -> str:
    """Sessions of the national party congress are era, not local."""
    return re.sub(
        rf"(?:党的)?{_NUM}{{1,3}}(?:大(?!会)|届{_NUM}{{1,2}}中全会)", lambda match: "〇" * len(match[0]), text
    )


def _slogans(text: str, terms: Terms) -> list[Mark]:
    """Quoted numeral abbreviations that are not national, and quoted names of campaigns."""
    marks = []
    for match in _QUOTED.finditer(text):
        national = match[1] in terms.abbreviations or terms.cover_national(match[1]).strip("〇、") == ""
        dated = bool(terms.era(match[1]))
        if national or dated:
            continue
        if _NUMERAL_SLOGAN.search(match[1]) and len(match[1]) <= 10 and "，" not in match[1]:
            marks.append(Mark("口号", match[0]))
        elif match[2]:
            marks.append(Mark("项目", match[0]))
    return marks


def _places(tagged: Sequence[tuple[str, str]], covered: str) -> list[Mark]:
    """Place names by tag (ns), and by suffix behind a stem that is not a common word."""
    marks = []
    for index, (word, flag) in enumerate(tagged):
        if (
            len(word) > 1
            and flag == "ns"
            and is_known(word)
            and word not in _NOT_PLACES
            and not _generic(word)
        ):
            if word in covered:
                marks.append(Mark("地区", word))
        elif index and word in _PLACE_SUFFIX and _names_a_place(tagged[index - 1]):
            name = tagged[index - 1][0] + word
            if name in covered:
                marks.append(Mark("地区", name))
    return marks


def _generic(word: str) -> bool:
    stem = word[:-1]
    return word[-1] in "省市县区镇乡村州旗" and (stem in _GENERIC_STEMS or len(stem) < 1)


def _names_a_place(stem: tuple[str, str]) -> bool:
    word, flag = stem
    return (
        bool(_HAN.fullmatch(word))
        and word not in _GENERIC_STEMS | _NOT_PLACES
        and flag.startswith(("ns", "nr", "nz", "x"))
    )
