"""Bad input: one line that names the file, one hint, exit 1, and everything as it was."""

import sqlite3

import pytest
from cli_support import DAY, SPEECH, desktop, refused, untouched, workspace
from desk_support import archive, build_tree, nigao
from docx import Document

__all__ = ["desktop", "workspace"]

UNREADABLE = {
    "没有.txt": None,
    "空.txt": b"",
    "坏.docx": "这不是压缩包".encode(),
    "目录.txt": "目录\n第一章\n第二章\n".encode(),
    "长" * 300 + ".txt": None,
}
DRAFT = ("draft", "交流发言", *DAY)


@pytest.mark.parametrize("verb", ["mine", "outline"])
@pytest.mark.parametrize("name", UNREADABLE, ids=["missing", "empty", "not a zip", "no speech", "too long"])
def test_a_file_that_is_no_speech_is_refused_by_name(workspace, desktop, verb, name):
    if UNREADABLE[name] is not None:
        build_tree(desktop, {name: UNREADABLE[name]})
    with untouched(workspace, desktop):
        refused(nigao(verb, desktop / name, "--workspace", workspace), name)


def test_a_folder_without_any_file_is_refused_by_name(workspace, desktop):
    (desktop / "空文件夹").mkdir()
    with untouched(workspace, desktop):
        refused(nigao("mine", desktop / "空文件夹", here=workspace), "空文件夹")


def test_several_files_of_which_none_is_a_speech_are_refused_together(workspace, desktop):
    build_tree(desktop, {"甲.txt": b"", "乙.docx": b"PK"})
    with untouched(workspace, desktop):
        result = nigao("mine", desktop / "甲.txt", desktop / "乙.docx", here=workspace)
    refused(result, "甲.txt", "2 个文件")
    assert "乙.docx" in result.out


def test_one_missing_path_stops_mining_before_the_others_are_taken_in(workspace, desktop):
    with untouched(workspace, desktop):
        refused(nigao("mine", desktop / "讲话.txt", desktop / "没有.txt", here=workspace), "没有.txt")


