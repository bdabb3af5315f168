"""Templates: Jinja with Chinese names, full-width signs forgiven, values carried as tokens."""

import pytest
from drafting_support import NAME, brief_of, fault, lexicon, lines, manifest, skeleton, spans_in, words
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.era import find_stale
from generator.drafting import sandbox
from generator.drafting.notation import format_skeleton
from generator.drafting.template import forgive, load_template
from generator.model.errors import ContentError
from generator.model.skeleton import Blank, Fact, Literal, PartCount, PartRequest, Request


def spans(text, **brief):
    """The spans of the one block that `text` renders to."""
    (block,) = skeleton(text, **brief).blocks
    return [*block.lead, *block.body]


# Values stay facts, whatever Jinja does with them.

PLACE = Fact("地区", "云河市")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 地区 }}", [PLACE]),
        ("在{{ 地区 }}召开", [Literal("在"), PLACE, Literal("召开")]),
        ('{{ 地区 ~ "人大" }}', [PLACE, Literal("人大")]),
        ('{{ "在" ~ 地区 ~ 地区 }}', [Literal("在"), PLACE, PLACE]),
        ('{{ 地区 | default("本地") }}', [PLACE]),
        ('{{ 会议 | default("工作会议") }}', [Literal("工作会议")]),
        ('{{ 会议 | default(地区 ~ "工作会议") }}', [PLACE, Literal("工作会议")]),
        ("{{ 会议 }}", [Blank("会议")]),
        ('{{ ["甲", 地区, "乙"] | join("、") }}', [Literal("甲、"), PLACE, Literal("、乙")]),
        ('{{ "在%s召开" | format(地区) }}', [Literal("在"), PLACE, Literal("召开")]),
        ('{{ "在{}召开".format(地区) }}', [Literal("在"), PLACE, Literal("召开")]),
        ('{% for 词 in [地区, "甲"] %}{{ 词 }}{% endfor %}', [PLACE, Literal("甲")]),
        ('{% set 名 = 地区 ~ "人大" %}{{ 名 }}', [PLACE, Literal("人大")]),
    ],
)
def test_a_value_keeps_being_a_fact(text, expected):
    assert spans(text, 地区="云河市") == expected


@pytest.mark.parametrize(
    "sign", ["{{ 甲 }}", "{% if %}", "〔无此〕", "# 甲", "- 甲", "｜", "【待填：甲】", "\\"]
)
def test_a_value_is_never_read_as_notation(sign):
    assert spans("{{ 会议 }}", 会议=sign + "会议") == [Fact("会议", sign + "会议")]


def test_in_the_draft_a_value_is_a_fact_span_and_is_said_word_for_word():
    made = manifest("工作会议讲话", "地区=云河市", "会议=云河市人大工作推进会", "姓名=张三")
    facts = {(span["key"], span["text"]) for span in spans_in(made, "fact")}
    assert {("会议", "云河市人大工作推进会"), ("姓名", "张三"), ("日期", "2026年12月1日")} <= facts
    assert made["title"] == "在云河市人大工作推进会上的讲话"


@pytest.mark.parametrize(("level", "said"), [("县", "甲"), ("市", "乙"), ("区", "丙")])
def test_a_condition_compares_the_value_itself(level, said):
    text = '{% if 本级 == "县" %}甲{% elif 本级 in ["市", "州"] %}乙{% else %}丙{% endif %}'
    assert lines(text, 本级=level) == [("正文", "", said)]


def test_a_value_that_was_not_given_is_false_and_equals_nothing():
    assert lines('{% if 会议 %}甲{% else %}乙{% endif %}{% if 会议 == "丙" %}丙{% endif %}') == [
        ("正文", "", "乙")
    ]


def test_the_words_of_the_level_are_facts_of_the_level():
    assert spans("{{ 常委会 }}", 地区="松原岭县") == [Fact("本级", "县人大常委会")]


def test_lists_of_the_brief_are_facts_too():
    given = {"下级": "东镇、西镇", "重点": "民生、环保", "避免": "空话"}
    assert spans("{{ 下级 }}{{ 重点 }}{{ 避免 }}", **given) == [
        Fact(key, value) for key, value in given.items()
    ]


def test_a_plain_speaker_is_the_name_that_templates_print():
    assert lines("{{ 姓名 }}", 讲话人="张三") == [("正文", "", "张三")]


# Requests.


def test_a_request_carries_all_that_it_asks():
    text = '{{ 选(槽位="监督", 作用="举措", 话题="民生监督", 字数=200) }}'
    assert spans(text) == [Request("监督", "举措", "民生监督", "", 200)]


