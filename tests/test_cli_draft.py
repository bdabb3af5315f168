"""What `nigao draft` gives: the file, the text, the skeleton, and the same again each time."""

import ast
import functools
import os
import re
import sqlite3
from pathlib import Path

import pytest
from cli_support import DAY, PLACE, desktop, refused, untouched, workspace
from desk_support import archive, build_tree, nigao, spawn
from docx import Document

from generator.desk.content import shipped_root
from generator.reading.files import read_manuscript

__all__ = ["desktop", "workspace"]

OCCASIONS = ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话")


@functools.cache
def text_of(occasion, *more, seed=1):
    """The text of a draft from the archive's workspace."""
    result = nigao("draft", occasion, *DAY, *PLACE, *more, "--seed", seed, "--text", "--workspace", archive())
    assert result.code == 0, result.err
    return result.out


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_word_file_reads_as_the_text_that_is_shown(workspace, occasion):
    result = nigao("draft", occasion, *DAY, *PLACE, here=workspace)
    assert result.code == 0, result.err
    assert read_manuscript(Path(result.out.strip())).text == text_of(occasion).removesuffix("\n")


def test_a_draft_ends_with_the_path_of_its_file_on_standard_output(workspace):
    first = nigao("draft", "交流发言", *DAY, *PLACE, here=workspace)
    path = Path(first.out.removesuffix("\n"))
    assert path.parent == workspace / "output"
    assert path.suffix == ".docx"
    assert {"云河市", "交流发言", "2026-12-01"} <= set(re.findall("云河市|交流发言|2026-12-01", path.name))
    assert path.is_file()


def test_a_second_draft_of_the_day_gets_a_name_of_its_own(workspace):
    paths = [nigao("draft", "交流发言", *DAY, "--seed", seed, here=workspace).out for seed in (1, 2)]
    assert len({*paths, *(workspace / "output").glob("*.docx")}) == 4
    assert Path(paths[0].strip()).read_bytes() != Path(paths[1].strip()).read_bytes()


@pytest.mark.parametrize("place", ["云河/市", "../../云河市", "云:河*市?", "云" * 200])
def test_no_place_leads_the_file_out_of_the_output_folder(workspace, place):
    build_tree(workspace, {"templates/短稿.txt": "# 题\n同志们\n"})
    result = nigao("draft", "短稿", *DAY, "--set", f"地区={place}", here=workspace)
    assert result.code == 0, result.err
    assert Path(result.out.strip()).resolve().parent == workspace / "output"


@pytest.mark.parametrize("name", ["稿.docx", "稿", "2026.12.1", "稿.DOCX"])
def test_the_file_asked_for_always_is_a_docx(workspace, desktop, name):
    build_tree(workspace, {"templates/短稿.txt": "# 题\n同志们\n"})
    result = nigao("draft", "短稿", *DAY, "-o", name, "--workspace", workspace, here=desktop)
    path = desktop / result.out.strip()
    assert path.suffix.lower() == ".docx"
    assert path.name.startswith(name)
    assert Document(str(path)).paragraphs


def test_text_and_skeleton_write_no_file(workspace, desktop):
    for mode in ("--text", "--skeleton"):
        before = sorted(path.name for path in (*workspace.rglob("*"), *desktop.rglob("*")))
        assert nigao("draft", "交流发言", *DAY, mode, "--workspace", workspace, here=desktop).code == 0
        assert sorted(path.name for path in (*workspace.rglob("*"), *desktop.rglob("*"))) == before


def test_the_output_folder_is_made_anew_when_it_is_gone(workspace):
    (workspace / "output").rmdir()
    assert nigao("draft", "交流发言", *DAY, here=workspace).code == 0


def test_a_file_in_the_place_of_the_output_folder_is_told(workspace):
    (workspace / "output").rmdir()
    build_tree(workspace, {"output": "x"})
    with untouched(workspace):
        refused(nigao("draft", "交流发言", *DAY, here=workspace), "output")


def calls(text):
    """Every 选(…) and 部分(…) in a text, as name and arguments whatever their order."""
    found = re.findall(r"\{\{ *((?:选|部分)\(.*?\)) *\}\}", text)
    parsed = [ast.parse(call, mode="eval").body for call in found]
    return [
        (call.func.id, {one.arg: ast.literal_eval(one.value) for one in call.keywords}) for call in parsed
    ]


