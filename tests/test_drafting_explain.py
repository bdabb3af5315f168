"""draft --explain: every chosen phrase with its reason, every refusal by its rule, and the draft unchanged."""

import functools
import json

import pytest
from desk_support import filled_workspace
from drafting_support import DAY, PLACES, archive, brief_of, desk_and_bank, draft, full_text, nigao

from generator.bank.decisions import Decision, decide
from generator.bank.unused import unused
from generator.desk.desk import Desk
from generator.desk.templates import load_occasion
from generator.desk.workspace import Workspace
from generator.drafting.brief_file import Entry
from generator.drafting.explaining import EXAMPLES, explain_lines, explanation
from generator.drafting.journal import Notes
from generator.drafting.manifest import manifest
from generator.drafting.produce import produce

KINDS = {"own": "本单位", "outside": "外单位", "curated": "自带短语", "shipped": "自带示例"}


@functools.cache
def explained(occasion, level, *sets):
    """(manifest, explanation, text of the explanation) of a draft."""
    desk, bank = desk_and_bank(archive())
    template = load_occasion(desk.content, occasion)
    pairs = (one.split("=", 1) for one in (f"地区={PLACES[level]}", f"日期={DAY}", *sets))
    brief = brief_of([Entry(key, value, "") for key, value in pairs], (), template.standing, occasion)
    notes = Notes()
    made = produce(template, brief, bank, desk.lexicon, 1, 150, journal=notes)
    left = unused(bank, EXAMPLES)
    return manifest(made), explanation(made, notes, left), list(explain_lines(made, notes, left, KINDS))


def rules(told):
    return {one["rule"]: one for one in told["refused"]}


@pytest.mark.parametrize("occasion", ["工作会议讲话", "交流发言", "座谈会汇报发言"])
def test_every_phrase_of_the_draft_is_explained_and_nothing_else(occasion):
    made, told, _ = explained(occasion, "市")
    spans = [
        (block["id"], span["key"])
        for block in made["blocks"]
        for span in block["spans"]
        if span["kind"] == "phrase"
    ]
    assert {(one["block"], one["key"]) for one in told["chosen"]} == set(spans)
    texts = [one["text"] for one in told["dropped"]]
    assert not any(text in full_text(made) for text in texts)


def test_a_draft_that_is_explained_is_the_same_draft():
    made, _, _ = explained("工作会议讲话", "市")
    plain = {key: value for key, value in draft("工作会议讲话", "市").items() if key != "printed"}
    assert json.loads(json.dumps(made)) == plain


def test_what_was_chosen_scored_best_and_its_parts_add_up():
    _, told, _ = explained("工作会议讲话", "市")
    bodies = [one for one in told["chosen"] if "举措" in one["wish"] and one["serves"]]
    assert len(bodies) > 20
    for one in bodies:
        assert one["score"] == pytest.approx(sum(one["parts"].values()), abs=0.3)
        assert all(other["score"] <= one["score"] for other in one["runners_up"])
        assert one["candidates"] > len(one["runners_up"])
        assert any("领句" in name or "同题" in name or "切题" in name for name in one["parts"])


def test_a_body_says_which_lead_it_serves():
    made, told, _ = explained("工作会议讲话", "市")
    blocks = {block["id"]: block["text"] for block in made["blocks"]}
    served = [one for one in told["chosen"] if one["serves"]]
    assert served
    for one in served:
        assert one["serves"].removeprefix("要").rstrip("。") in blocks[one["block"]]


def test_budgets_are_those_of_the_parts_that_stand():
    made, told, _ = explained("工作会议讲话", "市")
    lengths = {block["id"]: len(block["text"]) for block in made["blocks"]}
    points = {block: one for block, one in told["budgets"].items() if "." in block}
    assert len(points) > 10
    for block, one in points.items():
        assert abs(one["written"] - lengths[block]) < 15
        assert one["planned"] > 100


@pytest.mark.parametrize(
    ("occasion", "level", "asked", "rule"),
    [
        ("工作会议讲话", "市", "避免=预算", "拟稿单要避免的"),
        ("工作会议讲话", "市", "日期=2024-06-01", "提法不合日期"),
        ("工作会议讲话", "县", "", "本级没有这项职权"),
        ("工作会议讲话", "市", "", "身份不符"),
        ("工作会议讲话", "市", "", "模板写明不说"),
        ("工作会议讲话", "市", "", "离了上文不成话"),
        ("工作会议讲话", "县", "", "层级不符"),
        ("工作会议讲话", "市", "", "不切题"),
        ("机关会议讲话", "市", "", "写给别的主题"),
    ],
)  # fmt: skip
def test_what_was_refused_stands_under_its_rule_and_not_in_the_draft(occasion, level, asked, rule):
    made, told, lines = explained(occasion, level, *filter(None, [asked]))
    found = rules(told)[rule]
    assert found["count"] > 0
    assert 0 < len(found["examples"]) <= EXAMPLES
    assert not any(example["text"] in full_text(made) for example in found["examples"])
    assert any(line.startswith(f"  {rule}　{found['count']} 句") for line in lines)


def test_the_words_that_fell_under_a_rule_are_named():
    _, told, _ = explained("工作会议讲话", "市", "避免=预算")
    for rule in ("拟稿单要避免的", "本级没有这项职权", "模板写明不说"):
        for example in rules(told)[rule]["examples"]:
            assert example["words"]
            assert example["words"] in example["text"]


def test_what_mining_set_aside_is_told_too():
    _, told, lines = explained("工作会议讲话", "市")
    assert any(one["rule"] == "含有只属于原文的内容" and one["count"] > 50 for one in told["unusable"])
    assert any("地区“" in line for line in lines)


def test_the_command_prints_it_behind_the_draft_and_puts_it_into_the_manifest_that_was_asked_for(tmp_path):
    asked = (
        "--workspace",
        archive(),
        "draft",
        "交流发言",
        "--set",
        "地区=望州市",
        "--set",
        f"日期={DAY}",
        "--text",
    )
    plain = nigao(*asked, "--manifest", tmp_path / "甲.json")
    told = nigao(*asked, "--manifest", tmp_path / "乙.json", "--explain")
    assert told.code == 0, told.err
    assert told.out == plain.out
    assert "为什么是这些话" in told.err
    assert "次选：" in told.err
    assert "为什么" not in plain.err
    before, after = (
        json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("甲.json", "乙.json")
    )
    assert after.pop("explain")["chosen"]
    assert after == before


def test_what_the_user_put_aside_is_told_as_his_own_doing(tmp_path):
    desk = Desk(Workspace(filled_workspace(tmp_path / "家")), announce=lambda _: None)
    with desk.open_bank(fill=False) as bank:
        row = next(row for row in bank.phrases() if row.role == "举措")
        with bank.changing():
            decide(bank, "review", [Decision(row.key, "state", "不用")], "2026-11-22T10:00:00", "王", "")
    with desk.open_bank(fill=False) as bank:
        (told,) = [one for one in unused(bank, EXAMPLES) if one.why == "您划掉的，不再用"]
    assert row.text in [text for text, _, _ in told.examples]
