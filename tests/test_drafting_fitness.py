"""What an occasion must have, and what does not belong to its hall: read in finished drafts."""

import re
from itertools import pairwise

import pytest
from drafting_support import draft, draft_of_sentences, full_text, lexicon, paragraphs, spans_in

SEEDS = (1, 2)
THEME = "主题=老年人权益保障法"
OFFICE = re.compile(r"(?:^|。)(?:\S{1,3}要)?(?:健全|完善|建立|制定)[^，。]*(?:制度|机制|办法)")


ASKED = {
    "工作会议讲话": ("成绩", "问题", "重点任务"),
    "机关会议讲话": ("成绩", "问题", "要办的"),
    "经验交流会讲话": ("点评", "共性经验", "差距", "要办的"),
    "座谈会汇报发言": ("问题", "打算", "数字", "换届"),
    "交流发言": ("亲历", "差距"),
    "党组学习发言": ("分管", "实例", "差距"),
    "任职表态发言": ("实事",),
    "代表培训班开班讲话": ("课程",),
    "执法检查动员讲话": ("条款", "起止时间", "带队"),
}
"""What only the office knows and no speech of its occasion can do without: the draft asks for it."""


def _manuscripts(occasion, level, *sets):
    return [draft(occasion, level, seed, *sets) for seed in SEEDS]


def test_a_closing_speech_thanks_and_closes_the_congress_by_its_name():
    for made in _manuscripts("人代会闭幕讲话", "市", "届次=望州市第八届人民代表大会第一次会议"):
        text = full_text(made)
        assert text.rstrip().endswith("现在，我宣布：望州市第八届人民代表大会第一次会议胜利闭幕！")
        assert "望州市望州市" not in text
        assert "选举结果" in "".join(span["text"] for span in spans_in(made, "blank"))


SESSION = "届次=第八届人民代表大会第一次会议"


def test_at_the_close_the_party_secretary_speaks_for_the_party_and_leaves_closing_to_the_chair():
    for made in _manuscripts("人代会闭幕讲话", "县", SESSION, "职务=松原岭县委书记"):
        text = full_text(made)
        assert "我代表县委" in text
        assert "现在，我宣布" not in text
        assert "在县委的坚强领导下" not in text
        assert "支持县人大及其常委会依法行使职权" in text


def test_at_the_close_the_party_secretary_tells_party_and_government_what_to_do_for_development():
    for made in _manuscripts("人代会闭幕讲话", "县", SESSION, "职务=松原岭县委书记"):
        second = full_text(made).split("\n二、")[1].split("\n三、")[0]
        assert "党组织" in second
        assert "县委" in second
        assert "代表要" not in second
    for made in _manuscripts("人代会闭幕讲话", "县", SESSION, "职务=县人大常委会主任"):
        assert "各级党组织" not in full_text(made)


def test_before_an_election_the_party_secretary_thanks_the_deputies_and_speaks_of_it():
    for made in _manuscripts(
        "人代会闭幕讲话", "县", "届次=第八届人民代表大会第五次会议", "职务=松原岭县委书记"
    ):
        text = full_text(made)
        assert "把好代表候选人的政治关" in text
        assert "向本届代表" in text
    for made in _manuscripts("人代会闭幕讲话", "县", SESSION, "职务=松原岭县委书记"):
        assert "向本届代表" not in full_text(made)


def test_at_the_close_the_chairman_counts_himself_among_the_elected():
    for made in _manuscripts("人代会闭幕讲话", "县", SESSION, "职务=县人大常委会党组书记、主任"):
        text = full_text(made)
        assert "我们这些由大会选举产生的同志" in text
        assert "我代表大会主席团" in text
        assert not [note for note in made["shortfalls"] if "讲话人的职务" in note]


def test_a_closing_speech_without_a_post_tells_whose_voice_it_took():
    for made in _manuscripts("人代会闭幕讲话", "县", SESSION):
        assert [note for note in made["shortfalls"] if "没有写讲话人的职务" in note]


