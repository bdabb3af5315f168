"""nigao template new, from and check: templates that the user begins, and what is said of faulty ones."""

import pytest
from cli_support import DAY, PLACE, SENTENCE, SPEECH, desktop, light, refused, untouched, workspace
from desk_support import archive, archive_of_sentences, build_tree, nigao

from generator.desk.content import shipped_root

__all__ = ["desktop", "light", "workspace"]

MEETING = ("--set", "会议=代表工作推进会")
OLD = """\
在云河市代表工作推进会上的讲话
同志们：
今天，我们召开代表工作推进会，目的是让代表建议件件有回音。刚才几位代表谈得很实在，听了很受触动。下面，我讲两点意见。
一、把代表建议提得更准
一要走访选民。要到街坊邻里的灯火处听取意见，把零散的抱怨归拢成可办的事项。
二要写好建议。要教会代表写好一张建议卡，一卡只说一件事，说清缘由和盼望。
二、把建议办理做得更实
一要见面沟通。承办单位要先见面再动笔，把代表请到现场一起看、一起算。
二要公开进度。要公开办理进度，让每一件建议走到哪一步都看得见。
三要跟踪问效。要用好跟踪问效，对答应了还没有办的事项，列出单子逐件销号。
同志们，让我们把每一张建议卡都当作一份嘱托，扎扎实实办出成效。
"""


def checked(name, here):
    """The report on one template, which must be sound."""
    result = nigao("template", "check", name, here=here)
    assert result.code == 0, result.out + result.err
    return result.out


@pytest.mark.parametrize("like", [(), ("--like", "主持词"), ("--like", "工作会议讲话")])
def test_a_new_template_checks_and_drafts_as_it_is(workspace, like):
    made = nigao("template", "new", "预算审查座谈会讲话", *like, here=workspace)
    path = workspace / "templates" / "预算审查座谈会讲话.txt"
    assert (made.code, made.out.strip()) == (0, str(path)), made.err
    assert checked("预算审查座谈会讲话", workspace) == "预算审查座谈会讲话：没有问题。\n"
    drafted = nigao("draft", "预算审查座谈会讲话", *DAY, *PLACE, *MEETING, "--text", here=workspace)
    assert drafted.code == 0
    assert "代表工作推进会" in drafted.out
    assert "此处写" not in drafted.out


