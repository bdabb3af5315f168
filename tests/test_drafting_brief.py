"""The brief (拟稿单): three forms of file, one meaning; forgiving where it can be, exact where it is wrong."""

from datetime import date as Date

import docx
import pytest
from desk_support import build_tree, filled_workspace
from drafting_support import DAY, brief_of, nigao

from generator.drafting.brief_file import Entry, read_brief_file
from generator.model.errors import NigaoError

TEXT = """\
# 拟稿单
会议：云河市人大工作会议
时间：2026年3月1日
地区：云河市
上级：清江省
下级：临江区、清源县
讲话人：
姓名：张三
职务：市人大常委会主任
身份：主要领导
称谓：同志们：
主题：监督
重点：民生、环保
字数：4000
事实：
- 全年检查了两部法律。
- 代表提出的建议都有答复。
必提：数字化
避免：抓手、赋能
"""
YAML = """\
会议: 云河市人大工作会议
时间: 2026-03-01
地区: 云河市
上级: 清江省
下级: [临江区, 清源县]
讲话人:
  姓名: 张三
  职务: 市人大常委会主任
  身份: 主要领导
称谓: 同志们
主题: 监督
重点:
  - 民生
  - 环保
字数: 4000
事实:
  - 全年检查了两部法律。
  - 代表提出的建议都有答复。
必提: [数字化]
避免: [抓手, 赋能]
"""
TABLE = [
    ("项目", "填写"),
    ("会议", "云河市人大工作会议"),
    ("时间", "2026/3/1"),
    ("地区", " 云河市 "),
    ("上级", "清江省"),
    ("下级", "临江区、清源县"),
    ("姓名", "张三"),
    ("职务", "市人大常委会主任"),
    ("身份", "主要领导"),
    ("称谓：", "同志们："),
    ("主题", "监督"),
    ("重点", "民生\n环保"),
    ("字数", "4000"),
    ("事实", "全年检查了两部法律。\n代表提出的建议都有答复。"),
    ("必提", "数字化"),
    ("避免", "抓手、赋能"),
    ("内容参照", ""),
]


def table(path, rows):
    """A .docx with a two-column table."""
    document = docx.Document()
    made = document.add_table(rows=0, cols=2)
    for key, value in rows:
        cells = made.add_row().cells
        cells[0].text, cells[1].text = key, value
    document.save(path)
    return path


def written(folder, name, content):
    """The brief that a file gives."""
    build_tree(folder, {name: content})
    return brief_of(read_brief_file(folder / name))


def refused(folder, name, content):
    """What the user is told of a faulty brief file."""
    with pytest.raises(NigaoError) as caught:
        written(folder, name, content)
    return f"{caught.value.message}\n{caught.value.hint}"


def test_three_forms_of_file_give_the_same_brief(tmp_path):
    text = written(tmp_path, "单.txt", TEXT)
    yaml = written(tmp_path, "单.yaml", YAML)
    word = brief_of(read_brief_file(table(tmp_path / "单.docx", TABLE)))
    assert text == yaml == word
    assert text.date == Date(2026, 3, 1)
    assert text.get("会议") == "云河市人大工作会议"
    assert text.get("姓名") == "张三"
    assert text.get("称谓") == "同志们"
    assert text.level == "市"
    assert text.standing == "部署"
    assert text.characters == 4000
    assert text.facts == ("全年检查了两部法律。", "代表提出的建议都有答复。")
    assert text.must == ("数字化",)
    assert text.avoid == ("抓手", "赋能")
    assert text.subordinates == ("临江区", "清源县")
    assert {"民生", "环保", "监督"} == set(text.focus)


@pytest.mark.parametrize("name", ["单.txt", "单.yaml", "单.yml"])
def test_a_full_width_colon_is_a_colon(tmp_path, name):
    brief = written(tmp_path, name, "地区：云河市\n会议：全市人大工作会议\n")
    assert (brief.get("地区"), brief.get("会议"), brief.level) == ("云河市", "全市人大工作会议", "市")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(("name", "text"), [("单.txt", TEXT), ("单.yaml", YAML)])
def test_a_brief_is_read_in_whatever_encoding_it_was_saved(tmp_path, name, text, encoding):
    assert written(tmp_path, name, text.encode(encoding)) == written(tmp_path, name, text)


def test_an_empty_brief_leaves_all_open(tmp_path):
    for name in ("单.txt", "单.yaml"):
        assert written(tmp_path, name, "") == brief_of()