def skeleton_of(occasion, workspace):
    result = nigao("draft", occasion, *DAY, *PLACE, "--skeleton", "--workspace", workspace)
    assert result.code == 0, result.err
    return result.out


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_skeleton_shows_each_request_as_the_template_makes_it(occasion):
    template = calls((shipped_root() / "templates" / f"{occasion}.txt").read_text(encoding="utf-8"))
    shown = calls(skeleton_of(occasion, archive()))
    assert len(shown) >= 5
    assert [call for call in shown if call not in template] == []


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_skeleton_is_in_the_notation_and_renders_to_itself(workspace, occasion):
    head = (shipped_root() / "templates" / f"{occasion}.txt").read_text(encoding="utf-8").split("---\n")[1]
    shown = skeleton_of(occasion, archive())
    assert shown.startswith("# ")
    assert "〔日期〕（2026年12月1日）" in shown.splitlines()
    build_tree(workspace, {f"templates/{occasion}.txt": f"---\n{head}---\n{shown}"})
    assert skeleton_of(occasion, workspace) == shown


def test_a_skeleton_with_points_headings_and_literal_signs_renders_to_itself(workspace):
    text = (
        "# 题\n〔称谓〕同志们：\n\\# 不是标题\n## 〔不编号〕小标题\n- 领句。｜展开。\n+ 〔不编号〕再来。｜甲\\｜乙。\n"
        '### 二级\n【待填：数字】和{{ 部分数 }}\n〔结尾〕\n{{ 选(槽位="closing", 提示="写一句") }}\n〔落款〕某某\n'
    )
    build_tree(workspace, {"templates/我的场合.txt": text})
    assert skeleton_of("我的场合", workspace) == text


def bytes_of(workspace, home, seed="1", **environment):
    target = home / f"稿{len(list(home.iterdir()))}.docx"
    args = ("draft", "工作会议讲话", *DAY, *PLACE, "--seed", seed, "-o", target)
    result = spawn(*args, here=workspace, home=home, **environment)
    assert (result.code, result.out) == (0, f"{target}\n"), result.err
    return target.read_bytes(), result.err


