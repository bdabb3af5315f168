"""Three real speeches in an otherwise empty bank: nothing of theirs is left in any draft of another place."""

import atexit
import functools
import json
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from desk_support import nigao
from drafting_support import OCCASIONS, brief_of, desk_and_bank

from generator.desk.templates import load_occasion
from generator.drafting.plain import plain_text
from generator.drafting.produce import produce

SPEECHES = Path(__file__).resolve().parents[2] / "shared" / "speeches"
SEEDS = range(1, 21)
MASK = re.compile(r"[XxＸ×＊*✕]|_{2,}|某[省市县区镇乡]")

pytestmark = pytest.mark.skipif(
    not (SPEECHES / "labels.jsonl").is_file(), reason="../shared/speeches 不在这台机器上"
)


@functools.cache
def workspace():
    """A workspace whose bank holds the three speeches and what is shipped as phrases, no sample speech."""
    root = Path(tempfile.mkdtemp(prefix="nigao-shared-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    assert nigao("init", root).code == 0
    made = nigao("--workspace", root, "mine", SPEECHES)
    assert made.code == 0, made.err
    return root


@functools.cache
def local_strings():
    """What both annotations call local to the three speeches; eras are answered elsewhere."""
    lines = (SPEECHES / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    marks = [mark for line in lines for mark in json.loads(line).get("local", ())]
    return sorted({mark["text"] for mark in marks if mark["both"] and mark["kind"] != "era"})


@functools.cache
def drafts(occasion):
    """The drafts of an occasion for a city, one a seed."""
    desk, bank = desk_and_bank(workspace())
    template = load_occasion(desk.content, occasion)
    brief = brief_of({"地区": "云河市", "本级": "市"}, standing=template.standing, occasion=occasion)
    return [produce(template, brief, bank, desk.lexicon, seed, 150) for seed in SEEDS]


def test_the_labels_name_enough_to_look_for():
    assert len(local_strings()) > 40


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_no_local_string_no_mask_and_no_figure_of_a_real_speech_survives(occasion):
    found = []
    for made in drafts(occasion):
        seed, text = made.seed, plain_text(made).replace("2026年12月1日", "")
        found += [(seed, name) for name in local_strings() if name in text]
        found += [(seed, match[0]) for match in MASK.finditer(text)]
        plain = re.sub(r"(?m)^\d\.", "", text) if occasion == "交流发言" else text
        found += [(seed, match[0]) for match in re.finditer(r".{0,5}[0-9０-９]+.{0,5}", plain)]
    assert found == []


def test_the_real_speeches_speak_in_the_drafts_of_their_own_occasions():
    for occasion in ("工作会议讲话", "交流发言", "座谈会汇报发言"):
        taken = [one for made in drafts(occasion) for one in made.sources if one.kind == "own"]
        assert taken