def test_a_fact_may_hold_commas_and_colons(tmp_path):
    fact = "全年听取报告，检查法律、办理建议：件件有着落。"
    assert written(tmp_path, "单.txt", f"事实：{fact}\n").facts == (fact,)


def test_a_value_on_several_lines_is_one_and_facts_are_one_a_line(tmp_path):
    rows = [("会议", "云河市\n人大工作会议"), ("事实", "甲有进步。\n\n乙有成效。")]
    word = brief_of(read_brief_file(table(tmp_path / "单.docx", rows)))
    yaml = written(
        tmp_path, "单.yaml", "会议: |\n  云河市\n  人大工作会议\n事实: |\n  甲有进步。\n  乙有成效。\n"
    )
    assert word == yaml
    assert (word.get("会议"), word.facts) == ("云河市人大工作会议", ("甲有进步。", "乙有成效。"))


# Faults in a file.


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("单.txt", "地区：云河市\n\n称胃：同志们\n", "第 3 行"),
        ("单.yaml", "地区: 云河市\n\n称胃: 同志们\n", "第 3 行"),
        ("单.yaml", "讲话人:\n  姓名: 张三\n  称胃: 同志们\n", "第 3 行"),
    ],
)
def test_an_unknown_key_names_its_line_and_the_nearest(tmp_path, name, content, line):
    message = refused(tmp_path, name, content)
    assert name in message
    assert line in message
    assert "“称胃”" in message
    assert "“称谓”" in message


def test_an_unknown_key_in_a_table_names_its_row(tmp_path):
    path = table(tmp_path / "单.docx", [("地区", "云河市"), ("称胃", "同志们")])
    with pytest.raises(NigaoError) as caught:
        read_brief_file(path)
    assert "单.docx" in caught.value.message
    assert "表格第 2 行" in caught.value.message
    assert "“称谓”" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("地区: 云河市\n会议: “甲”: 乙: 丙\n", 2),
        ('地区: 云河市\n会议: "全市人大工作会议\n字数: 3000\n', 2),
        ("地区: 云河市\n  会议: 甲\n", 2),
        ("地区: 云河市\n重点: [民生, 环保\n字数: 3000\n", 2),
    ],
)
def test_broken_yaml_names_a_line(tmp_path, content, line):
    message = refused(tmp_path, "单.yaml", content)
    assert "单.yaml" in message
    assert any(f"第 {number} 行" in message for number in (line, line + 1))
    assert not any(word in message for word in ("while", "found", "expected", "mapping"))


def test_a_line_that_is_no_pair_names_its_number(tmp_path):
    assert "第 2 行" in refused(tmp_path, "单.txt", "地区：云河市\n这一行没有冒号\n")


@pytest.mark.parametrize("name", ["单.txt", "单.yaml"])
def test_private_use_characters_are_refused_with_their_line(tmp_path, name):
    message = refused(tmp_path, name, "地区: 云河市\n会议: 甲\ue0000\ue001乙\n")
    assert "第 2 行" in message
    assert "特殊字符" in message


def test_private_use_characters_are_refused_on_the_command_line_and_in_the_card(tmp_path):
    assert nigao("init", tmp_path).code == 0
    made = nigao("--workspace", tmp_path, "draft", "交流发言", "--set", "会议=\ue0000\ue001", "--text")
    assert (made.code, "特殊字符" in made.err) == (1, True)
    (tmp_path / "拟稿.yaml").write_text("单位:\n  单位: 甲\ue0000\ue001\n", encoding="utf-8")
    made = nigao("--workspace", tmp_path, "draft", "交流发言", "--text")
    assert (made.code, "特殊字符" in made.err) == (1, True)


def test_other_kinds_of_file_are_refused_with_the_kinds_that_serve(tmp_path):
    message = refused(tmp_path, "单.md", "地区：云河市\n")
    assert ".docx" in message
    assert ".txt" in message
    with pytest.raises(NigaoError, match="Word"):
        written(tmp_path, "单.docx", b"PK not a zip")
    with pytest.raises(NigaoError, match=r"无此\.txt"):
        read_brief_file(tmp_path / "无此.txt")


def test_a_table_is_asked_for_where_the_word_file_has_none(tmp_path):
    docx.Document().save(tmp_path / "单.docx")
    with pytest.raises(NigaoError, match="表格"):
        read_brief_file(tmp_path / "单.docx")


# Values.


