"""`nigao bank check`: the bank's own faults, and the same figures as `bank stats` gives."""

import re

import pytest
from cli_support import SENTENCE, SPEECH, light_workspace
from desk_support import build_tree, nigao

LONG = "要把群众盼望的每一件实事都列成清单，逐项明确牵头单位和完成时限，办到哪一步就向社会公开到哪一步，请群众评判。"
_ROW = re.compile(
    r"^  (\S+) +(\S+) +(?:举措 )?(\d+) +(?:论述 )?(\d+) +(?:来源 )?(\d+) +(缺|太少|够用|充足)$", re.M
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """A workspace with a long sentence in each of two speeches that are nearly the same."""
    root = light_workspace(tmp_path_factory.mktemp("查") / "工作")
    speech = SPEECH.replace(SENTENCE, SENTENCE + LONG)
    speeches = {"甲.txt": speech, "乙.txt": speech.replace("回音", "着落")}
    build_tree(root.parent / "稿", speeches)
    assert nigao("mine", root.parent / "稿", "--own", here=root).code == 0
    return root


def test_a_topic_has_the_same_figures_in_both_tables(workspace):
    checked = _ROW.findall(nigao("bank", "check", "--table", here=workspace).out)
    told = {
        (slot, topic): rest for topic, slot, *rest in _ROW.findall(nigao("bank", "stats", here=workspace).out)
    }
    assert len(checked) > 20
    assert {(slot, topic): rest for slot, topic, *rest in checked}.items() <= told.items()


def test_a_sentence_that_stands_in_two_files_is_told_and_shown_to_be_cut_short(workspace):
    lines = nigao("bank", "check", here=workspace).out.splitlines()
    (told,) = [line for line in lines if LONG[:10] in line]
    assert "《乙.txt》" in told and "《甲.txt》" in told
    assert told.endswith(f"{LONG[:40]}……")


def test_what_one_says_again_in_another_speech_is_no_fault_and_the_own_place_is_none_of_anothers(tmp_path):
    root = light_workspace(tmp_path / "工作")
    (root / "拟稿.yaml").write_text("单位: {地区: 澄阳市}\n", encoding="utf-8")
    ending = "让我们在市委坚强领导下，振奋精神、扎实苦干，以履职的新成效为{}高质量发展作出新贡献！"
    again = SPEECH.replace("卡", "表").replace("要", "应当").replace("代表", "委员")
    theirs = SPEECH.replace("卡", "函").replace("代表", "选民")
    files = {
        "甲.txt": SPEECH.replace(SENTENCE, SENTENCE + LONG).replace(
            "今天把大家", "溪源县人大常委会的做法值得学习。澄阳市今天把大家"
        ),
        "乙.txt": again.replace("见面再动笔，", "见面再动笔，" + LONG) + ending.format("澄阳"),
        "丙.txt": theirs.replace("见面再动笔，", "见面再动笔，" + LONG) + ending.format("溪源"),
        "丁.txt": theirs.replace("函", "单") + ending.format("溪源"),
    }
    assert nigao("mine", build_tree(tmp_path / "稿", files), "--own", "--workspace", root).code == 0
    told = nigao("bank", "check", "--workspace", root).out
    assert LONG[:10] not in told and "“澄阳" not in told
    assert told.count("带着“溪源”") == 1 and "（共 2 处）" in told
