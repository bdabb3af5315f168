"""Whatever was done to a text, every sentence of both versions is told once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.learning.alignment import align
from generator.learning.pieces import pieces_of_file

SENTENCES = (
    "要把建议办理抓在手上。",
    "要把建议的办理牢牢抓在手上。",
    "预算审查贵在抓住要害。",
    "联络站的门要常年开着。",
    "代表走到哪里就记到哪里。",
    "同志们，让我们一起干。",
    "法律的生命力在于实施。",
)
texts = st.lists(st.tuples(st.sampled_from(("1.1", "1.2", "")), st.sampled_from(SENTENCES)), max_size=9)


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_every_sentence_of_both_is_told_once(before, after):
    one, other = pieces_of_file(before), pieces_of_file(after)
    pairs = align(one, other)
    assert sorted(pair.before for pair in pairs if pair.before is not None) == list(range(len(one)))
    assert [pair.after for pair in pairs if pair.after is not None] == list(range(len(other)))


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_text_is_wholly_found_in_itself(text):
    pieces = pieces_of_file(text)
    assert all(pair.before == pair.after and not pair.moved for pair in align(pieces, pieces))


@settings(max_examples=100, deadline=None)
@given(st.permutations(SENTENCES))
def test_nothing_is_struck_or_added_by_moving(order):
    pairs = align(
        pieces_of_file([("1", one) for one in SENTENCES]), pieces_of_file([("1", one) for one in order])
    )
    assert all(pair.before is not None and pair.after is not None for pair in pairs)
    assert all(SENTENCES[pair.before] == order[pair.after] for pair in pairs)
