"""Our words and tags are those of jieba and jieba.posseg, on speeches and on any other text."""

import random
from itertools import chain, islice, pairwise

import jieba
import jieba.posseg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.dictionary import Dictionary
from generator.language.lexicon import Lexicon
from generator.language.prepared import read_prepared
from generator.language.tagger import Tagger
from generator.language.unknown import Model

_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
_COMMON = "的一是不人大在监督代表工作有和会议主任常委法治县市区李国张明华海云河推进了我们要把"
_ANY = st.text(
    st.sampled_from(_COMMON + "aB1.9-%#&+_ \t\r\n，。“”〇") | st.characters(codec="utf-8"), max_size=40
)


class Both:
    """jieba, apart from any other that was taught words, and ours; both know the words of the field."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.jieba = jieba.Tokenizer()
        self.posseg = jieba.posseg.POSTokenizer(self.jieba)
        prepared = read_prepared()
        self.dictionary = Dictionary(prepared)
        self.tagger = Tagger(self.dictionary, Model(prepared))
        self.teach(vocabulary, "n")

    def teach(self, vocabulary: list[str], flag: str) -> None:
        for word in vocabulary:
            self.jieba.add_word(word, freq=200_000, tag=flag)
        self.posseg.makesure_userdict_loaded()
        self.tagger.add(vocabulary, 200_000, flag)

    def tag_alike(self, text: str) -> bool:
        return self.tagger.tag(text) == [(pair.word, pair.flag) for pair in self.posseg.cut(text)]

    def cut_alike(self, text: str) -> bool:
        return self.tagger.cutter.cut(text) == list(self.jieba.cut(text, HMM=False))


@pytest.fixture(scope="module")
def both(lexicon: Lexicon) -> Both:
    return Both(list(dict.fromkeys(lexicon.terms.vocabulary)))


@pytest.fixture(scope="module")
def dictionary(both: Both) -> list[str]:
    """All that jieba's dictionary holds, beginnings of words too."""
    return sorted(both.jieba.FREQ)


def test_every_word_has_the_count_and_the_flag_that_it_has_in_jieba(
    both: Both, dictionary: list[str]
) -> None:
    firsts = {word[0] for word in dictionary}
    counts = {word: count for first in firsts for word, count in both.dictionary.counts[first].items()}
    flags = {word: flag for first in firsts for word, flag in both.dictionary.flags[first].items()}
    assert counts == both.jieba.FREQ
    assert flags == both.posseg.word_tag_tab
    assert both.dictionary.total == both.jieba.total


def test_behind_a_character_stand_those_that_do_in_some_word(both: Both, dictionary: list[str]) -> None:
    pairs = set(chain.from_iterable(map(pairwise, dictionary)))
    firsts = {first for first, _ in pairs}
    assert {(first, other) for first in firsts for other in both.dictionary.followers[first]} == pairs
    assert both.dictionary.followers["〇"] == ""


def test_a_word_taught_again_with_another_flag_counts_as_in_jieba() -> None:
    both = Both([])
    for vocabulary, flag in ((["监督权力", "云河"], "n"), (["云河", "不", "龘龘龘"], "ns")):
        both.teach(vocabulary, flag)
        assert both.dictionary.total == both.jieba.total
        for word in ("云河", "监督权", "监督权力", "不", "龘龘龘", "龘"):
            assert both.dictionary.counts[word[0]].get(word) == both.jieba.FREQ.get(word)
        assert both.tag_alike("在云河监督权力，不在龘龘龘。")


def test_every_paragraph_of_the_archive_is_cut_and_tagged_as_jieba_does(
    both: Both, archive_paragraphs: list[str]
) -> None:
    assert len(archive_paragraphs) > 100
    for text in archive_paragraphs:
        assert both.tag_alike(text)
        assert both.cut_alike(text)


@settings(max_examples=50, deadline=None)  # jieba itself may take its time
@given(text=st.text(st.sampled_from(_COMMON) | _HAN, max_size=40))
def test_any_chinese_text_is_tagged_as_jieba_does(both: Both, text: str) -> None:
    assert both.tag_alike(text)


@settings(max_examples=50, deadline=None)
@given(text=_ANY)
def test_any_text_at_all_is_cut_and_tagged_as_jieba_does(both: Both, text: str) -> None:
    assert both.tag_alike(text)
    assert both.cut_alike(text)
    assert "".join(word for word, _ in both.tagger.tag(text)) == text


@settings(max_examples=50, deadline=None)
@given(seed=st.integers())
def test_words_of_the_dictionary_in_any_order_are_cut_and_tagged_as_jieba_does(
    both: Both, dictionary: list[str], seed: int
) -> None:
    text = "".join(random.Random(seed).choices(dictionary, k=12))
    assert both.tag_alike(text)
    assert both.cut_alike(text)


def test_where_no_state_of_a_character_can_follow_it_may_be_in_any_as_in_jieba(
    both: Both, impossible: list[str]
) -> None:
    assert len(impossible) == 60
    for pair in impossible:
        for text in (pair, pair * 2, f"贶{pair}祎", f"深入贯彻{pair}代表工作"):
            assert both.tag_alike(text)


@pytest.fixture(scope="module")
def impossible() -> list[str]:
    """Two characters, the second of which can be in no state that follows one of the first."""
    states, changes = jieba.posseg.char_state_tab_P, jieba.posseg.trans_P
    rare = sorted(states, key=lambda one: (len(states[one]), one))[:400]
    follow = {one: {after for state in states[one] for after in changes[state]} for one in rare}
    pairs = (one + other for other in rare for one in rare if follow[one].isdisjoint(states[other]))
    return list(islice(pairs, 0, 6000, 100))


def test_where_two_ways_to_cut_are_equally_probable_what_stands_around_decides_as_in_jieba(
    both: Both, ambiguous: list[str]
) -> None:
    assert len(ambiguous) == 40
    for text in ambiguous:
        for before, behind in (("", ""), ("深入贯彻落实", "代表工作会议"), ("的", "有力有效")):
            assert both.tag_alike(before + text + behind)


@pytest.fixture(scope="module")
def ambiguous(both: Both, dictionary: list[str]) -> list[str]:
    """Three characters of which the first two make a word, and the last two, and both ways are as probable."""
    counts = {word: count for word in dictionary if len(word) < 3 and (count := both.jieba.FREQ[word])}
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
