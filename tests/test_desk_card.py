"""The 单位 card of a workspace: what a brief leaves open comes from there."""

import pytest
from cli_support import DAY, refused, untouched, workspace
from desk_support import build_tree, manifest, nigao

__all__ = ["workspace"]

CARD = """\
单位:
  地区: 松原岭县
  上级: 望州市
  下级: [双溪镇, 石桥乡]
  单位: 松原岭县人大常委会
  姓名: 某某
  职务: 县人大常委会主任
  称谓: 各位同事
"""


def test_the_card_supplies_what_the_brief_leaves_open(workspace):
    build_tree(workspace, {"拟稿.yaml": CARD})
    made = manifest("工作会议讲话", workspace=workspace)
    for key, value in {"地区": "松原岭县", "上级": "望州市", "姓名": "某某", "称谓": "各位同事"}.items():
        assert made["brief"][key] == value
    assert made["brief"]["本级"] == "县"
    lines = made["printed"].splitlines()
    assert "各位同事：" in lines
    assert any("某某" in line for line in lines)
    assert not any("待填：地区" in line for line in lines)


@pytest.mark.parametrize("place", ["望州市", "锦阳区"])
def test_set_wins_over_the_card(workspace, place):
    card = CARD.replace("  称谓", "  本级: 县\n  称谓")
    build_tree(workspace, {"拟稿.yaml": card, "templates/我的场合.txt": "# {{ 地区 }}和{{ 本级 }}\n"})
    sets = ("--set", f"地区={place}", "--set", f"本级={place[-1]}")
    shown = nigao("draft", "我的场合", *DAY, *sets, "--skeleton", "--workspace", workspace)
    assert shown.out == f"# {place}和{place[-1]}\n"


@pytest.mark.parametrize(
    "data",
    [
        CARD.replace(": ", "：").encode("gb18030"),
        CARD.encode("utf-16"),
        CARD.replace("[双溪镇, 石桥乡]", "\n    - 双溪镇\n    - 石桥乡").encode(),
        CARD.replace("[双溪镇, 石桥乡]", "双溪镇、石桥乡").encode(),
    ],
    ids=["full-width signs, GB18030", "UTF-16", "list on lines", "list in one"],
)
def test_a_card_may_be_typed_as_one_likes(workspace, data):
    build_tree(workspace, {"拟稿.yaml": data, "templates/我的场合.txt": "# 题\n{{ 地区 }}辖{{ 下级 }}\n"})
    shown = nigao("draft", "我的场合", *DAY, "--skeleton", "--workspace", workspace)
    assert shown.out.splitlines()[-1] == "松原岭县辖双溪镇、石桥乡"


@pytest.mark.parametrize("data", ["", "# 空\n", "单位:\n", "别的: 1\n"])
def test_an_empty_card_is_no_fault(workspace, data):
    build_tree(workspace, {"拟稿.yaml": data})
    assert nigao("draft", "交流发言", *DAY, "--skeleton", "--workspace", workspace).code == 0


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("单位:\n  地区: [云河市\n", "第"),
        ("单位: 云河市人大常委会\n", "单位"),
        ("单位:\n  地去: 云河市\n", "地去"),
        ("- 云河市\n", "键"),
        ("单位:\n  本级: 公社\n", "公社"),
    ],
)
def test_a_faulty_card_stops_a_draft_and_says_what_is_wrong(workspace, data, named):
    build_tree(workspace, {"拟稿.yaml": data})
    with untouched(workspace):
        refused(nigao("draft", "交流发言", *DAY, "--text", "--workspace", workspace), named)
