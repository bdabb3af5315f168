"""What a draft promises its user: facts stand, unwanted words stay out, gaps and faults are said."""

import json
import re

import pytest
from desk_support import build_tree, filled_workspace, spawn
from drafting_support import (
    OCCASIONS,
    archive,
    draft,
    full_text,
    manifest,
    nigao,
    own_draft,
    paragraphs,
    spans_in,
)

from generator.desk.content import shipped_root

FACTS = (
    "全年检查《中华人民共和国水法》等2部法律的实施情况，提出意见36条。",
    "代表们走访选民12680人次，一些地方还把联络站办到了北山镇的集市上。",
    "机关干部人均下乡21天",
)


def with_facts(occasion, folder, seed=1):
    """A draft whose brief gives facts; two drafts share the archive's bank."""
    build_tree(
        folder,
        {"单.txt": "地区：望州市\n日期：2026-12-01\n事实：\n" + "".join(f"- {one}\n" for one in FACTS)},
    )
    target = folder / f"{occasion}.json"
    asked = ("--brief", folder / "单.txt", "--seed", seed, "--text", "--manifest", target)
    made = nigao("--workspace", archive(), "draft", occasion, *asked)
    assert made.code == 0, made.err
    return made.out


# Facts, words to say, words to leave out.


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_facts_stand_word_for_word_and_once(occasion, tmp_path):
    text = with_facts(occasion, tmp_path)
    for fact in FACTS:
        assert text.count(fact) == 1
    assert "机关干部人均下乡21天。" in text


def test_a_fact_is_a_span_of_its_own_in_a_point(tmp_path):
    text = with_facts("座谈会汇报发言", tmp_path)
    assert not any(line.strip() in FACTS for line in text.splitlines())


def test_a_fact_about_deputies_stands_in_the_part_about_deputies():
    fact = "人大代表提出的代表建议件件有答复，代表满意率逐年提高。"
    made = draft("工作会议讲话", "市", 1, f"事实={fact}")
    (block,) = [block for block in made["blocks"] if fact in block["text"]]
    assert block["slot"] == "代表工作"
    assert (fact, "事实") in {(span["text"], span["key"]) for span in spans_in(made, "fact")}


def test_a_fact_for_which_there_is_no_place_is_reported(tmp_path):
    filled_workspace(tmp_path)
    build_tree(tmp_path, {"templates/短.txt": "# 题\n同志们好。\n"})
    made = nigao("--workspace", tmp_path, "draft", "短", "--set", "事实=东山修路三里。", "--text")
    assert made.code == 0
    assert "东山修路三里" in made.err


@pytest.mark.parametrize(
    ("occasion", "level", "words"),
    [
        ("工作会议讲话", "市", ("群众", "民生", "质量")),
        ("工作会议讲话", "县", ("县委", "落实")),
        ("机关会议讲话", "区", ("作风", "全区")),
        ("座谈会汇报发言", "县", ("代表建议", "推动")),
        ("经验交流会讲话", "县", ("联络站", "群众")),
    ],
)
def test_words_to_avoid_are_never_chosen(occasion, level, words):
    free, made = draft(occasion, level), draft(occasion, level, 1, f"避免={'、'.join(words)}")
    chosen = [
        "".join(span["text"] for span in block["spans"] if span["unit"] is not None)
        for block in made["blocks"]
    ]
    assert [word for word in words if any(word in text for text in chosen)] == []
    assert any(word in full_text(free) for word in words)


def test_a_word_that_must_be_said_is_said_or_reported():
    for word in ("预算", "乡村振兴", "纸飞机"):
        made = draft("工作会议讲话", "市", 1, f"必提={word}")
        reported = any(word in shortfall for shortfall in made["shortfalls"])
        spans = [span for block in made["blocks"] for span in block["spans"]]
        assert any(word in span["text"] for span in spans if span["kind"] != "blank") != reported


def test_a_focus_brings_more_of_it():
    def times(*sets):
        return sum(full_text(draft("工作会议讲话", "市", seed, *sets)).count("预算") for seed in (1, 2))

    assert times("重点=预算") > times()


# The seed.


def test_the_same_seed_gives_the_same_draft_in_another_process(tmp_path):
    made = []
    for hashing in ("1", "2"):
        target = tmp_path / f"{hashing}.json"
        asked = ("--set", "地区=望州市", "--seed", 5, "--text", "--manifest", target)
        dated = ("--set", "日期=2026-12-01")
        done = spawn(
            "--workspace", archive(), "draft", "工作会议讲话", *asked, *dated, here=tmp_path, home=tmp_path, PYTHONHASHSEED=hashing
        )  # fmt: skip
        assert done.code == 0, done.err
        made.append((done.out, target.read_bytes()))
    assert made[0] == made[1]
    inside = draft("工作会议讲话", "市", 5)
    assert {**json.loads(made[0][1]), "printed": made[0][0]} == inside


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_another_seed_gives_another_draft(occasion):
    texts = [full_text(draft(occasion, "市", seed)) for seed in (1, 2)]
    assert len(set(texts)) == 2
    first, second = (set(re.findall("[^。]+。", text)) for text in texts)
    assert len(first & second) < 0.8 * min(len(first), len(second))


