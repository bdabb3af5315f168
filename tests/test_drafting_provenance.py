"""Every sentence says where it came from, and the shares add up: recomputed from spans and sources."""

import functools
from collections import Counter
from itertools import pairwise

import pytest
from desk_support import build_tree, filled_workspace
from drafting_support import OCCASIONS, draft, draft_of_sentences, full_text, nigao, own_draft, spans_in

from generator.desk.content import shipped_root

SPEECHES = shipped_root() / "phrasebank/speeches"
STYLES = {
    "标题", "日期", "讲话人", "称谓", "正文", "一级标题", "二级标题", "三级标题", "落款",
}  # fmt: skip
every_occasion = pytest.mark.parametrize("occasion", OCCASIONS)


@functools.cache
def order_in(file):
    """(paragraph, sentence) → place in the speech and text, of a sample speech as `nigao outline` reads it."""
    made = nigao("outline", SPEECHES / file, "--json")
    assert made.code == 0, made.err
    return {
        (one["paragraph"], one["sentence"]): (place, one["text"], one["key"])
        for place, one in enumerate(made.json["sentences"])
    }


def units(made):
    """unit → (source, its spans), in order; the user's facts have no source."""
    found = {}
    for block in made["blocks"]:
        for span in block["spans"]:
            if span["unit"] is not None and span["source"]:
                found.setdefault(span["unit"], (span["source"], []))[1].append(span)
    return [found[number] for number in sorted(found)]


@every_occasion
def test_the_manifest_has_the_promised_shape(occasion):
    made = draft(occasion, "市")
    assert made["schema"] == 1
    assert (made["occasion"], made["seed"], made["date"]) == (occasion, 1, "2026-12-01")
    assert made["template"]["name"] == occasion
    assert made["template"]["digest"]
    assert made["bank"]["digest"]
    assert made["brief"]["地区"] == "望州市"
    assert made["title"] == next(block["text"] for block in made["blocks"] if block["style"] == "标题")
    assert {block["style"] for block in made["blocks"]} <= STYLES
    assert {span["kind"] for span in spans_in(made, "literal", "phrase", "fact", "blank")} <= {
        "literal", "phrase", "fact", "blank",
    }  # fmt: skip


@every_occasion
def test_blocks_are_their_spans_and_have_ids_of_their_own(occasion):
    for level in ("市", "县"):
        made = draft(occasion, level)
        for block in made["blocks"]:
            assert block["text"] == "".join(span["text"] for span in block["spans"])
            assert block["text"].strip()
        ids = [block["id"] for block in made["blocks"]]
        assert len(set(ids)) == len(ids)
        numbers = [block["paragraph"] for block in made["blocks"]]
        assert numbers[0] == 0
        assert all(after - before in (0, 1) for before, after in pairwise(numbers))


@every_occasion
def test_the_printed_text_is_the_blocks_of_the_manifest(occasion):
    made = draft(occasion, "市")
    lines = {}
    for block in made["blocks"]:
        lines[block["paragraph"]] = lines.get(block["paragraph"], "") + block["text"]
    assert made["printed"].splitlines() == list(lines.values())


@every_occasion
def test_every_phrase_has_a_key_and_a_source(occasion):
    made = draft(occasion, "县")
    phrases = spans_in(made, "phrase")
    assert phrases
    for span in phrases:
        assert span["key"]
        assert span["unit"] is not None
        assert set(span["source"]) == {"file", "paragraph", "sentence"}
    kinds = {source["file"]: source["kind"] for source in made["sources"]}
    assert set(kinds) == {span["source"]["file"] for span in phrases}
    assert "curated" in kinds.values()
    assert set(kinds.values()) <= {"curated", "shipped"}


@every_occasion
def test_a_phrase_stands_in_its_source_under_its_key(occasion):
    made = draft_of_sentences(occasion, "市")
    shipped = {source["file"] for source in made["sources"] if source["kind"] == "shipped"}
    checked = 0
    for source, spans in units(made):
        if source["file"] not in shipped:
            continue
        _, text, key = order_in(source["file"])[source["paragraph"], source["sentence"]]
        for span in spans:
            if span["kind"] == "phrase":
                assert span["text"] in text
                assert span["key"] == key
                checked += 1
    assert checked > 5


