"""What holds of a draft for any brief: facts, numbers, blanks, the same bytes; and what one phrase more can change."""

import functools
import re

from drafting_support import DAY, PLACES, archive, brief_of, desk_and_bank
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.desk.looks import load_look
from generator.desk.templates import load_occasion
from generator.drafting.brief_file import Entry
from generator.drafting.keys import KEYS
from generator.drafting.manifest import manifest, manifest_text
from generator.drafting.outlining import is_heading
from generator.drafting.produce import produce
from generator.language.ordinals import to_chinese
from generator.word.render import render

OCCASIONS = ("工作会议讲话", "机关会议讲话", "交流发言", "座谈会汇报发言", "经验交流会讲话")
FACTS = (
    "全年听取和审议专项工作报告12项。",
    "人大代表提出建议186件，办结率达到98.4%",
    "新建代表联络站27个，其中“岭上人家”站接待群众3100人次；",
    "对《物业管理条例》开展执法检查，推动解决问题45个！",
    "机关干部走访企业63家。",
)
"""Whole sentences of one's own with figures and names, ending as people end them."""
ANNOUNCED = re.compile(r"(?:讲|谈|提)([一二两三四五六七八])(?:点|个方面|条)")
PHASES = (Phase.explicit, Phase.generate)
"""A draft takes a second: what fails is shown as it is found, not shrunk."""
_SHARE_CHANGED = 1 / 3

values = st.text("云溪澜桂柳枫港岭会议专题座谈动员部署“”·—0123456789ABc", min_size=1, max_size=14).filter(
    str.strip
)
briefs = st.fixed_dictionaries(
    {"地区": st.sampled_from(sorted(PLACES.values())), "日期": st.sampled_from(["2024-06-01", str(DAY)])},
    optional={
        "会议": values,
        "地点": values,
        "主题": values,
        "重点": st.sampled_from(["预算", "乡村振兴", "代表建议办理", "民生"]),
        "避免": st.sampled_from(["数字", "联络站", "考核"]),
        "字数": st.sampled_from(["2000", "3000", "4500"]),
        "讲话人": st.sampled_from(["张远山", "李晓岚，市人大常委会主任"]),
    },
)


@functools.cache
def template_of(occasion):
    return load_occasion(desk_and_bank(archive())[0].content, occasion)


def drafted(occasion, values, facts, seed, bank=None):
    """The draft of a brief of these values and facts."""
    desk, archived = desk_and_bank(archive())
    template = template_of(occasion)
    entries = [Entry(key, value, "") for key, value in values.items()]
    entries += [Entry("事实", fact, "") for fact in facts]
    brief = brief_of(entries, (), template.standing, occasion)
    return produce(template, brief, bank or archived, desk.lexicon, seed, 150)


def word_bytes(draft):
    return render(draft, load_look(desk_and_bank(archive())[0].content, "公文格式"))


@settings(max_examples=6, deadline=None, derandomize=True, phases=PHASES)
@given(
    st.sampled_from(OCCASIONS),
    briefs,
    st.lists(st.sampled_from(FACTS), unique=True, max_size=4),
    st.integers(0, 99),
)
def test_whatever_the_brief_facts_stand_numbers_agree_and_blanks_are_listed(occasion, values, facts, seed):
    draft = drafted(occasion, values, facts, seed)
    text = "\n".join(block.text for block in draft.blocks)
    _facts_stand_word_for_word(draft, text, facts)
    _the_announced_number_is_kept(draft, text)
    _every_blank_is_listed(draft, text)


def _facts_stand_word_for_word(draft, text, facts):
    for fact in facts:
        spans = [
            span for block in draft.blocks for span in block.spans if span.text in (fact, fact.rstrip("。；"))
        ]
        assert [span.key for span in spans] == ["事实"]
        assert text.count(spans[0].text) == 1


def _the_announced_number_is_kept(draft, text):
    parts = [block for block in draft.blocks if is_heading(block) and block.ordinal is not None]
    told = ANNOUNCED.search(text)
    if told and parts:
        assert told[1] in (to_chinese(len(parts)), "两" if len(parts) == 2 else "")
    assert [block.ordinal for block in parts] == list(range(1, len(parts) + 1))


def _every_blank_is_listed(draft, text):
    spans = [
        span for block in manifest(draft)["blocks"] for span in block["spans"] if span["kind"] == "blank"
    ]
    assert re.findall("【(?:待填|此处写)：[^】]*】", text) == [span["text"] for span in spans]
    assert all(span["key"] and span["key"] in span["text"] for span in spans)
    for block in draft.blocks:
        for place, span in enumerate(block.spans):
            if span.kind == "blank" and (is_heading(block) or place < block.lead):
                assert span.key in KEYS
            if span.kind == "blank":
                assert span.unit is None, "a sentence of the bank with a hole in it"


@settings(max_examples=2, deadline=None, derandomize=True, phases=PHASES)
@given(
    st.sampled_from(OCCASIONS),
    briefs,
    st.lists(st.sampled_from(FACTS), unique=True, max_size=2),
    st.integers(0, 99),
)
def test_the_same_input_gives_the_same_bytes(occasion, values, facts, seed):
    one, other = (drafted(occasion, values, facts, seed) for _ in range(2))
    assert manifest_text(one) == manifest_text(other)
    assert word_bytes(one) == word_bytes(other)


class Without:
    """The archive's bank as if one sentence had never been taken in."""

    def __init__(self, key):
        self._bank, self._key = desk_and_bank(archive())[1], key

    def __getattr__(self, name):
        return getattr(self._bank, name)

    def phrases(self, *asked, **how):
        return [row for row in self._bank.phrases(*asked, **how) if row.key != self._key]


@functools.cache
def whole():
    return drafted("交流发言", {"地区": PLACES["市"], "日期": str(DAY)}, (), 1)


def chosen_in(draft):
    """key → the blocks in which it stands."""
    found = {}
    for block in draft.blocks:
        for span in block.spans:
            if span.kind == "phrase":
                found.setdefault(span.key, set()).add(block.id)
    return found


@settings(max_examples=3, deadline=None, derandomize=True, phases=PHASES)
@given(st.data())
def test_one_phrase_more_that_is_not_chosen_changes_nothing(data):
    chosen = chosen_in(whole())
    rows = [row.key for row in desk_and_bank(archive())[1].phrases() if row.key not in chosen]
    key = data.draw(st.sampled_from(rows))
    before = drafted("交流发言", {"地区": PLACES["市"], "日期": str(DAY)}, (), 1, Without(key))
    assert [block.text for block in before.blocks] == [block.text for block in whole().blocks]


@settings(max_examples=4, deadline=None, derandomize=True, phases=PHASES)
@given(st.data())
def test_one_phrase_more_that_is_chosen_changes_its_block_and_few_others(data):
    """Others only because nothing may be said twice: what it displaces is free for a later point, what it says is not."""
    chosen = chosen_in(whole())
    key = data.draw(st.sampled_from(sorted(chosen)))
    before = drafted("交流发言", {"地区": PLACES["市"], "日期": str(DAY)}, (), 1, Without(key))
    after = {block.id: block.text for block in whole().blocks}
    old = {block.id: block.text for block in before.blocks}
    changed = {block for block in old.keys() | after.keys() if old.get(block) != after.get(block)}
    assert chosen[key] <= changed
    assert len(changed) <= max(1, _SHARE_CHANGED * len(after))
