"""`nigao check` as its user sees it: findings, exit codes, JSON, copies with comments and with corrections."""

import json
import shutil
from zipfile import ZipFile

import pytest
from cli_support import SPEECH as _LONG
from cli_support import light, refused, untouched  # noqa: F401
from desk_support import build_tree, nigao
from docx import Document
from docx.oxml.ns import qn

_GOOD = """在全县人大工作会议上的讲话
（2026年3月5日）
同志们：
下面，我讲两点意见。
一、坚持依法监督
要围绕群众关切选好监督题目，跟踪到底、问出实效。
二、做好代表工作
要为代表依法履职搭好平台，让代表的建议件件有回音。
"""
_BAD = _GOOD.replace("两点意见", "三点意见") + "让我们为建设汀北县而奋斗！\n"
_HERE = ("--place", "清源县")


def _check(root, *args):
    return nigao("check", "--workspace", root, *args)


@pytest.fixture
def root(tmp_path):
    """A workspace without a bank."""
    return build_tree(tmp_path / "工作", {"拟稿.yaml": "", "好.txt": _GOOD, "坏.txt": _BAD})


def test_a_clean_speech_passes_with_0_and_an_empty_bank_is_told(root):
    result = _check(root, root / "好.txt", *_HERE)
    assert result.code == 0, result.out
    assert "没有查出问题" in result.out
    assert "句库是空的" in result.err
    assert not (root / "phrasebank").exists()


def test_json_tells_each_finding_by_paragraph_and_offsets(root):
    result = _check(root, root / "坏.txt", *_HERE, "--json")
    told = json.loads(result.out)
    assert result.code == 1
    assert (told["schema"], told["date"], told["place"], told["level"]) == (1, "2026-03-05", "清源县", "县")
    lines = [line for line in _BAD.splitlines() if line]
    for one in told["findings"]:
        assert lines[one["paragraph"]][one["start"] : one["end"]] == one["text"]
    errors = [(one["id"], one["text"]) for one in told["findings"] if one["severity"] == "错误"]
    assert errors == [("form.count", "三"), ("leftover.place", "汀北县")]
    places = [(one["paragraph"], one["start"]) for one in told["findings"]]
    assert places == sorted(places)


@pytest.mark.parametrize(("bound", "code"), [("错误", 0), ("警告", 1), ("提示", 1)])
def test_fail_on_decides_the_exit_code(root, bound, code):
    (root / "半.txt").write_text(_GOOD.replace("选好监督题目，", "选好监督题目,"), encoding="utf-8")
    assert _check(root, root / "半.txt", *_HERE, "--fail-on", bound).code == code


def test_the_chinese_name_is_the_same_command(root):
    assert nigao("核稿", "--workspace", root, root / "坏.txt", *_HERE).code == 1


def test_list_shows_every_check_and_marks_what_is_off(root):
    (root / "核稿.yaml").write_text("关掉: [form.rhythm, typo]\n", encoding="utf-8")
    result = _check(root, "--list")
    assert result.code == 0
    lines = {line.split()[0]: line for line in result.out.splitlines()}
    assert "（已关掉）" in lines["form.rhythm"]
    assert "（已关掉）" in lines["typo.word"]
    assert "（已关掉）" not in lines["leftover.place"]
    assert "overlap.source" in lines


def test_the_project_file_switches_off_changes_severity_and_adds_words(root):
    (root / "核稿.yaml").write_text(
        "关掉: [form.count]\n级别: {leftover.place: 提示}\n自己的词: {搭好平台: 建好平台}\n", encoding="utf-8"
    )
    told = json.loads(_check(root, root / "坏.txt", *_HERE, "--json").out)
    found = {(one["id"], one["text"]) for one in told["findings"]}
    assert ("own.word", "搭好平台") in found
    assert not {id_ for id_, _ in found} & {"form.count"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("关掉: [没有]\n", "没有“没有”这项检查"),
        ("级别: {form.count: 严重}\n", "不能用"),
        ("自已的词: {}\n", "自已的词"),
        ("自己的词: {代表: 人大代表}\n", "不能用"),
    ],
)
def test_a_faulty_project_file_is_told_by_name(root, text, told):
    (root / "核稿.yaml").write_text(text, encoding="utf-8")
    refused(_check(root, root / "好.txt"), "核稿.yaml", told)


