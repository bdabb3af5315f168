"""Names of places and persons, told by the words of a sentence and their tags."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.language.divisions import find_full_names, stems
from generator.language.guarded import Guarded
from generator.language.patterns import pattern as lazy
from generator.language.words import cut, frequency, is_known, is_place_word, unknown
from generator.model.sentence import Mark

Tagged = Sequence[tuple[str, str]]

_HAN = lazy(r"[\u4e00-\u9fff]+")
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳酆鲍史唐费"
    "廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程"
    "刘曾叶谭廖陆侯白阎闫段黎龙覃武肖付温欧焦"
)
_POST_WORDS = """
同志 书记 主任 副主任 市长 县长 区长 省长 镇长 乡长 州长 旗长 主席 部长 局长 处长 科长 所长 站长 院长
检察长 秘书长 委员长 总理 教授 老师 先生 女士 代表 委员 会长 理事长 董事长 经理 校长 支书
"""
_POSTS = tuple(_POST_WORDS.split())
_PLAIN_PEOPLE = tuple(
    "村民 居民 市民 党员 老人 大爷 大娘 大妈 农户 选民 工人 企业家 负责人 职工 医生 护士 律师 法官 业主 店主 老板 贫困户 网格员".split()
)
_NOT_PERSONS = frozenset({"白领", "蓝领", "金领", "粉领", "马背", "明白", "安危", "双联", "全科", "老年"})
_TELLS = tuple("说 介绍 告诉 感慨 表示 反映 坦言 笑着 一家 家里 家中 激动 回忆 主动".split())
"""What follows a person's name in a story."""
_SUFFIXES = """
水库 河 湖 江 山 遗址 片区 大道 示范区 牙谷 谷 集团 公司 厂 酒 古镇 古城 景区 港 机场 高铁 大桥 湿地
公园 小区 社区 村 镇 乡 区 县 市 街道 开发区 新区 园区 流域 山脉 半岛 海 岛 州 旗 盟 路 街 隧道 故里 故居 广场 纪念馆 大厦 工业园
产业园 经开区 高新区 中学 小学 医院 大学 学院 寺 塔 桥
"""
_PLACE_SUFFIX = frozenset(_SUFFIXES.split())
_ORGANISATIONS = frozenset({"集团", "公司", "厂", "中学", "小学", "医院", "大学", "学院"})
_SEATS = frozenset("省市县区旗州镇乡")
"""Suffixes of a place that has a government of its own."""
_FIRM_SEATS = frozenset("省县旗州镇乡")
"""Of these, the ones behind which hardly any common word hides (not 区 as in 办公区, nor 市 as in 楼市)."""
_GENERIC = """
城 各 全 我 本 该 一 每 大 中 小 老 新 旧 县 市 区 镇 乡 村 城市 农村 社会 工业 产业 旅游 生态 居民 老旧
住宅 试点 示范 先行 高新 经济 技术 经济技术 自然 行政 贫困 易地 城镇 街道 中心 重点 主 辖 选 社 园 山 灾
校 景 库 林 牧 湖 海 地 郊 片 河 上 基层 智慧 数字 平安 文明 幸福 红色 绿色 法治 首善 省 州 旗 现代化
革命 饮用 饮用水 大中型 中小 国有 上市 责任 有限 股份 民营 跨 国家 黑臭 小微 高速 乡村 绿水青 好山 江 青
特色 美丽 和美 各级 所有 有关 相关 部分 部门 下辖 相邻 共建 综合 直辖 设区的 县级 地级 试验 实验 保税
自贸 人民 江河 两 这 那 哪 三 几 多 治理 建设 管理 服务 农贸 大众 公众 集贸 超 要素 资本 劳动力 房地产
建筑 消费 国内 国际 统一 大 强 富民强 重点 水 沿 过 进 出 入 道 先进 农业 人口 边境 边远 强 名 建制 脱贫
摘帽 山区 少数民族 民族 文化 古 集 口岸 畜牧 产粮 制造 商贸 能源 试行 兄弟 对口 同级 邻 外 友好 生活
治州 林田 教学 办公 列席 旁听 出席 视察 省市 市县 县乡
"""
_GENERIC_STEMS = frozenset(_GENERIC.split())
_COMMON = """
中国 我国 全国 祖国 中华 中央 国家 党中央 北京 西方 新中国 中共 人民大会堂 世界 亚洲 全球 华夏 扎根 深水
依法治国 江山 法治化 城建 城市 文明城市 城中村 社区 深水区 满意度 上门 登门 惠及 深度 法律条文 治国 新建
广纳 广开 各县区 各乡镇 各支部 镇里 山村 山高路远 淡泊名利 法度 并联 自觉遵守 枫桥 高新 城乡 海内外 国内
国外 境内 城区 市区 郊区 县城 乡镇 街道 村镇 高地 平安 天下 大地 山川 河山 前沿 一线 窗口 纵深 深处 神州
故乡 家乡 老区 边疆 内陆 沿海 农村 新兴 长青 长治 安康 太平 永安 和谐 文明 兴国 富民 民主 新华 解放 建国
光明 大同 小康 振兴 发展 繁荣 昌盛 阳光 大门 上门服务 满园 春满园 一方 大局 安宁 爱国 英雄 福利 普及
关联 中断 入门 上岗 治本 宜居 美化 长寿 山水 大国 小国 海洋 高原 平原 治安 青春 密封 美丽 神圣 新旧 太阳
夕阳 朝阳 波及 沧桑 朝霞 长度 广度 深渊 贵宾 嘉宾 缅怀 珍藏 喜庆 欢庆 欢度 东西 南北 古城 古都 大街 大桥
卫国 开国 强国 外国 万国 罗列 入口 商城 海关 赞美 兴旺 远古 千古 万古 滑坡 串联 伦理 古典 契约 新鲜 长大
莫非 阴阳 山坡 日志 广义 上台 路桥 城堡 泉水 天桥 立马 海滨 海滩 远洋 如林 永固 港湾 山庄 端庄 美感 株连
无极 长跑 加密 保鲜 恩典 广博 开朗 上路 归国 回国 立国 正南 湖泊 山脉 庆典 河谷 湖水 河水 江水 山峰 海湾
海峡 上马 云集 宜居城市 百家 意中 广为 惠民 惠农 大兴 同心 金山 银山 台前 二七 全州 双城 平和 互助 加盟 上楼
入口关 重大意义 普通高中 爱民 江河湖泊 青山 美不美 善供 于田 怀古 沾边 古国 故国 国门 天国 老城 百川 白跑
"""
_NOT_PLACES = frozenset(_COMMON.split())
_COMMON_ALONE = frozenset({"安居", "兴业"})
"""Names of divisions that are common words where they stand without 县 or 区."""
_REGIONS = frozenset(
    """
    东北 西北 华北 华东 华中 华南 西南 岭南 江南 鄂西 鄂东 浙西 浙东 浙南 闽西 闽南 粤西 粤北 粤东 川东 川西 川北 湘西 湘南 湘北 赣南 赣西南 皖北
    皖南 豫西 豫东 豫南 豫北 鲁南 鲁西南 冀东 冀中 冀南 晋北 晋南 晋东南 陕北 陕南 陇东 滇西 黔北 苏北 苏中 苏南 胶东 辽东 辽西 潇湘 三峡 大湾 关中 河套
    """.split()
)
_GEOGRAPHIC = (
    "山", "河", "江", "湖", "岛", "州", "省", "市", "县", "镇", "乡", "村", "湾", "平原", "高原", "盆地", "半岛", "草原", "流域", "山脉",
    "江口", "三角洲",
)  # fmt: skip
_BODIES = ("人大", "委", "政府", "人民", "纪委", "监委", "政协", "党委", "党代会", "各级", "法院", "检察院")
_LOOSE = (
    "的了在和与是各全我本该这那每某把对向到从为及其以有无不要能可会将使让被给由同跟就都也还又再更最很多少大小上下前后左右内外中"
    "省市县区镇乡村州旗街路之于一二三四五六七八九十百千两几双建强牢筑齐好着走送条们带配活时点立做开办并报经请听依随按应受须先告交解学获设进片像去返"
)
"""Characters that no coined stem holds."""
_FIRM = rf"[^{_LOOSE}\u0000-\u4dff\ua000-\U0010ffff]"
"""Any other Han character."""
_REPORTING = frozenset("报告送发给请函呈交到在向由同和与")
"""What ends no name before 县 or 市: somebody reports to it (按时报县人大)."""
_LOOSE_SET = frozenset(_LOOSE)
_COINED = Guarded(
    rf"(?P<stem>{_FIRM}州(?=[市县区])|{_FIRM}{{2,3}}?)(?P<suffix>县|区|镇|乡(?![镇村愁土音亲间贤风邻])|村|市|水库|河|湖|街道|社区|示范区|开发区|酒业|集团)(?![长级域直属情内外里上民])",
    "县 区 镇 乡 村 市 水库 河 湖 街道 酒业 集团",
)
_AUTONOMOUS = Guarded(
    rf"(?P<stem>{_FIRM}{{2,3}})"
    r"(?:[蒙回藏苗彝壮满侗瑶白黎傣畲佤羌怒京土水]族|[\u4e00-\u9fff]{2,4}族)+自治[县州旗]",
    "族自",
)
_BANNER = Guarded(rf"(?P<stem>{_FIRM}{{2,3}})(?<!红)旗(?=人大|人民代表|人民政府|委|第)", "旗人 旗委 旗第")
"""Counties of other names: a banner only before what governs it (五星红旗 is none)."""
_BEFORE_OWN = lazy(
    r"(?:推介|走进|来到|中国式现代化|现代化|(?:幸福|美丽|富裕|魅力|和谐|平安|文明|富强|活力|实力|宜居|法治|健康|建设)新)$"
)
_OWN_CLUE = Guarded(
    "推介|走进|来到|现代化|[福丽裕力谐安明强力居治康设]新|篇章|大地|儿女|样板|特色|故事|画卷",
    "推介 走进 来到 现代 福新 丽新 裕新 力新 谐新 安新 明新 强新 居新 治新 康新 设新 篇章 大地 儿女 样板 特色 故事 画卷",
)
"""What stands in every text that holds one of `_BEFORE_OWN` or `_AFTER_OWN`."""
_AFTER_OWN = ("篇章", "新篇章", "大地", "儿女", "样板", "特色", "故事", "画卷")
_NAME_TAGS = ("ns", "nr", "nz", "x")
_PERSON_TAGS = frozenset({"nr", "nrfg", "nrt"})
_TELLING_TAGS = _PERSON_TAGS | {"ns"}
_SURE = 2
_REMEMBERED = 1 << 10
_FULL_NAME = 3
_VERY_RARE, _FAIRLY_COMMON = 4, 60
_RARE = 1000
"""A noun less frequent than this before 县 or 镇 is taken for a name."""
_RARE_STEM = 450
"""A word less frequent than this, and the stem of a division's name, is taken for the division."""


