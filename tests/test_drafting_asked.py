"""What the brief asks for by name: facts stand where their matter is told or the user hears of it, 重点 shows, 必提 is
said or the reason is given, a session of a people's congress is no working meeting."""

import pytest
from drafting_support import draft, lexicon

from generator.drafting.focus import told_of
from generator.drafting.session import is_session

FOOD = "去年全县食品抽检合格率98.7%，立案查处63起"


def _block_of(made, text):
    (block,) = [block for block in made["blocks"] if text in block["text"]]
    return block


def _said_of(made, word):
    return [one for one in made["shortfalls"] if word in one]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_fact_stands_where_its_matter_is_told_though_no_lead_names_it(seed):
    made = draft("执法检查动员讲话", "县", seed, "主题=食品安全法", f"事实={FOOD}")
    block = _block_of(made, FOOD)
    assert "食品" in block["text"].replace(FOOD, "")
    assert not _said_of(made, "请核对位置")


@pytest.mark.parametrize(
    ("occasion", "fact"),
    [
        ("代表培训班开班讲话", "农村生活污水治理率达到62%"),
        ("交流发言", "信访总量下降18%，化解积案31件"),
        ("机关会议讲话", "查处超标排放案件27起，罚款415万元"),
    ],
)
def test_a_fact_whose_matter_is_not_told_is_no_lesson_in_leadership_and_the_user_hears_of_it(occasion, fact):
    made = draft(occasion, "县", 1, f"事实={fact}")
    assert _block_of(made, fact)["slot"] != "提高政治站位"
    assert _said_of(made, "请核对位置")


@pytest.mark.parametrize(
    ("fact", "matter"),
    [
        ("全县建成代表联络站128个，接待群众5208人次", "联系群众"),
        ("依法任免国家机关工作人员57人次，组织宪法宣誓9场", "任免"),
        ("全年备案审查规范性文件41件，纠正3件", "备案审查"),
    ],
)
def test_a_fact_of_the_usual_matters_goes_to_its_own_point(fact, matter):
    made = draft("座谈会汇报发言", "县", 1, f"事实={fact}")
    assert matter in _block_of(made, fact)["text"].replace(fact, "")
    assert not _said_of(made, "请核对位置")


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_fact_stands_in_the_point_whose_lead_names_what_it_counts(seed):
    fact = "今年前三季度，全县代表提出建议138件"
    made = draft("代表培训班开班讲话", "县", seed, f"事实={fact}")
    lead = _block_of(made, fact)["text"].split("。")[0]
    assert "建议" in lead
    assert not _said_of(made, "请核对位置")


DONE = ("全县建成代表联络站86个，接待群众1.2万人次。", "听取和审议专项工作报告12项")


@pytest.mark.parametrize("occasion", ["工作会议讲话", "机关会议讲话"])
def test_what_was_achieved_and_what_is_lacking_stand_where_the_speech_looks_back(occasion):
    lacking = "部分代表建议办理质量不高"
    facts = [f"事实={fact}" for fact in (*DONE, lacking)]
    made = draft(occasion, "县", 1, *facts)
    block = _block_of(made, "联络站86个")
    assert f"{DONE[0].rstrip('。')}；{DONE[1]}。" in block["text"]
    assert f"主要是{lacking}，" in block["text"]
    assert block["style"] == "正文"
    assert "." not in block["id"] or block["id"].startswith("0.")
    text = "".join(one["text"] for one in made["blocks"])
    assert [text.count(fact.rstrip("。")) for fact in (*DONE, lacking)] == [1, 1, 1]
    assert "主要成绩" not in text
    assert not _said_of(made, "事实")


@pytest.mark.parametrize(
    "fact", ["12月20日召开县人大代表会议一次", "下一步要建成代表联络站20个", "农村生活污水治理率达到62%"]
)
def test_what_is_ahead_and_what_the_congress_has_not_done_is_no_achievement(fact):
    made = draft("工作会议讲话", "县", 1, f"事实={fact}")
    assert _block_of(made, fact)["id"].split(".")[0] != "0"
    assert "主要成绩" in _block_of(made, "取得新的进展")["text"]


@pytest.mark.parametrize(
    "lacking",
    [
        "联络站活动经费落实还不到位，有7个站全年没有开展接待活动",
        "仍有7个联络站全年没有组织代表接待群众",
        "代表建议的答复还不及时，有的流于形式",
    ],
)
def test_what_is_lacking_is_no_achievement_though_it_is_counted(lacking):
    made = draft("经验交流会讲话", "县", 1, f"事实={lacking}")
    text = _block_of(made, lacking)["text"]
    assert text.index("差距和不足") < text.index(lacking)


