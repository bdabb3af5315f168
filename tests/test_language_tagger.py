"""Our tags are those of jieba.posseg, on speeches and on any other text."""

import functools
import random
from itertools import chain, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import words
from generator.language.lexicon import Lexicon

_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
_COMMON = "的一是不人大在监督代表工作有和会议主任常委法治县市区李国张明华海云河推进了我们要把"


def _posseg(text: str) -> list[tuple[str, str]]:
    import jieba.posseg

    return [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


@functools.cache
def _dictionary() -> list[str]:
    import jieba

    words.tag("同志们")
    return sorted(jieba.dt.FREQ)


def test_every_paragraph_of_the_archive_is_tagged_as_jieba_does(
    lexicon: Lexicon, archive_paragraphs: list[str]
) -> None:
    words.add_words(lexicon.terms.vocabulary)
    assert len(archive_paragraphs) > 100
    for text in archive_paragraphs:
        assert words.tag(text) == _posseg(text)


@settings(max_examples=50, deadline=None)  # jieba itself may take its time
@given(st.text(st.sampled_from(_COMMON) | _HAN, max_size=40))
def test_any_chinese_text_is_tagged_as_jieba_does(text: str) -> None:
    assert words.tag(text) == _posseg(text)


@settings(max_examples=50, deadline=None)
@given(
    st.text(
        st.sampled_from(_COMMON + "aB1.9-%#&+_ \t\r\n，。“”〇") | st.characters(codec="utf-8"), max_size=40
    )
)
def test_any_text_at_all_is_tagged_as_jieba_does(text: str) -> None:
    assert words.tag(text) == _posseg(text)
    assert "".join(word for word, _ in words.tag(text)) == text


@settings(max_examples=50, deadline=None)
@given(st.integers())
def test_words_of_the_dictionary_in_any_order_are_tagged_as_jieba_does(seed: int) -> None:
    text = "".join(random.Random(seed).choices(_dictionary(), k=12))
    assert words.tag(text) == _posseg(text)


def test_where_two_ways_to_cut_are_equally_probable_what_stands_around_decides_as_in_jieba(
    ambiguous: list[str],
) -> None:
    assert len(ambiguous) == 40
    for text in ambiguous:
        for before, behind in (("", ""), ("深入贯彻落实", "代表工作会议"), ("的", "有力有效")):
            assert words.tag(before + text + behind) == _posseg(before + text + behind)


@pytest.fixture(scope="module")
def ambiguous() -> list[str]:
    """Three characters of which the first two make a word, and the last two, and both ways are as probable."""
    import jieba

    counts = {word: count for word in _dictionary() if len(word) < 3 and (count := jieba.dt.FREQ[word])}
    by_head: dict[str, list[str]] = {}
    for word in counts:
        if len(word) == 2:
            by_head.setdefault(word[0], []).append(word)
    texts = (
        first + second[1]
        for first in chain.from_iterable(by_head.values())
        for second in by_head.get(first[1], ())
        if counts[first] * counts.get(second[1], 1) == counts.get(first[0], 1) * counts[second]
    )
    return list(islice(texts, 40))


@pytest.fixture(scope="module")
def archive_paragraphs() -> list[str]:
    from generator.desk.content import Content, shipped_root
    from generator.reading.files import read_manuscript

    samples = Content(shipped_root(), shipped_root()).samples()[:8]
    return [paragraph.text for path in samples for paragraph in read_manuscript(path).paragraphs]
