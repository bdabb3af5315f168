"""Points of the office's own speeches in its next draft: said as they were said, under the heading where they belong."""

import functools
import itertools
import re

import pytest
from desk_support import manifest, nigao
from drafting_support import own_draft

HEAD = """在全县人大工作会议上的讲话
（2025年3月6日）

同志们：
这次会议的主要任务是总结工作、部署任务。下面，我讲三点意见。
"""
LEADERSHIP = "一、坚定政治方向，在党的领导下开展工作\n一要坚持党的领导。凡是人大工作中的大事要事，常委会党组都要先议后报、报准再办。\n"
SUPERVISION = (
    "监督工作贵在盯得住、跟得紧，问题不解决就不能算完。",
    "要把群众最盼的几件事排进年度监督计划，一件一件盯到底。",
    "要改进听取审议的方式，会前明察与走访并用，会上开门见山谈问题、提建议。",
    "要对审议意见的办理结果当场打分，不合格的退回重办。",
)
DEPUTIES = (
    "代表是人大工作的主角，代表的劲头足，人大工作就有生气。",
    "要把代表小组活动排成日程，让每名代表每季度都有一次进村入户的任务。",
    "要给代表订好一份学习清单，新任代表先学怎样看预算、怎样写建议。",
    "要推动建议办理面对面，承办单位负责人上门听代表把话说完。",
)
DEBTS = (
    "要把政府欠账摸清楚，举债多少、拿什么还，都在预算报告里写明白。",
    "要看紧国有资产，闲置的房产土地列出名册、限期盘活。",
    "要盯住预算支出的效益，花了钱没有办成事的，请部门到会说明。",
)
SECRETARY = "县委将每年专题听取人大工作汇报，人大提出的困难逐件研究解决。"


def body(lead, sentences):
    return lead + "".join(sentences) + "\n"


def speech(*points):
    return HEAD + LEADERSHIP + "二、坚持务实履职，在服务大局中展现作为\n" + "".join(points)


@functools.cache
def workspace(folder, *points):
    text = folder / "旧讲话"
    text.mkdir()
    (text / "2025年全县人大工作会议讲话.txt").write_text(speech(*points), encoding="utf-8")
    assert nigao("init", folder / "拟稿").code == 0
    made = nigao("mine", text, "--own", "--workspace", folder / "拟稿")
    assert made.code == 0, made.err
    return folder / "拟稿"


def said(made, sentence):
    """The block and the place in it where the draft says `sentence`, None if it does not."""
    bare = sentence.removeprefix("要")
    return next(
        ((block, block["text"].index(bare)) for block in made["blocks"] if bare in block["text"]), None
    )


def draft_with(folder, *points, occasion="工作会议讲话"):
    return own_draft(occasion, "县", workspace(folder, *points))


def test_a_point_of_an_own_speech_stands_under_the_point_on_the_same_work_in_its_own_order(tmp_path):
    made = draft_with(
        tmp_path,
        body("一要增强监督实效。", SUPERVISION),
        body("二要做实代表工作，强化代表服务保障。", DEPUTIES),
    )
    for slot, sentences in (("监督", SUPERVISION), ("代表工作", DEPUTIES)):
        found = [place for one in sentences if (place := said(made, one))]
        assert len(found) >= 3
        (block,) = {block["id"] for block, _ in found}
        assert {one["slot"] for one, _ in found} == {slot}
        places = [at for _, at in found]
        assert places == sorted(places)
        assert said(made, sentences[0])[1] < min(at for _, at in found[1:]), block


def test_the_same_words_of_a_stranger_are_not_said_as_a_whole(tmp_path):
    text = speech(body("一要增强监督实效。", SUPERVISION))
    (tmp_path / "外.txt").write_text(text.replace("全县", "西陵县"), encoding="utf-8")
    assert nigao("init", tmp_path / "拟稿").code == 0
    assert nigao("mine", tmp_path / "外.txt", "--outside", "--workspace", tmp_path / "拟稿").code == 0
    made = own_draft("工作会议讲话", "县", tmp_path / "拟稿")
    assert sum(said(made, one) is not None for one in SUPERVISION) < 3


