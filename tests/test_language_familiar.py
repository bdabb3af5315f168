"""Familiar words: what another place calls its own is told by its being met nowhere else."""

import subprocess
import sys

import pytest
from conftest import ROOT

from benchmarks.familiar import FILE
from generator.language import words
from generator.language.familiar import Familiar
from generator.language.lexicon import Lexicon
from generator.mining.miner import own_places


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("要学习衡浦的经验，逐条销号。", "衡浦"),
        ("要把站点搬到清溪口码头去。", "清溪"),
        ("要弘扬敢为人先的岚江精神。", "岚江"),
        ("要抓好“金茂府”处置的跟踪问效。", "金茂府"),
        ("要用好“鹭鸣议站”。", "鹭鸣议站"),
        ("群众到了桐木就说起这件事。", "桐木"),
    ],
)
def test_names_that_no_list_holds_are_strange(lexicon: Lexicon, text: str, strange: str) -> None:
    assert strange in lexicon.familiar.strange(text, words.tag(text))


@pytest.mark.parametrize(
    "text",
    [
        "要坚持党的领导，把代表联络站建设好、使用好。",
        "要敢于啃硬骨头，当好排头兵、领头雁。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "监督要盯住老大难问题，不能走过场。",
    ],
)
def test_what_is_said_everywhere_is_familiar(lexicon: Lexicon, text: str) -> None:
    assert lexicon.familiar.strange(text, words.tag(text)) == ()


def test_without_a_list_everything_is_familiar() -> None:
    text = "要学习衡浦的经验。"
    assert Familiar().strange(text, words.tag(text)) == ()


def test_the_list_holds_what_the_shipped_texts_say() -> None:
    """After a change to shipped phrases, samples or templates: make familiar."""
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.familiar", "-"], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    assert FILE.read_text("utf-8") == made.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("岚州市", ("岚州市", "岚州")),
        ("石桥苗族自治县", ("石桥苗族自治县", "石桥")),
        ("柳坝镇", ("柳坝镇", "柳坝")),
        ("岚州市石桥县", ("岚州市石桥县", "岚州市", "石桥县", "岚州", "石桥")),
        ("云河市高新区", ("云河市高新区", "云河市", "高新区", "云河")),
        ("开发区", ("开发区",)),
        ("", ()),
    ],
)
def test_a_place_is_known_by_its_parts_and_their_stems(place: str, names: tuple[str, ...]) -> None:
    assert own_places(place) == names