def test_a_part_request_carries_all_that_it_asks():
    text = (
        '{{ 部分(槽位="服务大局", 要点=["立法", "监督"], 字数=900, 形式="连写", 段首标题=True, 引言=False) }}'
    )
    assert spans(text) == [
        PartRequest("服务大局", None, 900, (), ("立法", "监督"), "连写", "", run_in=True, intro=False)
    ]


def test_a_part_request_may_go_without_ordinals_and_ask_for_a_rhythm():
    text = '{{ 部分(槽位="监督", 编号=False, 节奏="8+8") }}'
    assert spans(text) == [PartRequest("监督", numbered=False, rhythm="8+8")]
    assert format_skeleton(skeleton(text)) == f"{text}\n"


def test_each_point_may_be_of_a_slot_or_on_a_topic():
    text = '{{ 部分(槽位="监督", 要点=["计划预算", "代表工作", "国有资产"]) }}'
    assert spans(text) == [
        PartRequest(
            "监督", point_slots=("监督", "代表工作", "监督"), point_topics=("计划预算", "", "国有资产")
        )
    ]
    assert format_skeleton(skeleton(text)) == f"{text}\n"
    with pytest.raises(ContentError, match="没有“计划预祘”这个槽位或话题"):
        skeleton('{{ 部分(槽位="监督", 要点=["计划预祘"]) }}')


def test_the_number_of_parts_is_left_to_the_planner():
    assert spans("我讲{{ 部分数 }}点") == [Literal("我讲"), PartCount(), Literal("点")]


# The input method's signs.


@pytest.mark.parametrize(
    "text",
    [
        "｛｛ 选（槽位=“监督”，作用=“举措”，字数=２００） ｝｝",
        "{{ 选（槽位＝“监督”， 作用＝“举措”，字数＝200）}}",
        "｛｛　选（槽位=‘监督’，作用=＂举措＂，字数=200）　｝｝",
    ],
)
def test_full_width_signs_are_forgiven_in_a_request(text):
    assert spans(text) == [Request("监督", "举措", characters=200)]


@pytest.mark.parametrize(
    "text",
    [
        "｛% if 本级 ＝＝ “县” %｝甲｛% else %｝乙｛% endif %｝",
        "{％ if 本级 == “县” ％}甲{％ else ％}乙{％ endif ％}",
        "｛％ if 本级 == “县” ％｝甲｛％ else ％｝乙｛％ endif ％｝｛＃ 说明，（略） ＃｝",
    ],
)
def test_full_width_signs_are_forgiven_in_a_condition(text):
    assert lines(text, 本级="县") == [("正文", "", "甲")]


def test_full_width_signs_inside_quotes_and_outside_delimiters_stay():
    text = "（甲）：“乙”，{{ 会议 | default(“丙（丁），戊：己”) }}"
    assert lines(text) == [("正文", "", "（甲）：“乙”，丙（丁），戊：己")]


def test_quotes_of_the_text_may_stand_inside_ascii_quotes():
    assert lines('{{ 会议 | default("“四个机关”建设") }}') == [("正文", "", "“四个机关”建设")]


