"""Levels: whose word it is, how another level says it, and what a level does not have."""

import pytest

from generator.language.level_signs import FIXED
from generator.language.levels import Levels, load_levels
from generator.language.lexicon import Lexicon
from generator.model.errors import ContentError


@pytest.fixture
def levels(lexicon: Lexicon) -> Levels:
    return lexicon.levels


def _said(levels: Levels, text: str, source: str, target: str) -> str | None:
    pieces = levels.realise(text, levels.find(text, source), source, target)
    return None if pieces is None else "".join(piece for piece, _ in pieces)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("市", "在市委坚强领导下，推动全市人大工作。"),
        ("县", "在县委坚强领导下，推动全县人大工作。"),
        ("镇", "在镇党委坚强领导下，推动全镇人大工作。"),
        ("省", "在省委坚强领导下，推动全省人大工作。"),
    ],
)
def test_a_citys_sentence_is_said_in_the_words_of_each_level(levels: Levels, target: str, said: str) -> None:
    assert _said(levels, "在市委坚强领导下，推动全市人大工作。", "市", target) == said


def test_saying_a_sentence_at_its_own_level_changes_nothing(levels: Levels) -> None:
    text = "市人大常委会要支持市政府依法履职，推动我市发展。"
    assert _said(levels, text, "市", "市") == text


@pytest.mark.parametrize(
    "text", ["市人大常委会要加强自身建设。", "加强市人大机关作风建设。", "支持市监委依法履职。"]
)
def test_a_town_cannot_say_what_it_does_not_have(levels: Levels, text: str) -> None:
    assert levels.find(text, "市")
    assert _said(levels, text, "市", "镇") is None


def test_a_county_has_no_local_legislation(levels: Levels) -> None:
    assert _said(levels, "做好地方立法工作。", "市", "县") is None
    assert _said(levels, "做好地方立法工作。", "市", "州") == "做好地方立法工作。"


def test_the_pieces_of_a_realised_sentence_name_the_forms_they_stand_for(levels: Levels) -> None:
    text = "推动全市人大工作。"
    assert levels.realise(text, levels.find(text, "市"), "市", "县") == [
        ("推动", ""),
        ("全县", "全域"),
        ("人大工作。", ""),
    ]


def test_the_longest_level_word_is_found(levels: Levels) -> None:
    text = "市人大常委会组成人员要带头。"
    words = levels.find(text, "市")
    assert [text[word.start : word.end] for word in words] == ["市人大常委会组成人员"]


def test_words_of_a_superior_level_count_their_distance_upwards(levels: Levels) -> None:
    text = "省委有要求，市委有部署，县委有行动。"
    assert [word.steps for word in levels.find(text, "县")] == [-2, -1, 0]


def test_words_of_a_superior_level_stand_between_equals_and_nowhere_else(levels: Levels) -> None:
    text = "市委有要求，县委有行动。"
    assert _said(levels, text, "县", "区") == "市委有要求，区委有行动。"
    assert _said(levels, text, "县", "市") is None
    assert _said(levels, text, "县", "镇") is None


def test_a_county_level_city_cannot_tell_its_superiors_word_from_its_own(levels: Levels) -> None:
    assert [word.steps for word in levels.find("市委有要求。", "县级市")] == [0]
    assert _said(levels, "市委有要求，县委有行动。", "县", "县级市") is None
    assert _said(levels, "市委有要求。", "县级市", "县") == "县委有要求。"


def test_what_stands_below_the_speaker_is_called_by_the_users_own_name(levels: Levels) -> None:
    text = "加强对各县（市、区）人大的指导。"
    assert _said(levels, text, "市", "县") == "加强对各乡镇人大的指导。"
    assert _said(levels, text, "市", "镇") is None
    assert _said(levels, "各县（市、区）要抓好落实。", "市", "县") == "各乡镇（街道）要抓好落实。"


def test_another_kind_of_the_same_rank_is_foreign(levels: Levels) -> None:
    (word,) = levels.find("推动全县发展。", "区")
    assert word.steps > 0
    assert _said(levels, "推动全县发展。", "区", "区") is None


def test_without_a_known_level_nothing_is_a_level_word(levels: Levels) -> None:
    assert levels.find("推动全市人大工作。", "") == ()
    assert _said(levels, "推动全市人大工作。", "", "县") == "推动全市人大工作。"


