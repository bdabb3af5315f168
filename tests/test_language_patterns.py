"""What puts off compiling goes to another process as it is, used or not."""

import pickle

from cli_support import SPEECH

from generator.language.patterns import pattern


def test_a_pattern_goes_to_another_process_before_and_after_it_was_used():
    made = pattern(r"第\d+段")
    assert pickle.loads(pickle.dumps(made)).search("见第3段")
    assert made.search("见第3段")
    assert pickle.loads(pickle.dumps(made)).search("见第3段")[0] == "第3段"


def test_so_does_all_that_mining_goes_by_once_it_was_mined_with(lexicon, mine_text):
    mine_text(*SPEECH.splitlines())
    sent = pickle.loads(pickle.dumps(lexicon))
    assert sent.slots.names == lexicon.slots.names
