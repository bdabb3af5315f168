"""Word boundaries do not depend on what was done before."""

from generator.language import words
from generator.language.lexicon import Lexicon

_TEXT = "严于律己是人大干部的立身之本，自身过得硬，开展监督才能理直气壮。固基层之本，提升整体效能。"


def test_teaching_the_same_words_again_changes_no_boundary(lexicon: Lexicon) -> None:
    words.add_words(lexicon.terms.vocabulary)
    before = words.tag(_TEXT)
    for _ in range(80):
        words.add_words(lexicon.terms.vocabulary)
    assert words.tag(_TEXT) == before


def test_words_of_the_field_are_never_cut(lexicon: Lexicon) -> None:
    words.add_words(lexicon.terms.vocabulary)
    found = [word for word, _ in words.tag("要办好民生实事项目，开好乡镇人代会。")]
    assert "民生实事项目" in found