def test_a_copy_keeps_every_line_of_the_occasion_it_is_like(workspace):
    assert nigao("template", "new", "新会", "--like", "交流发言", here=workspace).code == 0
    original = (shipped_root() / "templates" / "交流发言.txt").read_text(encoding="utf-8").splitlines()
    copied = (workspace / "templates" / "新会.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in copied if line in original] == original
    assert "参照: 交流发言" in copied


def test_a_template_is_not_written_over_nor_named_after_a_folder(workspace):
    build_tree(workspace, {"templates/我的.txt": "我写的"})
    with untouched(workspace):
        refused(nigao("template", "new", "我的", here=workspace), "我的.txt")
        refused(nigao("template", "new", "../坏", here=workspace), "../坏")
        refused(nigao("template", "new", "新会", "--like", "交流发", here=workspace), "交流发")


def test_a_speech_becomes_an_occasion_that_checks_and_drafts(workspace, desktop):
    build_tree(desktop, {"去年.txt": OLD})
    made = nigao(
        "--workspace",
        workspace,
        "template",
        "from",
        "去年.txt",
        "-o",
        workspace / "templates" / "推进会.txt",
        here=desktop,
    )
    assert made.code == 0, made.err
    assert "两个部分，各有 2、3 点" in made.err
    text = (workspace / "templates" / "推进会.txt").read_text(encoding="utf-8")
    assert "云河" not in text
    assert SENTENCE not in text
    assert '要点=["联系群众", "代表工作"]' in text
    assert '要点=["建议办理", "代表工作", "跟踪问效"]' in text
    assert "【此处写：会上听到、看到的情况】" in text
    checked("推进会", workspace)
    drafted = nigao("draft", "推进会", *DAY, "--set", "地区=望州市", *MEETING, "--text", here=workspace)
    assert drafted.out.startswith("在代表工作推进会上的讲话\n")
    assert "下面，我讲两点意见。" in drafted.out


def test_without_a_name_a_template_is_named_after_the_occasion_of_its_speech(workspace):
    sample = shipped_root() / "phrasebank" / "speeches" / "清源县-工作会议讲话.txt"
    made = nigao("template", "from", sample, here=workspace)
    assert made.out.strip() == str(workspace / "templates" / "仿工作会议讲话.txt")
    with untouched(workspace / "templates"):
        refused(nigao("template", "from", sample, here=workspace), "仿工作会议讲话.txt")
    assert nigao("template", "from", sample, "--force", here=workspace).code == 0


def test_what_is_no_speech_makes_no_template(workspace, desktop):
    build_tree(desktop, {"单子.txt": "苹果\n梨\n"})
    with untouched(workspace, desktop):
        args = ("--workspace", workspace, "template", "from")
        refused(nigao(*args, "单子.txt", here=desktop), "单子.txt")
        refused(nigao(*args, "没有.txt", here=desktop), "没有.txt")


FAULTY = {
    "unclosed head": ("---\n说明: 甲\n正文\n", "第 1 行"),
    "unknown key": ("---\n说明: 甲\n编码: [一、]\n---\n正文\n", "第 3 行"),
    "unknown slot": ('正文\n{{ 部分(槽位="监察") }}\n', "第 2 行"),
    "unclosed condition": ("正文\n{% if 姓名 %}\n甲\n", "第 "),
    "only at one level": ('正文\n{% if 本级 == "县" %}\n{{ 地曲 }}\n{% endif %}\n', "第 3 行"),
    "only when filled": ("正文\n{% if 姓名 %}\n### 甲\n{% endif %}\n", "第 3 行"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_told_with_its_line_at_whatever_level_and_filling_it_shows(workspace, fault):
    text, line = FAULTY[fault]
    build_tree(workspace, {"templates/坏.txt": text})
    result = nigao("template", "check", "坏", here=workspace)
    assert result.code == 1
    assert "错误" in result.out
    assert line in result.out


def test_doubts_are_told_without_failing(workspace):
    text = "---\n参照: 没有的会\n重点: [计划预祘]\n必填: [地曲]\n---\n全县的同志们，我们要加强地方立法。\n"
    build_tree(workspace, {"templates/疑.txt": text})
    out = checked("疑", workspace)
    for word in ("没有的会", "计划预祘", "地曲", "第 6 行", "全县", "立法"):
        assert word in out, word


def test_a_part_that_the_bank_cannot_fill_is_told(workspace):
    text = '---\n字数: 9000\n---\n{{ 部分(槽位="宪法", 要点=3, 字数=9000) }}\n'.replace(
        "宪法", "重大事项与任免"
    )
    build_tree(workspace, {"templates/缺.txt": text})
    assert "提示" in checked("缺", workspace)


def test_check_without_a_name_looks_at_every_template(workspace):
    shipped = [path.stem for path in (shipped_root() / "templates").glob("*.txt")]
    short = {f"templates/{name}.txt": "正文。\n" for name in shipped if name != "任职表态发言"}
    build_tree(workspace, {**short, "templates/坏.txt": "正文 {{ 地曲 }}\n"})
    result = nigao("template", "check", here=workspace)
    assert result.code == 1
    for name in (*shipped, "坏"):
        assert f"{name}：" in result.out


def test_check_of_a_name_that_is_nobody_s_is_refused(workspace):
    refused(nigao("template", "check", "没有这个场合", here=workspace), "没有这个场合")


def references(*keys_and_files):
    """--set for each reference."""
    return [part for key, file in keys_and_files for part in ("--set", f"{key}={file}")]


def test_a_draft_takes_the_form_of_the_speech_it_is_referred_to(desktop):
    build_tree(
        desktop,
        {"去年.txt": OLD, "单.txt": "地区：望州市\n会议：推进会\n日期：2026年12月1日\n形式参照：去年.txt\n"},
    )
    args = ("--workspace", archive(), "draft", "工作会议讲话", "--brief", desktop / "单.txt")
    skeleton = nigao(*args, "--skeleton")
    assert skeleton.code == 0, skeleton.err
    assert [line.count("部分(") for line in skeleton.out.splitlines() if "部分(" in line] == [1, 1]
    text = nigao(*args, "--text")
    assert "形式照《去年.txt》" in text.err
    assert "下面，我讲两点意见。" in text.out
    assert SENTENCE not in text.out


def test_a_draft_speaks_of_what_the_speech_it_is_referred_to_speaks_of_but_never_in_its_words(tmp_path):
    sample = shipped_root() / "phrasebank" / "speeches" / "清源县-工作会议讲话.txt"
    args = (
        "--workspace",
        archive_of_sentences(),
        "draft",
        "工作会议讲话",
        "--set",
        "地区=松原岭县",
        *DAY,
        "--manifest",
    )
    plain = nigao(*args, tmp_path / "一.json", "--text")
    referred = nigao(*args, tmp_path / "二.json", "--text", *references(("内容参照", sample)))
    assert referred.code == 0, referred.err
    assert sample.name in (tmp_path / "一.json").read_text(encoding="utf-8")
    made = (tmp_path / "二.json").read_text(encoding="utf-8")
    assert f'"file": "{sample.name}"' not in made
    assert "多说这些话题" in referred.err
    assert referred.out != plain.out


@pytest.mark.parametrize("key", ["形式参照", "内容参照"])
def test_a_reference_that_is_not_there_or_holds_no_speech_is_refused(workspace, desktop, key):
    build_tree(desktop, {"单子.txt": "苹果\n梨\n"})
    args = ("--workspace", workspace, "draft", "工作会议讲话", *DAY, *PLACE, "-o", desktop / "稿.docx")
    with untouched(workspace, desktop):
        refused(nigao(*args, *references((key, "没有.txt")), here=desktop), key, "没有.txt")
        refused(nigao(*args, *references((key, "单子.txt")), here=desktop), "单子.txt")


def test_a_broken_template_does_not_hide_the_others(workspace):
    build_tree(workspace, {"templates/坏了.txt": "---\n字数: 八百字\n---\n# 题\n"})
    listed = nigao("template", "list", here=workspace)
    assert listed.code == 0, listed.err
    assert "工作会议讲话" in listed.out
    (line,) = [line for line in listed.out.splitlines() if "坏了" in line]
    assert "写坏了" in line
    assert "字数" in line


def test_a_template_from_a_speech_calls_upon_the_same_people_at_both_ends(light):
    speech = SPEECH.replace("同志们：", "各位代表：").replace("同志们，让", "各位代表，让")
    (light / "旧.txt").write_text(speech, encoding="utf-8")
    (light / "templates").mkdir()
    assert nigao("template", "from", "旧.txt", "-o", "templates/仿.txt", here=light).code == 0
    for asked, called in (((), "各位代表"), (("--set", "称谓=同志们"), "同志们")):
        result = nigao(
            "draft", "仿", *DAY, *PLACE, *asked, "--set", "会议=代表工作推进会", "--text", here=light
        )
        assert result.code == 0, result.err
        assert f"{called}：" in result.out.splitlines()
        assert any(line.startswith(f"{called}，") for line in result.out.splitlines()), result.out
