"""`nigao bank review` at a terminal, and `nigao bank used`."""

import shutil

import pytest
import yaml
from cli_support import SENTENCE, SPEECH, refused, small_workspace
from desk_support import build_tree, nigao
from test_cli_terminal import at_terminal, killed_at_terminal

CLEAR = "\x16\x15"
"""What empties the line that is edited: Ctrl+U, with Ctrl+V before it as it is typed ahead."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    root = small_workspace(tmp_path_factory.mktemp("看") / "工作")
    build_tree(root.parent / "稿", {"讲话.txt": SPEECH})
    assert nigao("--workspace", root, "mine", root.parent / "稿").code == 0
    return root


@pytest.fixture
def workspace(filled, tmp_path):
    return shutil.copytree(filled, tmp_path / "工作")


@pytest.fixture
def review(workspace, tmp_path):
    """Review with what is typed; what the terminal shows."""

    def reviewed(typed, *options):
        shown = at_terminal("bank", "review", *options, typed=typed, here=workspace, home=tmp_path)
        assert shown.code == 0, shown.out
        return shown.out

    return reviewed


def shown_sentences(out):
    """The sentences shown, in order."""
    lines = out.splitlines()
    return [lines[at + 1].strip() for at, line in enumerate(lines) if "]  讲话.txt 第" in line]


def slot_of(workspace, text):
    """The slot under which a sentence is offered; empty if it is not."""
    target = workspace.parent / "看.yaml"
    assert nigao("bank", "export", target, "--force", here=workspace).code == 0
    for slot, entries in yaml.safe_load(target.read_text(encoding="utf-8"))["短语"].items():
        if any(one["句子"] == text and one["状态"] == "取用" for one in entries):
            return slot
    return ""


def test_who_decides_nothing_is_not_told_to_undo_something(review):
    shown = review("q\n")
    assert "没有改动" in shown
    assert "undo" not in shown


def test_each_answer_is_heeded_and_the_next_round_goes_on(workspace, review):
    first = review("\nx\nq\n")
    assert len(shown_sentences(first)) == 3
    assert "看了 2 句" in first
    second = review("q\n")
    assert shown_sentences(second) == shown_sentences(first)[2:]
    kept, struck, _ = shown_sentences(first)
    assert slot_of(workspace, kept)
    assert not slot_of(workspace, struck)


def test_going_back_takes_the_answer_back(workspace, review):
    out = review("x\nb\n\nq\n")
    assert shown_sentences(out)[0] == shown_sentences(out)[2]
    assert "看了 1 句" in out
    assert slot_of(workspace, shown_sentences(out)[0])


def test_a_sentence_is_edited_moved_and_marked(workspace, review):
    out = review("\n" * 40)
    order = shown_sentences(out)
    assert nigao("bank", "undo", here=workspace).code == 0
    place, slot_before = order.index(SENTENCE), slot_of(workspace, SENTENCE)
    review("\n" * place + f"e\n{CLEAR}要教会代表写准一张建议卡。\ny\nq\n")
    assert slot_of(workspace, "要教会代表写准一张建议卡。") == slot_before
    assert not slot_of(workspace, SENTENCE)
    out = review("s\n立法\nq\n")
    assert slot_of(workspace, shown_sentences(out)[0]) == "立法"
    out = review("s\n监察\nq\n")
    assert "没有“监察”这个槽位" in out
    assert "监督" in out
    assert "没有改动" in out
    out = review("l\n没有这几个字\nl\n\nq\n")
    assert "不在这一句里" in out
    assert "没有改动" in out


def test_a_round_can_be_undone_and_a_lost_terminal_keeps_what_was_decided(workspace, review):
    out = review("x\n\x04")
    assert "看了 1 句" in out
    struck = shown_sentences(out)[0]
    assert not slot_of(workspace, struck)
    assert nigao("bank", "undo", here=workspace).code == 0
    assert slot_of(workspace, struck)
    assert shown_sentences(review("q\n")) == [struck]


def test_who_is_killed_dead_loses_but_the_last_answers_and_the_rest_is_one_round(workspace, tmp_path, review):
    shown = killed_at_terminal("bank", "review", typed="x\n" * 6, when="7/", here=workspace, home=tmp_path)
    struck = shown_sentences(shown)[:5]
    assert not any(slot_of(workspace, text) for text in struck)
    assert nigao("bank", "undo", here=workspace).code == 0
    assert all(slot_of(workspace, text) for text in struck)
    assert shown_sentences(review("q\n"))[:1] == struck[:1]


@pytest.mark.parametrize(("back", "left"), [(1, 5), (3, 3), (6, 0)])
def test_going_back_over_what_was_written_down_takes_it_back(workspace, review, back, left):
    out = review("x\n" * 6 + "b\n" * back + "q\n")
    shown = shown_sentences(out)[:6]
    offered = [bool(slot_of(workspace, text)) for text in shown]
    assert offered == [False] * left + [True] * (6 - left)
    assert ("一句也没有改动" in out) is (left == 0)
    if left:
        assert nigao("bank", "undo", here=workspace).code == 0
        assert all(slot_of(workspace, text) for text in shown)


def test_nobody_at_the_terminal_is_told_of_the_workbook(workspace):
    refused(nigao("bank", "review", here=workspace), "终端")


def test_an_unknown_slot_is_named(workspace, tmp_path):
    shown = at_terminal("bank", "review", "--slot", "监管", typed="", here=workspace, home=tmp_path)
    assert shown.code == 1
    assert "监管" in shown.out


def test_what_was_said_is_listed_by_speech_and_speaker(workspace):
    speech = workspace.parent / "讲过.txt"
    speech.write_text(SPEECH, encoding="utf-8")
    for speaker, meeting, day in (("周启明", "代表工作会", "2025-03-01"), ("林海", "督办会", "2025-04-01")):
        done = nigao(
            "used", speech, "--speaker", speaker, "--meeting", meeting, "--date", day, here=workspace
        )
        assert done.code == 0, done.err
    told = nigao("bank", "used", here=workspace).out
    assert told.index("2025-04-01　林海　督办会") < told.index("2025-03-01　周启明　代表工作会")
    assert told.count(SENTENCE) == 2
    only = nigao("bank", "used", "--speaker", "林海", here=workspace).out
    assert "周启明" not in only
    assert SENTENCE in only
    assert nigao("bank", "used", "--speaker", "没有人", here=workspace).out == ""


def test_an_edit_is_checked_as_the_import_checks_it(workspace, review):
    out = review(
        f"e\n{CLEAR}{{{{ 地区 }}}}要把建议办好。\ne\n{CLEAR}要学习云河市的做法，把联络站建好。\n\nq\n"
    )
    assert "【待填：…】" in out
    first = shown_sentences(out)[0]
    assert f"－ {first}" in out and "＋ 要学习云河市的做法，把联络站建好。" in out
    assert "起草时不会用" in out
    assert "没有改动" in out
    assert slot_of(workspace, first)


def test_the_sentence_stands_on_the_line_to_be_edited(workspace, review):
    first = shown_sentences(review("q\n"))[0]
    out = review("e\n，写到群众心里\ny\nq\n")
    assert f"＋ {first}，写到群众心里" in out
    assert slot_of(workspace, f"{first}，写到群众心里")


@pytest.mark.parametrize("typed", [CLEAR, f"{CLEAR}b", ""])
def test_an_edit_can_be_left(review, typed):
    out = review(f"e\n{typed}\nq\n")
    assert "没有改。" in out
    assert "一句也没有改动" in out


def test_an_edit_is_asked_for_and_its_number_goes(workspace, review):
    typed = "（一）要把建议办到群众心坎上，让大家看得见。"
    out = review(f"e\n{CLEAR}{typed}\nn\nq\n")
    assert "这样改吗" in out and "开头的序号“（一）”不用写，去掉了" in out
    assert "一句也没有改动" in out
    review(f"e\n{CLEAR}{typed}\ny\nq\n")
    assert slot_of(workspace, typed.removeprefix("（一）"))
