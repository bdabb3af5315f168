"""Localities: what belongs to one place, meeting or year."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.localities import find_local, locate_local, obvious_local
from generator.language.names import place_stems, telling
from generator.language.persons import find_persons
from generator.language.tagged import Tagged
from generator.model.sentence import Mark

Locate = Callable[[str], list[tuple[int, Mark]]]


@pytest.fixture(scope="module")
def locate(lexicon: Lexicon) -> Locate:
    """All marks of a text (a function, so that Hypothesis need not print the lexicon)."""
    return lambda text: locate_local(text, words.tag(text), lexicon.terms)


def _local(text: str, lexicon: Lexicon) -> dict[str, str]:
    """text → kind of every mark."""
    return {mark.text: mark.kind for mark in find_local(text, words.tag(text), lexicon.terms)}


def _named(text: str) -> tuple[str, Tagged, list[int]]:
    """A sentence with its words and where telling ones stand."""
    tagged = words.tag(text)
    return text, tagged, telling(tagged)


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("XX书记提出要求。", "XX"),
        ("××市要带头。", "××"),
        ("推动**区发展。", "**"),
        ("全年组织____次。", "____"),
        ("在某市召开。", "某"),
        ("○○县的做法。", "○○"),
        ("办理□□件。", "□□"),
    ],
)
def test_masks_of_every_kind_are_seen(lexicon: Lexicon, text: str, mask: str) -> None:
    assert _local(text, lexicon).get(mask) == "遮盖"


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("2019年3月12日召开会议。", "日期", "2019年3月12日"),
        ("去年，我们迎难而上。", "日期", "去年"),
        ("办理代表建议187件。", "数量", "187件"),
        ("满意率达98.5%以上。", "数量", "98.5%"),
        ("办成民生实事五件。", "数量", "五件"),
        ("围绕“百企千项大会战”开展视察。", "口号", "“百企千项大会战”"),
        ("扎实开展“代表进社区”活动。", "项目", "“代表进社区”活动"),
        ("市五届人大一次会议确定的目标。", "届次", "五届"),
        ("第六届人大常委会。", "届次", "第六届"),
        ("出台《关于加强新时代人大工作的实施意见》。", "项目", "《关于加强新时代人大工作的实施意见》"),
        ("保护好银杏水库的水源。", "地区", "银杏水库"),
        ("在青石镇召开现场会。", "地区", "青石镇"),
        ("推动云河市发展。", "地区", "云河市"),
        ("在李白故里设立联络站。", "地区", "李白故里"),
        ("走访云河集团的职工。", "机构", "云河集团"),
        ("镇长李国栋现场作答。", "人名", "李国栋"),
        ("赵玉兰同志作了总结。", "人名", "赵玉兰同志"),
        ("要把大垭口、青杠树几个点的经验推开。", "地区", "大垭口"),
        ("要到桐子沟、麻柳等地去看一看。", "地区", "桐子沟"),
        ("请刘教授授课。", "人名", "刘教授"),
        ("要像周大姐那样办好小事。", "人名", "周大姐"),
        ("要学习王副县长的做法。", "人名", "王副县长"),
        ("要像刘局那样敢担当。", "人名", "刘局"),
        ("小王代表说得好。", "人名", "小王代表"),
        ("把岚州市的经验用好。", "地区", "岚州市"),
        ("学习石桥苗族自治县的做法。", "地区", "石桥苗族自治县"),
        ("乌兰塔旗人大的同志讲得好。", "地区", "乌兰塔旗"),
        ("支出增长一成半。", "数量", "增长一成半"),
        ("满意率近四成。", "数量", "近四成"),
        ("产值翻了一番。", "数量", "翻了一番"),
        ("工作名列全省前三。", "数量", "名列全省前三"),
        ("争取进入全省第一方阵。", "数量", "全省第一"),
        ("在每月十五的接待日听民声。", "数量", "每月十五"),
        ("执法检查下周三启动。", "日期", "下周"),
        ("年底前要全部办结。", "日期", "年底前"),
        ("视察要在汛期前完成。", "日期", "汛期前"),
        ("这是几年前定下的规矩。", "日期", "几年前"),
        ("换届以来，工作有了新气象。", "日期", "换届以来"),
        ("做好撤县设区之后的工作。", "项目", "撤县设区"),
        ("再造一个百亿园区。", "项目", "再造一个"),
        ("我们连续四年获评先进单位。", "数量", "连续四年"),
        ("头一回来了三个人。", "数量", "来了三个人"),
        ("在代表岗位上干了二十多年。", "数量", "干了二十多年"),
        ("每月逢初八赶场听意见。", "日期", "逢初八"),
        ("机关被评为全省立法工作先进集体。", "项目", "被评为全省立法工作先进集体"),
        ("推进县医院新院区建设。", "项目", "推进县医院新院区"),
        ("要以争创全国文明城市为契机。", "项目", "争创全国文明城市"),
        ("我们挂出了“代表等你说”的牌子。", "项目", "“代表等你说”"),
        ("要擦亮“岭上清风”廉洁品牌。", "项目", "“岭上清风”"),
        ("要学习张桂花代表的事迹。", "人名", "张桂花代表"),
        ("有个代表叫何桂英，天天往工地跑。", "人名", "何桂英"),
        ("老李在岗位上从没误过会。", "人名", "老李"),
        ("要到桐子沟、麻柳走一走。", "地区", "桐子沟"),
        ("一天就来了二十多号人。", "数量", "二十多号人"),
        ("电梯井往东挪了一米二。", "数量", "一米二"),
        ("年底一共攒了九十六朵。", "数量", "九十六朵"),
        ("我们搞了个“槐花榜”，人人能上榜。", "项目", "“槐花榜”"),
        ("区代表方敏出面，把两家拉到一起。", "人名", "方敏"),
        ("大家推门进来，赵婶先开了口。", "人名", "赵婶"),
        ("姚某的案子就是教训。", "人名", "姚某"),
        ("有个姓滕的老爹举着拐杖来了。", "人名", "姓滕的"),
        ("要围绕北岸片区开发开展调研。", "地区", "北岸片区"),
        ("抓好汐河故道整治。", "地区", "汐河"),
        ("解决青枫家园逾期交房的事。", "地区", "青枫家园"),
        ("要盯住岭上红、津小蟹这几个特色产业。", "地区", "津小蟹"),
        ("代表们一年接了三十一个电话。", "数量", "三十一个"),
        ("账上记了二百一十二笔，笔笔有着落。", "数量", "二百一十二笔"),
        ("背后站着四十二万群众。", "数量", "四十二万群众"),
        ("为了八十万各族群众的幸福。", "数量", "八十万各族群众"),
        ("让七十多万老百姓满意。", "数量", "七十多万老百姓"),
        ("门开到晚上九点半。", "日期", "晚上九点"),
        ("代表每周二、周四轮流坐班。", "日期", "每周二、周四"),
        ("到上个月底，一件也没有落下。", "日期", "上个月"),
        ("老灯巷的灯还亮着。", "地区", "老灯巷"),
        ("青杨渠治理有了起色。", "地区", "青杨渠"),
        ("坐班的是区人大代表吴国梁，爬上去看了看。", "人名", "吴国梁"),
        ("老谭逢人便夸。", "人名", "老谭"),
        ("办好周末法律夜校。", "项目", "周末法律夜校"),
        ("“岭上有约”民情夜话要办下去。", "项目", "“岭上有约”"),
        (
            "沿堤泵站运行、老旧电梯更新等群众盼的议题都排进了计划。",
            "项目",
            "沿堤泵站运行、老旧电梯更新等群众盼的议题都排",
        ),
    ],
)
def test_what_belongs_to_one_source_is_marked(lexicon: Lexicon, text: str, kind: str, found: str) -> None:
    assert _local(text, lexicon).get(found) == kind


@pytest.mark.parametrize(
    "text",
    [
        "把代表工作做实做细，激发代表履职活力。",
        "要管好论坛讲座，管好网站和公众号。",
        "建设美丽家园，走上振兴的康庄大道。",
        "对一号人物也要监督到位。",
        "在茶叶、冷链三个产业链上下功夫。",
        "推进河流治理，改善流域水质。",
        "代表建议要高质量提出。",
        "学习推广新时代“枫桥经验”，维护社会和谐稳定。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "深入贯彻党的二十大和二十届历次全会精神。",
        "走进千家万户，倾听群众呼声。",
        "当前年轻干部要练好基本功。",
        "首先，我代表县人大常委会表示感谢。",
        "邀请代表列席县人大常委会会议。",
        "让老百姓过上好日子，维护社会和平安宁。",
        "各乡镇、各街道要抓好社区和农村工作。",
        "一切为了人民，一刻也不放松。",
        "党组书记要认真履行第一责任人职责。",
        "抓好示范区建设，发展特色产业，打造农业强县。",
        "监督材料要按时报县人大常委会主任会议研究。",
        "审议意见要按期函告市人民政府。",
        "把好代表入口关，充分认识换届选举的重大意义。",
        "动员白领代表、蓝领代表进站接待群众。",
        "因势利导兴乡镇，留得住乡愁。",
        "像老黄牛那样埋头苦干，不断向前后左右看齐。",
        "每年前进一步，年年前进一步，一成不变不行。",
        "小钱也能办大事，在会议的第一阶段听取汇报。",
        "打造全过程人民民主的实践样板，五星红旗人人爱。",
        "要把群众最盼的三五件事盯到底，选准七八项议题。",
        "对被评为优秀的代表要予以表彰，连续两次不参加会议的要提醒。",
        "要常到农村、社区走一走，到企业、学校看一看。",
        "要向身边的先进学习，介绍各位代表的做法，不当老好人。",
        "工作干了不少，干了一辈子代表也不能松劲。",
        "常委会领导同志要带头，己不正，焉能正人。",
        "几百页的预算草案看不出门道，该三天办的拖成一周，听汇报听了一上午。",
        "有的一届没有开过口，走遍大街小巷、背街小巷。",
        "今天丢面子，总比明天丢里子强，要一点一点改。",
    ],
)
def test_what_anybody_may_say_is_not_marked(lexicon: Lexicon, text: str) -> None:
    assert _local(text, lexicon) == {}


def test_a_date_is_marked_once_and_not_as_figures_too(lexicon: Lexicon) -> None:
    assert _local("2019年3月12日", lexicon) == {"2019年3月12日": "日期"}


def test_a_session_is_marked_whole(lexicon: Lexicon) -> None:
    assert "五届九次全会" in _local("市委刚刚闭幕的五届九次全会", lexicon)


def test_a_place_that_the_speech_is_known_to_name_is_marked_wherever_it_stands(lexicon: Lexicon) -> None:
    text = "推动清源人大工作再上新台阶。"
    assert _local(text, lexicon) == {}
    places = place_stems([_named(one) for one in ("清源县人大常委会", text)])
    assert [mark.text for mark in find_local(text, words.tag(text), lexicon.terms, places)] == ["清源"]


def test_a_common_noun_before_a_body_is_no_place() -> None:
    said = ("我代表县人大常委会", "向代表报告县人大工作")
    assert place_stems([_named(one) for one in said]) == ()


def test_a_word_beside_a_post_is_no_name_unless_it_looks_like_one() -> None:
    tagged = words.tag("党组书记严格落实责任，主任会议研究议题。")
    assert find_persons(tagged, range(len(tagged))) == []


def test_each_occurrence_has_its_own_place(lexicon: Lexicon) -> None:
    found = locate_local("XX市学XX县。", (), lexicon.terms)
    assert [(start, mark.text) for start, mark in found] == [(0, "XX"), (4, "XX")]


def test_places_need_word_boundaries_and_are_not_obvious(lexicon: Lexicon) -> None:
    assert obvious_local("在青石镇召开。", lexicon.terms) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.text(alphabet="云河市青石镇XX**__第五届“三”2019年项，。枫桥经验", max_size=30),
    )
)
def test_every_mark_stands_in_the_text_where_it_is_said_to(locate: Locate, text: str) -> None:
    for start, mark in locate(text):
        assert text[start : start + len(mark.text)] == mark.text != ""


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_the_words_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(word for word, _ in words.tag(text)) == text