def test_bad_input_is_refused_in_chinese(root):
    refused(_check(root, root / "没有.txt"), "没有.txt")
    refused(_check(root, root / "好.txt", "--level", "国"), "国")
    refused(_check(root), code=2)
    refused(_check(root, root / "好.txt", "--date", "昨天"), code=2)
    refused(_check(root, root / "好.txt", "--fail-on", "严重"), code=2)


def _docx(path, *paragraphs):
    document = Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(number % 2)
    document.save(path)
    return path


_RUNS = (
    ("在全县人大工作会议上的讲话",),
    ("同志们：",),
    ("截", "止目", "前，人大主", "任会议和人大主任都好,再接再", "励。他说：“截止目前很好”。"),
)


def test_comments_stand_at_the_very_words_and_the_text_stays(root):
    file = _docx(root / "稿.docx", *_RUNS)
    before = file.read_bytes()
    result = _check(root, file, *_HERE, "--annotate", root / "批.docx")
    assert file.read_bytes() == before
    assert (root / "批.docx").exists(), result.err
    old, new = Document(file), Document(root / "批.docx")
    assert [one.text for one in new.paragraphs] == [one.text for one in old.paragraphs]
    said = {_words_of(new, comment.comment_id): comment.text for comment in new.comments}
    assert "截至" in said["截止"]
    assert "人大常委会主任" in said["人大主任"]
    assert "再接再厉" in said["再接再励"]
    bold = {run.text for run in new.paragraphs[2].runs if run.bold}
    assert "".join(sorted("".join(bold))) == "".join(sorted("止目任会议和人大主任都好,再接再"))


def _words_of(document, number):
    """The text between the marks of a comment."""
    words, inside = "", False
    for element in document.element.body.iter():
        tag = element.tag.rpartition("}")[2]
        if tag in ("commentRangeStart", "commentRangeEnd"):
            own = next(value for name, value in element.attrib.items() if name.endswith("}id")) == str(number)
            inside = (tag == "commentRangeStart") if own else inside
        elif tag == "t" and inside:
            words += element.text or ""
    return words


def test_comments_join_those_that_are_there(root):
    file = _docx(root / "稿.docx", *_RUNS)
    _check(root, file, *_HERE, "--annotate", root / "一.docx")
    _check(root, root / "一.docx", *_HERE, "--annotate", root / "二.docx")
    first, second = Document(root / "一.docx"), Document(root / "二.docx")
    assert len(list(second.comments)) == 2 * len(list(first.comments)) > 0


def test_plain_corrections_go_into_a_copy_and_never_into_quotes(root):
    file = _docx(root / "稿.docx", *_RUNS)
    before = file.read_bytes()
    result = _check(root, file, *_HERE, "--fix", root / "改.docx")
    assert file.read_bytes() == before
    text = Document(root / "改.docx").paragraphs[2].text
    assert text == "截至目前，人大主任会议和人大常委会主任都好，再接再厉。他说：“截止目前很好”。"
    assert "截止 → 截至" in result.err
    runs = [(run.text, bool(run.bold)) for run in Document(root / "改.docx").paragraphs[2].runs]
    assert runs[:2] == [("截", False), ("至目", True)]
    with ZipFile(file) as old, ZipFile(root / "改.docx") as new:
        same = [name for name in old.namelist() if old.read(name) == new.read(name)]
        assert set(old.namelist()) - set(same) == {"word/document.xml"}


def test_a_text_file_is_corrected_as_a_text_file(root):
    (root / "文.txt").write_text("在会议上的讲话\n\n  截止目前，很好。\n", encoding="utf-8")
    _check(root, root / "文.txt", *_HERE, "--fix", root / "文改.txt")
    assert (root / "文改.txt").read_text(encoding="utf-8") == "在会议上的讲话\n\n  截至目前，很好。\n"


