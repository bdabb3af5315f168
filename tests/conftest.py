"""What the tests of several rooms share."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.language import words
from generator.language.levels import load_levels
from generator.language.lexicon import Lexicon
from generator.language.slots import load_slots
from generator.language.terms import load_terms
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.speech import Speech
from generator.reading.yamlfile import read_mapping

ROOT = Path(__file__).parent.parent
MineText = Callable[..., Speech]


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Nothing of ours ever opens a connection: whatever tries to fails its test."""

    def refuse(*asked: object) -> None:
        raise AssertionError(f"the network was asked for: {asked[1:]}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        for name in ("getaddrinfo", "gethostbyname", "create_connection"):
            patch.setattr(socket, name, refuse)
        yield


@pytest.fixture(scope="session")
def phrasebank() -> Path:
    """The shipped content."""
    return ROOT / "phrasebank"


@pytest.fixture(scope="session")
def shared_speeches() -> Path:
    """The folder of real speeches with labels; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared" / "speeches"
    if not (folder / "labels.jsonl").is_file():
        pytest.skip("../shared/speeches is not here: real speeches stay outside the repository")
    return folder


@pytest.fixture(scope="session")
def lexicon(phrasebank: Path) -> Lexicon:
    """Slots, levels and terms as shipped; the segmenter knows their words."""
    slots, terms, levels = (
        read_mapping((phrasebank / name).read_bytes(), name)
        for name in ("slots.yaml", "terms.yaml", "levels.yaml")
    )
    read = Lexicon(
        load_slots(slots, "slots.yaml"), load_levels(levels, "levels.yaml"), load_terms(terms, "terms.yaml")
    )
    words.add_words(read.terms.vocabulary)
    return read


@pytest.fixture(scope="session")
def mine_text(lexicon: Lexicon) -> MineText:
    """Mine paragraphs given as strings (a function, so that Hypothesis need not print the lexicon)."""

    def mine_paragraphs(
        *paragraphs: str | Paragraph, level: str = "", place: str = "", name: str = "稿.txt"
    ) -> Speech:
        shaped = tuple(Paragraph(one) if isinstance(one, str) else one for one in paragraphs)
        return mine(Manuscript(name, name, shaped, SourceInfo(level=level, place=place)), lexicon)

    return mine_paragraphs