@pytest.mark.parametrize(
    "text", ["激发市场主体活力。", "让城市更有温度。", "社区治理要见实效。", "校区建设", "市民满意", "乡亲们"]
)
def test_a_character_inside_a_common_word_is_no_level_word(levels: Levels, text: str) -> None:
    assert levels.find(text, "市") == ()


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("云河市", "市"),
        ("清源县", "县"),
        ("临江区", "区"),
        ("青石镇", "镇"),
        ("柳树乡", "乡"),
        ("望湖街道", "街道"),
        ("清江省", "省"),
        ("云岭自治区", "省"),
        ("云岭自治州", "州"),
        ("云岭自治县", "县"),
        ("重庆市", "省"),
        ("云河", ""),
        ("市", ""),
        ("", ""),
    ],
)
def test_a_places_name_tells_its_level(levels: Levels, place: str, level: str) -> None:
    assert levels.of_place(place) == level


def test_the_level_of_a_speech_is_guessed_from_its_words(levels: Levels) -> None:
    assert levels.guess("推动全县发展，结合我县实际，落实全市部署。") == "县"
    assert levels.guess("坚持依法履职。") == ""


def test_what_a_level_must_not_say_is_found_where_it_stands(levels: Levels) -> None:
    text = "配合做好参与地方立法工作，提高立法质量。"
    assert levels.find_unsaid(text, "县") == [(text.index("立法质量"), "立法质量")]
    assert levels.unsaid_in(text, "县") == "立法质量"
    assert levels.unsaid_in(text, "市") == ""


def test_a_law_that_a_county_may_name_is_not_taken_for_legislation(levels: Levels) -> None:
    assert levels.unsaid_in("建好基层立法联系点。", "县") == ""


def test_all_levels_have_the_same_forms(levels: Levels) -> None:
    forms = {name: set(level.words) for name, level in levels.by_name.items()}
    assert all(one == forms["市"] for one in forms.values())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "层级"),
        ({"层级": []}, "层级"),
        ({"层级": {"市": {"级次": "二", "词形": {}}}}, "市"),
        ({"层级": {"市": 3}}, "市"),
    ],
)
def test_a_faulty_file_is_refused_by_name(data: dict[str, object], said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        load_levels(data, "levels.yaml")
    assert "levels.yaml" in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "乡镇人大主席要专职专用。",
        "乡镇人大要发挥主席团的作用。",
        "乡镇人大专职副主席要配齐。",
        "乡镇人大要监督七站八所的作风。",
    ],
)
def test_what_only_towns_have_is_not_lifted_to_counties(levels: Levels, text: str) -> None:
    assert _said(levels, text, "县", "市") == text
    assert _said(levels, text, "县", "县") == text
    assert _said(levels, text, "县", "镇") is None


def test_what_counties_have_too_is_lifted_to_them(levels: Levels) -> None:
    text = "乡镇人大要办好民生实事。"
    assert _said(levels, text, "县", "市") == "县乡人大要办好民生实事。"


def test_a_court_called_for_short_is_said_in_full_elsewhere(levels: Levels) -> None:
    text = "要依法监督市中院的执行工作。"
    assert _said(levels, text, "市", "县") == "要依法监督县人民法院的执行工作。"
    assert _said(levels, text, "市", "市") == text
    assert _said(levels, text, "市", "镇") is None
    assert _said(levels, text, "县", "市") is None


@pytest.mark.parametrize(
    ("text", "source", "other"),
    [
        ("市级财政要保障代表活动经费。", "市", "县"),
        ("县级预算要向民生倾斜。", "县", "市"),
        ("市财政局、市发改委要配合。", "市", "县"),
        ("区住建局要办好代表建议。", "区", "市"),
        ("市直部门要自觉接受监督。", "市", "镇"),
        ("市检察院要自觉接受监督。", "市", "镇"),
    ],
)
def test_an_office_of_one_level_is_not_left_in_anothers_speech(
    levels: Levels, text: str, source: str, other: str
) -> None:
    assert _said(levels, text, source, source) == text
    assert _said(levels, text, source, other) is None


@pytest.mark.parametrize(
    "text", ["县级市也要试点。", "城市财政要平衡。", "超市公安局。", "社区教育局面一新。"]
)
def test_other_words_with_these_characters_name_no_office(levels: Levels, text: str) -> None:
    assert all(word.form != FIXED for word in levels.find(text, "市"))


@pytest.mark.parametrize(
    ("level", "place", "superior", "said"),
    [
        ("省", "上海市", "", "在市委领导下推动全市人大工作。"),
        ("省", "广西壮族自治区", "", "在自治区党委领导下推动全区人大工作。"),
        ("省", "清江省", "", "在省委领导下推动全省人大工作。"),
        ("州", "北原盟", "", "在盟委领导下推动全盟人大工作。"),
    ],
)
def test_places_of_a_kind_of_their_own_have_their_own_words(
    levels: Levels, level: str, place: str, superior: str, said: str
) -> None:
    assert levels.of_place(place) == level
    assert _said(levels.at(level, place, superior), "在县委领导下推动全县人大工作。", "县", level) == said


