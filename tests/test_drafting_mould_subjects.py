"""Drafts from a template made of a speech: headings, leads and bodies speak of what the source's spoke of."""

import itertools
import re
from datetime import date as Date
from pathlib import Path

import pytest
from desk_support import archive
from drafting_support import desk_and_bank

from generator.drafting.mould.text import template_text
from generator.drafting.produce import produce
from generator.drafting.template import load_template
from generator.drafting.trial import likely_level, trial_brief
from generator.mining.miner import mine
from generator.reading.files import read_manuscript

OLD = Path(__file__).parent / "data" / "old"
NAMES = sorted(path.stem for path in OLD.glob("*.txt"))
DAY = Date(2026, 12, 1)
SEEDS = (7, 8)
EACH = list(itertools.product(NAMES, SEEDS))


@pytest.fixture(scope="module")
def drafted(lexicon):
    """(name, seed) → (template text, draft, what the bank knows of each sentence by its key)."""
    desk, bank = desk_and_bank(archive())
    rows = {row.key: row for row in bank.phrases()}
    known = {}

    def make(name, seed):
        if (name, seed) not in known:
            speech = mine(read_manuscript(OLD / f"{name}.txt"), lexicon)
            text = template_text(speech, rows.values())
            template = load_template(text.encode(), "仿", "仿.txt")
            level = likely_level(template, desk.lexicon, speech.info.level)
            brief = trial_brief(template, level, DAY, filled=True)
            known[name, seed] = text, produce(template, brief, bank, desk.lexicon, seed, 150), rows
        return known[name, seed]

    return make


def parts_of(draft):
    """(heading, the blocks below it) of each part."""
    parts = []
    for block in draft.blocks:
        if block.style == "一级标题":
            parts.append((block, []))
        elif parts and block.topic:
            parts[-1][1].append(block)
    return parts


@pytest.mark.parametrize(("name", "seed"), EACH)
def test_a_heading_names_nothing_that_does_not_stand_below_it(drafted, name, seed):
    _, draft, rows = drafted(name, seed)
    for heading, below in parts_of(draft):
        keys = [span.key for span in heading.spans if span.key in rows]
        named = {topic for key in keys for topic in rows[key].traits.head_topics}
        assert named <= {block.topic for block in below}, heading.text


@pytest.mark.parametrize(("name", "seed"), EACH)
def test_no_two_headings_share_a_clause(drafted, name, seed):
    headings = [
        re.sub("^[一二三四五]、", "", heading.text) for heading, _ in parts_of(drafted(name, seed)[1])
    ]
    pieces = [piece for text in headings for piece in re.split("[，、]", text) if "此处写" not in piece]
    assert len(pieces) == len(set(pieces))
    assert not any(text.endswith("。") for text in headings)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_point_of_the_source_has_one_on_its_topic(drafted, seed):
    parts = parts_of(drafted("云河市-工作会议", seed)[1])
    assert [[block.topic for block in below] for _, below in parts] == [
        ["党的领导", "理论武装", "制度自信"],
        ["高质量发展", "民生福祉", "生态环境", "备案审查"],
        ["联络站", "建议办理"],
        ["能力素质", "作风建设", "廉洁自律"],
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_paragraphs_without_points_keep_their_topics(drafted, seed):
    topics = [
        block.topic for _, below in parts_of(drafted("云河市-机关作风会议", seed)[1]) for block in below
    ]
    assert topics[0] == "四个机关"
    assert topics[2:] == ["机关效能", "联系群众", "廉洁自律"]
    assert topics[1] not in topics[2:]
    report = [block.topic for _, below in parts_of(drafted("清源县-座谈会汇报", seed)[1]) for block in below]
    assert report == ["监督选题", "监督方式", "执法检查", "专题询问", "计划预算", "跟踪问效"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_speech_on_one_matter_stays_on_it_and_leaves_the_leads_it_lacks_to_the_user(drafted, seed):
    _, draft, _ = drafted("清源县-建议办理推进会", seed)
    parts = parts_of(draft)
    assert [len(below) for _, below in parts] == [2, 4, 2]
    assert {block.topic for _, below in parts for block in below} == {"建议办理"}
    leads = [
        "".join(span.text for span in block.spans[: block.lead]) for _, below in parts for block in below
    ]
    left = [lead for lead in leads if "【此处写：建议办理的" in lead]
    assert len(set(leads) - set(left)) == len(leads) - len(left) >= 1
    assert left
    assert any("领句留成了空白" in one for one in draft.shortfalls)


def test_the_meeting_and_what_is_announced_are_the_source_s(drafted):
    text = drafted("清源县-乡镇人大现场会", 7)[0]
    assert "下面，我讲{{ 部分数 }}个问题。" in text
    assert "编号=False" not in text  # 首先, 其次 are ordinals too
    assert "【此处写：存在的差距和不足】" in text
    speech = drafted("云河市-工作会议", 7)[0]
    assert '今天，我们召开{{ 会议 }}。{{ 选(槽位="opening", 环节="目的") }}' in speech
    blanks = re.findall("【此处写：[^】]*】", speech)
    assert len(blanks) == len(set(blanks))
    assert '环节="目的"' in drafted("清源县-建议办理推进会", 7)[0]