# Gaps.


def test_what_the_brief_leaves_open_is_a_blank_in_text_and_manifest():
    made = manifest("座谈会汇报发言")
    blanks = spans_in(made, "blank")
    assert re.findall("【(?:待填|此处写)：[^】]*】", full_text(made)) == [span["text"] for span in blanks]
    assert blanks
    assert all(span["key"] and span["key"] in span["text"] for span in blanks)


def test_a_template_may_ask_for_a_passage_that_no_bank_has(tmp_path):
    filled_workspace(tmp_path)
    source = '# 题\n{{ 选(槽位="监督", 作用="致谢", 提示="感谢谁") }}\n会议地点在{{ 地点 }}。\n'
    build_tree(tmp_path, {"templates/短.txt": source})
    made = manifest("短", workspace=tmp_path)
    assert [(span["text"], span["key"]) for span in spans_in(made, "blank")] == [
        ("【此处写：感谢谁】", "感谢谁"),
        ("【待填：地点】", "地点"),
    ]
    assert any("感谢谁" in shortfall for shortfall in made["shortfalls"])


def test_a_part_that_the_bank_cannot_fill_is_a_guided_blank_and_is_reported(tmp_path):
    filled_workspace(tmp_path)
    source = '# 题\n{{ 部分(槽位="监督", 标题="抓好监督", 要点=3, 字数=900) }}\n'
    build_tree(tmp_path, {"templates/短.txt": source})
    avoided = "避免=" + "、".join("的一是在不了有和人这中大为上个国我以要他")
    made = manifest("短", avoided, workspace=tmp_path)
    assert paragraphs(made, "一级标题") == ["一、抓好监督"]
    assert "监督" in "".join(span["text"] for span in spans_in(made, "blank"))
    assert any("抓好监督" in shortfall for shortfall in made["shortfalls"])


def test_a_level_without_legislation_is_told_that_the_part_fell_away(tmp_path):
    filled_workspace(tmp_path)
    parts = [f'{{{{ 部分(槽位="{slot}", 要点=2, 字数=600) }}}}\n' for slot in ("立法", "监督", "代表工作")]
    source = "# 题\n我讲{{ 部分数 }}点意见。\n" + "".join(parts)
    build_tree(tmp_path, {"templates/短.txt": source})
    made = own_draft("短", "县", tmp_path)
    assert len(paragraphs(made, "一级标题")) == 2
    assert "我讲两点意见" in full_text(made)
    assert any("立法" in shortfall for shortfall in made["shortfalls"])
    assert len(paragraphs(own_draft("短", "市", tmp_path), "一级标题")) == 3


@pytest.mark.parametrize(("place", "told"), [("临江区人大", True), ("临江", True), ("临江区", False)])
def test_a_place_of_no_level_is_told_so(tmp_path, place, told):
    filled_workspace(tmp_path)
    build_tree(tmp_path, {"templates/短.txt": "# 题\n好。\n"})
    made = manifest("短", f"地区={place}", workspace=tmp_path)
    assert any(place in one and "哪一级" in one for one in made["shortfalls"]) == told


@pytest.mark.parametrize(("day", "told"), [("2027-11-01", False), ("2031-03-01", True)])
def test_a_meeting_long_after_the_terms_were_checked_is_told_so(tmp_path, day, told):
    filled_workspace(tmp_path)
    terms = (shipped_root() / "phrasebank" / "terms.yaml").read_text("utf-8")
    checked = re.sub("(?m)^核到: .*$", "核到: 2026-11-22", terms)
    build_tree(tmp_path, {"templates/短.txt": "# 题\n好。\n", "phrasebank/terms.yaml": checked})
    made = manifest("短", f"日期={day}", workspace=tmp_path)
    assert any("只核对到2026年11月22日" in one for one in made["shortfalls"]) == told


def test_an_occasion_that_a_level_does_not_have_is_refused():
    made = nigao("--workspace", archive(), "draft", "工作会议讲话", "--set", "地区=青石镇", "--text")
    assert made.code == 1
    assert "镇" in made.err


# The template's own sentences.


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("我们要学习清源县的做法，抓好落实。", "清源县"),
        ("“一府两院”要自觉接受监督。", "一府两院"),
        ("全县上下要齐心协力。", "全县"),
        ("XX同志讲得很好。", "XX"),
    ],
)
def test_a_fault_in_the_templates_own_words_is_reported(tmp_path, line, found):
    filled_workspace(tmp_path)
    build_tree(tmp_path, {"templates/短.txt": f"# 题\n{line}\n- {line}｜同志们好。\n"})
    made = own_draft("短", "市", tmp_path)
    assert line in full_text(made)
    assert any(found in shortfall for shortfall in made["shortfalls"])


def test_a_template_may_name_the_users_own_place_day_and_meeting(tmp_path):
    filled_workspace(tmp_path)
    source = "# 题\n今天是{{ 日期 }}，我们在{{ 地区 }}召开第三次工作会议。望州市的同志辛苦了。\n"
    build_tree(tmp_path, {"templates/短.txt": source})
    made = own_draft("短", "市", tmp_path)
    assert [said for said in made["shortfalls"] if "模板" in said] == []