def test_a_short_point_opens_the_paragraph_and_one_written_for_the_occasion_goes_on(tmp_path):
    made = draft_with(tmp_path, body("一要做实代表工作，强化代表服务保障。", DEPUTIES[1:]))
    block, first = said(made, DEPUTIES[1])
    assert all(said(made, one)[0] is block for one in DEPUTIES[2:])
    spans = [span for span in block["spans"] if span["kind"] == "phrase" and span["source"]]
    _, *files = [file for file, _ in itertools.groupby(span["source"]["file"] for span in spans)]
    assert len(files) > 1
    assert files[0] == "2025年全县人大工作会议讲话.txt"
    assert all(file.startswith("整段-") for file in files[1:])
    assert first < block["text"].index(spans[-1]["text"])


def test_a_point_on_one_matter_does_not_stand_under_a_lead_on_all_the_work(tmp_path):
    made = draft_with(tmp_path, body("一要管好政府债务。", DEBTS))
    assert not any(
        block["topic"] == "监督方式" for one in DEBTS if (found := said(made, one)) for block in [found[0]]
    )


@pytest.mark.parametrize(("post", "says_it"), [("县人大常委会主任", False), ("县委书记", True)])
def test_what_the_party_committee_will_do_its_secretary_alone_promises(tmp_path, post, says_it):
    points = body("一要坚持党的领导，改进监督方式。", (SECRETARY, *SUPERVISION[1:]))
    root = workspace(tmp_path, points)
    told = []
    for seed in range(1, 6):
        made = nigao(
            "draft", "工作会议讲话", "--workspace", root, "--set", "地区=松原岭县", "--set", f"职务={post}",
            "--set", "日期=2026-12-01", "--seed", seed, "--text",
        )  # fmt: skip
        assert made.code == 0, made.err
        told.append("每年专题听取人大工作汇报" in made.out)
    assert any(told) is says_it


def test_what_other_listeners_heard_is_not_said_as_a_whole(tmp_path):
    made = draft_with(tmp_path, body("一要增强监督实效。", SUPERVISION[:3]), occasion="机关会议讲话")
    assert sum(said(made, one) is not None for one in SUPERVISION) < 2


EXCHANGE = """在机关学习交流会上的交流发言

各位领导、同志们：
下面，我谈两点体会。
一、在监督工作中为民履职
一是选准监督选题。监督选题要从群众的心坎上找，题目选偏了，下的功夫再大也见不到成效。我在排监督选题时，把信访登记和代表建议放在一起比，看哪几件事反复有人提。监督选题报出以前，我会再到两三个村里问一遍，问清楚是不是家家都盼着办的事。
二、在学习中提高自己
一是坚持学习法律。我把常用的法律放在案头，遇到疑问就翻，翻过的做上记号，日积月累心里就有了底。
我的交流发言完了，谢谢大家。
"""


def test_what_the_office_said_on_the_theme_of_a_draft_is_said_beside_what_was_written_for_it(tmp_path):
    (tmp_path / "交流.txt").write_text(EXCHANGE, encoding="utf-8")
    assert nigao("init", tmp_path / "拟稿").code == 0
    assert nigao("mine", tmp_path / "交流.txt", "--own", "--workspace", tmp_path / "拟稿").code == 0
    made = manifest("交流发言", "地区=松原岭县", "主题=监督工作", workspace=tmp_path / "拟稿")
    block, _ = said(made, "把信访登记和代表建议放在一起比")
    assert block["topic"] == "监督选题"
    assert any(span["source"]["file"].startswith("整段-") for span in block["spans"] if span["source"])


def test_last_years_speech_is_not_said_again(tmp_path):
    """A draft that was filed as it came goes into the next one by less than a third."""
    assert nigao("init", tmp_path / "拟稿").code == 0
    given = ("--workspace", tmp_path / "拟稿", "--no-samples", "--set", "地区=松原岭县", "--text")
    last = nigao("draft", "工作会议讲话", *given, "--set", "日期=2025-12-01")
    (tmp_path / "去年.txt").write_text(re.sub("【[^】]*】", "各项工作", last.out), encoding="utf-8")
    assert nigao("mine", tmp_path / "去年.txt", "--own", "--workspace", tmp_path / "拟稿").code == 0
    made = own_draft("工作会议讲话", "县", tmp_path / "拟稿")
    (share,) = [one["share"] for one in made["sources"] if one["kind"] == "own"]
    assert 0.1 < share < 1 / 3
