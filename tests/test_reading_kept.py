"""Content files that were read before: the next program takes them from one file, by the digest of their bytes."""

import json
from datetime import date as Date

import pytest

from generator.model.errors import ContentError
from generator.reading import yamlfile
from generator.reading.kept import keep_in, read_kept, save_kept

_DATA = "提法:\n  - {词: 从前, 止: 2025-03-01}\n数: [1, 1.5, true, null, '1']\n".encode()
_READ = {"提法": [{"词": "从前", "止": Date(2025, 3, 1)}], "数": [1, 1.5, True, None, "1"]}


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "读过.json"
    keep_in(path)
    yield path
    keep_in(tmp_path / "没有这个文件夹" / "读过.json")


def _anew(path):
    """As the next program would: what was read is saved, and forgotten."""
    save_kept()
    keep_in(path.with_name("别处.json"))
    keep_in(path)


def _forbid_parsing(monkeypatch):
    def parse(*_):
        raise AssertionError("parsed again")

    monkeypatch.setattr(yamlfile, "read_mapping", parse)


def test_the_same_bytes_are_not_parsed_again_and_give_the_same(kept, monkeypatch):
    first = read_kept(_DATA, "terms.yaml")
    _anew(kept)
    _forbid_parsing(monkeypatch)
    assert repr(read_kept(_DATA, "terms.yaml")) == repr(first) == repr(_READ)
    assert kept.stat().st_mode & 0o077 == 0


def test_other_bytes_of_the_same_name_are_read_anew(kept):
    read_kept(_DATA, "terms.yaml")
    _anew(kept)
    assert read_kept("词: 新".encode(), "terms.yaml") == {"词": "新"}
    save_kept()
    assert [json.loads(line)[0] for line in kept.read_bytes().splitlines()] == ["terms.yaml"]


@pytest.mark.parametrize(
    "broken",
    [
        lambda _: b"",
        lambda _: b"[1]",
        lambda _: b'{"terms.yaml": 1}',
        lambda line: line[: len(line) // 2],
        lambda line: line.replace(b'"', b"\xe6", 9),
        lambda line: line[: line.index(b"{")] + b"[]]",
        lambda line: line[: line.index(b"{")] + b"[" * 99_999,
    ],
)
def test_a_spoilt_file_is_as_good_as_none(kept, broken):
    read_kept(_DATA, "terms.yaml")
    save_kept()
    kept.write_bytes(broken(kept.read_bytes()))
    _anew(kept)
    assert read_kept(_DATA, "terms.yaml") == _READ


def test_what_was_kept_of_other_files_stays(kept, monkeypatch):
    for name in ("一.yaml", "二.yaml"):
        read_kept(_DATA, name)
        _anew(kept)
    _forbid_parsing(monkeypatch)
    assert read_kept(_DATA, "一.yaml") == read_kept(_DATA, "二.yaml") == _READ


@pytest.mark.parametrize(
    "odd", ["1: 一", "甲: !!set {乙}", "时刻: 2025-01-01 10:00:00", "甲: &a [一]\n乙: *a", "'': 空"]
)
def test_what_json_cannot_hold_is_read_each_time(kept, odd):
    for _ in range(2):
        assert repr(read_kept(odd.encode(), "甲.yaml")) == repr(
            yamlfile.read_mapping(odd.encode(), "甲.yaml")
        )
        _anew(kept)
    assert not kept.exists()


def test_where_nothing_can_be_written_all_is_read_as_ever(tmp_path, kept):
    kept.mkdir()
    assert read_kept(_DATA, "terms.yaml") == _READ
    save_kept()
    assert [*kept.iterdir()] == []
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]


def test_a_fault_is_told_each_time(kept):
    for _ in range(2):
        with pytest.raises(ContentError, match="格式不对"):
            read_kept("甲: [".encode(), "甲.yaml")
        _anew(kept)
    assert not kept.exists()
