"""必说 in a file of phrases: one sentence of a paragraph that was written as a whole stays when it is cut."""

import pytest
from drafting_support import lexicon

from generator.mining.curated import curate

TEXT = "要听取代表对办理结果的意见。"


def _must(one):
    stanza = {"槽位": "代表工作", "话题": "建议办理", "举措": [one, "要办一件成一件。"]}
    speech, _ = curate({"整段": [stanza]}, "样例.yaml", "", lexicon())
    return [sentence.traits.must for sentence in speech.sentences]


@pytest.mark.parametrize(("value", "must"), [("是", True), (True, True), ("否", False), (False, False)])
def test_a_sentence_is_marked_by_the_word_of_the_file(value, must):
    assert _must({"文": TEXT, "必说": value}) == [must, False]
    assert _must(TEXT) == [False, False]
