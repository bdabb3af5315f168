"""The key of a sentence: what may change without moving it, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.levels import Levels
from generator.language.lexicon import Lexicon
from generator.language.ordinals import STYLES, write_ordinal
from generator.language.slots import Slots
from generator.language.terms import Terms
from generator.mining.keys import sentence_key
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph

_SENTENCE = "坚持以人民为中心，把代表建议办成群众满意的实事。"


@pytest.mark.parametrize(
    "typed",
    [
        "坚持以人民为中心,把代表建议办成群众满意的实事.",
        "坚持以人民为中心 把代表建议办成群众满意的实事",
        "　坚持以人民为中心，把代表 建议办成群众满意的实事！",
        "坚持“以人民为中心”，把代表建议办成群众满意的实事；",
    ],
)
def test_spaces_and_punctuation_do_not_move_the_key(typed: str) -> None:
    assert sentence_key(typed) == sentence_key(_SENTENCE)


@given(st.sampled_from(STYLES), st.integers(1, 99))
def test_an_ordinal_of_any_style_does_not_move_the_key(style: str, number: int) -> None:
    assert sentence_key(write_ordinal(style, number) + _SENTENCE) == sentence_key(_SENTENCE)


@given(st.sampled_from("XxＸ×*＊"), st.integers(1, 6), st.integers(2, 5))
def test_the_kind_and_length_of_a_mask_do_not_move_the_key(sign: str, length: int, blanks: int) -> None:
    masked = sentence_key(f"推动{sign * length}发展，办好实事。")
    assert masked == sentence_key(f"推动{'_' * blanks}发展，办好实事。")
    assert masked == sentence_key(f"推动{'某' * length}发展，办好实事。")


@pytest.mark.parametrize(
    "other",
    [
        "坚持以人民为中心，把代表建议办成群众不满意的实事。",
        "坚持以人民为中心，把代表建议办成XX满意的实事。",
        "坚持以人民为中心，把代表建议办成群众满意的3件实事。",
    ],
)
def test_another_wording_has_another_key(other: str) -> None:
    assert sentence_key(other) != sentence_key(_SENTENCE)


def test_the_key_of_a_sentence_never_changes_between_versions() -> None:
    """Decisions and usage name sentences by key: if this fails, every bank loses its memory."""
    assert sentence_key("一、坚持党的领导。") == "65e039be520446b4"


def test_keys_do_not_depend_on_slots_terms_or_levels(lexicon: Lexicon) -> None:
    text = (
        "同志们：",
        "今天我们召开全市人大工作会议，贯彻党的十九大精神，支持“一府两院”工作。下面，我讲两点意见。",
        "一、坚持党的领导，提高政治站位",
        "要增强“四个意识”，推动全市发展。要向市委请示报告重大事项，办理建议187件。",
        "二、坚持依法履职，增强监督实效",
        "要用好执法检查、专题询问等方式。要抓好问题整改，做到件件有着落。",
    )
    manuscript = Manuscript("稿.txt", "d", tuple(map(Paragraph, text)))
    bare = Lexicon(Slots({"监督": lexicon.slots.by_name["监督"]}), Levels({}), Terms())
    full, empty = mine(manuscript, lexicon), mine(manuscript, bare)
    assert [one.key for one in full.sentences] == [one.key for one in empty.sentences]
    assert {one.slot for one in full.sentences} != {one.slot for one in empty.sentences}


def test_the_key_is_taken_of_the_sentence_as_it_stood(lexicon: Lexicon) -> None:
    line = "要推动全市发展。要听取市政府报告。要增强全市各级人大的监督实效，让人民群众满意，让党委放心，让社会认可，为发展聚力。"
    manuscript = Manuscript(
        "稿.txt", "d", (Paragraph("1.明确方向。"), Paragraph(line), Paragraph("2.扛起责任。要抓好落实。"))
    )
    speech = mine(manuscript, lexicon)
    assert all(one.key == sentence_key(one.text) for one in speech.sentences)
