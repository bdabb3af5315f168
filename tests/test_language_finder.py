"""Words of a list in a text, against looking for each of them."""

from hypothesis import given
from hypothesis import strategies as st

from generator.language.finder import Finder

_WORDS = st.lists(st.text("甲乙丙", max_size=4), max_size=8)
_TEXT = st.text("甲乙丙丁", max_size=20)


def _at(words: list[str], text: str, place: int) -> str:
    return max((word for word in words if word and text.startswith(word, place)), key=len, default="")


@given(_WORDS, _TEXT)
def test_the_longest_word_is_found_at_every_place(words: list[str], text: str) -> None:
    expected = [(place, _at(words, text, place)) for place in range(len(text))]
    assert list(Finder(words).longest(text)) == [(place, word) for place, word in expected if word]


@given(_WORDS, _TEXT)
def test_words_apart_do_not_overlap(words: list[str], text: str) -> None:
    expected, place = [], 0
    while place < len(text):
        word = _at(words, text, place)
        if word:
            expected.append((place, word))
        place += len(word) or 1
    assert list(Finder(words).apart(text)) == expected


@given(_WORDS, _TEXT)
def test_words_are_covered_as_they_are_found_apart(words: list[str], text: str) -> None:
    expected = list(text)
    for place, word in Finder(words).apart(text):
        expected[place : place + len(word)] = "〇" * len(word)
    assert Finder(words).cover(text) == "".join(expected)