def test_what_is_left_for_the_user_to_decide_is_counted(root):
    (root / "剩.txt").write_text("在会议上的讲话\n\n截止目前，很好。要加强全省人大工作。\n", encoding="utf-8")
    said = _check(root, root / "剩.txt", *_HERE, "--fix", root / "剩改.txt").err
    assert "共改 1 处" in said
    assert "另有 1 处要您自己定" in said
    (root / "净.txt").write_text("在会议上的讲话\n\n截止目前，很好。\n", encoding="utf-8")
    assert "要您自己定" not in _check(root, root / "净.txt", *_HERE, "--fix", root / "净改.txt").err


def test_the_users_own_file_is_never_the_target(root):
    file = _docx(root / "稿.docx", *_RUNS)
    before = file.read_bytes()
    refused(_check(root, file, "--fix", file, "--force"), "--fix")
    refused(_check(root, file, "--annotate", file, "--force"), "--annotate")
    assert file.read_bytes() == before


def test_a_speech_that_equals_another_but_for_the_countys_name_is_told(root, phrasebank):
    source = phrasebank / "speeches" / "石门县-工作会议讲话.txt"
    body = source.read_text(encoding="utf-8").split("---\n", 2)[2].replace("石门", "清源")
    (root / "抄.txt").write_text(body, encoding="utf-8")
    result = _check(root, root / "抄.txt", *_HERE, "--against", source, "--json")
    told = json.loads(result.out)
    assert told["overlap"][0]["file"] == source.name
    assert told["overlap"][0]["share"] > 0.9
    assert ("overlap.source", "错误") in {(one["id"], one["severity"]) for one in told["findings"]}
    side = _check(root, root / "抄.txt", *_HERE, "--against", source, "--overlap").out
    assert "本稿第" in side
    assert "该稿第" in side


def test_a_superseded_post_is_found_by_the_roster_of_the_card(root):
    (root / "拟稿.yaml").write_text(
        "单位: {地区: 清源县, 上级: 云河市, 下级: [青石镇]}\n名册:\n"
        "  - {姓名: 顾明川, 职务: 县委书记, 止: 2025-05-31}\n  - {姓名: 林知远, 职务: 县委书记, 起: 2025-06-01}\n",
        encoding="utf-8",
    )
    text = _GOOD + "县委书记顾明川同志强调，要抓好青石镇的试点，落实云河市委的要求。\n"
    (root / "职.txt").write_text(text, encoding="utf-8")
    told = json.loads(_check(root, root / "职.txt", "--json").out)
    assert [(one["id"], one["text"]) for one in told["findings"]] == [("stale.post", "顾明川")]


def test_a_faulty_roster_is_told(root):
    (root / "拟稿.yaml").write_text("名册:\n  - {姓名: 顾明川}\n", encoding="utf-8")
    refused(_check(root, root / "好.txt"), "拟稿.yaml", "名册")


def test_the_length_that_the_brief_asks_for_is_checked(root):
    (root / "单.txt").write_text("地区：清源县\n日期：2026年3月5日\n字数：2000\n", encoding="utf-8")
    told = json.loads(_check(root, root / "好.txt", "--brief", root / "单.txt", "--json").out)
    assert [one["id"] for one in told["findings"]] == ["form.length"]


def test_the_bank_tells_names_figures_and_copied_speeches(light, tmp_path):  # noqa: F811
    old = _GOOD.replace("全县", "全市").replace("清源", "云河") + "保护好银杏水库，办理代表建议1286件。\n" * 1
    old = "---\n地区：云河市\n本级：市\n---\n" + old.replace("群众关切", "银杏水库")
    folder = build_tree(tmp_path / "旧稿", {"旧.txt": old})
    assert nigao("mine", "--workspace", light, folder).code == 0
    file = (
        build_tree(tmp_path / "新稿", {"新.txt": _GOOD + "办理代表建议1286件，保护好银杏水库。\n"}) / "新.txt"
    )
    told = json.loads(_check(light, file, *_HERE, "--json").out)
    found = {(one["id"], one["text"]) for one in told["findings"]}
    assert ("leftover.figure", "1286件") in found
    assert any("银杏水库" in text for _, text in found)
    assert told["overlap"][0]["share"] > 0.8


