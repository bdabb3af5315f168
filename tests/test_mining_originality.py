"""What we ship is our own: no long run of characters in common with the real speeches."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.language.lexicon import Lexicon
from generator.language.punctuation import bare

_RUN = 20
_MESSY = Path(__file__).parent / "data" / "messy"


def _runs(text: str) -> set[str]:
    """All runs of 20 characters, punctuation left out; none reaches over a 〇."""
    return {
        piece[index : index + _RUN]
        for piece in bare(text).split("〇")
        for index in range(len(piece) - _RUN + 1)
    }


@pytest.fixture(scope="module")
def set_words(lexicon: Lexicon) -> re.Pattern[str]:
    """The words of terms.yaml: anybody may say them."""
    terms = lexicon.terms
    words = {*(term.word for term in terms.dated), *terms.national, *terms.abbreviations, *terms.vocabulary}
    words |= {member for atom in terms.atoms for member in atom}
    ordered = sorted(filter(None, map(bare, words)), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))


@pytest.fixture(scope="module")
def foreign(shared_speeches: Path, set_words: re.Pattern[str]) -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in shared_speeches.glob("*.txt")]
    runs = {run for text in texts for run in _runs(set_words.sub("〇", bare(text)))}
    assert len(runs) > 1000
    return runs


def _shipped(phrasebank: Path) -> Iterator[Path]:
    """Everything but terms.yaml, whose words are anybody's."""
    yield from (
        path
        for path in phrasebank.rglob("*.*")
        if path.suffix in (".yaml", ".txt") and path.name != "terms.yaml"
    )


def test_nothing_in_the_phrasebank_is_copied_from_the_real_speeches(
    phrasebank: Path, foreign: set[str], set_words: re.Pattern[str]
) -> None:
    paths = list(_shipped(phrasebank))
    assert len(paths) > 20
    copied = {
        path.name: sorted(runs)[:3]
        for path in paths
        if (runs := _runs(set_words.sub("〇", bare(path.read_text(encoding="utf-8")))) & foreign)
    }
    assert copied == {}


def test_nothing_in_the_messy_test_files_is_copied_either(
    foreign: set[str], set_words: re.Pattern[str]
) -> None:
    paths = sorted(_MESSY.glob("*.txt"))
    assert paths
    for path in paths:
        assert not _runs(set_words.sub("〇", bare(path.read_text(encoding="utf-8")))) & foreign, path.name
