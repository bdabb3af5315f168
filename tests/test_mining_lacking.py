"""Where a speech tells what is amiss: its sentences are no measures, whatever they open with."""

import pytest
from conftest import MineText

from generator.model.sentence import Sentence

SPEECH = """在县人大机关作风建设会议上的讲话

同志们：
今天召开机关作风建设会议，我讲两个问题。
{heading}
{lead}下乡调研，车停在村委会，人坐在会议室，村干部念稿子，回来抄稿子。
二、把作风转过来
{mend}看到问题当面说，遇到推诿追到底，不当老好人。要下到村里去，把车停在村外，把情况摸在手里。
"""


def _found(
    mine_text: MineText, heading: str, lead: str, mend: str = "一是转到实上来。"
) -> dict[str, Sentence]:
    speech = SPEECH.format(heading=heading, lead=lead, mend=mend)
    return {one.text[:6]: one for one in mine_text(*speech.split("\n")).sentences}


def _roles(mine_text: MineText, heading: str, lead: str) -> dict[str, str]:
    return {text: one.role for text, one in _found(mine_text, heading, lead).items()}


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("一、机关作风，差在哪里", ""),
        ("一、作风上还存在不少问题", ""),
        ("一、机关作风的形势", "一是浮。"),
        ("一、机关作风的形势", "一是调查研究不够深入。"),
        ("一、机关作风的形势", "一是重形式轻实效。"),
    ],
)
def test_what_stands_under_a_fault_is_told_and_asks_for_nothing(
    mine_text: MineText, heading: str, lead: str
) -> None:
    found = _found(mine_text, heading, lead)
    told = found["下乡调研，车"]
    assert (told.role, told.traits.leans, told.traits.reason) == ("论述", ("问题",), "问题")
    assert found["要下到村里去"].role == "举措"
    assert found["要下到村里去"].traits.leans == ()
    assert found["看到问题当面"].traits.leans == ()


def test_one_lead_among_names_of_faults_is_a_fault_too(mine_text: MineText) -> None:
    said = "到群众家里少了，坐办公室多了。"
    points = [
        f"{number}曰{name}。{said}桌上的文件堆得老高。"
        for number, name in zip("一二三四", "散浮呆旧", strict=True)
    ]
    speech = mine_text(*SPEECH.split("\n")[:4], "一、照照镜子", *points, "二、把作风转过来", "要下到村里去。")
    told = [one for one in speech.sentences if one.text == said]
    assert [one.traits.leans for one in told] == [("问题",)] * 4


def test_a_demand_under_a_fault_stays_a_demand(mine_text: MineText) -> None:
    found = _roles(mine_text, "一、机关作风，差在哪里", "要把车停在村外，走着进村，把实情摸上来。")
    assert found["要把车停在村"] == "举措"


@pytest.mark.parametrize(
    "heading",
    [
        "一、坚持问题导向，把监督做实",
        "一、补齐短板弱项，练就看家本领",
        "一、正视差距不足，以更实的举措抓整改",
    ],
)
def test_a_heading_that_asks_to_mend_faults_tells_none(mine_text: MineText, heading: str) -> None:
    found = _roles(mine_text, heading, "组织代表暗访，把问题摆到桌面上来。")
    assert found["组织代表暗访"] == "举措"


def test_what_had_to_be_written_is_no_demand(mine_text: MineText) -> None:
    said = "该当面说的非要行文，一份请示转了半个月。"
    speech = mine_text(*SPEECH.format(heading="一、机关作风，差在哪里", lead=said, mend="").split("\n"))
    assert next(one.role for one in speech.sentences if one.text == said) == "论述"


def test_faults_announced_in_the_midst_of_a_part_are_told_to_the_end_of_the_paragraph(
    mine_text: MineText,
) -> None:
    told = ("当然，我们也有不少没做好的地方。", "走进社区座谈时，总是那几张老面孔。", "线上的渠道没有跑通。")
    last = "下一步，我们打算把站开到工地去。"
    speech = mine_text(
        *SPEECH.split("\n")[:4], "一、抓好联络站", "".join((*told, last)), "二、抓好学习", *told[1:]
    )
    amiss = ["问题" in one.traits.leans for one in speech.sentences if one.text in (*told, last)]
    assert amiss == [True] * 3 + [False] * 3
