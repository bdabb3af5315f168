"""An exchange that tells what was done: its sentences are facts, and of the work of the body that tells them."""

import pytest
from conftest import MineText

from generator.model.sentence import Sentence

_TOLD = (
    "我们把站点从三楼搬到了老槐树底下，门口支了两张桌子。",
    "头一个月就来了不少人，茶壶一天续好几回水。",
    "居民你一言我一语，装电梯的事就这么商量成了。",
    "后来，楼上楼下都按了手印。",
    "街道有中心站，社区有联络点，楼栋有联络员。",
    "墙上挂着代表的照片和电话，谁干谁没干，一目了然。",
    "大伙儿见了面都说好。",
    "下一步，我们打算把年轻人也请到树下来。",
)
_ASKED = tuple(f"要把{thing}抓在手上，一件一件落实。" for thing in ("学习", "调研", "接待", "督办"))


def _told(mine_text: MineText, title: str, *more: str) -> dict[str, Sentence]:
    speech = mine_text(
        title, "各位同仁：", "大家好！", "一、搭台子，让群众有地方说话", "".join((*_TOLD, *more))
    )
    return {one.text: one for one in speech.sentences}


def test_what_a_body_tells_its_peers_are_facts_but_for_what_is_to_come(mine_text: MineText) -> None:
    found = _told(mine_text, "——望岑街道人大工委交流材料")
    assert [found[text].role for text in _TOLD[:4]] == ["事实"] * 4
    assert found[_TOLD[4]].role == "事实"
    assert found[_TOLD[-1]].role == "举措"


def test_what_a_street_tells_without_cues_is_of_the_grass_roots(mine_text: MineText) -> None:
    assert _told(mine_text, "——望岑街道人大工委交流材料")[_TOLD[6]].slot == "基层人大"
    assert _told(mine_text, "在机关研讨会上的交流发言")[_TOLD[6]].slot != "基层人大"


def test_an_exchange_that_demands_as_well_is_weighed_as_others(mine_text: MineText) -> None:
    found = _told(mine_text, "——望岑街道人大工委交流材料", *_ASKED)
    assert found[_TOLD[4]].role == "论述"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("我们的体会，归结起来就是九个字：搭台子、想法子、结果子。", "过渡"),
        ("具体说，有三条要记牢。", "过渡"),
        ("当前和今后，重点抓好以下几个方面。", "过渡"),
    ],
)
def test_what_counts_the_points_to_come_leads_on(mine_text: MineText, sentence: str, role: str) -> None:
    speech = mine_text(
        "在全市人大工作会议上的讲话", "同志们：", "一、认清形势任务", "人大工作责任重大。" + sentence, *_ASKED
    )
    assert next(one.role for one in speech.sentences if one.text == sentence) == role


def test_what_somebody_said_in_a_story_is_no_saying(mine_text: MineText) -> None:
    told = "有个老爹举着拐杖说：“活这么大，头一回见搬着凳子来听我讲话的。”"
    found = _told(mine_text, "——望岑街道人大工委交流材料", told, "老话讲：“一根筷子易折断，一把筷子抱成团。”")
    assert [one.role for one in found.values()][-2:] == ["事实", "引语"]


def test_who_asks_to_be_forgiven_and_advised_thanks(mine_text: MineText) -> None:
    last = "我的发言就到这里，说得不对的地方，请大家多多包涵！"
    speech = mine_text("——望岑街道人大工委交流材料", "各位同仁：", "".join(_TOLD), "".join(_ASKED), last)
    assert (speech.sentences[-1].slot, speech.sentences[-1].role) == ("closing", "致谢")


_MADE_OF_IT = "漏雨的屋顶，放在一家人身上比天还大。"


@pytest.mark.parametrize(("said_before", "role"), [("几年干下来，我们有三点体会。", "论述"), ("", "事实")])
def test_what_an_exchange_made_of_it_all_are_reasons(
    mine_text: MineText, said_before: str, role: str
) -> None:
    found = _told(mine_text, "——望岑街道人大工委交流材料", said_before + _MADE_OF_IT)
    assert found[_MADE_OF_IT].role == role
    assert found[_TOLD[4]].role == "事实"


def test_a_story_told_before_the_first_heading_is_a_fact(mine_text: MineText) -> None:
    story = "有一回下雨，邻居爬到三楼就爬不动了。"
    speech = mine_text(
        "——望岑街道人大工委交流材料",
        "各位同仁：",
        "大家好！",
        story,
        "一、搭台子，让群众有地方说话",
        "".join(_TOLD),
    )
    assert next(one.role for one in speech.sentences if one.text == story) == "事实"


_SAID = "这话错了，错得还不轻。"


@pytest.mark.parametrize(
    ("heading", "role"), [("一、为什么非抓不可？", "论述"), ("一、认清形势任务", "事实")]
)
def test_where_it_is_said_why_sentences_are_reasons(mine_text: MineText, heading: str, role: str) -> None:
    speech = mine_text(
        "在机关作风建设会议上的讲话", "同志们：", heading, "工作要抓紧。" + _SAID, "二、再看怎么改", *_ASKED
    )
    assert next(one.role for one in speech.sentences if one.text == _SAID) == role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("全市各级人大要把眼睛盯在发展的短板上。", "举措"),
        ("七十年的实践告诉我们，制度坚持得好，人民的劲头就足。", "论述"),
        ("喊破嗓子，不如甩开膀子。", "论述"),
        ("怕得罪几个人，就会得罪一县人。", "论述"),
        ("从本月起，实行工作提醒制度，提醒了还不改的就通报。", "举措"),
        ("题目选得准，监督就成功了一半。", "论述"),
        ("今年常委会的工作，归结起来，就是写好“立、督、决、联”四个字。", "过渡"),
    ],
)
def test_the_form_of_a_sentence_tells_its_role(mine_text: MineText, sentence: str, role: str) -> None:
    speech = mine_text(
        "在全市人大工作会议上的讲话", "同志们：", "一、认清形势任务", "人大工作责任重大。" + sentence, *_ASKED
    )
    assert next(one.role for one in speech.sentences if one.text == sentence) == role


def test_a_tally_in_the_midst_of_a_report_leads_nowhere(mine_text: MineText) -> None:
    told = "去年七月审议道路建设情况，委员接连提出十三个问题，部门当场认领。"
    speech = mine_text("关于代表工作情况的汇报", "各位领导：", "一、主要做法", told, "".join(_TOLD))
    assert next(one.role for one in speech.sentences if one.text == told) == "事实"