@pytest.mark.parametrize("occasion", [one for one in OCCASIONS if one != "交流发言"])
def test_what_a_level_fills_in_is_a_fact_inside_its_sentence(occasion):
    made = draft(occasion, "县")
    filled = [span for span in spans_in(made, "fact") if span["unit"] is not None]
    assert filled
    assert {span["key"] for span in filled} == {"本级"}
    assert all(span["text"] != "市人大常委会" for span in filled)


@every_occasion
@pytest.mark.parametrize("level", ["市", "县"])
def test_the_characters_of_the_sources_are_those_of_their_spans(occasion, level):
    made = draft(occasion, level)
    counted = Counter()
    for source, spans in units(made):
        counted[source["file"]] += sum(len(span["text"]) for span in spans)
    assert counted == {source["file"]: source["characters"] for source in made["sources"]}
    for source in made["sources"]:
        assert source["share"] == pytest.approx(source["characters"] / made["characters"], abs=0.0001)
    assert [source["characters"] for source in made["sources"]] == sorted(counted.values(), reverse=True)


@every_occasion
@pytest.mark.parametrize("seed", [1, 2])
def test_the_longest_run_is_that_of_the_speech_itself(occasion, seed):
    made = draft(occasion, "市", seed)
    shipped = {source["file"] for source in made["sources"] if source["kind"] == "shipped"}
    longest = dict.fromkeys(shipped, 0)
    before, run = None, 0
    for source, _ in units(made):
        if source["file"] not in shipped:
            before = None
            continue
        place = order_in(source["file"])[source["paragraph"], source["sentence"]][0]
        run = run + 1 if before == (source["file"], place - 1) else 1
        longest[source["file"]] = max(longest[source["file"]], run)
        before = (source["file"], place)
    assert longest == {
        source["file"]: source["longest_run"] for source in made["sources"] if source["file"] in shipped
    }


@every_occasion
def test_no_long_run_is_copied_and_no_speech_rules(occasion):
    made = draft_of_sentences(occasion, "市")
    assert max(source["longest_run"] for source in made["sources"]) <= 3
    assert made["sources"][0]["share"] <= 0.35


@every_occasion
def test_a_whole_paragraph_may_run_on_and_is_of_no_speech(occasion):
    made = draft(occasion, "市")
    longest = max(made["sources"], key=lambda one: one["longest_run"])
    # the paragraphs of a report have two or three sentences
    assert 3 - (occasion == "座谈会汇报发言") <= longest["longest_run"] <= 8
    assert longest["kind"] == "curated"
    assert all(source["share"] <= 0.25 for source in made["sources"] if source["kind"] == "shipped")


def test_alternatives_are_other_phrases_that_are_not_said():
    made = draft("工作会议讲话", "市")
    offered = [one for block in made["blocks"] for one in block["alternatives"]]
    assert offered
    for one in offered:
        assert one["key"]
        assert one["text"] not in full_text(made)


def test_a_sentence_that_several_files_hold_counts_for_each_of_them(tmp_path):
    root = filled_workspace(tmp_path / "家")
    speech = (SPEECHES / "云河市-工作会议讲话.txt").read_text(encoding="utf-8")
    build_tree(tmp_path, {"旧稿/甲.txt": speech + "\n谢谢大家。\n", "旧稿/乙.txt": speech + "\n谢谢各位。\n"})
    assert nigao("--workspace", root, "mine", tmp_path / "旧稿", "--own").code == 0
    made = own_draft("工作会议讲话", "市", root)
    counted = Counter()
    for source, spans in units(made):
        counted[source["file"]] += sum(len(span["text"]) for span in spans)
    same = {"甲.txt": "own", "乙.txt": "own", "云河市-工作会议讲话.txt": "shipped"}
    rows = {source["file"]: source for source in made["sources"]}
    assert {name: rows[name]["kind"] for name in same} == same
    assert {rows[name]["characters"] for name in same} == {sum(counted[name] for name in same)}
    assert {rows[name]["longest_run"] for name in ("乙.txt", "云河市-工作会议讲话.txt")} == {
        rows["甲.txt"]["longest_run"]
    }
    assert {name: count for name, count in counted.items() if name not in same} == {
        name: row["characters"] for name, row in rows.items() if name not in same
    }