@pytest.mark.parametrize("text", ["2026年3月1日", "2026-03-01", "2026.3.1", "2026/3/1"])
@pytest.mark.parametrize("key", ["日期", "时间"])
def test_a_date_is_understood_in_four_forms_and_printed_in_one(tmp_path, text, key):
    brief = written(tmp_path, "单.txt", f"{key}：{text}\n")
    assert (brief.date, brief.get("日期")) == (Date(2026, 3, 1), "2026年3月1日")


def test_without_a_date_it_is_today():
    assert (brief_of().date, brief_of().get("日期")) == (DAY, "2026年12月1日")


@pytest.mark.parametrize(
    ("line", "named", "hint"),
    [
        ("日期：三月一日", "三月一日", "2026年3月1日"),
        ("日期：2026年2月30日", "2026年2月30日", "2026-03-01"),
        ("本级：线", "线", "县"),
        ("身份：主要头领", "主要头领", "主要领导"),
        ("字数：许多", "许多", "3000"),
        ("字数：0", "0", "3000"),
        ("字数：20", "20", "字数"),
        ("字数：100000", "100000", "字数"),
        ("分钟：半小时", "半小时", "分钟"),
        ("分钟：1", "150", "分钟"),
    ],
)
def test_a_wrong_value_names_its_line_and_what_would_be_right(tmp_path, line, named, hint):
    message = refused(tmp_path, "单.txt", f"会议：全市人大工作会议\n{line}\n")
    assert "第 2 行" in message
    assert named in message
    assert hint in message


@pytest.mark.parametrize(
    ("text", "characters"),
    [("字数：3000", 3000), ("字数：3000字", 3000), ("字数：３０００", 3000), ("分钟：20", 3000), ("分钟：20分钟\n语速：120", 2400), ("会议：甲", None)],
)  # fmt: skip
def test_the_length_comes_from_characters_or_minutes(tmp_path, text, characters):
    assert written(tmp_path, "单.txt", text + "\n").characters == characters


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("云河市", "市"), ("清源县", "县"), ("临江区", "区"), ("青石镇", "镇"), ("柳岸乡", "乡"), ("城关街道", "街道"),
        ("清江省", "省"), ("内蒙古自治区", "省"), ("重庆市", "省"), ("上海市", "省"), ("云岭彝族自治州", "州"),
        ("北川羌族自治县", "县"), ("东乌旗", "旗"), ("城关街道办事处", "街道"), ("本部", ""), ("市", ""),
    ],
)  # fmt: skip
def test_the_level_comes_from_the_ending_of_the_place(place, level):
    assert brief_of({"地区": place}).level == level


def test_a_level_that_was_given_wins_over_the_ending():
    assert brief_of({"地区": "云河市", "本级": "县级市"}).level == "县级市"


@pytest.mark.parametrize(
    ("said", "standing"),
    [("主要领导", "部署"), ("分管领导", "部署"), ("汇报人", "汇报"), ("交流人", "交流"), ("主持人", "主持"), ("表态人", "表态"), ("汇报", "汇报")],
)  # fmt: skip
def test_who_speaks_decides_the_standing(said, standing):
    assert brief_of({"身份": said}).standing == standing


def test_without_a_speaker_the_occasion_decides_the_standing():
    assert brief_of(standing="汇报").standing == "汇报"


# The card.


def test_the_card_supplies_what_the_brief_leaves_open_and_nothing_more():
    card = {"地区": "云河市", "姓名": "张三", "下级": "临江区、清源县", "称谓": "同志们"}
    brief = brief_of({"姓名": "李四", "称谓": "各位代表"}, card)
    assert (brief.get("地区"), brief.level, brief.subordinates) == ("云河市", "市", ("临江区", "清源县"))
    assert (brief.get("姓名"), brief.get("称谓")) == ("李四", "各位代表")
    assert brief_of({"下级": "东镇"}, card).subordinates == ("东镇",)
    assert brief_of({"讲话人": "李四"}, card).get("姓名") == "李四"


def test_the_usual_speaker_of_the_card_is_not_who_chairs():
    card = {"地区": "云河市", "姓名": "张三", "职务": "市人大常委会主任"}
    brief = brief_of({}, card, standing="主持")
    assert (brief.get("地区"), brief.get("姓名"), brief.get("职务")) == ("云河市", "", "")
    assert brief_of({"姓名": "李四"}, card, standing="主持").get("姓名") == "李四"


