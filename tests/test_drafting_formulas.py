"""The formula of first order is said once in a speech of the standing committee, and each speaks as what he is."""

import pytest
from drafting_support import draft, full_text

FORMULA = "两个确立"
OCCASIONS = (
    ("工作会议讲话", ()),
    ("机关会议讲话", ()),
    ("机关会议讲话", ("主题=廉政建设",)),
    ("机关会议讲话", ("主题=机关能力作风建设",)),
    ("经验交流会讲话", ()),
    ("经验交流会讲话", ("主题=代表联络站建设",)),
    ("经验交流会讲话", ("主题=民生实事项目票决制",)),
    ("执法检查动员讲话", ("主题=安全生产法",)),
    ("代表培训班开班讲话", ()),
    ("人代会闭幕讲话", ("届次=第八届人民代表大会第六次会议",)),
)


@pytest.mark.parametrize("seed", [1, 7])
@pytest.mark.parametrize(("occasion", "sets"), OCCASIONS)
def test_the_formula_is_said_once(occasion, sets, seed):
    assert full_text(draft(occasion, "县", seed, *sets)).count(FORMULA) == 1


def test_a_party_secretary_speaks_for_his_committee_and_to_all_of_them():
    text = full_text(draft("工作会议讲话", "县", 1, "职务=县委书记"))
    assert "我代表县委，" in text
    assert "党委负有领导责任" in text


def test_a_secretary_who_is_chairman_too_speaks_for_both():
    text = full_text(draft("工作会议讲话", "县", 1, "职务=县委书记、县人大常委会主任"))
    assert "我代表县委、县人大常委会，" in text


@pytest.mark.parametrize("post", [(), ("职务=县人大常委会主任",), ("职务=县委副书记、县人大常委会主任",)])
def test_anybody_else_speaks_for_the_standing_committee(post):
    text = full_text(draft("工作会议讲话", "县", 1, *post))
    assert "我代表县人大常委会，" in text
    assert "党委负有领导责任" not in text


def test_an_exchange_on_street_work_says_what_the_office_in_a_street_is():
    text = full_text(draft("经验交流会讲话", "区", 1, "主题=街道人大工作"))
    assert "街道人大工委是人大常委会在街道设立的工作机构" in text
    assert "街道工委" in text