def test_a_missing_path_makes_no_workspace(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    with untouched(tmp_path):
        refused(nigao("mine", "没有.txt", here=tmp_path), "没有.txt")


@pytest.mark.parametrize(
    ("asked", "meant"), [("工作会讲话", "工作会议讲话"), ("交流", "交流发言"), ("汇报发言", "座谈会汇报发言")]
)
def test_an_unknown_occasion_suggests_the_nearest(workspace, asked, meant):
    with untouched(workspace):
        _, hint = refused(nigao("draft", asked, *DAY, here=workspace), asked)
    assert meant in hint


BRIEFS = {
    "wrong.txt": ("地区：云河市\n地去：云河市\n", "第 2 行", "地去"),
    "bare.txt": ("地区：云河市\n\n就这样吧\n", "第 3 行", "就这样吧"),
    "wrong.yaml": ("地区: 云河市\n会义: 全市人大工作会议\n", "第 2 行", "会义"),
    "quote.yaml": ('地区: 云河市\n会议: "全市人大工作会议\n字数: 3000\n', "第 2 行", "引号"),
    "date.txt": ("地区：云河市\n日期：明天下午\n", "第 2 行", "明天下午"),
    "level.txt": ("本级：公社\n", "第 1 行", "公社"),
    "length.txt": ("地区：云河市\n字数：很长\n", "第 2 行", "很长"),
    "private.txt": ("地区：云\ue000河市\n", "第 1 行", "地区"),
}


@pytest.mark.parametrize("name", BRIEFS)
def test_a_faulty_brief_names_its_line(workspace, desktop, name):
    text, *named = BRIEFS[name]
    build_tree(desktop, {name: text})
    with untouched(workspace, desktop):
        refused(nigao("draft", "交流发言", "--brief", desktop / name, here=workspace), *named)


def test_a_wrong_key_in_a_table_names_its_row(workspace, desktop):
    document = Document()
    for key, cell in zip(("地区", "地去"), document.add_table(2, 2).columns[0].cells, strict=True):
        cell.text = key
    document.tables[0].rows[1].cells[1].text = "云河市"
    document.save(desktop / "单.docx")
    with untouched(workspace, desktop):
        refused(nigao(*DRAFT, "--brief", desktop / "单.docx", here=workspace), "单.docx", "第 2 行", "地去")


@pytest.mark.parametrize(
    ("name", "data"),
    [("没有.txt", None), ("单.pdf", b"%PDF"), ("单.docx", b"x"), ("单.txt", bytes(range(256)) * 9)],
)
def test_a_brief_that_cannot_be_read_is_named(workspace, desktop, name, data):
    if data is not None:
        build_tree(desktop, {name: data})
    with untouched(workspace, desktop):
        refused(nigao(*DRAFT, "--brief", desktop / name, here=workspace), name)


def test_an_unknown_key_of_set_suggests_the_nearest(workspace):
    with untouched(workspace):
        _, hint = refused(nigao(*DRAFT, "--set", "地去=云河市", here=workspace), "地去")
    assert "地" in hint


TEMPLATES = {
    "open if": ("# 题\n{% if 地区 %}\n文字\n", ""),
    "open value": ("# 题\n文字\n到{{ 地区\n", ""),
    "bracket": ('# 题\n文字{{ 选(槽位="监督" }}\n', "第 2 行"),
    "unknown name": ("# 题\n\n到{{ 地址 }}。\n", "第 3 行"),
    "unknown filter": ("# 题\n到{{ 地区 | 大写 }}。\n", "第 2 行"),
    "unknown slot": ('# 题\n\n\n{{ 部分(槽位="监都") }}\n', "第 4 行"),
    "unknown argument": ('# 题\n{{ 选(槽="监督") }}\n', "第 2 行"),
    "unknown mark": ("# 题\n〔称胃〕同志们：\n", "第 2 行"),
    "skipped level": ("# 题\n## 一\n\n#### 三\n", "第 4 行"),
    "lone plus": ("# 题\n## 一\n+ 领句。｜展开。\n", "第 3 行"),
    "empty heading": ("# 题\n## \n文字\n", "第 2 行"),
    "empty point": ("# 题\n-\n文字\n", "第 2 行"),
    "left over": ("# 题\n文字 }}\n", "第 2 行"),
    "wrong head": ("---\n说明: 试\n字素: 3000\n---\n# 题\n", "第 3 行"),
    "open head": ("---\n说明: 试\n# 题\n", "第 1 行"),
    "broken head": ("---\n说明: 试\n编号: [一、\n字数: 3000\n---\n# 题\n", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("fault", TEMPLATES)
def test_a_faulty_template_names_file_and_line(workspace, fault):
    text, line = TEMPLATES[fault]
    build_tree(workspace, {"templates/我的场合.txt": text})
    with untouched(workspace):
        refused(nigao("draft", "我的场合", *DAY, here=workspace), "我的场合.txt", line)


def test_a_faulty_template_does_not_stop_another_occasion(workspace):
    build_tree(workspace, {"templates/我的场合.txt": "# 题\n{% if"})
    assert nigao(*DRAFT, "--text", here=workspace).code == 0


def test_an_existing_file_is_kept_unless_forced(workspace, desktop):
    target = build_tree(desktop, {"稿.docx": b"old"}) / "稿.docx"
    with untouched(workspace, desktop):
        _, hint = refused(nigao(*DRAFT, "-o", target, here=workspace), target)
    assert "--force" in hint
    assert nigao(*DRAFT, "-o", target, "--force", here=workspace).code == 0
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "target", ["没有/稿.docx", "讲话.txt/稿.docx", ".", "长" * 300 + ".docx", "/proc/稿.docx"],
    ids=["no folder", "a file for a folder", "a folder", "name too long", "forbidden"],
)  # fmt: skip
def test_a_path_that_cannot_be_written_is_named(workspace, desktop, target):
    with untouched(workspace, desktop):
        refused(nigao(*DRAFT, "-o", desktop / target, here=workspace), (desktop / target).parent)


@pytest.mark.parametrize("manifest", ["讲话.txt", "没有/清单.json", "/proc/清单.json"])
def test_a_manifest_that_cannot_be_written_leaves_no_draft_either(workspace, desktop, manifest):
    with untouched(workspace, desktop):
        result = nigao(*DRAFT, "-o", desktop / "稿.docx", "--manifest", desktop / manifest, here=workspace)
    refused(result, (desktop / manifest).parent)


def test_draft_and_manifest_may_not_be_one_file(workspace, desktop):
    both = desktop / "稿.docx"
    with untouched(workspace, desktop):
        refused(nigao(*DRAFT, "-o", both, "--manifest", both, "--force", here=workspace), "稿.docx")


def foreign_database(path):
    connection = sqlite3.connect(path)
    connection.execute("create table phrase (text)")
    connection.commit()
    connection.close()


def half_a_bank(path):
    path.write_bytes((archive() / "phrasebank" / "bank.sqlite").read_bytes()[:200_000])


def a_bank_with_a_hole(path):
    data = bytearray((archive() / "phrasebank" / "bank.sqlite").read_bytes())
    data[40_960:-40_960] = b"\xff" * (len(data) - 81_920)
    path.write_bytes(data)


NO_BANKS = {
    "text": lambda path: path.write_text(SPEECH, encoding="utf-8"),
    "another database": foreign_database,
    "half a bank": half_a_bank,
    "a bank with a hole": a_bank_with_a_hole,
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize(
    "args",
    [(*DRAFT, "--text"), ("search", "监督"), ("bank",), ("mine", "讲话.txt")],
    ids=lambda args: args[0],
)
@pytest.mark.parametrize("kind", NO_BANKS)
def test_a_bank_file_that_is_no_bank_is_named_and_kept(tmp_path, desktop, kind, args):
    workspace = build_tree(tmp_path / "工作", {"拟稿.yaml": ""})
    (workspace / "phrasebank").mkdir()
    NO_BANKS[kind](workspace / "phrasebank" / "bank.sqlite")
    with untouched(workspace, desktop):
        refused(nigao(*args, "--workspace", workspace, here=desktop), "bank.sqlite")


@pytest.mark.parametrize("name", ["terms.yaml", "监督.yaml", "slots.yaml"])
def test_a_broken_content_file_is_named_and_the_bank_stays_as_it_was(workspace, name):
    build_tree(workspace, {f"phrasebank/{name}": '槽位: "监督\n'})
    with untouched(workspace):
        result = nigao("bank", here=workspace)
    assert result.code == 1
    assert name in result.err
    assert "Traceback" not in result.err


def test_a_broken_card_names_file_and_key(workspace):
    build_tree(workspace, {"拟稿.yaml": "单位:\n  地去: 云河市\n"})
    with untouched(workspace):
        refused(nigao(*DRAFT, here=workspace), "拟稿.yaml", "地去")
