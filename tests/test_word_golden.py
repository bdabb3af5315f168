"""Drafts as `style | text` lines: a change of what Word shows shows here."""

import pytest
from word_support import SAMPLE, dump, rendered


@pytest.mark.parametrize("numbering", ["typed", "auto"])
def test_the_sample_looks_in_word_as_it_did(golden, numbering):
    golden(f"样稿-{numbering}", dump(rendered(numbering=numbering)))


def test_the_sample_is_what_is_dumped():
    assert len(dump(rendered()).splitlines()) == len({one.paragraph for one in SAMPLE.blocks}) + 2
