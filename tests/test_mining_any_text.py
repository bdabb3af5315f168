"""Mining whatever comes: it tiles, it repeats, and it raises nothing but ReadError."""

from collections.abc import Sequence

import pytest
from conftest import MineText
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.errors import ReadError
from generator.model.manuscript import Paragraph
from generator.model.speech import Speech

_PIECES = (
    "同志们：", "一、坚持党的领导", "（二）加强监督。", "1.", "三要求真务实。", "第一，要学习。", "要持续抓好生态监督。", "；",
    "“四个意识", "”", "（更多范文请关注公众号：甲）", "www.a.cn", "XX", "**", "____", "2019年", "在云河市召开，", "谢谢大家！",
    "人大代表要密切联系群众，", "推动全市工作。", "让我们携手前行！", " ", "\u3000", "\ue000", "，", "。", "：", "「", "?", "\t",
)  # fmt: skip
_few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_speechlike = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join)
_FILLER = (
    "要坚持人民主体地位，认真做好代表工作，把群众的事一件一件办好，让人民群众有更多获得感、幸福感、安全感。"
)


def _mine(mine_text: MineText, paragraphs: Sequence[str | Paragraph], place: str = "") -> Speech | None:
    try:
        return mine_text(*paragraphs, place=place, name="任意.txt")
    except ReadError as error:
        assert "任意.txt" in error.message
        assert error.hint
        return None


def _assert_tiles(speech: Speech) -> None:
    for index, paragraph in enumerate(speech.paragraphs):
        spans = [(one.paragraph, one.start, one.end) for one in speech.sentences]
        spans += [(one.paragraph, one.start, one.end) for one in speech.dropped]
        parts = sorted((start, end) for number, start, end in spans if number == index and start < end)
        assert [start for start, _ in parts] == [0, *(end for _, end in parts)][: len(parts)]
        assert (parts[-1][1] if parts else 0) == len(paragraph)
    for one in speech.sentences:
        assert speech.paragraphs[one.paragraph][one.start : one.end] == one.text


@_few
@given(st.lists(st.text(max_size=80), min_size=1, max_size=5), st.sampled_from(["", "市", "云河市"]))
def test_arbitrary_text_is_mined_or_refused(mine_text: MineText, paragraphs: list[str], place: str) -> None:
    speech = _mine(mine_text, [*paragraphs, _FILLER * 4], place)
    if speech:
        _assert_tiles(speech)


@_few
@given(st.lists(st.tuples(_speechlike, st.sampled_from([None, None, 1, 3, 9])), min_size=1, max_size=6))
def test_whatever_is_pieced_together_tiles_and_numbers_its_sentences(
    mine_text: MineText, rows: list[tuple[str, int | None]]
) -> None:
    shaped = [Paragraph(text, outline_level=hint, centred=hint == 1) for text, hint in rows]
    speech = _mine(mine_text, [*shaped, _FILLER * 4])
    assert speech is not None
    _assert_tiles(speech)
    numbers = [(one.paragraph, one.sentence) for one in speech.sentences]
    assert numbers == sorted(set(numbers))
    assert all("公众号" not in one.text and "www" not in one.text for one in speech.sentences)


@_few
@given(st.lists(_speechlike, min_size=1, max_size=5))
def test_mining_twice_gives_the_same(mine_text: MineText, paragraphs: list[str]) -> None:
    assert _mine(mine_text, [*paragraphs, _FILLER * 4]) == _mine(mine_text, [*paragraphs, _FILLER * 4])


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("",),
        ("目录", "第一章", "第二章"),
        ("The quick brown fox jumps over the lazy dog. " * 20,),
        ("姓名\t单位\t电话",) * 30,
        ("更多范文请关注公众号：甲",) * 10,
    ],
    ids=["nothing", "empty", "contents", "English", "table", "adverts"],
)
def test_what_is_no_speech_is_refused_by_name(paragraphs: tuple[str, ...], mine_text: MineText) -> None:
    with pytest.raises(ReadError, match=r"任意\.txt"):
        mine_text(*paragraphs, name="任意.txt")
