"""Slots: what a sentence speaks for."""

import pytest

from generator.language.lexicon import Lexicon
from generator.language.slots import CLOSING, OPENING, Slots, load_slots
from generator.model.errors import ContentError


@pytest.fixture
def slots() -> Slots:
    return load_slots(
        {
            "槽位": {
                "监督": {"线索": {"监督": 2, "执法检查": 5}, "话题": {"执法检查": ["执法检查", "检查组"]}},
                "代表工作": {"线索": {"代表": 1}, "话题": {"联络站": ["联络站"]}},
            }
        },
        "slots.yaml",
    )


def test_a_cue_counts_once_however_often_it_stands(slots: Slots) -> None:
    assert slots.scores("监督，监督，还是监督。") == {"监督": 2.0}


def test_cues_of_several_slots_are_weighed_against_each_other(slots: Slots) -> None:
    assert slots.scores("组织代表参加执法检查。") == {"监督": 5.0, "代表工作": 1.0}


def test_a_cue_inside_a_longer_cue_counts_as_well() -> None:
    slots = load_slots({"槽位": {"甲": {"线索": {"代表": 1}}, "乙": {"线索": {"代表建议": 3}}}}, "slots.yaml")
    assert slots.scores("办好代表建议") == {"甲": 1.0, "乙": 3.0}


def test_topics_come_with_the_most_hits_first(slots: Slots) -> None:
    assert slots.topics_in("联络站请来执法检查的检查组。") == (("监督", "执法检查"), ("代表工作", "联络站"))


def test_the_slot_of_a_topic_is_known(slots: Slots) -> None:
    assert slots.slot_of_topic("联络站") == "代表工作"
    assert slots.slot_of_topic("航天") == ""


def test_a_text_without_cues_speaks_for_nothing(slots: Slots) -> None:
    assert slots.scores("天气很好。") == {}
    assert slots.topics_in("天气很好。") == ()


def test_the_shipped_slots_are_the_ones_that_users_rely_on(lexicon: Lexicon) -> None:
    promised = {
        "提高政治站位",
        "服务大局",
        "立法",
        "监督",
        "重大事项与任免",
        "代表工作",
        "全过程人民民主",
        "基层人大",
        "自身建设",
    }
    assert promised | {OPENING, CLOSING} <= set(lexicon.slots.names)


def test_each_shipped_topic_name_leads_to_its_own_slot(lexicon: Lexicon) -> None:
    for slot in lexicon.slots.by_name.values():
        for topic, cues in slot.topics.items():
            assert cues, f"{slot.name}/{topic} has no cue words"
            assert (slot.name, topic) in lexicon.slots.topics_in(cues[0])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "槽位"),
        ({"槽位": {"监督": {"线索": ["监督"]}}}, "监督"),
        ({"槽位": {"监督": {"线索": {"监督": "重"}}}}, "监督"),
    ],
)
def test_a_faulty_file_is_refused_by_name(data: dict[str, object], said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        load_slots(data, "slots.yaml")
    assert "slots.yaml" in caught.value.message