def test_a_river_that_ones_own_speeches_name_is_not_asked_about(light, tmp_path):  # noqa: F811
    new = _GOOD + "要把荻花河治理好，也要让白石河变清。\n"
    files = build_tree(
        tmp_path, {"旧.txt": f"---\n地区：清源县\n---\n{_GOOD}荻花河的水质好了起来。\n", "新.txt": new}
    )
    asked = "“{}”是不是本地的"
    before = _check(light, files / "新.txt", *_HERE).out
    assert all(asked.format(name) in before for name in ("荻花河", "白石河"))
    assert nigao("mine", "--workspace", light, "--own", files / "旧.txt").code == 0
    after = _check(light, files / "新.txt", *_HERE).out
    assert asked.format("荻花河") not in after
    assert asked.format("白石河") in after


def test_checking_writes_nothing(root):
    with untouched(root):
        _check(root, root / "坏.txt", *_HERE)
        _check(root, root / "坏.txt", *_HERE, "--overlap", "--json")


def test_a_file_that_takes_no_comments_is_checked_and_corrected_all_the_same(root):
    (root / "错.txt").write_text(_GOOD.replace("选好监督题目，", "选好监督题目,"), encoding="utf-8")
    result = _check(root, root / "错.txt", *_HERE, "--fix", root / "改.txt", "--annotate", root / "批.docx")
    assert result.code == 1
    assert "半角" in result.out
    assert "加 --annotate" not in result.out
    assert (root / "改.txt").read_text(encoding="utf-8") == _GOOD
    assert not (root / "批.docx").exists()
    assert "去掉 --annotate" in result.err.splitlines()[-1]


def test_the_space_between_post_and_name_is_neither_told_nor_closed(root):
    signed = _GOOD.replace("同志们：", "清源县人大常委会主任 陈守诚\n同志们：").replace(
        "问出实效", "问 出实效"
    )
    (root / "签.txt").write_text(signed, encoding="utf-8")
    result = _check(root, root / "签.txt", *_HERE, "--fix", root / "改.txt")
    assert "第 3 段" not in result.out
    assert (root / "改.txt").read_text(encoding="utf-8") == signed.replace("问 出实效", "问出实效")


def test_names_of_the_card_and_the_roster_are_no_typos(root):
    (root / "拟稿.yaml").write_text(
        "单位: {地区: 清源县, 姓名: 陈守诚}\n名册:\n- {姓名: 林志国, 职务: 县委书记}\n", encoding="utf-8"
    )
    (root / "名.txt").write_text(_GOOD + "陈守诚说得好，林志国讲得实。\n", encoding="utf-8")
    found = json.loads(_check(root, root / "名.txt", "--json").out)["findings"]
    assert [one["text"] for one in found if one["id"].startswith("typo")] == []
    (root / "拟稿.yaml").write_text("单位: {地区: 清源县}\n", encoding="utf-8")
    assert "[typo.sound]" in _check(root, root / "名.txt").out


def test_the_look_of_an_ordinary_file_is_compared_with_the_usual_one_of_the_workspace(root):
    file = _docx(root / "稿.docx", *_RUNS)
    assert "和公文格式（默认的版式）不一样" in _check(root, file, *_HERE).out
    own = root / "templates" / "looks"
    own.mkdir(parents=True)
    shutil.copy(file, own / "公文格式.docx")
    assert "look.page" not in _check(root, file, *_HERE).out


def test_a_corrected_text_keeps_the_encoding_and_the_line_ends_of_the_file(root):
    (root / "国标.txt").write_bytes(_GOOD.replace("选好", "布署选好").replace("\n", "\r\n").encode("gbk"))
    _check(root, root / "国标.txt", *_HERE, "--fix", root / "改.txt")
    expected = _GOOD.replace("选好", "部署选好").replace("\n", "\r\n").encode("gbk")
    assert (root / "改.txt").read_bytes() == expected


