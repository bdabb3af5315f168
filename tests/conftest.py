"""What the tests of several rooms share."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.desk.content import Content
from generator.language import words
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo
from generator.model.speech import Speech

ROOT = Path(__file__).parent.parent
MineText = Callable[..., Speech]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes tests/golden anew; read the difference before committing it."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with tests/golden/NAME.txt."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), "differs on purpose? pytest --update-golden"

    return compare


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
def lexicon() -> Lexicon:
    """Slots, levels, terms, evidence and occasions as shipped; the segmenter knows their words."""
    read = Content(ROOT, ROOT).lexicon()
    words.add_words(read.terms.vocabulary)
    return read


@pytest.fixture(scope="session")
def mine_text(lexicon: Lexicon) -> MineText:
    """Mine paragraphs given as strings (a function, so that Hypothesis need not print the lexicon)."""

    def mine_paragraphs(
        *paragraphs: str | Paragraph, level: str = "", place: str = "", name: str = "稿.txt"
    ) -> Speech:
        shaped = tuple(Paragraph(one) if isinstance(one, str) else one for one in paragraphs)
        manuscript = Manuscript(name, name, shaped, SourceInfo(level=level, place=place))
        return mine(manuscript, lexicon, explain=True)

    return mine_paragraphs
