"""Templates from speeches: the form of the source and nothing of its words."""

from datetime import date as Date
from pathlib import Path

import pytest
from desk_support import archive
from drafting_support import desk_and_bank
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.leftover import NAME_KINDS
from generator.desk.templates import paths
from generator.drafting.mould.phrases import greeting, kind, salutation, transition
from generator.drafting.mould.shape import shape_of
from generator.drafting.mould.text import template_text
from generator.drafting.produce import produce, skeleton_of
from generator.drafting.template import load_template
from generator.drafting.trial import likely_level, problems_of, trial_brief
from generator.mining.miner import mine
from generator.model.skeleton import PartRequest
from generator.reading.files import read_manuscript

ROOT = Path(__file__).parents[1]
DAY = Date(2026, 12, 1)
SHARED = ("000-exchange.txt", "001-work-conference.txt", "003-report.txt")
SAMPLES = (
    "云河市-工作会议讲话.txt", "临江区-工作会议讲话.txt", "清源县-机关会议讲话.txt", "云河市-经验交流会讲话.txt",
    "云河市-座谈会汇报发言.txt", "青石镇-交流发言-扎根基层.txt", "云河市-主持词-工作会议.txt", "石门县-人代会闭幕讲话.txt",
    "云河市-任职表态发言.txt", "清源县-执法检查动员讲话-义务教育.txt",
)  # fmt: skip
_LONG = 12
"""Characters from which a sentence that stands in the template would be the source's own."""


@pytest.fixture(scope="module")
def made(lexicon, shared_speeches_or_none):
    """name → (speech, template text), mined once; the phrases of the shipped archive tell the moves."""
    rows = desk_and_bank(archive())[1].phrases()
    known = {}

    def make(name):
        if name not in known:
            folder = shared_speeches_or_none if name in SHARED else ROOT / "phrasebank" / "speeches"
            if folder is None:
                pytest.skip("../shared/speeches is not here: real speeches stay outside the repository")
            speech = mine(read_manuscript(Path(folder) / name), lexicon)
            known[name] = speech, template_text(speech, rows)
        return known[name]

    return make


@pytest.fixture(scope="module")
def shared_speeches_or_none():
    """The folder of real speeches, if it is here."""
    folder = ROOT.parent / "shared" / "speeches"
    return folder if folder.is_dir() else None


def parts_of(speech):
    """Points of each part as mining counts them; of a speech without parts, its points."""
    points = [unit.parent for unit in speech.units if unit.kind == "要点"]
    parts = sum(unit.kind == "部分" for unit in speech.units)
    return [points.count(number) for number in range(parts)] or [len(points)]


def parts_asked(skeleton):
    """Points of each part that a template asks for, 0 where it asks for paragraphs; else its own points."""
    asked = [
        span
        for block in skeleton.blocks
        for span in (*block.lead, *block.body)
        if isinstance(span, PartRequest)
    ]
    counts = [0 if one.form == "段落" else len(one.point_slots) or one.points for one in asked]
    return counts or [sum(block.kind == "要点" for block in skeleton.blocks)]


def parts_written(draft):
    """Points of each part of a draft."""
    counts = [0] if not any(block.style == "一级标题" or _run_in(block) for block in draft.blocks) else []
    for block in draft.blocks:
        if block.style == "一级标题" or _run_in(block):
            counts.append(0)
        elif block.lead:
            counts[-1] += 1
    return counts


def _run_in(block):
    return block.level == 1 and block.style == "正文" and block.slot != ""


@pytest.mark.parametrize("name", [*SHARED, *SAMPLES])
def test_a_template_has_the_parts_and_points_of_its_speech_checks_and_drafts(made, name):
    speech, text = made(name)
    desk, bank = desk_and_bank(archive())
    template = load_template(text.encode(), "仿", "仿.txt")
    assert problems_of(template, desk.lexicon, paths(desk.content), DAY) == []
    level = likely_level(template, desk.lexicon, speech.info.level)
    brief = trial_brief(template, level, DAY, filled=True)
    wanted = [0 if count == 1 else count for count in parts_of(speech)]
    assert parts_asked(skeleton_of(template, brief, desk.lexicon)) == wanted
    draft = produce(template, brief, bank, desk.lexicon, 1, 150)
    assert parts_written(draft) == wanted
    assert not any(block.text.startswith("【此处写") and block.level for block in draft.blocks)


@pytest.mark.parametrize("name", [*SHARED, *SAMPLES])
def test_nothing_of_the_speech_stays_in_its_template(made, name):
    speech, text = made(name)
    assert [mark.text for mark in speech.local_names if mark.kind in NAME_KINDS and mark.text in text] == []
    for one in speech.sentences:
        whole = len(one.core) >= _LONG and one.role not in ("称谓", "致谢", "过渡")
        assert not (whole and one.core.rstrip("。！？；") in text), one.core
    assert speech.name.removesuffix(".txt") not in text


@pytest.mark.parametrize("name", [*SHARED, *SAMPLES])
def test_a_comment_explains_each_part_and_setting(made, name):
    lines = made(name)[1].splitlines()
    for number, line in enumerate(lines):
        if line.startswith("{{ 部分("):
            assert lines[number - 1].startswith("{#")
    head = lines[1 : lines.index("---", 1)]
    assert all(one.startswith("#") for one in head[::2])