def test_the_same_speech_from_another_file_is_no_copy(root):
    (root / "旧.txt").write_text(_LONG, encoding="utf-8")
    assert nigao("mine", "--workspace", root, "--own", root / "旧.txt").code == 0
    (root / "送审.txt").write_text(_LONG.replace("。", "。\n"), encoding="utf-8")
    assert "overlap.source" not in _check(root, root / "送审.txt", *_HERE).out
    (root / "改过.txt").write_text(_LONG.replace("评价评得更真", "评价评得更准"), encoding="utf-8")
    assert "overlap.source" in _check(root, root / "改过.txt", *_HERE).out


def test_tracked_changes_that_wait_are_told(root):
    file = _docx(root / "稿.docx", *_RUNS)
    assert "修订" not in _check(root, file, *_HERE).err
    document = Document(file)
    mark = document.paragraphs[0]._p.makeelement(qn("w:ins"), {qn("w:id"): "9", qn("w:author"): "甲"})
    document.paragraphs[0]._p.append(mark)
    document.save(file)
    assert "1 处修订没有接受" in _check(root, file, *_HERE).err


def test_superfluous_spaces_are_taken_out_of_a_word_file(root):
    lines = (
        ("在会议上的讲话",),
        ("要抓好　落实，要把工作 做细。",),
        ("要抓", "好", "　落实，要把", "工作 ", "做细。"),
    )
    file = _docx(root / "空格.docx", *lines)
    result = _check(root, file, *_HERE, "--fix", root / "改.docx")
    said = [one.text for one in Document(root / "改.docx").paragraphs]
    assert said == ["在会议上的讲话", "要抓好落实，要把工作做细。", "要抓好落实，要把工作做细。"]
    assert result.err.count(" → ") == 4


def test_a_draft_is_checked_for_whom_it_was_made_and_is_no_copy_of_what_became_of_it(light):  # noqa: F811
    (light / "拟稿.yaml").write_text("单位:\n  地区: 清源县\n", encoding="utf-8")
    asked = ("--set", "地区=云河市", "--set", "日期=2026年3月5日", "--set", "会议=全市人大工作会议")
    made = nigao("draft", "工作会议讲话", *asked, "-o", "初稿.docx", here=light)
    assert made.code == 0, made.err
    told = json.loads(_check(light, light / "初稿.docx", "--json").out)
    assert (told["place"], told["level"], told["date"]) == ("云河市", "市", "2026-03-05")
    assert {one["id"] for one in told["findings"] if one["severity"] == "错误"} == {"leftover.blank"}
    final = Document(light / "初稿.docx")
    final.paragraphs[-1].add_run("要把监督题目选得准一些，让群众看得见身边的变化。")
    final.save(light / "定稿.docx")
    assert nigao("learn", "定稿.docx", "--final", "--yes", here=light).code == 0
    checked = _check(light, light / "初稿.docx")
    assert "overlap.source" not in checked.out
    assert "《定稿.docx》就是这篇初稿改成的" in checked.err


def test_a_river_that_bears_a_county_s_name_is_asked_about_and_the_county_is_an_error(root):
    for text, severity in (("抓好清河水污染治理。", "提示"), ("为清河人民办实事。", "错误")):
        (root / "名.txt").write_text(_GOOD + text + "\n", encoding="utf-8")
        found = json.loads(_check(root, root / "名.txt", *_HERE, "--json").out)["findings"]
        assert [(one["text"], one["severity"]) for one in found] == [("清河", severity)]


def test_what_is_said_often_of_the_same_words_is_shown_twice_and_counted(root):
    speech = _GOOD + "要把题目选准，把过程做实，把结果讲明，让代表放心，让群众满意。\n"
    (root / "半.txt").write_text(speech.replace("，", ","), encoding="utf-8")
    times = speech.count("，")
    result = _check(root, root / "半.txt", *_HERE)
    assert result.out.count("半角的“,”") == 2
    assert f"同样的还有 {times - 2} 处：第 " in result.out
    told = json.loads(_check(root, root / "半.txt", *_HERE, "--json").out)["findings"]
    assert sum(one["text"] == "," for one in told) == times
