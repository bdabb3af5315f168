"""What the tests of the command line and the desk share: a workspace, a speech, refusals."""

import contextlib
import functools
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from desk_support import build_tree, filled_workspace, listing, nigao

DAY = ("--set", "日期=2026-12-01")
"""So that nothing depends on the day on which the tests run."""
PLACE = ("--set", "地区=云河市")

SPEECH = """\
在代表工作推进会上的讲话
同志们：
今天把大家请来，是要商量怎样让代表建议件件有回音。刚才几位代表谈得很实在，听了很受触动。下面，我讲三点意见。
一、把建议提得更准
代表建议的分量，在于说出群众心里的话。要到街坊邻里的灯火处听取意见，把零散的抱怨归拢成可办的事项。要教会代表写好一张建议卡，一卡只说一件事，说清缘由和盼望。
二、把办理办得更实
承办单位要先见面再动笔，把代表请到现场一起看、一起算。要公开办理进度，让每一件建议走到哪一步都看得见。
三、把评价评得更真
满意不满意，要由提建议的代表自己说。要用好跟踪问效，对答应了还没有办的事项，列出单子逐件销号。
同志们，让我们把每一张建议卡都当作一份嘱托，扎扎实实办出成效。
"""
SENTENCE = "要教会代表写好一张建议卡，一卡只说一件事，说清缘由和盼望。"
NEW_SENTENCE = "要给每一张建议卡配一名联络员，从头跟到尾。"


@pytest.fixture
def workspace(tmp_path):
    """A workspace of one's own, whose bank holds the shipped archive; its name has a space."""
    return filled_workspace(tmp_path / "我的 工作")


@functools.cache
def curated_bank():
    """A bank with the curated phrases and no speech, as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = build_tree(Path(folder), {"拟稿.yaml": ""})
        assert nigao("bank", "--workspace", root).code == 0
        return (root / "phrasebank" / "bank.sqlite").read_bytes()


def light_workspace(root):
    """A workspace at `root` whose bank holds the curated phrases and no speech."""
    return build_tree(root, {"拟稿.yaml": "", "phrasebank/bank.sqlite": curated_bank()})


@pytest.fixture
def light(tmp_path):
    """A workspace of one's own whose bank holds the curated phrases and no speech."""
    return light_workspace(tmp_path / "轻 便")


@pytest.fixture
def desktop(tmp_path):
    """A folder beside the workspace with a speech in it."""
    return build_tree(tmp_path / "桌面", {"讲话.txt": SPEECH})


def small_workspace(root):
    """A workspace at `root` with twenty of the shipped phrases and nothing else of what is shipped."""
    slots = (ROOT / "phrasebank" / "slots.yaml").read_text(encoding="utf-8")
    phrases = yaml.safe_load((ROOT / "phrasebank" / "监督.yaml").read_text(encoding="utf-8"))["短语"][:20]
    files = {
        "拟稿.yaml": "单位:\n  地区: 澜江市\n",
        "phrasebank/slots.yaml": f"自带内容: 不用\n{slots}",
        "phrasebank/监督.yaml": yaml.safe_dump({"槽位": "监督", "短语": phrases}, allow_unicode=True),
    }
    return build_tree(root, files)


@contextlib.contextmanager
def untouched(*folders):
    """Nothing in these folders may change: no file more, none less, each with the same bytes."""
    before = [listing(folder) for folder in folders]
    yield
    assert [listing(folder) for folder in folders] == before


def refused(result, *named, code=1):
    """The message and the hint of a run that had to fail; the message holds what is `named`."""
    assert result.code == code, result.out + result.err
    lines = result.err.splitlines()
    assert len(lines) == 2, result.err
    for line in lines:
        assert re.search("[一-鿿]", line), line
    assert "程序内部出错" not in result.err
    assert "Traceback" not in result.out + result.err
    for text in named:
        assert str(text) in lines[0]
    return lines
