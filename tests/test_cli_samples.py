"""draft --no-samples: only what the user mined, and curated phrases."""

import json

import pytest
from cli_support import DAY
from desk_support import leave_out_wholes, manifest, nigao

from generator.desk.content import shipped_root


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A workspace with one of the user's own speeches and the shipped ones."""
    root = tmp_path_factory.mktemp("without-samples")
    assert nigao("init", ".", here=root).code == 0
    leave_out_wholes(root)
    own = root / "去年的讲话.txt"
    source = shipped_root() / "phrasebank" / "speeches" / "石门县-工作会议讲话.txt"
    own.write_bytes(source.read_bytes() + b"\n")
    assert nigao("mine", own, "--own", "--samples", here=root).code == 0
    return root


def _kinds(made):
    return {source["kind"] for source in made["sources"]}


def test_the_shipped_speeches_are_left_aside(root):
    with_samples = manifest("工作会议讲话", "地区=清源县", workspace=root)
    out = nigao(
        "draft", "工作会议讲话", "--set", "地区=清源县", *DAY, "--no-samples", "--text",
        "--manifest", "无示例.json", "--workspace", root, here=root,
    )  # fmt: skip
    assert out.code == 0, out.err
    without = json.loads((root / "无示例.json").read_text(encoding="utf-8"))
    assert "shipped" in _kinds(with_samples)
    assert "shipped" not in _kinds(without)
    assert "own" in _kinds(without)
