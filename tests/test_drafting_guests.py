"""Sentences of the office's own in a paragraph written as a whole: who may join it, and where they stand."""

from dataclasses import replace

import pytest
from desk_support import archive
from drafting_support import PLACES, brief_of, desk_and_bank, draft, lexicon

from generator.bank.rows import PhraseRow, SetRow
from generator.desk.templates import load_occasion
from generator.drafting.affinity import Affinities
from generator.drafting.candidate import Candidate
from generator.drafting.guests import Hosts
from generator.drafting.leads import Leads
from generator.drafting.offer import build_pool
from generator.drafting.order import in_order
from generator.drafting.parts import Part, Point
from generator.drafting.pool import Pool
from generator.drafting.produce import setting_of
from generator.drafting.register import Register
from generator.drafting.stanzas import Stanza
from generator.language import words
from generator.mining.keys import sentence_key
from generator.mining.traits import traits_of
from generator.model.draft import Source
from generator.model.skeleton import PartRequest

OCCASION, SLOT, TOPIC = "工作会议讲话", "代表工作", "建议办理"
LEAD = "狠抓建议办理，促进问题解决。"
PARAGRAPH = (
    ("论述", "代表建议反映群众的呼声，办理得好不好，代表看得最清楚。"),
    ("举措", "要在交办之前把内容理清，需要几家合办的，先明确由谁牵头。"),
    ("举措", "组织承办单位登门听取意见，把代表为什么提、希望怎么办弄明白。"),
    ("举措", "年终向全体代表报告，请大家评一评办得怎么样。"),
)
GUEST = "要把建议办理同改进部门工作结合起来，举一反三，完善政策措施。"


@pytest.fixture(scope="module")
def setting():
    desk, bank = desk_and_bank(archive())
    template = load_occasion(desk.content, OCCASION)
    brief = brief_of({"地区": PLACES["市"]}, standing=template.standing, occasion=OCCASION)
    return setting_of(template, brief, bank, lexicon(), 1)


def said(text, setting, role="举措", *, place=(0, 0), whole=False, occasion=OCCASION, level="市", **traits):
    """A sentence as it would be said: of a paragraph written as a whole, or of a speech of the office's own."""
    known = lexicon()
    found = traits_of(text, words.tag(text), role, "", "市", known.slots, known.levels, known.terms)
    found = found._replace(whole=whole, **{"first_topics": (TOPIC,), "head_topics": (TOPIC,), **traits})
    kind = "curated" if whole else "own"
    row = PhraseRow(
        sentence_key(text), text, Source(f"{kind}.txt", *place), whole + 1, kind, level, SLOT, role, TOPIC,
        text, text, "", "", 1.0, found, occasion,
    )  # fmt: skip
    return Candidate(row, ((text, ""),), text, 0.0, False, setting)


def paragraph(setting, **traits):
    return [
        said(text, setting, role, place=(0, place), whole=True, **traits)
        for place, (role, text) in enumerate(PARAGRAPH)
    ]


def received(guest, setting, **traits):
    """Whether `guest` may join the paragraph."""
    hosts = paragraph(setting, **traits)
    point = Point("2.1", SLOT, said(LEAD, setting, "领句"), TOPIC)
    pool = Pool([*hosts, guest])
    host = Hosts(
        Stanza(SLOT, TOPIC, False, (hosts[0],), tuple((one,) for one in hosts[1:])),
        point,
        pool,
        Register(5000, {}),
        setting,
    )
    return host.receive(hosts, [(1.0, guest)]) is guest


def test_what_was_said_at_this_occasion_on_this_topic_and_adds_something_may_join(setting):
    assert received(said(GUEST, setting), setting)


def test_who_says_what_the_paragraph_says_may_not(setting):
    again = "要组织承办单位登门，把代表为什么提这件建议、希望怎么办听明白。"
    assert not received(said(again, setting), setting)


@pytest.mark.parametrize(
    "hollow",
    [
        "要不断加大建议办理力度，切实增强建议办理实效。",
        "坚持把法律监督作为建议办理的重要职责。",
        "要在建议办理中坚决做到“两个维护”，始终站稳立场。",
    ],
)
def test_frames_without_matter_anothers_word_and_formulas_of_the_first_order_do_not_join(hollow, setting):
    assert not received(said(hollow, setting), setting)


def test_a_run_of_four_characters_that_the_lead_has_not_is_not_said_to_a_neighbour(setting):
    again = "要建立承办单位名录，逐家约定办理建议的时间。"
    assert not received(said(again, setting), setting)


def test_in_a_speech_of_ones_own_doing_a_guest_speaks_of_oneself(setting):
    own = replace(setting, brief=setting.brief._replace(standing="交流"))
    assert not received(said(GUEST, own), own)
    assert received(said("我将把建议办理同改进自己的工作结合起来，举一反三。", own), own)