def telling(tagged: Tagged) -> list[int]:
    """Where the words stand that may name a person or place, or have a place's name before them (县, 水库)."""
    if not tagged:
        return []
    known = _place_words()
    return [index for index, (word, flag) in enumerate(tagged) if flag in _TELLING_TAGS or word in known]


@functools.cache
def _place_words() -> frozenset[str]:
    return _PLACE_SUFFIX | _SEATS | stems()


def find_places(tagged: Tagged, told: Iterable[int], covered: str) -> list[tuple[int, Mark]]:
    """Places and firms with their offsets: words tagged as places, and stems before a suffix (水库, 镇, 集团).

    `told` is where telling words stand (see `telling`). What is covered with 〇 in `covered` is national and left
    out.
    """
    found: list[tuple[int, Mark]] = []
    for index in told:
        word, flag = tagged[index]
        if (flag == "ns" and is_known(word) and _is_place_word(word)) or _is_division(word, flag):
            found.append((_offset(tagged, index), Mark("地区", word)))
        elif word in _PLACE_SUFFIX and _names_a_place(tagged, index):
            stem = tagged[index - 1][0]
            kind = "机构" if word in _ORGANISATIONS else "地区"
            found.append((_offset(tagged, index - 1), Mark(kind, stem + word)))
    return (
        [(start, mark) for start, mark in found if covered.startswith(mark.text, start)] if found else found
    )


