"""Punctuation: a paragraph comes out as it should have been typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.punctuation import bare, nested, normalise, word_count

_SIGNS = "人大代表监督，。；：？！、“”‘’（）《》,.;:?!()\"'  \u3000\tXＸ×*_12３Ａb"


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=40), st.text(alphabet=_SIGNS, max_size=30)))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(max_examples=100)
@given(st.text(alphabet=_SIGNS, max_size=30))
def test_normalising_changes_no_letter_digit_or_han_character(text: str) -> None:
    assert bare(normalise(text)) == bare(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("面对挑战不退缩,面对困难不畏惧;要敢于担当.", "面对挑战不退缩，面对困难不畏惧；要敢于担当。"),
        ("对“一府两院“的工作", "对“一府两院”的工作"),
        ("对”一府两院“的工作", "对“一府两院”的工作"),
        ("开展'专题询问“活动", "开展“专题询问”活动"),
        ('开展"代表进社区"活动', "开展“代表进社区”活动"),
        ("(一)始终站稳立场", "（一）始终站稳立场"),
        ("(1)始终站稳立场", "（1）始终站稳立场"),
        ("《条例》(草案)审议", "《条例》（草案）审议"),
        ("代 表 是 一 份 责 任", "代表是一份责任"),
        ("要坚持 , 要落实", "要坚持，要落实"),
        ("ＸＸ市第３次会议", "XX市第3次会议"),
        ("同志们:", "同志们："),
    ],
)
def test_slips_of_typing_are_set_right(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "1,000人和3.5万亩",
        "10:30到会",
        "https://www.example.com/a?id=3,5",
        "It's a test, isn't it?",
        "f(x)=1",
        "“他说：‘好’。”",
        "比例为3:2",
    ],
)
def test_numbers_times_urls_and_latin_words_are_left_alone(text: str) -> None:
    assert normalise(text) == text


def test_an_odd_number_of_quotes_is_not_guessed_at() -> None:
    assert normalise("他说“好，就这么办") == "他说“好，就这么办"


def test_invisible_and_private_characters_are_dropped() -> None:
    assert normalise("人\u200b大\ufeff代\ue000表\x07") == "人大代表"


def test_bare_text_is_what_two_typings_of_a_sentence_share() -> None:
    assert bare("人大，代表！（２）") == bare("人大代表 (2)") == "人大代表2"


@pytest.mark.parametrize(
    ("text", "count"), [("人大代表。", 5), ("2026年", 2), ("全市XX个", 4), ("3.5万", 2), ("", 0), ("a b", 2)]
)
def test_characters_are_counted_as_word_counts_them(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("““百企万岗”行动”是别处的口号", "“‘百企万岗’行动”是别处的口号"),
        ("“开展“两学一做”、“三严三实”教育”过时了", "“开展‘两学一做’、‘三严三实’教育”过时了"),
        ("“甲”是不是“乙”", "“甲”是不是“乙”"),
        ("““”没有配对的“””", "““”没有配对的“””"),
    ],
)
def test_quotation_marks_within_quotation_marks_are_single(message: str, shown: str) -> None:
    assert nested(message) == shown