def test_in_a_report_nothing_stands_between_one_step_and_the_next(setting):
    steps = [
        said(text, setting, "事实", place=(0, place), whole=True)
        for place, text in enumerate(["坚持办前沟通、办中听取意见。", "对不满意的重新办理。"])
    ]
    opens = said("市人大常委会把办好代表建议列为重点工作。", setting, "事实", place=(7, 0), actor="常委会")
    follows = said("把办理结果在常委会会议上报告。", setting, "事实", place=(8, 0), actor="")
    assert in_order([*steps, opens]) == [opens, *steps]
    assert in_order([*steps, follows]) == [*steps, follows]


def test_a_formula_in_quotation_marks_is_not_said_twice_in_one_paragraph(setting):
    hosts = PARAGRAPH[1][1].replace("内容", "“内容高质量”的要求")
    guest = said("要对照“内容高质量”的标准帮助代表改好草稿。", setting)
    one = said(hosts, setting, whole=True)
    point = Point("2.1", SLOT, said(LEAD, setting, "领句"), TOPIC)
    host = Hosts(
        Stanza(SLOT, TOPIC, False, (), ((one,),)), point, Pool([one, guest]), Register(5000, {}), setting
    )
    assert host.receive([one], [(1.0, guest)]) is None


def test_a_sentence_twice_as_long_as_its_hosts_may_not_join(setting):
    long = GUEST.removesuffix("。") + "，做到办好一件、带动一片，使制度更加健全、服务更加周到、群众更加满意。"
    assert not received(said(long, setting), setting)


def test_a_paragraph_on_a_theme_or_for_other_levels_has_no_guests(setting):
    assert not received(said(GUEST, setting), setting, themes=("廉政",))
    assert not received(said(GUEST, setting), setting, levels=("镇", "乡"))
    assert received(said(GUEST, setting), setting, levels=("市", "县"))


def test_what_was_said_to_other_listeners_gives_no_reason_and_calls_on_nobody(setting):
    elsewhere = {"occasion": "机关会议讲话"}
    assert not received(said("代表建议凝聚着人民的期盼。", setting, "论述", **elsewhere), setting)
    assert not received(said(GUEST, setting, **elsewhere, actor="机关"), setting)
    assert received(said(GUEST, setting, **elsewhere, actor="", charge=""), setting)


def test_a_general_guest_opens_the_measures_and_no_guest_has_the_last_word(setting):
    hosts = paragraph(setting)
    general = said("要坚持把建议办理摆在代表工作的重要位置。", setting, place=(7, 0))
    special = said("要为年终报告准备好办理情况的清单，请代表评议。", setting, place=(8, 0), breadth="分")
    assert in_order([*hosts, general]) == [hosts[0], general, *hosts[1:]]
    assert in_order([*hosts, special])[-1] is hosts[-1]
    assert in_order([*hosts, special]).index(special) > 1


def test_a_lead_over_a_duty_is_on_the_topic_that_the_template_names():
    for seed in (1, 3):
        made = draft("党组学习发言", "市", seed, "主题=依法履职")
        topics = {block["slot"]: block["topic"] for block in made["blocks"] if block["topic"]}
        assert topics["监督"] == "监督方式"
        assert topics["代表工作"] == "服务保障"


def test_where_a_paragraph_of_two_measures_ends_on_a_principle_a_guest_stands_before_it(setting):
    hosts = paragraph(setting)[1:3]
    last = said("坚持把代表满意作为办理工作的标准。", setting, place=(0, 3), whole=True)
    guest = said("要为每一件重点建议请一位常委会负责同志领衔。", setting, place=(8, 0), breadth="分")
    assert in_order([hosts[0], last, guest]) == [hosts[0], guest, last]


def test_a_part_has_one_point_a_topic_where_its_set_has_leads_on_others(setting):
    topics = {"锤炼过硬作风。": "作风建设", "弘扬实干作风。": "作风建设", "守住廉洁底线。": "廉洁自律"}
    leads = [said(text, setting, "领句", place=(9, n)) for n, text in enumerate(topics)]
    leads = [
        Candidate(one.row._replace(slot="自身建设", topic=topics[one.text]), one.pieces, one.text, 0.0, False, setting)
        for one in leads
    ]  # fmt: skip
    _, bank = desk_and_bank(archive())
    pool = Pool([*build_pool(bank.phrases(), setting, ()).by_key.values(), *leads])
    row = SetRow(1, 1, tuple((one.row.slot, one.row.topic, one.key) for one in leads))
    for seed in range(1, 9):
        here = replace(setting, seed=seed)
        part = Part("4", PartRequest("自身建设", points=2), 600)
        chooser = Leads(pool, [row], ("一、", "（一）"), Affinities(pool, "部署"), here)
        chosen = chooser.choose(part, Register(5000, {}))
        assert {point.topic for point in chosen} == {"作风建设", "廉洁自律"}