def _offset(tagged: Tagged, index: int) -> int:
    """Where the word at `index` begins, in characters."""
    return sum([len(word) for word, _ in tagged[:index]])


def find_coined(covered: str) -> list[tuple[int, Mark]]:
    """Names that no dictionary holds, before a suffix of places (汀北县, 岚水河), with their offsets.

    A stem of two or three characters of which the segmenter makes no word.
    """
    found = [(start, Mark("地区", stem + rest)) for start, stem, rest in _counties_in(covered)]
    if not _COINED.may_match(covered):
        return found
    found += [(start, Mark("地区", stem + suffix)) for start, stem, suffix in _coined_in(covered)]
    return found


def _counties_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Each autonomous county and banner that is named: its offset, its stem, what follows that."""
    for pattern in (_AUTONOMOUS, _BANNER):
        for match in pattern.finditer(text):
            start, stem = match.start(), match["stem"]
            if start and len(stem) == _FULL_NAME and is_known(text[start - 1] + stem[0]):
                start, stem = start + 1, stem[1:]
            yield start, stem, text[start + len(stem) : match.end()]


def _coined_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Each coined name: its offset, its stem, its suffix."""
    for start, stem, suffix in _may_be_coined(text):
        crossing = text[start - 1] + stem[0] if start else ""
        if len(stem) == _FULL_NAME and is_known(crossing):
            start, stem = start + 1, stem[1:]
        elif frequency(crossing) > _FAIRLY_COMMON:
            continue
        if _is_coined(stem, suffix):
            yield start, stem, suffix


