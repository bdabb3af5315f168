"""Several processes read and mine: the bank is that of one, and what breaks in a process costs one file."""

import contextlib
import os
import sqlite3

from cli_support import SPEECH, light
from desk_support import _Stream, build_tree, nigao

from generator.bank.bank import Bank
from generator.cli import mine

__all__ = ["light"]

_SITE = """
import os, sys
from generator.mining import miner

usual = miner.mine

def mischief(manuscript, *more):
    if "crash" in manuscript.text:
        os.abort()
    return usual(manuscript, *more)

miner.mine = mischief
"""


def _folder(tmp_path):
    """Speeches alike and unlike, one twice, one that is none, one that says where it comes from."""
    others = {
        f"{number}.txt": SPEECH.replace("建议卡", f"建议{char}卡") + f"（{number}）"
        for number, char in enumerate("甲乙丙")
    }
    return build_tree(
        tmp_path / "稿",
        {**others, "同.txt": SPEECH, "同一篇.txt": SPEECH, "非.txt": "会议日程表", "空.txt": "", "深/层/稿.txt": SPEECH + "同志们辛苦了。"},
    )  # fmt: skip


def _rows(workspace):
    path = workspace / "phrasebank" / "bank.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as bank:
        tables = bank.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' "
            "and sql not like 'create virtual%'"
        )
        return {
            name: sorted(map(repr, bank.execute(f"select * from {name}"))) for (name,) in tables.fetchall()
        }


def _copy(light, tmp_path, name):
    target = tmp_path / name
    (target / "phrasebank").mkdir(parents=True)
    for folder in ("templates", "output"):
        (target / folder).mkdir()
    for one in ("拟稿.yaml", "phrasebank/bank.sqlite"):
        (target / one).write_bytes((light / one).read_bytes())
    return target


def test_three_processes_make_the_bank_of_one(light, tmp_path):
    folder = _folder(tmp_path)
    said, held = [], []
    for jobs in ("1", "3"):
        workspace = _copy(light, tmp_path, jobs)
        for _ in range(2):
            result = nigao("mine", folder, "--jobs", jobs, "--workspace", workspace)
            assert result.code == 0
            said.append(result.out)
        (folder / "同.txt").unlink()
        build_tree(folder, {"同.txt": SPEECH})
        said.append(nigao("mine", folder, "--outside", "--jobs", jobs, "--workspace", workspace).out)
        held.append(_rows(workspace))
    assert said[:3] == said[3:]
    assert "读入 5 篇，已在库 1 篇，跳过 2 篇" in said[0]
    assert "读入 0 篇，已在库 6 篇，跳过 2 篇" in said[1]
    assert held[0] == held[1]


def test_a_crash_in_a_process_costs_one_file(light, tmp_path, monkeypatch):
    site = build_tree(tmp_path / "site", {"sitecustomize.py": _SITE})
    monkeypatch.setenv("PYTHONPATH", os.fspath(site))
    folder = build_tree(
        tmp_path / "稿",
        {f"{number}.txt": SPEECH + ("crash" if number == 1 else str(number)) for number in range(4)},
    )
    workspace = _copy(light, tmp_path, "工作")
    result = nigao("mine", folder, "--jobs", "2", "--workspace", workspace)
    assert result.code == 0
    assert "读入 3 篇，已在库 0 篇，跳过 1 篇" in result.out
    assert "1.txt  读懂它的时候出错中断" in result.out
    with Bank(workspace / "phrasebank" / "bank.sqlite") as bank:
        assert [source.name for source in bank.sources("own")] == ["0.txt", "2.txt", "3.txt"]


def test_no_number_of_processes_below_one_is_taken(light):
    assert nigao("mine", "x", "--jobs", "0", "--workspace", light).code == 2


def test_a_long_run_shows_at_a_terminal_how_far_it_is(light, tmp_path, monkeypatch):
    monkeypatch.setattr(mine, "_LONG", -1)
    folder = _folder(tmp_path)
    assert "正在入库" not in nigao("mine", folder, "--workspace", _copy(light, tmp_path, "甲")).err
    monkeypatch.setattr(_Stream, "isatty", lambda _: True)
    result = nigao("mine", folder, "--workspace", _copy(light, tmp_path, "乙"))
    assert "正在入库" in result.err
    assert "100%" in result.err
    assert "正在入库" not in result.out
