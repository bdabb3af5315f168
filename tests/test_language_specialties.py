"""The 专题 of slots.yaml: a sentence on one special matter stands only where that matter is spoken of."""

from typing import Any

import pytest

from generator.language.lexicon import Lexicon
from generator.language.specialties import Specialties, load_specialties
from generator.model.errors import ContentError

_TABLE: dict[str, Any] = {
    "教育": {"词": ["学校", "教师"], "话题": ["民生监督"], "题": ["教育"]},
    "养老": {"词": ["养老院"], "话题": ["民生监督", "民生福祉"]},
}


@pytest.fixture
def specialties() -> Specialties:
    return load_specialties({"专题": _TABLE}, "s.yaml")


def test_a_sentence_on_one_matter_is_confined_to_its_topics(specialties: Specialties) -> None:
    assert specialties.confines("要到学校看一看，问问教师。", ()) == {"民生监督"}


def test_a_sentence_that_lists_several_matters_is_free(specialties: Specialties) -> None:
    assert specialties.confines("要多到学校、养老院走一走。", ()) is None
    assert specialties.confines("要多到基层走一走。", ()) is None


def test_a_theme_opens_its_matter(specialties: Specialties) -> None:
    assert specialties.confines("要到学校看一看。", ("义务教育法",)) is None
    assert specialties.confines("要到学校看一看。", ("养老服务",)) == {"民生监督"}


def test_without_the_section_nothing_is_confined() -> None:
    assert load_specialties({}, "s.yaml").confines("要到学校看一看。", ()) is None


@pytest.mark.parametrize("section", [["教育"], {"教育": ["学校"]}, {"教育": {"话题": ["民生监督"]}}])
def test_a_faulty_section_is_named(section: Any) -> None:
    with pytest.raises(ContentError, match=r"s\.yaml.*专题"):
        load_specialties({"专题": section}, "s.yaml")


def test_the_shipped_topics_exist(lexicon: Lexicon) -> None:
    topics = {topic for slot in lexicon.slots.by_name.values() for topic in slot.topics}
    for one in lexicon.specialties.all:
        assert set(one.topics) <= topics, one.name


def test_in_the_shipped_list_not_all_study_is_schooling(lexicon: Lexicon) -> None:
    assert lexicon.specialties.confines("要深入学习党的创新理论。", ()) is None
    assert lexicon.specialties.confines("要保障适龄儿童就近读书。", ()) is not None