@functools.lru_cache(_REMEMBERED)
def _may_be_coined(text: str) -> tuple[tuple[int, str, str], ...]:
    """What may be a coined name: its offset, its stem, its suffix."""
    return tuple((match.start(), match["stem"], match["suffix"]) for match in _COINED.finditer(text))


def find_named_after(text: str, tagged: Tagged) -> list[tuple[int, Mark]]:
    """Unknown words where speeches name their own place, with offsets: 现代化澄岭篇章, 推介砚泉, 幸福新禾塘.

    `tagged` are the words of `text`.
    """
    found: list[tuple[int, Mark]] = []
    for index in unknown(tagged) if tagged and _OWN_CLUE.may_match(text) else ():
        word = tagged[index][0]
        if len(word) > _FULL_NAME or not _LOOSE_SET.isdisjoint(word):
            continue
        before = "".join(one for one, _ in tagged[max(0, index - 2) : index])
        after = tagged[index + 1][0] if index + 1 < len(tagged) else ""
        if _HAN.fullmatch(word) and (_BEFORE_OWN.search(before) or after.startswith(_AFTER_OWN)):
            found.append((_offset(tagged, index), Mark("地区", word)))
    return found


def _is_coined(stem: str, suffix: str) -> bool:
    if stem in _GENERIC_STEMS or stem in _NOT_PLACES:
        return False
    if not stem.endswith("州") and frequency(stem[-1] + suffix) > _FAIRLY_COMMON:
        return False
    if is_known(stem):
        return is_place_word(stem)
    return all(len(word) == 1 or not is_known(word) for word in cut(stem))


def find_persons(tagged: Tagged, told: Iterable[int]) -> list[tuple[int, Mark]]:
    """Names of persons beside a post, with their offsets: 李国栋 in 镇长李国栋, 赵玉兰同志, 刘教授.

    `told` is where telling words stand (see `telling`).
    """
    found: list[tuple[int, Mark]] = []
    for index in told:
        name, end = _name_at(tagged, index) if tagged[index][1] in _PERSON_TAGS else ("", index)
        if not name or name in _NOT_PERSONS:
            continue
        before = tagged[index - 1][0] if index else ""
        after = tagged[end][0] if end < len(tagged) else ""
        post = next((post for post in _POSTS if after.startswith(post)), "")
        titled = len(name) == _FULL_NAME and before.endswith(_POSTS)
        in_a_story = before.endswith(_PLAIN_PEOPLE) or (len(name) == _FULL_NAME and after.startswith(_TELLS))
        if post or titled or in_a_story:
            found.append((_offset(tagged, index), Mark("人名", name + post)))
    return found


def place_stems(sentences: Iterable[tuple[str, Tagged, Sequence[int]]]) -> tuple[str, ...]:
    """The places with a government of their own that a whole speech names, less 市 or 县 (清源 of 清源县).

    Each sentence comes with its words and where telling ones stand (see `telling`).
    """
    weights: Counter[str] = Counter()
    for text, tagged, told in sentences:
        if told:
            _weigh_seats(weights, tagged, told)
        for _, stem, suffix in _coined_in(text) if _COINED.may_match(text) else ():
            if suffix in _SEATS:
                weights[stem] += _SURE
        for _, stem, _ in _counties_in(text):
            weights[stem] += _SURE
        for _, mark in find_named_after(text, tagged):
            weights[mark.text] += _SURE
    return tuple(sorted(stem for stem, weight in weights.items() if weight >= _SURE))


def _weigh_seats(weights: Counter[str], tagged: Tagged, told: Iterable[int]) -> None:
    """Add to each stem how surely a sentence names a place with a government of its own by it."""
    for index in _seats_at(tagged, told):
        stem, flag = tagged[index - 1]
        if _names_a_place(tagged, index):
            weights[stem] += _SURE if flag.startswith(_NAME_TAGS) or _governs(tagged, index) else 1