@pytest.mark.parametrize(
    ("theme", "slot"), [("代表工作", "代表工作"), ("监督工作", "监督"), ("基层人大工作", "基层人大")]
)
def test_a_report_on_one_field_of_the_work_is_on_it(theme, slot):
    for made in _manuscripts("座谈会汇报发言", "县", f"主题={theme}"):
        points = [block["slot"] for block in made["blocks"] if block["topic"]]
        assert points.count(slot) >= 2
        assert len([one for one in points if one in (slot, "代表工作")]) > len(points) / 2
        whose = "人大" if theme == "监督工作" else ""
        assert f"全市{whose}{theme}座谈会" in made["title"]
        assert f"就{whose}{theme}作汇报发言" in full_text(made)


def test_a_report_leaves_room_for_the_time_it_tells_of():
    for made in _manuscripts("座谈会汇报发言", "县"):
        assert [span for span in spans_in(made, "blank") if "时段" in span["text"]]


def test_who_chairs_a_meeting_does_not_call_upon_himself():
    for made in _manuscripts("主持词", "县", "姓名=周启明", "职务=县人大常委会主任"):
        assert "请县人大常委会主任" not in full_text(made)
    for made in _manuscripts("主持词", "县", "姓名=周启明", "职务=县人大常委会副主任"):
        assert "请县人大常委会主任" in full_text(made)


def test_an_inspection_names_its_law_in_the_body_and_says_what_is_to_be_arranged():
    for made in _manuscripts("执法检查动员讲话", "区", THEME):
        assert full_text(made).count("老年人权益保障法") >= 3
        blanks = [span["text"] for span in spans_in(made, "blank")]
        assert any("起止时间" in text for text in blanks)
        assert any("条款" in text for text in blanks)


@pytest.mark.parametrize("theme", ["", "监督工作", "代表工作", "代表联络站建设", "基层人大建设"])
def test_each_part_of_a_report_asks_once_for_deeds_of_its_own_matter(theme):
    for made in _manuscripts("座谈会汇报发言", "县", *([f"主题={theme}"] if theme else [])):
        points = [block for block in made["blocks"] if block["topic"]]
        asking = [block for block in points if re.search(r"【此处写：.+】$", block["text"])]
        parts = sorted({block["id"].split(".")[0] for block in points})
        assert len(points) >= 8
        assert [block["id"].split(".")[0] for block in asking] == parts
        assert all(block["id"] == _last_of_its_part(block, points) for block in asking)
        asked = [re.search(r"【此处写：.+】$", block["text"])[0] for block in asking]
        assert len(set(asked)) == len(asked) == len(parts)


def _last_of_its_part(block, points):
    part = block["id"].split(".")[0]
    return max(one["id"] for one in points if one["id"].split(".")[0] == part)


def test_a_fact_of_the_brief_takes_the_place_of_that_room():
    fact = "今年组织代表培训6期，代表参训率达到百分之百。"
    made = draft("座谈会汇报发言", "县", 1, f"事实={fact}")
    (block,) = [block for block in made["blocks"] if fact in block["text"]]
    assert "【此处写" not in block["text"]


@pytest.mark.parametrize("occasion", ["交流发言", "党组学习发言", "任职表态发言"])
def test_who_speaks_of_himself_demands_nothing(occasion):
    for made in _manuscripts(occasion, "市", "职务=望州市教育局局长", "主题=依法履职"):
        said = [span["text"] for span in spans_in(made, "phrase")]
        body = "\n".join(paragraphs(made, "正文"))
        assert said
        assert not re.search(r"(?:^|[。！？])要(?!求)", body, re.MULTILINE)


@pytest.mark.parametrize("occasion", ["代表培训班开班讲话", "党组学习发言"])
def test_no_office_is_sent_to_work_where_persons_are_spoken_to(occasion):
    for made in _manuscripts(occasion, "县", "主题=依法履职"):
        assert not OFFICE.search("\n".join(paragraphs(made, "正文")))


def test_deputies_of_a_city_are_not_said_to_be_elected_by_voters():
    for occasion in ("工作会议讲话", "人代会闭幕讲话"):
        for made in _manuscripts(occasion, "市", "届次=第八届人民代表大会第一次会议"):
            assert "选民" not in full_text(made)


