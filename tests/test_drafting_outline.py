"""A draft from an outline: its headings and leads to the letter, each body serving its own."""

import functools

import pytest
from desk_support import archive
from drafting_support import DAY, PLACES, brief_of, desk_and_bank
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.templates import load_occasion
from generator.drafting.brief_file import Entry
from generator.drafting.others import others_of
from generator.drafting.outlining import is_heading, line_text, outline_of
from generator.drafting.plain import plain_text
from generator.drafting.produce import produce
from generator.language.ordinals import to_chinese
from generator.model.outline import Outline, OutlineLine, OutlinePart

FACT = "全市代表建议办结率达到九成八。"
PLANNED = "明年全市代表建议办结率要达到九成八。"
HEADINGS = {
    "监督": "以数字赋能推动监督提质增效",
    "代表工作": "把代表建议办理抓出新成色",
    "基层人大": "推进乡镇人大规范化建设",
    "自身建设": "从严从实加强机关作风建设",
}
LEADS = {
    "监督": ("强化预算审查监督。", "用好专题询问", "抓紧执法检查！"),
    "代表工作": ("代表培训要实。", "要提高建议办理质量。", "把代表联络站建好。"),
    "基层人大": ("选好配强基层人大干部。", "让街道议政代表会开得起来。"),
    "自身建设": ("加强调查研究。", "转变机关作风。"),
}
UNKNOWN = "建好无人机起降点。"


FACTS = (FACT, PLANNED)


def of(occasion, outline, seed=1, facts=FACTS):
    """A draft from the shipped archive, of an outline if one is given."""
    desk, bank = desk_and_bank(archive())
    template = load_occasion(desk.content, occasion)
    brief = _brief(template, occasion, facts)
    return produce(template, brief, bank, desk.lexicon, seed, 150, outline=outline)


@functools.cache
def made(occasion, seed=1, facts=FACTS):
    return of(occasion, None, seed, facts)


def _brief(template, occasion, facts):
    entries = [
        Entry("地区", PLACES["市"], ""),
        Entry("日期", str(DAY), ""),
        *(Entry("事实", one, "") for one in facts),
    ]
    return brief_of(entries, (), template.standing, occasion)


@functools.cache
def outlined(occasion, seed=1, facts=FACTS):
    desk, bank = desk_and_bank(archive())
    template = load_occasion(desk.content, occasion)
    draft = made(occasion, seed, facts)
    others = others_of(template, _brief(template, occasion, facts), bank, desk.lexicon, draft)
    return outline_of(draft, others)


def written(*parts):
    """An outline that somebody wrote by hand: (heading, leads) each."""
    made_parts = tuple(
        OutlinePart(OutlineLine(heading), tuple(map(OutlineLine, leads))) for heading, leads in parts
    )
    return Outline((), made_parts, "工作会议讲话")


def lines(draft):
    """(heading, leads) of each part of a draft, ordinals left out."""
    found = []
    for block in draft.blocks:
        if is_heading(block):
            found.append((line_text(block), []))
        elif block.lead and block.level == 2:
            found[-1][1].append(line_text(block))
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("occasion", ["工作会议讲话", "座谈会汇报发言", "经验交流会讲话"])
def test_an_outline_that_nobody_touched_gives_the_draft_it_was_made_of(occasion, seed):
    outline = outlined(occasion, seed, ())
    as_read = outline._replace(parts=tuple(part._replace(characters=0) for part in outline.parts))
    assert plain_text(of(occasion, as_read, seed, ())) == plain_text(made(occasion, seed, ()))


def test_an_outline_has_two_alternatives_a_line_and_the_facts_where_they_stand():
    outline = outlined("工作会议讲话")
    every = [line for part in outline.parts for line in (part.heading, *part.points)]
    assert all(len(line.alternatives) == 2 for line in every)
    assert all(line.text not in line.alternatives for line in every)
    assert [fact for part in outline.parts for fact in part.facts] == [PLANNED]
    assert outline.brief["事实"] == [FACT]
    assert all(part.characters > 300 and part.topics for part in outline.parts)


def test_what_the_bank_knows_nothing_of_gets_a_guided_blank():
    draft = of("工作会议讲话", written((HEADINGS["监督"], LEADS["监督"]), ("发展低空经济", (UNKNOWN,))))
    block = next(one for one in draft.blocks if UNKNOWN in one.text)
    assert block.text.startswith(f"{UNKNOWN}【此处写：建好无人机起降点，约")
    assert any("无人机" in shortfall for shortfall in draft.shortfalls)
    assert [span.key for span in block.spans if span.kind == "blank"] == [block.spans[-1].text[5:-1]]


def test_facts_stand_under_the_lead_where_the_outline_has_them():
    outline = written((HEADINGS["监督"], LEADS["监督"]), (HEADINGS["代表工作"], LEADS["代表工作"]))
    part = outline.parts[0]
    moved = part.points[1]._replace(facts=(FACT,))
    parts = (part._replace(points=(part.points[0], moved, part.points[2])), outline.parts[1])
    draft = of("工作会议讲话", outline._replace(parts=parts))
    holding = [block for block in draft.blocks if FACT in block.text]
    assert [line_text(block) for block in holding] == ["用好专题询问。"]