def _seats_at(tagged: Tagged, told: Iterable[int]) -> list[int]:
    """Where, of the telling words, 市, 县 and the like stand behind a word of two characters or more."""
    return [index for index in told if tagged[index][0] in _SEATS and index and len(tagged[index - 1][0]) > 1]


def seats(text: str, tagged: Tagged, told: Sequence[int] | None = None) -> list[str]:
    """The places with a government of their own that `text` names in full (云河市, 临江区), as often as it does.

    `told` is where telling words stand, if that was found out already (see `telling`).
    """
    if _SEATS.isdisjoint(text):
        return []
    named = [name for _, name in find_full_names(text) if name[-1] in _SEATS]
    told = telling(tagged) if told is None else told
    for index in _seats_at(tagged, told):
        name = tagged[index - 1][0] + tagged[index][0]
        if name not in named and _names_a_place(tagged, index):
            named.append(name)
    places = [tagged[index][0] for index in told if tagged[index][1] == "ns"]
    named += [word for word in places if _is_seat(word) and word not in named]
    coined = [mark.text for _, mark in find_coined(text) if mark.text[-1] in _SEATS]
    return [*named, *(name for name in coined if name not in named)]


def _is_seat(word: str) -> bool:
    return len(word) > 2 and word[-1] in _SEATS and _is_proper(word)


def find_stems(covered: str, stems: Iterable[str]) -> list[tuple[int, Mark]]:
    """Every mention of these places with its offset."""
    return [
        (match.start(), Mark("地区", stem))
        for stem in stems
        if stem in covered
        for match in re.finditer(re.escape(stem), covered)
    ]


def _is_proper(word: str) -> bool:
    common = word[-1] in "省市县区镇乡村州旗" and (word[:-1] in _GENERIC_STEMS or len(word) == 1)
    return len(word) > 1 and word not in _NOT_PLACES and not common


def _is_place_word(word: str) -> bool:
    """A name of the dictionary: a division, a region, or one that ends as mountains, rivers and towns do.

    The dictionary calls many common words places too (重大意义, 午休, 扎堆).
    """
    if word in _COMMON_ALONE:
        return False
    named = word in stems() or word in _REGIONS or (len(word) >= _FULL_NAME and word.endswith(_GEOGRAPHIC))
    return (named or frequency(word) <= _VERY_RARE) and _is_proper(word)


def _is_division(word: str, flag: str) -> bool:
    """A division's name without its ending (绵阳), unless it is a common word as well (公安, 合作)."""
    if word not in stems() or word in _NOT_PLACES | _COMMON_ALONE or word in _GENERIC_STEMS:
        return False
    return flag == "ns" or frequency(word) <= _RARE_STEM


def _names_a_place(tagged: Tagged, index: int) -> bool:
    """Whether the word before the suffix at `index` is a name; before 县 or 镇, any noun that is no common stem."""
    if not index:
        return False
    word, flag = tagged[index - 1]
    if not _HAN.fullmatch(word) or word in _GENERIC_STEMS or word in _NOT_PLACES:
        return False
    if len(word) > _FULL_NAME and is_known(word):
        return False
    if word[-1] in _REPORTING and not is_place_word(word):
        return False
    seat = tagged[index][0] in _FIRM_SEATS or (tagged[index][0] in _SEATS and _governs(tagged, index))
    rare_noun = flag.startswith("n") and 1 < len(word) <= _FULL_NAME and frequency(word) < _RARE
    return flag.startswith(_NAME_TAGS) or (seat and rare_noun)


def _governs(tagged: Tagged, index: int) -> bool:
    """Whether a body of government follows the word at `index`."""
    return index + 1 < len(tagged) and tagged[index + 1][0].startswith(_BODIES)


def _name_at(tagged: Tagged, index: int) -> tuple[str, int]:
    """The person's name that begins at word `index`, or an empty string, and the index behind it."""
    word, flag = tagged[index]
    if not flag.startswith("nr") or word[0] not in SURNAMES:
        return "", index
    following = tagged[index + 1] if index + 1 < len(tagged) else ("", "")
    if len(word) == 1 and following[0].startswith(_POSTS):
        return word, index + 1
    if len(word) == 1 and len(following[0]) <= _FULL_NAME - 1 and _HAN.fullmatch(following[0]):
        return word + following[0], index + 2
    return (word, index + 1) if len(word) > 1 else ("", index)