def test_a_sentence_on_one_trade_stands_only_under_a_topic_that_admits_it():
    specialties = lexicon().specialties
    for made in _manuscripts("机关会议讲话", "县"):
        for block in made["blocks"]:
            if not block["topic"]:
                continue
            for span in block["spans"]:
                confined = specialties.confines(span["text"], ()) if span["kind"] == "phrase" else None
                assert confined is None or block["topic"] in confined, span["text"]


def test_the_theme_decides_which_topics_are_spoken_of():
    for made in _manuscripts("经验交流会讲话", "县", "主题=代表联络站建设"):
        assert "联络站" in {block["topic"] for block in made["blocks"]}


def test_neighbours_of_a_source_stand_side_by_side_and_never_three_in_a_row():
    made = draft_of_sentences("工作会议讲话", "市", 1)
    pairs = 0
    for block in made["blocks"]:
        places = []
        for span in block["spans"]:
            source = span["source"]
            if span["kind"] == "phrase" and block["slot"] and not source["file"].endswith(".yaml"):
                place = (source["file"], source["paragraph"], source["sentence"])
                if not places or places[-1] != place:
                    places.append(place)
        follows = [b[:2] == a[:2] and abs(b[2] - a[2]) == 1 for a, b in pairwise(places)]
        pairs += sum(follows)
        assert not any(a and b for a, b in pairwise(follows))
    assert pairs


def test_what_is_chosen_by_chance_differs_from_occasion_to_occasion():
    reasons = []
    for occasion in ("工作会议讲话", "机关会议讲话", "经验交流会讲话"):
        made = draft(occasion, "县", 1)
        reasons.append({span["key"] for span in spans_in(made, "phrase")})
    for one in reasons:
        for other in reasons:
            assert one is other or len(one & other) < 0.25 * len(one)


@pytest.mark.parametrize("occasion", ASKED)
def test_what_only_the_office_knows_is_asked_for(occasion):
    sets = ("主题=依法履职",) if occasion == "党组学习发言" else ("职务=县教育局局长",)
    for made in _manuscripts(occasion, "县", *(sets if occasion != "执法检查动员讲话" else (THEME,))):
        blanks = "".join(span["text"] for span in spans_in(made, "blank"))
        assert [word for word in ASKED[occasion] if word not in blanks] == []


def test_a_speech_of_a_trade_or_a_law_speaks_of_it():
    teacher = _manuscripts("任职表态发言", "县", "职务=松原岭县教育局局长")
    judge = _manuscripts("任职表态发言", "县", "职务=松原岭县人民法院副院长")
    assert all("教育" in "".join(paragraphs(made, "正文")).replace("教育局", "") for made in teacher)
    assert all("审判" in full_text(made) and "学校" not in full_text(made) for made in judge)
    for made in _manuscripts("执法检查动员讲话", "县", THEME):
        assert full_text(made).replace("老年人权益保障法", "").count("老年") >= 3


@pytest.mark.parametrize(
    ("post", "led"),
    [
        ("县人民法院副院长", "院党组和院长"),
        ("县人民检察院副检察长", "院党组和检察长"),
        ("县教育局副局长", "班子集体"),
    ],
)
def test_a_deputy_names_those_who_lead_him(post, led):
    for made in _manuscripts("任职表态发言", "县", f"职务={post}"):
        assert f"在{led}" in full_text(made)


def test_the_water_law_is_about_using_water_and_the_law_on_its_pollution_about_sewage():
    for made in _manuscripts("执法检查动员讲话", "县", "主题=水法"):
        text = full_text(made)
        assert "取水" in text
        assert "排污" not in text and "污染" not in text
    for made in _manuscripts("执法检查动员讲话", "县", "主题=水污染防治条例"):
        assert "污染" in full_text(made).replace("水污染防治条例", "")


@pytest.mark.parametrize("key", ["会议", "届次"])
def test_a_county_congress_has_the_running_order_of_its_three_sittings(key):
    made = draft("主持词", "县", 1, f"{key}=第十九届人民代表大会第二次会议")
    text = full_text(made)
    places = [text.index(word) for word in ("开幕会", "第二次全体会议\n", "闭幕会\n", "胜利闭幕")]
    assert places == sorted(places)
    for report in (
        "政府工作报告",
        "人大常委会工作报告",
        "人民法院工作报告",
        "人民检察院工作报告",
        "计划",
        "预算",
    ):
        assert report in text
    assert text.count("符合法定人数") == 3
    assert "三点要求" not in text