@settings(deadline=None)
@given(st.text("｛｝{}％%＃#（）“”，：＝=甲\n\"'", max_size=40))
def test_forgiving_moves_nothing(text):
    forgiven = forgive(text)
    assert len(forgiven) == len(text)
    assert [i for i, c in enumerate(forgiven) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert forgive(forgiven) == forgiven


def test_line_numbers_stay_right_behind_full_width_signs():
    text = "---\n字数：3000\n---\n｛｛ 选（槽位=“监督”，\n  作用=“举措”） ｝｝\n｛＃ 说明\n再一行 ＃｝\n｛｛ 地趣 ｝｝"
    assert "第 8 行" in fault(text)


# Faults.


def test_an_unknown_name_names_file_line_and_the_nearest():
    message, hint = fault("甲\n\n{{ 称胃 }}").split("\n")
    assert NAME in message
    assert "第 3 行" in message
    assert "“称胃”" in message
    assert "“称谓”" in hint


def test_an_unknown_name_inside_a_condition_is_found_too():
    message = fault("甲\n{% if 本几 == '县' %}乙{% endif %}")
    assert "第 2 行" in message
    assert "本级" in message


@pytest.mark.parametrize(
    "faulty",
    [
        "{% if 地区 %}甲", "{% 如果 地区 %}", "{{ 地区 | }}", "{{ 选(槽位= }}", "{{ 选(槽位='监督' }}", "{{ }}", "{% endif %}",
        "{{ 地区 | 大写 }}", "{{ 地区@ }}", "{% for 字 %}甲{% endfor %}",
    ],
)  # fmt: skip
def test_a_syntax_error_names_file_and_line(faulty):
    message = fault(f"甲\n乙\n{faulty}\n", 地区="云河市")
    assert NAME in message
    assert "第 3 行" in message or ("第 4 行" in message and "没有结束" in message)
    assert not any(word in message for word in ("unexpected", "Encountered", "expected", "jinja"))


@pytest.mark.parametrize(
    ("faulty", "named", "nearest"),
    [
        ('{{ 选(曹位="监督") }}', "曹位", "槽位"),
        ('{{ 选(槽位="监督", 话提="民生监督") }}', "话提", "话题"),
        ('{{ 选(槽位="监督", 要点=3) }}', "要点", "槽位"),
        ('{{ 部分(槽位="监督", 形势="连写") }}', "形势", "形式"),
        ('{{ 部分(槽位="监督", 形式="联写") }}', "联写", "连写"),
        ('{{ 部分(槽位="监督", 字数="很多") }}', "字数", "3"),
        ('{{ 部分(槽位="监督", 要点=0) }}', "要点", "3"),
        ("{{ 部分(要点=3) }}", "槽位", "槽位"),
        ('{{ 部分(槽位="监督", 节奏="八加八") }}', "节奏", "8+8"),
        ('{{ 选("监督") }}', "写法", "模板"),
        ("{{ 选 }}", "选", "括号"),
        ("{{ 部分 }}", "部分", "括号"),
        ('{{ 选(槽位="监都") }}', "监都", "监督"),
        ('{{ 部分(槽位="监都") }}', "监都", "监督"),
        ('{{ 部分(槽位="服务大局", 要点=["监督", "代表公作"]) }}', "代表公作", "代表工作"),
        ('{{ 选(槽位="监督", 话题="民声监督") }}', "民声监督", "民生监督"),
        ('{{ 部分(槽位="监督", 话题=["执法检察"]) }}', "执法检察", "执法检查"),
        ("{{ 地区.名称 }}", "名称", "不认识"),
    ],
)
def test_a_wrong_request_names_file_line_and_what_would_be_right(faulty, named, nearest):
    message = fault(f"甲\n{faulty}", 地区="云河市")
    assert NAME in message
    assert "第 2 行" in message
    assert named in message
    assert nearest in message
    assert "generator" not in message


@pytest.mark.parametrize(
    ("head", "line", "named", "nearest"),
    [
        ("字属: 3000", 2, "字属", "字数"),
        ("说明: 甲\n编好: [一、]", 3, "编好", "编号"),
        ("说明: 甲\n编号: [壹、]", 3, "壹、", "一、"),
        ("说明: 甲\n身份: 布署", 3, "布署", "部署"),
        ("说明: 甲\n字数: 许多", 3, "字数", "3000"),
        ("说明: 甲\n字数: 3", 3, "字数", "3000"),
        ("说明: 甲\n字数: {镇: 30, 其他: 3000}", 3, "字数", "镇: 1600"),
        ("说明: 甲\n编号: [一、\n", 3, "“编号”", "]"),
        ("说明: 甲\n提醒: 没有写职务", 3, "提醒", "职务: "),
        ("说明: 甲\n提醒: {职勿: 没有写职务}", 3, "职勿", "职务"),
    ],
)
def test_a_fault_in_the_head_names_file_line_and_the_nearest(head, line, named, nearest):
    message = fault(f"---\n{head}\n---\n甲")
    assert NAME in message
    assert f"第 {line} 行" in message
    assert named in message
    assert nearest in message


def test_a_head_that_never_ends_is_said_so():
    assert "第 1 行" in fault("---\n字数: 3000\n甲")


def test_a_head_without_its_first_line_is_said_so():
    assert "第 1 行" in fault("说明: 甲\n字数: 3000\n---\n# 题\n甲")
    assert "少了一行“---”" in fault("# 一句话说明\n说明: 甲\n# 长短\n字数: 3000\n---\n# 题\n甲")
    assert [kind for kind, _, _ in lines("# 题\n说明：这是正文。\n")] == ["标题", "正文"]


def test_private_use_characters_are_refused():
    assert "特殊字符" in fault("甲\ue000" + "0\ue001乙")


def test_a_template_in_gb18030_is_read():
    data = "---\n说明：样例\n---\n{{ 地区 }}人大".encode("gb18030")
    assert words(spans(data, 地区="云河市")) == "云河市人大"


def test_what_a_template_renders_cannot_reach_into_the_program():
    for attack in ("{{ 地区.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ 选.__globals__ }}"):
        with pytest.raises(ContentError):
            skeleton(attack, 地区="云河市")


@pytest.mark.parametrize(
    "bomb",
    [
        "{{ 9**9**9 }}", '{{ "甲" * 10**9 }}', '{{ "甲" * 300000 }}', "{{ [1] * 300000 }}", "{{ 300000 * [1] }}",
        '{{ "%99999d" % 1 }}', '{{ "%99999d" | format(1) }}', '{{ "{:99999}".format(1) }}', '{{ "{:{}}".format(1, 9999) }}',
        '{{ "甲" | center(99999999) }}', '{{ "甲".center(99999999) }}', '{{ "甲".replace("", "乙" * 9999) }}',
        '{% include "/etc/passwd" %}', '{% import "os" as os %}', "{% macro 己() %}{{ 己() }}{% endmacro %}{{ 己() }}",
        '{% for 字 in "甲" * 9000 %}{{ "乙" * 9000 }}{% endfor %}',
    ],
)  # fmt: skip
def test_what_a_template_renders_is_bounded(bomb):
    with pytest.raises(ContentError):
        skeleton(bomb, 地区="云河市")


def test_a_template_that_goes_on_for_ever_is_ended(monkeypatch):
    monkeypatch.setattr(sandbox, "_SECONDS", 0.2)
    endless = "{% for 甲 in [1] * 9000 %}{% for 乙 in [1] * 9000 %}{% endfor %}{% endfor %}"
    assert "第 2 行" in fault("# 题\n" + endless)
    assert words(spans('{{ "%s人大" | format(地区) }}'.encode(), 地区="云河市")) == "云河市人大"


def test_every_shipped_template_renders_at_every_level_that_it_is_for():
    from generator.desk.content import Content, shipped_root
    from generator.desk.templates import load_all
    from generator.drafting.produce import skeleton_of

    templates = load_all(Content(shipped_root(), shipped_root()))
    assert len(templates) >= 5
    for template in templates:
        for level in template.levels or lexicon().levels.by_name:
            brief = brief_of({"本级": level}, occasion=template.name)
            kinds = [block.kind for block in skeleton_of(template, brief, lexicon()).blocks]
            assert kinds[0] == "标题"
            assert "结尾" in kinds


SAYABLE = '{{ 可说("全过程人民民主", "社会主义民主") }}建设'


@pytest.mark.parametrize(("day", "said"), [("2021-07-01", "全过程人民民主"), ("2021-06-30", "社会主义民主")])
def test_of_several_wordings_the_first_that_may_be_said_on_the_day_is_printed(day, said):
    assert words(spans(SAYABLE, 日期=day)) == f"{said}建设"


def test_when_no_wording_may_be_said_nothing_is_printed():
    assert words(spans('{{ 可说("迎接党的二十大，") }}好', 日期="2026-12-01")) == "好"
    chosen = '{% if 可说("迎接党的二十大") %}甲{% else %}乙{% endif %}'
    assert words(spans(chosen, 日期="2026-12-01")) == "乙"
    assert words(spans(chosen, 日期="2022-03-01")) == "甲"


@pytest.mark.parametrize("faulty", ["{{ 可说 }}", "{{ 可说() }}"])
def test_wordings_must_be_given(faulty):
    assert "可说(" in fault(faulty)


@pytest.mark.parametrize("day", ["2017-03-01", "2019-05-01", "2022-05-01", "2024-03-01", "2026-12-01"])
def test_no_shipped_template_says_of_itself_what_may_not_be_said_on_the_day(day):
    from generator.desk.content import Content, shipped_root
    from generator.desk.templates import load_all
    from generator.drafting.produce import skeleton_of

    for template in load_all(Content(shipped_root(), shipped_root())):
        for level in template.levels or lexicon().levels.by_name:
            brief = brief_of({"本级": level, "日期": day}, occasion=template.name)
            blocks = skeleton_of(template, brief, lexicon()).blocks
            said = [
                span.text for block in blocks for span in (*block.lead, *block.body) if hasattr(span, "text")
            ]
            text = "\n".join(said)
            assert find_stale(text, brief.date, lexicon().terms) == []


def test_a_template_says_for_whom_it_is():
    data = "---\n说明: 样例\n身份: 汇报\n本级: [县, 区]\n字数: 2300\n必填: [地区]\n编号: [一、, 1.]\n---\n甲".encode()
    made = load_template(data, "样例", NAME)
    assert (made.description, made.standing, made.levels) == ("样例", "汇报", ("县", "区"))
    assert (made.characters, made.required, made.numbering) == (2300, ("地区",), ("一、", "1."))


def test_a_speech_may_be_of_another_length_at_some_levels():
    template = load_template("---\n字数: {镇: 1600, 其他: 1200}\n---\n甲".encode(), "甲", "甲.txt")
    assert [template.characters_at(level) for level in ("镇", "县", "")] == [1600, 1200, 1200]
    usual = load_template("---\n字数: {镇: 1600}\n---\n甲".encode(), "甲", "甲.txt")
    assert [usual.characters_at(level) for level in ("镇", "县")] == [1600, 3000]
