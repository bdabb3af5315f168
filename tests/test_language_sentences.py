"""Sentences: cut where a reader pauses, and nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.sentences import clauses, split_sentences


def _pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=60), st.text(alphabet="人大。！？；，“”（）!?… 1", max_size=60)))
def test_sentences_tile_the_paragraph(text: str) -> None:
    spans = split_sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


def test_a_paragraph_is_cut_after_each_final_mark() -> None:
    assert _pieces("要敢担当。能不能做到？能！") == ["要敢担当。", "能不能做到？", "能！"]


def test_a_closing_quote_stays_with_its_sentence() -> None:
    assert _pieces("他说：“好。”我们走。") == ["他说：“好。”", "我们走。"]


def test_a_mark_inside_open_quotes_does_not_cut() -> None:
    assert _pieces("常言道“路虽远行则将至。事虽难做则必成。”要有韧劲。")[0].endswith("必成。”")


def test_a_mark_inside_brackets_does_not_cut() -> None:
    assert _pieces("开展检查（见附件。另行通知）并反馈。完毕。") == [
        "开展检查（见附件。另行通知）并反馈。",
        "完毕。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "要健全制度，？？让群众的声音传得上来。",
        "要健全制度？？让群众的声音传得上来。",
        "要健全制度，。让群众满意。",
    ],
)
def test_marks_that_a_wrong_encoding_left_do_not_cut(text: str) -> None:
    assert _pieces(text) == [text]


def test_a_quote_that_is_never_closed_does_not_swallow_the_speech() -> None:
    text = "要“" + "认真履行法定职责，" * 40 + "抓好落实。再抓落实。"
    assert _pieces(text)[-1] == "再抓落实。"


def test_a_question_mark_inside_an_address_does_not_cut() -> None:
    assert _pieces("见http://a.cn/x?id=3页") == ["见http://a.cn/x?id=3页"]


def test_a_semicolon_does_not_cut() -> None:
    assert len(_pieces("要学习；要落实。")) == 1


def test_clauses_are_the_stretches_between_marks() -> None:
    assert clauses("要学习，要落实；再提高。") == ["要学习", "要落实", "再提高"]
