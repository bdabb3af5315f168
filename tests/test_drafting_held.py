"""Nothing is hidden: each source that holds a sentence of a draft counts, not only the one of which it was taken."""

import json

import pytest
from desk_support import build_tree, leave_out_wholes
from drafting_support import DAY, PLACES, nigao
from test_drafting_bounds import STRANGER, block_of, ruling_speech

from generator.drafting.bounds import long_runs
from generator.drafting.shares import Held, source_shares
from generator.language.punctuation import bare
from generator.language.sentences import split_sentences
from generator.model.draft import Source

TWIN, EXCERPT = "同一篇的另一份.txt", "摘抄稿.txt"


def sentences():
    """The sentences of the ruling speech, by line."""
    return [[line[a:b] for a, b in split_sentences(line)] for line in ruling_speech().splitlines()]


def excerpt():
    """Another speech that repeats every other sentence of the ruling one."""
    return "\n".join(["在机关会议上的讲话", *("".join(line[::2]) for line in sentences()[1:])]) + "\n"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """file of a second source → (manifest of a draft, what check finds of its overlap)."""
    made = {}
    for name, text in ((TWIN, f"{ruling_speech()}谢谢大家。\n"), (EXCERPT, excerpt())):
        root = tmp_path_factory.mktemp("家") / "家"
        assert nigao("init", root).code == 0
        leave_out_wholes(root)
        build_tree(
            root,
            {
                "phrasebank/监督.yaml": "槽位: 监督\n短语: []\n",
                f"稿/{STRANGER}": ruling_speech(),
                f"稿/{name}": text,
            },
        )
        assert nigao("--workspace", root, "mine", root / "稿", "--outside").code == 0
        done = nigao(
            "--workspace", root, "draft", "机关会议讲话", "--no-samples", "--set", f"地区={PLACES['市']}",
            "--set", f"日期={DAY}", "-o", root / "稿.docx", "--manifest", root / "清单.json",
        )  # fmt: skip
        assert done.code == 0, done.err
        check = nigao("--workspace", root, "check", root / "稿.docx", "--json", "--overlap")
        made[name] = json.loads((root / "清单.json").read_text(encoding="utf-8")), check.json
    return made


def row(manifest, file):
    return next(one for one in manifest["sources"] if one["file"] == file)


def longest_run(manifest):
    """The most sentences on end in the draft that stand on end in the ruling speech, told by their texts."""
    place = {}
    for number, one in enumerate(one for line in sentences() for one in line):
        place.setdefault(bare(one)[-12:], number)
    texts = {}
    for block in manifest["blocks"]:
        for span in block["spans"]:
            if span["unit"] is not None and span["source"]:
                texts[span["unit"]] = texts.get(span["unit"], "") + span["text"]
    best = run = 0
    before = None
    for text in texts.values():
        here = place.get(bare(text)[-12:])
        run = (
            run + 1
            if here is not None and before is not None and here == before + 1
            else int(here is not None)
        )
        best, before = max(best, run), here
    return best


def test_a_second_source_with_the_same_words_is_listed_with_the_same_share(drafted):
    manifest, _ = drafted[TWIN]
    one, other = row(manifest, STRANGER), row(manifest, TWIN)
    assert one["share"] == other["share"] > 0.05
    assert one["longest_run"] == other["longest_run"]


def test_a_run_that_was_taken_from_two_sources_by_turns_is_one_run_and_kept_short(drafted):
    manifest, _ = drafted[EXCERPT]
    taken = {
        span["source"]["file"] for block in manifest["blocks"] for span in block["spans"] if span["source"]
    }
    assert {STRANGER, EXCERPT} <= {one["file"] for one in manifest["sources"]}
    assert taken & {STRANGER, EXCERPT}
    assert longest_run(manifest) <= 2
    assert row(manifest, STRANGER)["longest_run"] >= longest_run(manifest)


@pytest.mark.parametrize("name", [TWIN, EXCERPT])
def test_the_table_names_what_check_finds_and_no_smaller_share(drafted, name):
    manifest, check = drafted[name]
    found = {one["file"]: one["share"] for one in check["overlap"]}
    for file in (STRANGER, name):
        assert row(manifest, file)["share"] == pytest.approx(found[file], abs=0.04)


def test_sentences_of_one_source_are_a_run_of_another_that_holds_them_too():
    block = block_of(1, (3, 0, 60), (7, 0, 60), (3, 1, 60), (9, 0, 60))
    places = {
        key: {Source("稿.txt", *map(int, key.split("."))): "own", Source("原稿.txt", 5, number): "outside"}
        for number, key in enumerate(("3.0", "7.0", "3.1", "9.0"))
    }
    held = Held(places, ())
    assert set(long_runs([block], held)) == {"3.1"}
    rows = {one.file: one for one in source_shares([block], 240, held)}
    assert (rows["原稿.txt"].share, rows["原稿.txt"].longest_run) == (1.0, 4)
    assert (rows["稿.txt"].share, rows["稿.txt"].longest_run) == (1.0, 1)
