"""What `nigao` asks at a terminal, and only there."""

import os
import select
import subprocess
import sys
import time

import pytest
from cli_support import DAY, PLACE, desktop, workspace
from desk_support import Result, build_tree, environment, nigao, spawn

__all__ = ["desktop", "workspace"]

pty = pytest.importorskip("pty", reason="there is no pseudo-terminal here", exc_type=ImportError)


def at_terminal(*args, typed, here, home):
    """Run `nigao` at a terminal at which `typed` is typed; all that the terminal then shows."""
    process, master = _at_work(args, typed, here, home)
    shown = _read_all(master)
    code = process.wait(timeout=60)
    os.close(master)
    return Result(code, shown.replace("\r\n", "\n"), "")


def killed_at_terminal(*args, typed, when, here, home):
    """As `at_terminal`, but the process is killed dead as soon as the terminal shows `when`; all that it showed."""
    process, master = _at_work(args, typed, here, home)
    shown = _read_all(master, until=when.encode())
    process.kill()
    process.wait(timeout=60)
    os.close(master)
    assert when in shown
    return shown.replace("\r\n", "\n")


def _at_work(args, typed, here, home):
    """`nigao` as it runs at a terminal at which `typed` is typed, and the other end of that."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from generator.cli.main import run; run()", *map(str, args)],
        cwd=here, env=environment(home, PAGER="cat"), stdin=slave, stdout=slave, stderr=slave, close_fds=True,
    )  # fmt: skip
    os.close(slave)
    os.write(master, typed.encode())
    return process, master


def _read_all(master, until=b"\0"):
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end and until not in shown:
        if select.select([master], [], [], 1)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux: the last process at the terminal is gone
                break
            if not piece:
                break
            shown += piece
    return shown.decode("utf-8", "replace")


def test_init_asks_for_the_card_and_a_draft_takes_its_place_from_there(workspace, tmp_path):
    answers = "云河市\n\n清江省\n临江区、清源县\n\n\n\n各位同事\n"
    shown = at_terminal("init", workspace, typed=answers, here=tmp_path, home=tmp_path)
    assert shown.code == 0, shown.out
    text = nigao("draft", "座谈会汇报发言", *DAY, "--text", here=workspace).out
    assert "在全省人大工作座谈会上的汇报发言" in text
    assert "各位同事：" in nigao("draft", "工作会议讲话", *DAY, "--text", here=workspace).out.splitlines()


def test_init_shows_what_the_card_says_and_keeps_it_on_return(tmp_path):
    card = "# 我的说明\n单位:\n  地区：旧河市\n  下级:\n    - 甲县\n    - 乙区\n别的: 1\n".encode("gb18030")
    root = build_tree(tmp_path / "工作", {"拟稿.yaml": card})
    shown = at_terminal("init", root, typed="\n" * 8, here=tmp_path, home=tmp_path)
    assert "旧河市" in shown.out
    assert "甲县、乙区" in shown.out
    kept = (root / "拟稿.yaml").read_text(encoding="utf-8")
    assert kept == card.decode("gb18030")


def test_what_is_answered_replaces_the_old_value_and_leaves_the_rest(tmp_path):
    card = "# 我的说明\n单位:\n  地区：旧河市\n  下级:\n    - 甲县\n    - 乙区\n  姓名: 某人\n别的: 1\n"
    root = build_tree(tmp_path / "工作", {"拟稿.yaml": card})
    typed = "云河市\n\n清江省\n临江区、清源县\n\n\n\n\n"
    at_terminal("init", root, typed=typed, here=tmp_path, home=tmp_path)
    lines = (root / "拟稿.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# 我的说明"
    assert lines[-1] == "别的: 1"
    assert "  姓名: 某人" in lines
    assert not any("旧河市" in line or "甲县" in line or "乙区" in line for line in lines)
    assert sum("云河市" in line for line in lines) == sum("清江省" in line for line in lines) == 1


def test_init_asks_again_for_a_level_that_there_is_none_of(tmp_path):
    root = build_tree(tmp_path / "工作", {})
    shown = at_terminal("init", root, typed="清源县\n地球\n县\n" + "\n" * 6, here=tmp_path, home=tmp_path)
    assert shown.code == 0, shown.out
    assert "没有“地球”这一级" in shown.out
    kept = (root / "拟稿.yaml").read_text(encoding="utf-8")
    assert "县" in kept
    assert "地球" not in kept


def test_init_left_halfway_keeps_what_was_answered_and_says_so(tmp_path):
    root = build_tree(tmp_path / "工作", {})
    shown = at_terminal("init", root, typed="清源县\n\x04", here=tmp_path, home=tmp_path)
    assert shown.code == 1
    assert "已答的（地区）记在" in shown.out
    assert "清源县" in (root / "拟稿.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["\n", "0\n", "q\n", "2\n\n8\n", "3\n\n\n", "5\n\nq\n"])
def test_return_goes_back_and_out_of_the_menu(workspace, tmp_path, typed):
    shown = at_terminal(typed=typed, here=workspace, home=tmp_path)
    assert shown.code == 0, shown.out
    assert "请输入" not in shown.out


def test_the_menu_takes_names_too(workspace, tmp_path):
    shown = at_terminal(typed="句库\n退出\n", here=workspace, home=tmp_path)
    assert shown.code == 0, shown.out
    assert "按环节" in shown.out or "按槽位" in shown.out


def test_the_menu_runs_what_is_chosen_and_comes_back(workspace, tmp_path):
    shown = at_terminal(typed="5\n预算 绩效 决算\n7\n8\n", here=workspace, home=tmp_path)
    assert shown.code == 0, shown.out
    assert "预算" in shown.out
    assert "按环节" in shown.out or "按槽位" in shown.out
    assert shown.out.count("请选择") == 3


def test_hits_are_marked_at_a_terminal_and_a_pager_shows_more_than_a_screen(workspace, tmp_path):
    few = at_terminal("search", "预算", "绩效", "--limit", "1", typed="", here=workspace, home=tmp_path)
    assert few.code == 0
    assert "\x1b[32m\x1b[1m预算\x1b[0m" in few.out
    many = at_terminal("search", "代表", "--limit", "60", typed="", here=workspace, home=tmp_path)
    assert many.code == 0
    assert "60. " in many.out
    copied = at_terminal("search", "预算", "绩效", "--copy", "1", typed="", here=workspace, home=tmp_path)
    assert "\x1b" not in copied.out
    assert copied.out.count("\n") == 1


def test_the_menu_works_in_the_workspace_that_was_asked_for(workspace, tmp_path):
    shown = at_terminal("--workspace", workspace, typed="7\n8\n", here=tmp_path, home=tmp_path)
    assert str(workspace / "phrasebank" / "bank.sqlite") in shown.out.replace("\n", "")
    assert not (tmp_path / "文档").exists()


@pytest.mark.parametrize("typed", ["6\n没有这个文件.txt\n8\n", "5\n--nothing\n8\n", "9\nx\n8\n"])
def test_a_mistake_in_the_menu_is_told_and_the_menu_goes_on(workspace, tmp_path, typed):
    shown = at_terminal(typed=typed, here=workspace, home=tmp_path)
    assert shown.code == 0, shown.out
    assert "Traceback" not in shown.out
    assert "Error" not in shown.out


def test_the_menu_asks_whether_to_set_right_what_can_be(workspace, tmp_path):
    speech = workspace / "稿.txt"
    speech.write_text("讲话\n同志们：\n要布署工作，要更加扎实的推进工作。\n", encoding="utf-8")
    for typed, written in ((f"3\n{speech}\nn\n8\n", False), (f"3\n{speech}\ny\n8\n", True)):
        shown = at_terminal(typed=typed, here=workspace, home=tmp_path)
        assert shown.code == 0, shown.out
        assert "--fix" not in shown.out
        assert (workspace / "稿-已改.txt").exists() is written
    assert "部署" in (workspace / "稿-已改.txt").read_text(encoding="utf-8")
    assert "布署" in speech.read_text(encoding="utf-8")


def test_the_verb_itself_asks_nothing_and_tells_the_option(workspace, tmp_path):
    speech = workspace / "稿.txt"
    speech.write_text("讲话\n同志们：\n要布署工作，要更加扎实的推进工作。\n", encoding="utf-8")
    shown = at_terminal("check", speech, typed="y\n", here=workspace, home=tmp_path)
    assert "可以直接改好：加 --fix 文件" in shown.out
    assert not (workspace / "稿-已改.txt").exists()


def test_a_draft_that_nobody_edited_is_not_learnt_from_on_return(workspace, tmp_path):
    made = nigao("draft", "工作会议讲话", *DAY, *PLACE, "-o", "稿.docx", here=workspace)
    assert made.code == 0, made.err
    shown = at_terminal(typed="4\n稿.docx\n\n8\n", here=workspace, home=tmp_path)
    assert shown.code == 0, shown.out
    assert "还没有改过" in shown.out
    assert "句库没有改动" in shown.out
    assert "--yes" not in shown.out


def test_leaving_the_menu_by_the_end_of_input_is_told_in_chinese(workspace, tmp_path):
    shown = at_terminal(typed="\x04", here=workspace, home=tmp_path)
    assert shown.code == 1
    assert "已中止" in shown.out


def test_a_draft_at_a_terminal_asks_for_what_the_template_needs(workspace, tmp_path):
    args = ("draft", "工作会议讲话", *DAY, "--text")
    shown = at_terminal(*args, typed="云河县\n", here=workspace, home=tmp_path)
    assert "地区" in shown.out
    assert "我县" in shown.out or "全县" in shown.out


def test_nothing_is_asked_without_a_terminal(workspace, tmp_path):
    for args in (("draft", "工作会议讲话", *DAY, "--text"), ("init",), ()):
        result = spawn(*args, here=workspace, home=tmp_path)
        assert result.code == 0, result.err
        assert "回车" not in result.out + result.err


def test_what_the_brief_gives_is_not_asked_at_a_terminal(workspace, tmp_path):
    args = ("draft", "工作会议讲话", *DAY, *PLACE, "--text")
    shown = at_terminal(*args, typed="", here=workspace, home=tmp_path)
    assert shown.code == 0
    assert "回车" not in shown.out