def test_the_same_wish_gives_the_same_bytes_whatever_the_workspace_the_hash_seed_and_the_time_zone(
    workspace, tmp_path
):
    elsewhere, home = tmp_path / "另一处", tmp_path / "家"
    assert nigao("init", elsewhere).code == 0
    home.mkdir()
    first, said = bytes_of(workspace, home, PYTHONHASHSEED="1", TZ="UTC")
    assert "句库是空的" not in said
    other, said = bytes_of(elsewhere, home, PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", LANG="C")
    assert "句库是空的" in said
    assert other == first


def test_another_seed_gives_another_draft():
    texts = {text_of("交流发言", seed=seed) for seed in (1, 2, 3)}
    assert len(texts) == 3


def test_what_was_drafted_before_does_not_change_a_draft(workspace):
    before = text_of("交流发言")
    nigao("draft", "交流发言", *DAY, *PLACE, "--seed", "2", here=workspace)
    assert nigao("draft", "交流发言", *DAY, *PLACE, "--text", here=workspace).out == before


def test_without_a_date_today_is_taken_and_said(workspace):
    result = nigao("draft", "交流发言", "--text", here=workspace)
    today = re.search(r"按今天（(\d+年\d+月\d+日)）", result.err)[1]
    assert f"（{today}）" in result.out.splitlines()


BRIEF = "地区：松原岭县\n会议：全县人大工作会议\n时间：2026年12月1日\n姓名：某某\n重点：代表建议、民生\n"


def brief_files(folder):
    document = Document()
    for line in BRIEF.splitlines():
        table = document.tables[0] if document.tables else document.add_table(0, 2)
        for cell, text in zip(table.add_row().cells, line.split("："), strict=True):
            cell.text = text
    document.save(folder / "单.docx")
    full_width = "﻿" + BRIEF.replace("：", " ： ")
    return build_tree(
        folder,
        {
            "单.txt": BRIEF, "国标.txt": BRIEF.encode("gb18030"), "空格.txt": full_width,
            "单.yaml": BRIEF.replace("：", ": "), "全角.yaml": BRIEF, "半角.txt": BRIEF.replace("：", ":"),
        },
    )  # fmt: skip


@pytest.mark.parametrize("name", ["单.docx", "国标.txt", "空格.txt", "单.yaml", "全角.yaml", "半角.txt"])
def test_a_brief_says_the_same_in_every_format_and_encoding(desktop, name):
    brief_files(desktop)
    shown = [
        nigao("draft", "工作会议讲话", "--brief", desktop / file, "--skeleton", "--workspace", archive())
        for file in (name, "单.txt")
    ]
    assert shown[0].code == 0, shown[0].err
    assert shown[0].out == shown[1].out
    lines = shown[0].out.splitlines()
    assert lines[:3] == ["# 在全县人大工作会议上的讲话", "〔日期〕（2026年12月1日）", "〔讲话人〕某某"]


def test_set_wins_over_the_brief_and_takes_a_full_width_sign(desktop):
    brief_files(desktop)
    args = ("draft", "工作会议讲话", "--brief", desktop / "单.txt", "--skeleton", "--workspace", archive())
    shown = nigao(*args, "--set", "会议＝全县人大工作推进会").out
    assert "在全县人大工作推进会上的讲话" in shown
    assert "全县人大工作会议" not in shown


def test_full_width_delimiters_in_a_template_are_understood(workspace):
    text = "# 题\n｛｛ 地区 ｝｝：｛｛ 选（槽位=“监督”，作用=“举措”） ｝｝\n｛％ if 本级 == “市” ％｝\n市里\n｛％ endif ％｝\n"
    build_tree(workspace, {"templates/我的场合.txt": text})
    shown = nigao("draft", "我的场合", *DAY, *PLACE, "--text", here=workspace).out.splitlines()
    assert shown[1].startswith("云河市：")
    assert len(shown[1]) > 12
    assert shown[2] == "市里"


def test_what_is_asked_for_must_appear_or_is_told(workspace):
    word = "数字人大平台建设"
    result = nigao("draft", "交流发言", *DAY, "--set", f"必提={word}", "--text", here=workspace)
    assert word in result.out + result.err


def test_the_brief_may_name_the_occasion_and_the_command_line_goes_before_it(workspace):
    (workspace / "单.txt").write_text("场合：交流发言\n地区：云河市\n日期：2026年12月1日\n", encoding="utf-8")
    named = nigao("draft", "--brief", "单.txt", "--text", here=workspace)
    typed = nigao("draft", "交流发言", "--brief", "单.txt", "--text", here=workspace)
    assert (named.code, named.out) == (0, typed.out)
    other = nigao("draft", "党组学习发言", "--brief", "单.txt", "--text", here=workspace)
    assert other.code == 0
    assert other.out != named.out
    assert "交流发言" in other.err.splitlines()[0]


def kept_drafts(workspace):
    connection = sqlite3.connect(workspace / "phrasebank" / "bank.sqlite")
    rows = connection.execute("select manifest from draft").fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_a_draft_made_is_kept_in_the_bank_once(workspace, desktop):
    before = kept_drafts(workspace)
    args = ("draft", "交流发言", *DAY, *PLACE, "--seed", "77", "--workspace", workspace)
    assert nigao(*args, "-o", desktop / "a.docx", "--manifest", desktop / "a.json").code == 0
    assert nigao(*args, "-o", desktop / "b.docx").code == 0
    kept = kept_drafts(workspace)
    assert len(kept) == len(before) + 1
    assert (desktop / "a.json").read_text(encoding="utf-8") in kept


@pytest.mark.skipif(os.name == "nt", reason="files there have no such modes")
def test_a_bank_is_readable_by_its_owner_only():
    assert (archive() / "phrasebank" / "bank.sqlite").stat().st_mode & 0o077 == 0


def test_no_skeleton_is_shown_at_a_level_that_the_occasion_does_not_have():
    shown, drafted = (
        nigao("draft", "工作会议讲话", *DAY, "--set", "地区=青石镇", mode, "--workspace", archive())
        for mode in ("--skeleton", "--text")
    )
    assert shown.code == drafted.code == 1
    assert not shown.out
    assert "不适用于镇一级" in shown.err
    assert shown.err == drafted.err