def test_a_fact_that_ends_in_a_quoted_word_is_a_sentence_all_the_same():
    fact = "全年开展“三联三促”"
    assert f"{fact}。" in _block_of(draft("工作会议讲话", "县", 1, f"事实={fact}"), fact)["text"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_the_user_wants_told_above_all_has_points_of_its_own(seed):
    plain = draft("工作会议讲话", "县", seed)
    asked = draft("工作会议讲话", "县", seed, "重点=预算审查监督、代表联络站")
    topics = {block["topic"] for block in asked["blocks"]}
    assert {"计划预算", "联络站"} <= topics
    assert not {"计划预算", "联络站"} <= {block["topic"] for block in plain["blocks"]}
    assert not _said_of(asked, "没有排进去")


def test_what_could_not_be_told_is_named():
    made = draft("工作会议讲话", "县", 1, "重点=冰雪运动、代表联络站")
    assert len(_said_of(made, "没有排进去")) == 1
    assert _said_of(made, "重点“冰雪运动”没有排进去")


def test_a_mention_in_the_title_or_behind_the_first_clauses_is_not_told_of():
    made = draft("工作会议讲话", "县", 1)
    blocks = [block for block in made["blocks"] if block["style"] == "标题"]
    assert blocks
    assert told_of(["人大工作"], (), lexicon().slots) == {"人大工作": []}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_must_be_said_is_said_if_a_sentence_with_it_fits(seed):
    made = draft("工作会议讲话", "县", seed, "必提=民生实事项目票决制")
    assert any("民生实事项目票决制" in block["text"] for block in made["blocks"])
    assert not _said_of(made, "必提")


def test_why_what_must_be_said_is_not_said_is_told():
    (told,) = _said_of(draft("工作会议讲话", "县", 1, "必提=红旗渠"), "必提")
    assert "没有一句含有它" in told
    (told,) = _said_of(draft("工作会议讲话", "县", 1, "必提=原选举单位"), "必提")
    assert "不能用" in told


def test_what_must_be_said_and_nobody_says_is_a_blank_where_its_matter_is_told():
    made = draft("工作会议讲话", "县", 1, "必提=代表建议“双联办”")
    block = _block_of(made, "【此处写：代表建议“双联办”】")
    assert block["text"].endswith("】")
    assert "代表建议" in block["text"].replace("代表建议“双联办”", "")
    (told,) = _said_of(made, "必提")
    assert "留了空" in told


@pytest.mark.parametrize(
    ("meeting", "session"),
    [
        ("清源县第十八届人民代表大会第二次会议", True),
        ("第十八届人民代表大会第六次会议", True),
        ("云河市第八届人民代表大会第一次会议预备会议", True),
        ("全市人大工作会议", False),
        ("学习贯彻第十四届全国人民代表大会第四次会议精神座谈会", False),
        ("县人民代表大会常务委员会第三次会议", False),
    ],
)
def test_a_session_of_a_congress_is_known(meeting, session):
    assert is_session(meeting) is session


@pytest.mark.parametrize(
    ("occasion", "level", "meeting", "told"),
    [
        ("主持词", "县", "清源县第十八届人民代表大会第二次会议", False),
        ("工作会议讲话", "县", "全县人大工作会议", False),
        ("工作会议讲话", "市", "云河市第八届人民代表大会第一次会议", True),
        ("人代会闭幕讲话", "市", "云河市第八届人民代表大会第一次会议", False),
    ],
)
def test_the_user_hears_that_a_template_is_for_other_meetings(occasion, level, meeting, told):
    assert bool(_said_of(draft(occasion, level, 1, f"会议={meeting}"), "议程、说法都对不上")) is told


@pytest.mark.parametrize(
    ("occasion", "theme", "told"),
    [
        ("机关会议讲话", "信访接待", "讲到它"),
        ("执法检查动员讲话", "野生动物保护法", "各部分也没有讲到它"),
    ],
)
def test_a_theme_for_which_nothing_was_written_is_owned_up_to(occasion, theme, told):
    (said,) = _said_of(draft(occasion, "市", 1, f"主题={theme}"), "没有专为主题")
    assert theme in said
    assert told in said


@pytest.mark.parametrize(
    ("occasion", "theme"),
    [
        ("机关会议讲话", "廉政"),
        ("机关会议讲话", "保密工作"),
        ("党组学习发言", "意识形态工作"),
        ("经验交流会讲话", "备案审查工作"),
        ("经验交流会讲话", "预算联网监督"),
        ("座谈会汇报发言", "监督工作"),
        ("座谈会汇报发言", "基层人大建设"),
        ("座谈会汇报发言", "代表联络站建设"),
        ("执法检查动员讲话", "安全生产法"),
        ("执法检查动员讲话", "档案法"),
        ("机关会议讲话", "作风建设"),
        ("经验交流会讲话", "代表联络站建设"),
        ("经验交流会讲话", "代表建议办理"),
        ("交流发言", "监督工作"),
        ("座谈会汇报发言", "代表工作"),
        ("党组学习发言", "调查研究"),
    ],
)
def test_of_a_theme_that_the_draft_is_about_nothing_is_said(occasion, theme):
    assert not _said_of(draft(occasion, "市", 1, f"主题={theme}"), "没有专为主题")
