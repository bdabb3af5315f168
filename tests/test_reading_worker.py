"""Reading in a process of its own: a crash, a hang or a glutton costs one file."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from generator.model.manuscript import Manuscript, Skipped
from generator.reading.batch import read_files
from generator.reading.limits import Limits
from generator.reading.worker import Worker

SITE = """
import os, time
from generator.reading import files

usual = files.read_text

def mischief(path, data):
    word = data.split()[0]
    if word == b"crash":
        os.abort()
    if word == b"hang":
        time.sleep(600)
    if word == b"eat":
        return [bytes(10**8) for _ in range(10**4)]
    if word == b"fault":
        raise KeyError("x")
    if word == b"deep":
        def down(): return down()
        down()
    return usual(path, data)

files.read_text = mischief
files._READERS[files.Kind.TEXT] = mischief
"""


@pytest.fixture
def mischievous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for texts; in processes started now those that begin with a bad word do what it says."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(site))
    folder = tmp_path / "稿"
    folder.mkdir()
    return folder


def outcomes(folder: Path, words: list[str], limits: Limits) -> list[str]:
    files = []
    for number, word in enumerate(words):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(f"{word} 同志们", encoding="utf-8")
    return ["" if isinstance(one, Manuscript) else one.reason for _, one in read_files(files, limits)]


def test_a_crash_costs_one_file(mischievous: Path) -> None:
    first, second, third = outcomes(mischievous, ["好", "crash", "好"], Limits())
    assert (first, third) == ("", "")
    assert "出错中断" in second


def test_a_hang_costs_one_file_and_the_time_it_may_take(mischievous: Path) -> None:
    start = time.monotonic()
    first, second, third = outcomes(mischievous, ["好", "hang", "好"], Limits(seconds=2))
    assert (first, third) == ("", "")
    assert "2 秒" in second
    assert time.monotonic() - start < 60


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its memory")
def test_a_glutton_costs_one_file(mischievous: Path) -> None:
    first, second, third = outcomes(mischievous, ["好", "eat", "好"], Limits(memory=200))
    assert (first, third) == ("", "")
    assert "200 MB" in second


@pytest.mark.parametrize("word, said", [("fault", "KeyError"), ("deep", "层次太深")])
def test_a_parsers_fault_is_a_reason(mischievous: Path, word: str, said: str) -> None:
    first, second = outcomes(mischievous, [word, "好"], Limits())
    assert said in first
    assert second == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_ctrl_c_is_for_the_one_who_asks_and_its_end_ends_the_worker(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("同志们：", encoding="utf-8")
    with Worker(Limits()) as opened:
        assert [type(one) for one in opened.read(tmp_path / "稿.txt")] == [Manuscript]
        process = opened._process
        assert process is not None
        assert process.pid is not None
        os.kill(process.pid, signal.SIGINT)
        assert [type(one) for one in opened.read(tmp_path / "稿.txt")] == [Manuscript]
        pid = process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_what_a_reader_refuses_comes_back_as_a_value(tmp_path: Path) -> None:
    (tmp_path / "密.txt").write_text("机密★1年\n同志们：", encoding="utf-8")
    ((_, made),) = read_files([tmp_path / "密.txt"])
    assert made == Skipped(str(tmp_path / "密.txt"), "有密级标志（机密），没有读取")
