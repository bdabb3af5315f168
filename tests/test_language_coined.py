"""Names that no dictionary holds: coined places, slogans and platforms of one's own, persons in stories."""

import pytest

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.localities import find_local
from generator.language.names import place_stems, seats, telling
from generator.model.sentence import Mark


def _local(text: str, lexicon: Lexicon) -> list[Mark]:
    return list(find_local(text, words.tag(text), lexicon.terms))


def _holds(marks: list[Mark], kind: str, name: str) -> bool:
    """Whether `name` lies inside a mark of this kind."""
    return any(mark.kind == kind and name in mark.text for mark in marks)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在汀北县召开推进会。", "汀北县"),
        ("岚水河的水质好了。", "岚水河"),
        ("砚川县人大工作迈上新台阶。", "砚川县"),
        ("走进禾塘镇察看灌渠。", "禾塘镇"),
        ("在沐川村设立联络站。", "沐川村"),
        ("岚溪社区的老人有了食堂。", "岚溪社区"),
        ("汀兰街道的试点经验。", "汀兰街道"),
        ("岚河示范区要提速。", "岚河示范区"),
        ("视察砚泉开发区。", "砚泉开发区"),
        ("岚石水库除险加固。", "岚石水库"),
        ("沿岚河建起了步道。", "岚河"),
        ("砚泉酒业的职工代表。", "砚泉酒业"),
        ("谱写现代化砚泉篇章。", "砚泉"),
        ("大力推介岚川。", "岚川"),
    ],
)
def test_coined_places_are_marked(lexicon: Lexicon, text: str, name: str) -> None:
    assert _holds(_local(text, lexicon), "地区", name)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("落实“工业立县”战略。", "项目", "“工业立县”"),
        ("实施“生态立市”。", "项目", "“生态立市”"),
        ("坚持“产业强县”不动摇。", "项目", "“产业强县”"),
        ("推进“三城同创”。", "口号", "“三城同创”"),
        ("围绕“五大攻坚战”抓监督。", "口号", "“五大攻坚战”"),
        ("实施“1+5+N”布局。", "口号", "“1+5+N”"),
        ("打造“码上议”平台。", "项目", "“码上议”"),
        ("叫响“岚小议”品牌。", "项目", "“岚小议”"),
        ("用好“代表码”小程序。", "项目", "“代表码”"),
        ("开设“代表议事厅”。", "项目", "“代表议事厅”"),
        ("“民声直通车”热线响个不停。", "项目", "“民声直通车”"),
        ("开展“双联双促”活动。", "口号", "“双联双促”"),
        ("办好“履职大讲堂”。", "项目", "大讲堂"),
    ],
)
def test_own_slogans_and_platforms_are_marked(lexicon: Lexicon, text: str, kind: str, name: str) -> None:
    assert _holds(_local(text, lexicon), kind, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("村民周大山说，水来了。", "周大山"),
        ("代表陈桂兰介绍了做法。", "陈桂兰"),
        ("老党员王德福一家搬进了新房。", "王德福"),
        ("居民李秀英告诉我们。", "李秀英"),
        ("张志强主动请缨。", "张志强"),
        ("门卫老周记得清楚。", "老周"),
        ("支书老陈说话算数。", "老陈"),
        ("找老王说说心里话。", "老王"),
        ("副主任赵明远作了说明。", "赵明远"),
        ("孙立平同志到会。", "孙立平"),
    ],
)
def test_persons_in_stories_are_marked(lexicon: Lexicon, text: str, name: str) -> None:
    assert _holds(_local(text, lexicon), "人名", name)


@pytest.mark.parametrize(
    "text",
    """
    要进村入户听民意。 各县区要抓好落实。 在城乡社区设立联络站。 县乡两级人大要上下联动。 高标准建设示范区。 推动街道社区治理。
    要让青山常在、绿水长流。 守住绿水青山。 强化江河湖库保护。 建好代表之家、代表联络站。 全市上下一盘棋。 建设美丽新农村。
    谱写现代化新篇章。 建设现代化产业体系。 推介典型经验。 走进田间地头。 走进基层一线。 来到办事窗口。 列席县委全会的同志要传达。
    村里的事大家商量。 老旧小区改造要提速。 办公区要整洁。 农贸市场要规范。 楼市要平稳。
    弘扬“店小二”精神。 做到“件件有着落”。 学习“枫桥经验”。 防止“一刀切”。 提高“含金量”。 不搞“花架子”。 当好“主心骨”。
    既要“面对面”，又要“背靠背”。 打通“最后一公里”。 开展“回头看”。 办好“关键小事”。 建设“四个机关”。
    村民说，水来了。 代表主动介绍政策。 干部主动上门服务。 老人一家一家地走访。 书记要带头讲党课。 主任会议研究议题。
    同志说得好，办法总比困难多。 高度重视群众反映的问题。 请老师讲、请专家讲。
    """.split(),
)
def test_words_that_only_look_like_names_are_none(lexicon: Lexicon, text: str) -> None:
    marks = [mark for mark in _local(text, lexicon) if mark.kind in ("地区", "机构", "人名", "口号", "项目")]
    assert marks == []


def test_a_coined_name_that_the_speech_gives_once_in_full_is_known_without_its_ending(
    lexicon: Lexicon,
) -> None:
    said, bare = "砚川县人大常委会", "让砚川的天更蓝。"
    stems = place_stems([(one, tagged := words.tag(one), telling(tagged)) for one in (said, bare)])
    assert stems == ("砚川",)
    marks = find_local(bare, words.tag(bare), lexicon.terms, stems)
    assert [mark.text for mark in marks] == ["砚川"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云河市人大常委会。", ["云河市"]),
        ("云河市、砚川县的代表。", ["云河市", "砚川县"]),
        ("汀北县临河镇。", ["汀北县", "临河镇"]),
        ("岚水河流过的地方。", []),
        ("全市各县区。", []),
    ],
)
def test_places_with_a_government_of_their_own(text: str, found: list[str]) -> None:
    assert sorted(seats(text, words.tag(text))) == sorted(found)