def test_numbering_lengths_and_form_are_the_source_s(made):
    speech, text = made("001-work-conference.txt")
    template = load_template(text.encode(), "仿", "仿.txt")
    assert template.numbering == ("一、", "一要")
    assert abs(template.characters - sum(len(one.text) for one in speech.sentences)) < 150
    assert '要点=["作风建设", "自身建设", "自身建设", "自身建设", "自身建设", "自身建设"]' in text
    assert "编号=False" in text
    assert '要点=["立法质量", "监督方式", "选举任免", "服务保障"]' in text
    report = made("003-report.txt")[1]
    assert report.count("段首标题=True") == 5
    assert '形式="连写"' in report
    assert made("000-exchange.txt")[1].count('节奏="9"') == 3


def test_paragraphs_without_points_stay_paragraphs(made):
    text = made("云河市-经验交流会讲话.txt")[1]
    assert text.count('形式="段落"') == 5


def test_what_leans_on_the_meeting_becomes_a_blank(made):
    text = made("001-work-conference.txt")[1]
    assert "【此处写：上级会议和领导讲话的精神】" in text
    assert "【此处写：一段时间以来的工作和成绩】" in text


def test_an_agenda_stays_item_by_item_as_blanks(made):
    text = made("云河市-主持词-工作会议.txt")[1]
    for number in "一二三四":
        assert f"下面，进行第{number}项议程：【此处写：" in text
    assert "散会。" in text
    assert "下面，我提三点要求。" in text


@pytest.mark.parametrize(
    ("source", "standing", "kept"),
    [
        ("同志们：", "部署", "同志们"),
        ("尊敬的**主任，各位领导，同志们：", "汇报", "各位领导，同志们"),
        ("尊敬的王建国书记，各位代表、同志们：", "部署", "各位代表、同志们"),
        ("尊敬的主任、各位副主任、秘书长、各位委员：", "表态", "尊敬的主任、各位副主任、秘书长、各位委员"),
        ("云河市的乡亲们：", "部署", "同志们"),
        ("", "部署", "同志们"),
        ("", "交流", ""),
    ],
)
def test_a_salutation_names_nobody(source, standing, kept):
    assert salutation(source, standing) == kept


@pytest.mark.parametrize(
    ("source", "standing", "loose", "said"),
    [
        ("下面，我讲四点意见。", "部署", 0, "下面，我讲{{ 部分数 }}点意见。"),
        ("借此机会，谈三点体会，请大家批评帮助。", "交流", 0, "下面，我谈{{ 部分数 }}点体会。"),
        ("下面，我从三个方面谈谈自己的认识和打算。", "交流", 0, "下面，我谈{{ 部分数 }}点认识。"),
        ("为把会议成果落到实处，我代表主席团提两点希望。", "主持", 2, "下面，我提两点希望。"),
        ("我代表主席团提十二点希望。", "主持", 12, "下面，我提十二点希望。"),
        ("现将云河市有关工作汇报如下：", "汇报", 0, "现将有关工作汇报如下："),
        ("下面，请大家讨论。", "部署", 0, ""),
    ],
)
def test_a_transition_announces_what_the_template_counts(source, standing, loose, said):
    assert transition(source, standing, loose) == said


def test_title_and_greeting_come_from_closed_lists():
    assert kind("在云河市人大工作会议上的讲话", "部署") == "讲话"
    assert kind("云河市人民代表大会会议主持词", "主持") == "主持词"
    assert kind("沿着河流走", "交流") == "交流发言"
    assert greeting("各位代表、同志们，目标已经明确。") == "各位代表、同志们，"
    assert greeting("云河的同志们，目标已经明确。") == ""


PIECES = st.sampled_from(
    [
        "在云河市工作会议上的讲话", "同志们：", "一、坚持党的领导", "（一）抓好学习", "1.抓实监督。要管好预算。", "二、做好代表工作",
        "一是要提高认识。制度是根本。二是要抓好落实。要一件一件办。", "下面，我讲两点意见。", "今天，我们召开会议，目的是统一思想。",
        "要加强监督{{ 会议 }}，管好每一分钱{% if %}。", "同志们，让我们一起努力！谢谢大家。", "现在，进行第二项议程，请王建国同志发言。",
        "“十五五”已经开局，任务很重。", "〔称谓〕｜# 怪字#}符号。", "监督工作要有力度，代表工作要有温度，立法工作要有精度。",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def faults(lexicon):
    """template text → what is wrong with it (a function, so that Hypothesis need not print the lexicon)."""

    def find(text):
        problems = problems_of(load_template(text.encode(), "仿", "仿.txt"), lexicon, (), DAY)
        return [one.message for one in problems if one.severity == "错误"]

    return find


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=3, max_size=14))
def test_any_speech_gives_a_template_that_renders_at_every_level(mine_text, faults, pieces):
    filler = "人民代表大会制度是根本政治制度。监督要有实效，代表要接地气。机关要讲效率，干部要讲担当。" * 2
    speech = mine_text(*pieces, filler)
    assert faults(template_text(speech, ())) == []
    assert len(shape_of(speech).parts) == sum(unit.kind == "部分" for unit in speech.units)
