"""nigao doctor: says what is there, what is missing, what is broken; changes nothing."""

import importlib.util
import shutil

import pytest
from cli_support import light, refused, untouched
from desk_support import build_tree, nigao

from generator.desk import health

__all__ = ["light"]


def rows(result):
    return {line.split()[1]: line.split()[0] for line in result.out.splitlines() if line.strip()}


def test_a_sound_workspace_is_good_and_left_as_it_is(light):
    with untouched(light):
        result = nigao("doctor", "--workspace", light)
    assert result.code == 0
    found = rows(result)
    assert [found[name] for name in ("Python", "工作文件夹", "内容文件", "句库")] == ["好"] * 4


def test_what_is_missing_is_said_with_what_it_would_add(light, monkeypatch):
    monkeypatch.setattr(health, "libreoffice", lambda: None)
    monkeypatch.setattr(health, "text_programs", tuple)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = nigao("doctor", "--workspace", light)
    assert result.code == 0
    assert [
        rows(result)[name] for name in ("LibreOffice", "pdfminer.six", "numpy、rapidfuzz", "公文字体")
    ] == ["缺"] * 4
    for said in (".doc", "pip install pdfminer.six", "pip install numpy rapidfuzz"):
        assert said in result.out


@pytest.mark.parametrize(
    ("card", "state"),
    [("", "缺"), ("单位: {本级: 地球}\n", "坏"), ("单位: {地区: 清源县}\n", "好"), ("单位: 甲\n", "坏")],
)
def test_the_card_of_the_unit_is_looked_at(light, card, state):
    (light / "拟稿.yaml").write_text(card, encoding="utf-8")
    result = nigao("doctor", "--workspace", light)
    assert rows(result)["单位情况"] == state
    assert result.code == (state == "坏")


def test_a_damaged_bank_is_told_with_the_way_to_repair_it(light):
    path = light / "phrasebank" / "bank.sqlite"
    data = bytearray(path.read_bytes())
    data[20 * 4096 : 40 * 4096] = b"\xa5" * 20 * 4096
    path.write_bytes(data)
    with untouched(light):
        result = nigao("doctor", "--workspace", light)
    refused(result, "句库")
    assert "nigao bank rebuild" in result.out


def test_no_bank_yet_is_no_fault(tmp_path):
    root = build_tree(tmp_path, {"拟稿.yaml": ""})
    with untouched(root):
        result = nigao("doctor", "--workspace", root)
    assert (result.code, rows(result)["句库"]) == (0, "缺")


@pytest.mark.parametrize(
    "settings, said",
    [("限制:\n  时间: 0\n", "时间"), ("限制:\n  时辰: 1\n", "时辰"), ("限制: 快\n", "限制")],
)
def test_wrong_limits_and_broken_content_are_told(light, settings, said):
    build_tree(light, {"拟稿.yaml": settings})
    result = nigao("doctor", "--workspace", light)
    refused(result, "读稿的限制")
    assert said in result.out
    refused(nigao("mine", light / "拟稿.yaml", "--workspace", light), "限制")


def test_limits_in_force_are_shown_and_kept_to(light, tmp_path):
    build_tree(light, {"拟稿.yaml": "限制：{字数: 20000, 时间: 9}\n"})
    assert "时间 9 秒" in nigao("doctor", "--workspace", light).out
    build_tree(tmp_path, {"长.txt": "要把监督做实，" * 4000})
    refused(nigao("mine", tmp_path / "长.txt", "--workspace", light), "超过 2 万")


def test_broken_words_are_told(light):
    build_tree(light, {"phrasebank/slots.yaml": "槽位: ["})
    result = nigao("doctor", "--workspace", light)
    assert result.code == 1
    assert rows(result)["内容文件"] == "坏"