def test_each_body_serves_its_own_heading_when_all_were_rewritten():
    parts = [(HEADINGS[slot], LEADS[slot]) for slot in HEADINGS]
    draft = of("工作会议讲话", written(*parts))
    _desk, bank = desk_and_bank(archive())
    rows = {row.key: row for row in bank.phrases()}
    slot = ""
    for block in draft.blocks:
        if is_heading(block):
            slot = next(one for one, text in HEADINGS.items() if text == line_text(block))
        elif slot and block.lead:
            chosen = [rows[span.key] for span in block.spans[block.lead :] if span.key in rows]
            serving = [row for row in chosen if row.slot == slot or block.topic in row.traits.head_topics]
            assert chosen, block.text
            assert serving == chosen


OWN_WORDS = {
    "管住管好政府的钱袋子": "计划预算",
    "代表提的建议不能一答了之": "建议办理",
    "调研要沉到底": "调查研究",
}
"""Leads in somebody's own words, without a cue of their topic, and what anybody would take them to be about."""


def test_a_lead_in_one_s_own_words_is_served_by_what_it_is_about():
    outline = written(
        ("围着项目转、盯着难题办，让监督长出牙齿", tuple(OWN_WORDS)[:1]),
        ("让代表身边事有人听、有人管、有回音", tuple(OWN_WORDS)[1:2]),
        ("实干，是机关干部的本色", tuple(OWN_WORDS)[2:]),
    )
    draft = of("工作会议讲话", outline)
    rows = {row.key: row for row in desk_and_bank(archive())[1].phrases()}
    for lead, topic in OWN_WORDS.items():
        block = next(one for one in draft.blocks if lead in one.text)
        assert block.topic == topic
        chosen = [rows[span.key] for span in block.spans[block.lead :] if span.key in rows]
        on_topic = [row for row in chosen if topic in (row.topic, *row.traits.head_topics)]
        assert len(chosen) > 2
        assert len(on_topic) > 0.7 * len(chosen)


def test_few_points_are_not_padded_to_the_length_and_the_user_is_told():
    draft = of(
        "工作会议讲话",
        written((HEADINGS["监督"], LEADS["监督"][:2]), (HEADINGS["代表工作"], LEADS["代表工作"][:2])),
    )
    assert all(len(block.text) < 520 for block in draft.blocks if block.lead)
    assert any(one.startswith("全文约") for one in draft.shortfalls)


def test_a_lead_before_which_no_yao_can_stand_is_not_forced_under_one():
    draft = of("工作会议讲话", written((HEADINGS["代表工作"], LEADS["代表工作"])))
    assert any(block.text.startswith("一是代表培训要实。") for block in draft.blocks)


def test_one_part_s_noun_behind_the_ordinal_leaves_the_others_their_yao():
    drafted = of("工作会议讲话", written(*((HEADINGS[slot], LEADS[slot]) for slot in HEADINGS)))
    first = [block.spans[0].text for block in drafted.blocks if block.ordinal == 1 and block.level == 2]
    assert first == ["一是" if slot == "代表工作" else "一要" for slot in HEADINGS]
    (note,) = [one for one in drafted.shortfalls if "的各点用“一是”" in one]
    assert "“代表培训要实”前面不能加“要”" in note


def test_a_lead_whose_things_the_bank_does_not_know_gets_a_blank_that_says_so():
    leads = ("办好机关内部刊物和人大网站", "老年大学要办到家门口", "居家养老服务要跟上")
    draft = of(
        "工作会议讲话", written(("把老龄工作抓紧抓实", leads), (HEADINGS["代表工作"], LEADS["代表工作"]))
    )
    rows = {row.key: row for row in desk_and_bank(archive())[1].phrases()}
    for lead, strange in zip(leads[:2], ("内部刊物", "老年大学"), strict=True):
        block = next(one for one in draft.blocks if lead in one.text)
        assert "【此处写：" in block.text
        assert any(f"没有讲“{strange}”的" in note for note in draft.shortfalls)
    block = next(one for one in draft.blocks if leads[2] in one.text)
    said = [rows[span.key].text for span in block.spans[block.lead :] if span.key in rows]
    assert said
    assert all("养老" in text for text in said)


def test_a_lead_in_one_s_own_words_leaves_the_slot_of_its_heading_for_its_own():
    draft = of("工作会议讲话", written((HEADINGS["代表工作"], ("讲好人大故事，传播人大好声音",))))
    block = next(one for one in draft.blocks if "讲好人大故事" in one.text)
    assert block.topic == "制度自信"


@settings(max_examples=5, deadline=None, derandomize=True)
@given(
    st.permutations(sorted(HEADINGS)).flatmap(
        lambda slots: st.integers(1, 4).flatmap(
            lambda count: st.tuples(
                *(
                    st.tuples(
                        st.just(slot),
                        st.lists(st.sampled_from((*LEADS[slot], UNKNOWN)), unique=True, max_size=3),
                    )
                    for slot in slots[:count]
                )
            )
        )
    )
)
def test_headings_and_leads_stand_to_the_letter_and_are_counted(chosen):
    outline = written(*((HEADINGS[slot], leads) for slot, leads in chosen))
    draft = of("工作会议讲话", outline)
    found = lines(draft)
    assert [heading for heading, _ in found] == [HEADINGS[slot] for slot, _ in chosen]
    for (_, leads), (_, standing) in zip(chosen, found, strict=True):
        if leads:
            assert [_bare(one) for one in standing] == [_bare(one) for one in leads]
    count = "两" if len(chosen) == 2 else to_chinese(len(chosen))
    assert f"我讲{count}点意见" in plain_text(draft)
    assert all(block.spans[block.lead :] for block in draft.blocks if block.lead and block.level == 2), (
        "a lead with nothing under it"
    )


def _bare(lead):
    """A lead without what its ordinal says (要) and the stop that may be added."""
    return lead.removeprefix("要").removesuffix("。")
