"""`nigao draft --manifest`: every field of the contract, and every sentence with its source."""

import functools
import json
import re

import pytest
from cli_support import light, workspace
from desk_support import archive, build_tree, manifest, nigao

from generator.desk.content import shipped_root

__all__ = ["light", "workspace"]

OCCASIONS = ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话")
FIELDS = {
    "schema": int, "occasion": str, "title": str, "seed": int, "date": str, "brief": dict, "template": dict,
    "bank": dict, "characters": int, "minutes": (int, float), "blocks": list, "sources": list, "shortfalls": list,
}  # fmt: skip
BLOCK = {
    "id": str, "paragraph": int, "style": str, "level": (int, type(None)), "ordinal": (int, type(None)),
    "slot": (str, type(None)), "topic": (str, type(None)), "text": str, "spans": list, "alternatives": list,
    "notes": list,
}  # fmt: skip
SPAN = {
    "kind": str, "text": str, "unit": (int, type(None)), "key": (str, type(None)), "source": (dict, type(None)),
}  # fmt: skip
SOURCE = {"file": str, "kind": str, "characters": int, "share": (int, float), "longest_run": int}
STYLES = {"标题", "日期", "讲话人", "称谓", "正文", "一级标题", "二级标题", "三级标题", "落款"}


def made(occasion):
    """The manifest of seed 1; the same object for every test."""
    return manifest(occasion, "地区=云河市", "会议=全市人大工作会议")


def spans_of(draft, *kinds):
    return [span for block in draft["blocks"] for span in block["spans"] if span["kind"] in kinds]


