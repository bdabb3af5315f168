"""Another body than 人大: the 政协 of docs/examples is content alone; mining and drafting serve it as they are."""

import atexit
import functools
import re
import shutil
import tempfile
from datetime import date as Date
from pathlib import Path

import pytest
from cli_support import DAY, refused, untouched
from desk_support import manifest, nigao

from generator.checking.era import find_stale
from generator.checking.leftover import Names, find_leftovers
from generator.checking.level import find_incompetent, find_mixed
from generator.desk.content import Content, shipped_root

EXAMPLE = shipped_root() / "docs" / "examples" / "政协"
OCCASION = "政协工作会议讲话"
SPEECHES = ("云河市-委员培训班讲话.txt", "云河市-政协工作会议讲话.txt", "清源县-政协工作会议讲话.txt")
SLOTS = {"思想引领", "政治协商", "民主监督", "参政议政", "委员工作", "自身建设"}
OF_THE_SPEECHES = ("云河", "清源")
LEVELS = {"云河市": "市", "松原岭县": "县", "锦阳区": "区"}
"""The place of two of the speeches, and two that no speech knows."""

pytestmark = pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the tests are not run from the repository")
every_draft = pytest.mark.parametrize(
    ("place", "seed"), [(place, seed) for place in LEVELS for seed in (1, 2)]
)


@functools.cache
def workspace():
    """A copy of the example, its speeches mined as its README says; never write to it."""
    folder = Path(tempfile.mkdtemp(prefix="nigao-other-body-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    root = shutil.copytree(EXAMPLE, folder / "我的政协")
    mined = nigao("mine", "speeches", here=root)
    assert mined.code == 0, mined.err
    assert "读入 3 篇" in mined.out
    return root


@functools.cache
def outline(file):
    made = nigao("outline", "--workspace", workspace(), EXAMPLE / "speeches" / file, "--json")
    assert made.code == 0, made.err
    return made.json


def drafted(place, seed=1):
    return manifest(OCCASION, f"地区={place}", seed=seed, workspace=workspace())


def said(made):
    """The sentences that the bank gave, in the words of the user's level."""
    units = {}
    for block in made["blocks"]:
        for span in block["spans"]:
            if span["unit"] is not None and span["source"]:
                units[span["unit"]] = units.get(span["unit"], "") + span["text"]
    return list(units.values())


def lexicon():
    return Content(workspace(), shipped_root()).lexicon()


def test_the_example_is_a_taxonomy_of_its_own():
    assert set(lexicon().slots.names) == SLOTS | {"opening", "closing"}
    assert {path.name for path in (EXAMPLE / "speeches").iterdir()} == set(SPEECHES)
    assert not list(EXAMPLE.rglob("bank.sqlite*"))


def test_nothing_of_the_shipped_body_is_in_the_workspace():
    templates = nigao("template", "list", "--workspace", workspace())
    assert [line.split()[0] for line in templates.out.splitlines()] == [OCCASION]
    sources = nigao("bank", "--workspace", workspace())
    named = set(re.findall(r"\S+\.(?:yaml|txt)", sources.out))
    own = {path.name for path in (EXAMPLE / "phrasebank").iterdir() if path.name != "slots.yaml"}
    assert named == own | set(SPEECHES)


def test_without_its_line_the_shipped_phrases_are_refused_and_the_slot_is_named(tmp_path):
    root = shutil.copytree(EXAMPLE, tmp_path / "政协")
    slots = root / "phrasebank" / "slots.yaml"
    slots.write_text(slots.read_text(encoding="utf-8").replace("自带内容: 不用", ""), encoding="utf-8")
    refused(nigao("mine", root / "speeches", "--workspace", root), "代表工作")


@pytest.mark.parametrize("file", SPEECHES)
def test_a_speech_is_read_in_the_slots_of_its_body(file):
    made = outline(file)
    found = {one["slot"] for one in made["sentences"]}
    assert found <= SLOTS | {"opening", "closing"}
    assert len(found & SLOTS) >= 3
    assert made["info"]["occasion"] == file.removesuffix(".txt").partition("-")[2]


@pytest.mark.parametrize(
    ("text", "slot", "topic"),
    [
        ("二是深化理论武装。", "思想引领", "理论武装"),
        ("二是办好专题协商。", "政治协商", "专题协商"),
        ("二是视察监督要真而深。", "民主监督", "视察监督"),
        ("三是提案要写得有分量。", "参政议政", "提案工作"),
        ("二是联系群众要走心。", "委员工作", "联系群众"),
        ("二是专委会建设要更活跃。", "自身建设", "专委会建设"),
    ],
)
def test_each_slot_is_told_by_its_cues(text, slot, topic):
    [one] = [one for file in SPEECHES for one in outline(file)["sentences"] if one["text"] == text]
    assert (one["slot"], one["topic"], one["role"]) == (slot, topic, "领句")


@every_draft
def test_a_draft_is_whole(place, seed):
    made = drafted(place, seed)
    assert made["title"] == f"在全{LEVELS[place]}政协工作会议上的讲话"
    parts = [block for block in made["blocks"] if block["style"] == "一级标题"]
    assert [block["slot"] for block in parts] == ["思想引领", "政治协商", "参政议政", "委员工作"]
    assert "【" not in made["printed"]
    assert made["characters"] > 2000
    assert {block["slot"] for block in made["blocks"] if block["slot"]} <= SLOTS | {"opening", "closing"}


@every_draft
def test_a_draft_is_made_of_the_bodys_own_sentences(place, seed):
    made = drafted(place, seed)
    assert {source["kind"] for source in made["sources"]} == {"curated", "own"}
    assert "政协" in made["printed"]
    assert not re.search("人大|人民代表大会(?!制度)", made["printed"])


@every_draft
def test_the_promises_hold_no_leftover_no_other_level_nothing_out_of_date(place, seed):
    made, language, level = drafted(place, seed), lexicon(), LEVELS[place]
    sentences = said(made)
    assert len(sentences) > 30
    for text in sentences:
        assert find_leftovers(text, Names((), (), language), language) == []
        assert not any(name in text for name in OF_THE_SPEECHES)
        assert find_stale(text, Date(2026, 12, 1), language.terms) == []
        assert find_mixed(text, level, language.levels) == []
        assert find_incompetent(text, level, language.levels) == []
    others = "".join(set("省市县区") - {level})
    assert not re.search(f"[全我本][{others}]|[{others}]政协|[{others}]委", made["printed"])


def test_it_is_saved_as_a_word_document(tmp_path):
    with untouched(EXAMPLE):
        target = tmp_path / "稿.docx"
        asked = ("draft", OCCASION, *DAY, "--set", "地区=云河市", "-o", target)
        made = nigao(*asked, "--workspace", workspace())
    assert made.code == 0, made.err
    assert target.stat().st_size > 5000
