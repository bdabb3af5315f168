"""Slots: a sentence's own words first, then what it stands under."""

from conftest import MineText

from generator.model.sentence import Sentence

_HEAD = ("在全市人大工作会议上的讲话", "同志们：", "开好这次会议意义重大。下面，我讲两点意见。")
_PLAIN = "这件事说起来容易，做起来难，贵在一以贯之、久久为功。"


def _find(text: str, sentences: tuple[Sentence, ...]) -> Sentence:
    return next(one for one in sentences if one.text == text)


def _mine_two_parts(mine_text: MineText, one: str, other: str) -> tuple[Sentence, ...]:
    return mine_text(
        *_HEAD,
        "一、增强监督工作实效",
        f"监督是人大的法定职责。{one}",
        "二、提升代表履职水平",
        f"代表是人民的使者。{other}",
    ).sentences


def test_a_sentence_without_cues_belongs_to_its_heading(mine_text: MineText) -> None:
    assert _find(_PLAIN, _mine_two_parts(mine_text, _PLAIN, "要办好建议。")).slot == "监督"
    assert _find(_PLAIN, _mine_two_parts(mine_text, "要用好执法检查。", _PLAIN)).slot == "代表工作"


def test_strong_words_of_its_own_beat_the_heading(mine_text: MineText) -> None:
    text = "要提高立法质量，制定务实管用的地方性法规。"
    assert _find(text, _mine_two_parts(mine_text, text, "要办好建议。")).slot == "立法"


def test_the_lead_decides_before_the_heading(mine_text: MineText) -> None:
    sentences = mine_text(
        *_HEAD,
        "一、依法履行法定职责",
        f"一要提高立法质量。{_PLAIN}",
        f"二要增强监督实效。{_PLAIN}",
        "二、加强人大自身建设",
        "要强化担当作为。",
    ).sentences
    assert [one.slot for one in sentences if one.text == _PLAIN] == ["立法", "监督"]


def test_a_topic_is_named_where_its_words_stand(mine_text: MineText) -> None:
    text = "要用好执法检查这把利器，逐条对照法律规定。"
    found = _find(text, _mine_two_parts(mine_text, text, "要办好建议。"))
    assert (found.slot, found.topic) == ("监督", "执法检查")


def test_the_evidence_names_the_cues_and_confidence_is_a_share(mine_text: MineText) -> None:
    text = "要用好执法检查这把利器。"
    sentences = _mine_two_parts(mine_text, text, "要办好建议。")
    assert "执法检查" in _find(text, sentences).evidence[0]
    assert all(0 <= one.confidence <= 1 for one in sentences)
    assert _find(text, sentences).confidence > 0.5


def test_title_salutation_and_opening_are_opening(mine_text: MineText) -> None:
    sentences = _mine_two_parts(mine_text, "要用好执法检查。", "要办好建议。")
    assert {one.slot for one in sentences if one.paragraph < len(_HEAD)} == {"opening"}