def has(object_, fields):
    for name, kind in fields.items():
        assert name in object_, name
        assert isinstance(object_[name], kind), (name, object_[name])


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_field_of_the_contract_is_there(occasion):
    draft = made(occasion)
    has(draft, FIELDS)
    has(draft["template"], {"name": str, "digest": str})
    has(draft["bank"], {"digest": str})
    for block in draft["blocks"]:
        has(block, BLOCK)
        for span in block["spans"]:
            has(span, SPAN)
            if span["source"]:
                has(span["source"], {"file": str, "paragraph": int, "sentence": int})
        for alternative in block["alternatives"]:
            has(alternative, {"key": str, "text": str})
    for source in draft["sources"]:
        has(source, SOURCE)
        assert source["kind"] in {"own", "outside", "curated", "shipped"}


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_it_says_what_was_asked(occasion):
    draft = made(occasion)
    assert (draft["schema"], draft["occasion"], draft["template"]["name"]) == (1, occasion, occasion)
    assert (draft["seed"], draft["date"]) == (1, "2026-12-01")
    assert draft["brief"]["地区"] == "云河市"
    assert draft["brief"]["本级"] == "市"
    assert "全市人大工作会议" in draft["title"]
    title = "".join(block["text"] for block in draft["blocks"] if block["style"] == "标题")
    assert draft["title"] == title


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_its_blocks_are_the_text_that_is_shown(occasion):
    draft = made(occasion)
    paragraphs = {}
    for block in draft["blocks"]:
        assert block["text"] == "".join(span["text"] for span in block["spans"])
        assert block["style"] in STYLES
        paragraphs[block["paragraph"]] = paragraphs.get(block["paragraph"], "") + block["text"]
    assert list(paragraphs) == list(range(len(paragraphs)))
    assert list(paragraphs.values()) == draft["printed"].splitlines()
    ids = [block["id"] for block in draft["blocks"]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_its_length_is_that_of_word_and_its_minutes_follow(occasion):
    draft = made(occasion)
    text = draft["printed"]
    runs = len(re.findall("[A-Za-z0-9]+", text))
    others = len(re.sub(r"[A-Za-z0-9\s]", "", text))
    assert draft["characters"] == runs + others
    assert draft["minutes"] == pytest.approx(draft["characters"] / 150, abs=0.06)


def test_minutes_follow_the_pace_asked_for():
    draft = manifest("交流发言", "语速=200")
    assert draft["minutes"] == pytest.approx(draft["characters"] / 200, abs=0.06)


@functools.cache
def keys_of(file):
    """(paragraph, sentence) → key of a shipped speech, as `nigao outline` gives them."""
    path = shipped_root() / "phrasebank" / "speeches" / file
    found = nigao("outline", path, "--json", "--workspace", archive()).json
    return {(one["paragraph"], one["sentence"]): one["key"] for one in found["sentences"]}


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_phrase_can_be_found_where_the_manifest_says_it_stands(occasion):
    phrases = spans_of(made(occasion), "phrase")
    assert len(phrases) > 20
    for span in phrases:
        assert span["key"]
        assert span["unit"] is not None
        assert span["source"] is not None
    from_speeches = [span for span in phrases if span["source"]["file"].endswith(".txt")]
    for span in from_speeches:
        source = span["source"]
        assert keys_of(source["file"])[source["paragraph"], source["sentence"]] == span["key"], span["text"]


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_a_unit_is_one_sentence_of_one_source(occasion):
    units = {}
    for span in spans_of(made(occasion), "phrase"):
        units.setdefault(span["unit"], set()).add((span["key"], json.dumps(span["source"], sort_keys=True)))
    assert all(len(sources) == 1 for sources in units.values())


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_sources_are_those_of_the_phrases_with_their_true_shares(occasion):
    draft = made(occasion)
    phrases = spans_of(draft, "phrase")
    by_file = {source["file"]: source for source in draft["sources"]}
    assert set(by_file) == {span["source"]["file"] for span in phrases}
    for source in by_file.values():
        assert source["share"] == pytest.approx(source["characters"] / draft["characters"], abs=0.01)
        assert source["longest_run"] >= 1
    assert 0.3 < sum(source["share"] for source in by_file.values()) <= 1


def test_facts_are_those_of_the_brief_and_blanks_name_what_is_missing():
    draft = manifest("座谈会汇报发言", "地区=云河市", "姓名=某某")
    facts = {span["text"] for span in spans_of(draft, "fact")}
    assert {"2026年12月1日", "某某"} <= facts
    for blank in spans_of(draft, "blank"):
        assert re.fullmatch("【(待填|此处写)：.+】", blank["text"])
    without_place = manifest("工作会议讲话")
    assert spans_of(without_place, "blank")


def test_alternatives_are_other_phrases_of_the_bank():
    offered = [
        (block, one)
        for occasion in OCCASIONS
        for block in made(occasion)["blocks"]
        for one in block["alternatives"]
    ]
    for block, one in offered:
        assert one["text"]
        assert one["key"] not in {span["key"] for span in block["spans"]}


def test_a_thin_bank_tells_its_shortfalls(light):
    speech = "在座谈会上的讲话\n同志们：\n" + "今天的会议很重要，要把学习贯彻落实到行动上。\n" * 2
    speech += "要把监督的重点放在群众最关心的事情上。\n要持之以恒地转变作风，提高服务代表的本领。\n"
    build_tree(light, {"讲话.txt": speech})
    assert nigao("mine", light / "讲话.txt", "--workspace", light).code == 0
    assert manifest("工作会议讲话", "地区=云河市", workspace=light)["shortfalls"]


def test_the_digests_change_with_the_template_and_with_the_bank(workspace):
    before = manifest("交流发言", workspace=workspace)
    template = (shipped_root() / "templates" / "交流发言.txt").read_text(encoding="utf-8")
    build_tree(workspace, {"templates/交流发言.txt": template.replace("谢谢大家", "谢谢各位")})
    changed = manifest("交流发言", seed=2, workspace=workspace)
    assert changed["template"]["digest"] != before["template"]["digest"]
    assert changed["bank"]["digest"] == before["bank"]["digest"]
    speech = shipped_root() / "phrasebank" / "speeches" / "云河市-工作会议讲话.txt"
    assert nigao("mine", speech, "--workspace", workspace).code == 0
    assert manifest("交流发言", seed=3, workspace=workspace)["bank"]["digest"] != before["bank"]["digest"]
