"""What another place calls its own stays out, whether or not any list knows the name."""

import pytest
from cli_support import small_workspace
from desk_support import nigao

_OWN_WAY = "要学习衡浦的经验，把审议意见变成清单逐条交办销号。"
_SPEECH = f"""\
在人大监督工作推进会上的讲话
同志们：
今天把大家请来，是要商量怎样让监督更有实效。下面，我讲两点意见。
一、把议题选得更准
要多听群众的心里话，从反映集中的问题里选定监督议题。{_OWN_WAY}
二、把整改抓得更实
要对着问题清单逐项跟踪督办，看得见整改的进度和结果。要用好监督的刚性手段，推动问题真正解决。
"""


@pytest.fixture
def place(tmp_path):
    speech = tmp_path / "讲话.txt"
    speech.write_text(_SPEECH, encoding="utf-8")
    return small_workspace(tmp_path / "拟稿"), speech


def test_an_outside_sentence_with_a_strange_name_is_not_offered_and_the_reason_is_said(place):
    workspace, speech = place
    nigao("mine", speech, "--outside", "--workspace", workspace)
    found = nigao("search", "衡浦", "--workspace", workspace)
    assert "起草不选：外单位稿子里的生词“衡浦”" in found.out
    other = nigao("search", "问题清单", "--json", "--workspace", workspace).json
    assert [hit["usable"] for hit in other["hits"]] == [True]


def test_ones_own_names_may_be_said_and_follow_the_kind_of_the_source(place):
    workspace, speech = place
    nigao("mine", speech, "--own", "--workspace", workspace)
    assert nigao("search", "衡浦", "--json", "--workspace", workspace).json["hits"][0]["usable"]
    nigao("mine", speech, "--outside", "--workspace", workspace)
    assert not nigao("search", "衡浦", "--json", "--workspace", workspace).json["hits"][0]["usable"]


def test_a_word_put_on_the_list_is_familiar(place):
    workspace, speech = place
    (workspace / "phrasebank" / "familiar.txt").write_text("# 熟词\n衡浦\n", encoding="utf-8")
    nigao("mine", speech, "--outside", "--workspace", workspace)
    assert nigao("search", "衡浦", "--json", "--workspace", workspace).json["hits"][0]["usable"]


def test_one_report_to_the_county_leaves_reporting_in_time_alone(place):
    workspace, speech = place
    speech.write_text(
        _SPEECH.replace(_OWN_WAY, "监督材料要按时报县人大常委会主任会议研究。"), encoding="utf-8"
    )
    (workspace / "phrasebank" / "报告.yaml").write_text(
        "槽位: 监督\n短语:\n  - 要把监督中发现的重要情况及时报告党委，不瞒报不漏报。\n", encoding="utf-8"
    )
    nigao("mine", speech, "--outside", "--workspace", workspace)
    assert "没有发现问题" in nigao("bank", "check", "--workspace", workspace).out
