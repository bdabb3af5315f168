"""Numbers, days and place names that are only a way of speaking belong to no place and no year."""

import pytest
from conftest import MineText

FRAME = """在会议上的讲话

同志们：
要把工作抓实抓细抓到位，让群众满意放心。
要把责任扛在肩上，一级做给一级看，一级带着一级干，把好事办好。
{}
要把实事办到群众心坎上。
"""


def _why_not(mine_text: MineText, sentence: str) -> str:
    (found,) = [
        one for one in mine_text(*FRAME.format(sentence).split("\n")).sentences if one.text == sentence
    ]
    return found.why_not


@pytest.mark.parametrize(
    "sentence",
    [
        "比听十次汇报都管用的，是看一次现场。",
        "群众来了三趟，碰了三回锁，心就凉了。",
        "会务上误一分钟，都可能误一件大事。",
        "今天能办的不过夜，本周能办的不过周。",
        "要每月一讲、每季一考，年轻干部轮流上台。",
        "一届五年，要干在实处。",
        "要学好三门功课，记好一本账。",
        "要建设滨海城市，让群众安居。",
        "要宜村部则村部，不拘一格建好站点。",
        "与部门对接，要不卑不亢；与群众交谈，要通俗易懂。",
        "调研报告要敢于点名道姓，成绩少讲几句，问题多讲几条。",
        "会上不说、会后乱说，是没有担当的表现。",
        "要少几分浮躁，多几分踏实，把七分精力用在抓落实上。",
        "基层的难处要看得十分清楚，高看三分、厚爱一层。",
        "预算审查要问清钱花到哪里、事办到几成。",
        "要紧紧围绕旗委要求抓落实，推动旗委决策落地。",
    ],
)
def test_a_way_of_speaking_is_nobodys_own(mine_text: MineText, sentence: str) -> None:
    assert _why_not(mine_text, sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("常委会听了十次汇报，件件都有回音。", "数量"),
        ("代表们跑了三趟现场，把问题摸清了。", "数量"),
        ("人勤春来早。", "日期"),
        ("同志们，一年之计在于春，奋斗正当时。", "日期"),
        ("请代表给机关打分，满分十分，我们得了七点四分。", "数量"),
        ("要再请代表评一次，看能不能打到九分。", "数量"),
        ("代表的眼睛是雪亮的，分数低了两分，说明功夫还没有下到。", "数量"),
        ("今天的会议开得很紧凑，大家都很受启发。", "日期"),
        ("第十五届一次会议以来，代表们干得很实。", "届次"),
        ("要向三门县学习，把站点建到村头。", "地区"),
        ("要把塔尔根旗委的部署落到实处。", "地区"),
    ],
)
def test_what_is_meant_is_still_found(mine_text: MineText, sentence: str, kind: str) -> None:
    assert kind in _why_not(mine_text, sentence)


def test_a_neighbourhood_is_no_district(mine_text: MineText) -> None:
    sentence = "要多到小区里转一转，多到社区里坐一坐。"
    (found,) = [
        one for one in mine_text(*FRAME.format(sentence).split("\n")).sentences if one.text == sentence
    ]
    assert found.variables == ()
