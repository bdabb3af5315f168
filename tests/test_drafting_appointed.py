"""任职表态发言: whoever speaks was appointed by the standing committee, and is not the owner of the workspace."""

import pytest
from desk_support import nigao

CARD = """单位:
  地区: 松原岭县
  姓名: 罗静宜
  职务: 县人大常委会主任
  称谓: 同志们
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A workspace whose card names the head of the standing committee."""
    folder = tmp_path_factory.mktemp("desk") / "拟稿"
    assert nigao("init", folder).code == 0
    (folder / "拟稿.yaml").write_text(CARD, encoding="utf-8")
    assert nigao("mine", "--samples", "--workspace", folder).code == 0
    return folder


def _draft(folder, *sets, occasion="任职表态发言"):
    named = [part for one in ("日期=2026-12-01", *sets) for part in ("--set", one)]
    return nigao("draft", occasion, "--workspace", folder, *named, "--text")


def test_post_and_name_of_the_card_are_not_the_new_ones(desk):
    made = _draft(desk)
    assert made.code == 0
    assert "【待填：职务】" in made.out
    assert "罗静宜" not in made.out
    assert "常委会主任" not in made.out


@pytest.mark.parametrize(
    "post", ["县人大常委会主任", "县人大常委会副主任", "县长", "县人民法院院长", "县监委主任"]
)
def test_an_elected_post_is_refused(desk, post):
    made = _draft(desk, f"职务={post}")
    assert made.code == 1
    assert made.out == ""
    assert "选举产生" in made.err
    assert post in made.err


@pytest.mark.parametrize(
    "post",
    [
        "县财政局局长",
        "副县长",
        "代理县长",
        "县人民检察院副检察长",
        "县人大常委会代表工作委员会主任",
        "县人民法院副院长",
    ],
)
def test_an_appointed_post_is_drafted(desk, post):
    made = _draft(desk, f"职务={post}")
    assert made.code == 0, made.err
    assert post in made.out


@pytest.mark.parametrize(
    ("occasion", "salutation"),
    [("任职表态发言", "尊敬的主任"), ("人代会闭幕讲话", "各位代表、同志们："), ("工作会议讲话", "同志们：")],
)
def test_a_hall_of_its_own_is_greeted_as_such(desk, occasion, salutation):
    made = _draft(desk, "职务=县财政局局长", occasion=occasion)
    assert any(line.startswith(salutation) for line in made.out.splitlines())
