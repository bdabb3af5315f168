"""Names of persons: beside a post, in a story, as colleagues and neighbours call each other."""

from collections.abc import Iterable

from generator.language.guarded import Guarded
from generator.language.marking import marked_by
from generator.language.patterns import pattern as lazy
from generator.language.tagged import Tagged, offset_of
from generator.language.words import frequency
from generator.model.sentence import Mark

_HAN = lazy(r"[\u4e00-\u9fff]+")
_FULL_NAME = 3
_RARE = 100
"""Words that the dictionary takes for names and that are no more frequent than this are hardly anything else."""
PERSON_TAGS = frozenset({"nr", "nrfg", "nrt"})
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
_NAME_STOP = "委会人大常主任部党工的和是了在全各大小多副正机关同志代表书记"
_KIN_SURNAMES = "".join(sorted(set(SURNAMES) - set("和于时常成向支江边方安全连明应高左邻")))
"""Surnames that are hardly ever another word before 大姐 and the like."""
_COMMON_SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱郭罗宋郑谢韩唐冯董曹袁邓许沈彭吕苏蒋蔡贾丁魏薛叶余潘杜戴钟汪姜姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟汤尹黎贺龚韦覃"
"""Surnames that are no other word where 小 stands before them, or 局 behind."""
_PERSON = Guarded(
    rf"(?<![\u4e00-\u9fff])[{SURNAMES}][^\W\d_{_NAME_STOP}]{{1,2}}(?:同志|书记|主任|市长|县长|区长|省长|镇长|主席|部长|局长)|"
    rf"(?:(?:主任|门卫|书记|代表|村民|支书|师傅|同志|大爷|大娘|会计|厂长)老[{SURNAMES}]|^老[{_COMMON_SURNAMES}](?=[，说讲把问在逢笑听看跑带坐])|(?<=人大代表)[{_KIN_SURNAMES}][^\W\d_{_NAME_STOP}]{{1,2}}(?=[，、])|(?<=[，。：；、请问找])老[{SURNAMES}](?=[，说讲把问在]))|"
    rf"(?:(?<=名叫)|(?<=[表志书人]叫))[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[，。、的])|(?<=学习|介绍)[{_COMMON_SURNAMES}][^\W\d_{_NAME_STOP}]{{2}}代表|"
    rf"[{_KIN_SURNAMES}](?:大姐|大妈|大爷|大娘|大叔|大伯|大哥|大嫂|阿姨|阿婆|师傅|[一二三四老]婶|[一二三四老]叔)|(?:^|(?<=[，。、：；“]))[{_COMMON_SURNAMES}](?:婶|嫂|奶奶|爷爷|婆婆)|"
    rf"[{_COMMON_SURNAMES}]副(?:市长|县长|区长|镇长|乡长|主任|书记|主席)|"
    rf"(?<=[，。、和向由])[{SURNAMES}](?:书记|市长|县长|区长|省长)|[一-鿿]{{0,3}}书记(?:的)?(?:重要)?(?:讲话|指示)|(?<!百)姓[{_KIN_SURNAMES}]的|[{_COMMON_SURNAMES}]某(?![些个种项地市县镇])",
    "同志 书记 主任 市长 县长 区长 省长 镇长 主席 部长 局长 老 副市 副县 副区 副镇 副乡 副主 副书 大姐 大妈 大爷 大娘 大叔 大伯 大哥 大嫂 阿姨 阿婆 师傅 "
    "婶 嫂 奶奶 爷爷 婆婆 叔 某 姓 名叫 表叫 志叫 书叫 人叫 代表",
)
_CALLED, _KIN = "局总处科所", "哥姐婶嫂叔姨"
_NICKNAME = Guarded(
    rf"[小老][{_COMMON_SURNAMES}](?:代表|书记|同志|主任)|(?<=[像向请和对、，])[小老][{_COMMON_SURNAMES}](?=[，。、那的说一两带把被])|(?<=；)[小老][{_COMMON_SURNAMES}](?=[带把被说])|"
    rf"(?<=[像向请和对、，])[{_COMMON_SURNAMES}][{_CALLED}{_KIN}](?=[，。、那的说])",
    " ".join(
        f"{first}{second}"
        for firsts, seconds in (("小老", _COMMON_SURNAMES), (_COMMON_SURNAMES, _CALLED + _KIN))
        for first in firsts
        for second in seconds
    ),
)
"""What colleagues and neighbours call each other: 小王代表, 像刘局那样."""


def find_persons(tagged: Tagged, told: Iterable[int]) -> list[tuple[int, Mark]]:
    """Names of persons beside a post, with their offsets: 李国栋 in 镇长李国栋, 赵玉兰同志, 刘教授.

    `told` is where telling words stand (see `telling`).
    """
    found: list[tuple[int, Mark]] = []
    for index in told:
        name, end = _name_at(tagged, index) if tagged[index][1] in PERSON_TAGS else ("", index)
        if not name or name in _NOT_PERSONS:
            continue
        before = tagged[index - 1][0] if index else ""
        after = tagged[end][0] if end < len(tagged) else ""
        post = next((post for post in _POSTS if after.startswith(post)), "")
        titled = before.endswith(_POSTS) and (len(name) == _FULL_NAME or _is_short_name(name))
        in_a_story = before.endswith(_PLAIN_PEOPLE) or (len(name) == _FULL_NAME and after.startswith(_TELLS))
        if post or titled or in_a_story:
            found.append((offset_of(tagged, index), Mark("人名", name + post)))
    return found


def _is_short_name(name: str) -> bool:
    """Whether a name of two characters is hardly another word: 方敏 in 代表方敏."""
    return len(name) == _FULL_NAME - 1 and name[0] in _KIN_SURNAMES + "方安" and frequency(name) <= _RARE


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


def find_called(covered: str, text: str, bits: int) -> list[tuple[int, Mark]]:
    """Persons told without words: 王某同志, 老李, 小王代表, in `covered`, as they stand in `text`, with offsets.

    In `covered` what is national is covered with 〇; `bits` are those of it (see `guarded.bits_in`).
    """
    found: list[tuple[int, Mark]] = []
    if bits & _PERSON.bit:
        found += [one for one in marked_by("人名", _PERSON, covered, text) if "总书记" not in one[1].text]
    if bits & _NICKNAME.bit:
        found += marked_by("人名", _NICKNAME, covered, text)
    return found
