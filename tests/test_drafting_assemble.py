"""How sentences are put together: where a 要 goes before one."""

import pytest
from drafting_support import brief_of, lexicon

from generator.bank.rows import PhraseRow
from generator.checking.leftover import Names
from generator.drafting.assemble import assemble
from generator.drafting.candidate import Candidate
from generator.drafting.parts import Part, Point
from generator.drafting.planner import Plan
from generator.drafting.setting import Setting
from generator.model.draft import Source
from generator.model.sentence import Traits
from generator.model.skeleton import PartRequest, Skeleton, SkeletonBlock

SETTING = Setting(brief_of(), None, lexicon(), Names([], [], lexicon()), 1)


def measure(text, *, own_words=False, kind="curated"):
    row = PhraseRow(
        text, text, Source("甲.txt", 0, 0), 1, kind, "", "监督", "举措", "", text, text, "", "", 1.0,
        Traits(yao="可"), own_words=own_words,
    )  # fmt: skip
    return Candidate(row, ((text, ""),), text, 0.0, False, SETTING)


def said(one):
    """The body of a point in which `one` stands alone."""
    request = PartRequest("监督", intro=False)
    part = Part("1", request, 300, points=[Point("1.1", "监督", None, "", [one])])
    skeleton = Skeleton((SkeletonBlock("正文", (), (request,)),))
    return assemble(skeleton, Plan({(0, 0): part}))[-1].text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("组织代表暗访，把问题摆到桌面上来。", "要组织代表暗访，把问题摆到桌面上来。"),
        ("听取专项工作报告之前，先组织代表暗访。", "听取专项工作报告之前，先组织代表暗访。"),
        ("审议报告时，逐项对照清单。", "审议报告时，逐项对照清单。"),
        ("要在听取报告之前，先组织代表暗访。", "要在听取报告之前，先组织代表暗访。"),
    ],
)
def test_a_measure_takes_a_yao_but_not_before_the_time_that_it_begins_with(text, result):
    assert said(measure(text)) == result


@pytest.mark.parametrize("kind", ["own", "outside", "shipped"])
@pytest.mark.parametrize(
    "text",
    [
        "下乡调研，车停在村委会，人坐在会议室，回来抄稿子。",
        "看到问题，想说又不敢说，怕得罪人。",
        "写得含糊，就等于给人留了后门。",
        "组织代表暗访，把问题摆到桌面上来。",
        "要把问题摆到桌面上来。",
    ],
)
def test_what_was_said_in_a_speech_is_said_again_as_it_was(kind, text):
    assert said(measure(text, kind=kind)) == text


def test_the_users_own_wording_is_said_as_he_wrote_it():
    text = "听取报告以前组织代表暗访，要把问题摆到桌面上来。"
    assert said(measure(text, own_words=True)) == text
    assert said(measure(text)) == f"要{text}"