def test_what_is_voted_on_in_a_town_is_read_before_the_vote():
    text = full_text(draft("主持词", "县", 1, "地区=青石镇", "本级=镇"))
    for paper in ("票决办法", "选举办法"):
        assert text.index(f"宣读{paper}") < text.index(f"表决{paper}")
    assert "表示衷心的感谢" in text


def test_a_closing_speech_tells_deputies_and_nobody_else_how_to_practise_democracy():
    for made in _manuscripts("人代会闭幕讲话", "县", "届次=第八届人民代表大会第二次会议"):
        blocks = [block for block in made["blocks"] if block["slot"] == "全过程人民民主"]
        text = "".join(block["text"] for block in blocks)
        assert "全过程人民民主" in text
        assert not re.search("各级干部|党员干部|各级党组织|各部门", text)


@pytest.mark.parametrize(
    ("occasion", "theme", "word", "least"),
    [
        ("交流发言", "立法工作", "立法|法规|条文", 20),
        ("交流发言", "预算审查监督", "预算|国有资产|整改|账", 15),
        ("交流发言", "监督工作", "监督|审议|整改", 15),
        ("交流发言", "代表联络站建设", "联络站|代表", 20),
        ("党组学习发言", "调查研究", "调研|调查", 20),
        ("党组学习发言", "中央八项规定精神", "八项规定|作风|形式主义", 15),
        ("党组学习发言", "民法典", "民法典|法律|依法|权利", 10),
    ],
)
def test_who_speaks_on_a_theme_speaks_of_it(occasion, theme, word, least):
    for made in _manuscripts(occasion, "市", f"主题={theme}"):
        points = [block["text"] for block in made["blocks"] if block["topic"]]
        assert len(re.findall(word, full_text(made).replace(theme, ""))) >= least
        assert len([text for text in points if re.search(word, text)]) > len(points) / 2


def test_a_town_s_exchange_speaks_of_the_party_s_leadership_and_gives_no_orders():
    for seed in (1, 2, 3):
        made = draft("交流发言", "县", seed, "本级=镇", "地区=青石镇")
        text = full_text(made)
        assert "“两个确立”" in text
        assert "镇党委" in text
        body = [block["text"] for block in made["blocks"] if block["topic"]]
        orders = re.findall(r"[。，](?:代表|主席团|镇政府|镇人大)要", "".join(body))
        assert not orders


@pytest.mark.parametrize(
    ("theme", "written", "elsewhere"),
    [
        ("作风建设", "整段-机关会议-作风", "整段-机关会议-能力作风"),
        ("能力作风建设", "整段-机关会议-能力作风", "整段-机关会议-作风"),
    ],
)
def test_of_paragraphs_for_two_themes_those_speak_that_name_the_draft_s_own_most_closely(
    theme, written, elsewhere
):
    for made in _manuscripts("机关会议讲话", "区", f"主题={theme}"):
        shares = {one["file"].removesuffix(".yaml"): one["share"] for one in made["sources"]}
        assert shares[written] > 0.5
        assert elsewhere not in shares


@pytest.mark.parametrize(
    ("law", "words", "not_its_matter"),
    [
        ("森林法", "森林|林地|采伐|护林", "垃圾|污水"),
        ("档案法", "归档|移交|库房|查阅|开放", "污染"),
        ("反食品浪费法", "餐|浪费", "食品安全|添加剂|留样"),
        ("土地管理法", "规划|用地|征收", "污水"),
        ("突发事件应对法", "预案|预警|避险|演练|应急|灾", "污染"),
        ("社会保险法", "参保|待遇|基金|社会保障|经办|保命", "传染病"),
    ],
)
def test_an_inspection_speaks_of_what_its_law_is_about(law, words, not_its_matter):
    for made in _manuscripts("执法检查动员讲话", "县", f"主题={law}"):
        points = [block["text"].replace(law, "") for block in made["blocks"] if block["topic"]]
        assert len(re.findall(words, "".join(points))) >= 6
        assert len([text for text in points if re.search(words, text)]) >= 3
        assert not re.search(not_its_matter, "".join(points))