def test_the_card_and_the_brief_meet_in_the_draft(tmp_path):
    assert nigao("init", tmp_path).code == 0
    (tmp_path / "拟稿.yaml").write_text("单位：\n  地区：望州市\n  姓名：张三\n", encoding="utf-8")
    build_tree(tmp_path, {"单.txt": "时间：2026年3月1日\n姓名：李四\n"})
    made = nigao(
        "--workspace", tmp_path, "draft", "工作会议讲话", "--brief", tmp_path / "单.txt", "--skeleton"
    )
    assert made.code == 0
    assert "〔讲话人〕李四\n" in made.out
    assert "# 在全市人大工作会议上的讲话\n" in made.out
    assert "〔日期〕（2026年3月1日）\n" in made.out


def test_what_is_set_on_the_command_line_wins_over_the_brief(tmp_path):
    assert nigao("init", tmp_path).code == 0
    build_tree(tmp_path, {"单.txt": "地区：云河市\n姓名：李四\n日期：2026-03-01\n"})
    asked = ("--brief", tmp_path / "单.txt", "--set", "姓名＝王五", "--skeleton")
    assert "〔讲话人〕王五\n" in nigao("--workspace", tmp_path, "draft", "工作会议讲话", *asked).out


HERE = {
    "地区": "云河市", "姓名": "周启明", "职务": "市人大常委会主任", "单位": "云河市人大常委会", "上级": "清江省",
    "下级": "临江区、清源县", "本级": "市", "称谓": "各位同仁", "语速": "180",
}  # fmt: skip


def test_of_another_place_s_card_only_what_is_one_s_own_habit_holds():
    brief = brief_of({"地区": "澜源县", "职务": "县长"}, HERE)
    told = {key: brief.get(key) for key in ("地区", "本级", "职务", "姓名", "单位", "上级", "称谓", "语速")}
    assert told == {
        "地区": "澜源县", "本级": "县", "职务": "县长", "姓名": "", "单位": "", "上级": "", "称谓": "各位同仁", "语速": "180",
    }  # fmt: skip
    assert brief.subordinates == ()


@pytest.mark.parametrize("place", ["云河市", "清江省云河市", "云河"])
def test_the_card_holds_for_its_place_written_longer_or_shorter(place):
    assert brief_of({"地区": place}, HERE).get("姓名") == "周启明"


@pytest.mark.parametrize("place", ["云河市清源县", "云河县", "白石镇"])
def test_a_place_within_or_of_the_same_stem_is_another(place):
    assert brief_of({"地区": place}, HERE).get("姓名") == ""


def test_a_draft_for_another_place_leaves_name_and_post_blank_and_says_so(tmp_path):
    root = filled_workspace(tmp_path / "家")
    card = "".join(f"  {key}: {value}\n" for key, value in HERE.items())
    build_tree(root, {"拟稿.yaml": f"单位:\n{card}"})
    made = nigao(
        "--workspace", root, "draft", "工作会议讲话", "--text", "--set", "日期=2026-12-01", "--set", "地区=澜源县",
        "--set", "上级=云河市",
    )  # fmt: skip
    assert made.code == 0, made.err
    assert not [word for word in ("周启明", "市人大常委会主任", "清江省", "临江区") if word in made.out]
    (told,) = [line for line in made.err.splitlines() if "拟稿.yaml" in line]
    assert all(key in told for key in ("澜源县", "姓名", "职务", "单位", "下级", "本级"))
    assert "上级" not in told


# Quotation marks that only enclose.


@pytest.mark.parametrize(
    "marks", ["“”", "「」", '""', "''", "‘’", "””"], ids=lambda marks: f"{ord(marks[0]):x}-{ord(marks[1]):x}"
)
def test_marks_that_enclose_a_whole_fact_are_no_part_of_it(marks):
    fact = "检查组分3组，到16个乡镇、47家单位开展检查"
    brief = brief_of({"事实": f"{marks[0]}{fact}{marks[1]}"})
    assert brief.facts == (fact,)


def test_marks_within_a_fact_stay():
    facts = ("“双联”和“双评”", "开展“双联”", "“双联”活动开展5次")
    assert brief_of([Entry("事实", fact, "") for fact in facts]).facts == facts


def test_what_must_be_said_may_hold_a_comma_in_quotation_marks():
    assert brief_of({"必提": "“党的领导、人民当家作主”"}).must == ("党的领导、人民当家作主",)
    assert brief_of({"必提": "“双联”，“双评”、票决制"}).must == ("双联", "双评", "票决制")