@pytest.mark.parametrize(
    ("level", "place", "superior", "above"),
    [
        ("县", "清源县", "云河市", "全市 市委 市人大常委会"),
        ("县", "清源县", "南岭苗族自治州", "全州 州委 州人大常委会"),
        ("县", "清源县", "重庆市", "全市 市委 市人大常委会"),
        ("市", "云河市", "广西壮族自治区", "全区 自治区党委 自治区人大常委会"),
        ("市", "云河市", "清江省", "全省 省委 省人大常委会"),
        ("镇", "青石镇", "临江区", "全区 区委 区人大常委会"),
        ("县级市", "石桥市", "云河市", "全市 市委 市人大常委会"),
        ("旗", "白音旗", "北原盟", "全盟 盟委 盟人大工委"),
        ("市", "云河市", "清源县", "全省 省委 省人大常委会"),
    ],
)
def test_what_is_above_is_called_as_it_calls_itself(
    levels: Levels, level: str, place: str, superior: str, above: str
) -> None:
    assert levels.of_office(place, superior) == level
    words = levels.at(level, place, superior).by_name[level].words
    assert [words["上级全域"], words["上级党委"], words["上级常委会"]] == above.split()


def test_a_word_of_the_place_above_is_no_word_of_another_level(levels: Levels) -> None:
    office = levels.at("市", "云河市", "广西壮族自治区")
    (found,) = office.find("在全区人大工作座谈会上汇报。", "市")
    assert (found.form, found.steps) == ("全域", -1)
    (found,) = levels.find("在全区人大工作座谈会上汇报。", "市")
    assert found.steps > 0


def test_one_provinces_words_are_not_said_by_another_kind_of_province(levels: Levels) -> None:
    office = levels.at("省", "广西壮族自治区")

    def passed_on(text: str, source: Levels, user: Levels) -> str | None:
        pieces = user.realise(text, source.find(text, "省"), "省", "省")
        return None if pieces is None else "".join(piece for piece, _ in pieces)

    usual, own = "在省委领导下推动全省工作。", "在自治区党委领导下推动全区工作。"
    assert (passed_on(usual, levels, office), passed_on(own, office, levels)) == (own, usual)
    assert (passed_on(usual, levels, levels), passed_on(own, office, office)) == (usual, own)
    assert passed_on("落实到省直各单位。", levels, office) is None


def test_an_office_may_go_back_to_the_usual_words(levels: Levels) -> None:
    office = levels.at("省", "上海市")
    assert office.at("省", "清江省") is levels
    assert levels.at("市", "云河市", "清江省") is levels


@pytest.mark.parametrize("text", ["当地委托的机构", "各地委员会", "加入同盟委员", "结合本地区实际"])
def test_short_words_of_leagues_and_prefectures_are_not_looked_for_in_other_texts(
    levels: Levels, text: str
) -> None:
    assert levels.find(text, "县") == ()


@pytest.mark.parametrize(
    "text",
    [
        "要健全市场监管机制，推动完全市场化。", "健全区域协调机制，守住安全区域。", "健全乡村治理体系。",
        "完善社区长效机制，做好园区长期规划。", "委托第三方评估，由社区委托。", "建好社区人大代表联络站、小区人大代表之家。",
        "推动城市长远发展，让小镇长久兴旺。", "灾区政府、校区长、开发区人大都要配合。", "分清基本区别，讲清基本县情。",
    ],
)  # fmt: skip
def test_a_level_word_inside_other_words_is_none(levels: Levels, text: str) -> None:
    for source in ("市", "县", "区", "镇"):
        assert _said(levels, text, source, source) == text
        assert all(word.form == FIXED for word in levels.find(text, source)), (
            source,
            levels.find(text, source),
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("市委员会的决定要落实，市委要带头。", "县委员会的决定要落实，县委要带头。"),
        ("结果送市有关部门研究。", "结果送县有关部门研究。"),
        ("该市长期坚持，全市长期受益。", "该市长期坚持，全县长期受益。"),
        ("全市有关部门都要配合。", "全县有关部门都要配合。"),
        ("会同省市有关部门研究。", None),
        ("推动县区人大工作。", None),
    ],
)
def test_what_stands_beside_a_level_word_is_looked_at(levels: Levels, text: str, said: str | None) -> None:
    assert _said(levels, text, "市", "县") == said
