"""Our own drafts, saved by LibreOffice in other formats and read again: the same text, the same outline."""

import shutil
import subprocess
from pathlib import Path

import pytest
from desk_support import archive, nigao

from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript
from generator.reading.batch import read_files
from generator.reading.files import read_manuscript

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
FORMATS = ("doc", "odt", "rtf", "pdf")
OCCASIONS = ("工作会议讲话", "交流发言")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two drafts, each as .docx and as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("往返")
    for occasion in OCCASIONS:
        asked = ("--set", "地区=云河市", "--set", "日期=2026-12-01", "-o", folder / f"{occasion}.docx")
        assert nigao("--workspace", archive(), "draft", occasion, *asked).code == 0
    profile = (folder / "profile").as_uri()
    for kind in FORMATS:
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        files = [f"{occasion}.docx" for occasion in OCCASIONS]
        subprocess.run([*command, *files], cwd=folder, check=True, capture_output=True, timeout=180)
    return folder


@pytest.fixture(scope="module")
def read_again(folder: Path) -> dict[str, Manuscript]:
    files = [folder / f"{occasion}.{kind}" for occasion in OCCASIONS for kind in FORMATS]
    return {path.name: one for path, one in read_files(files) if isinstance(one, Manuscript)}


def outline(manuscript: Manuscript, lexicon: Lexicon) -> list[tuple[str, int | None, int | None, str]]:
    speech = mine(manuscript, lexicon)
    return [
        (one.role, one.level, one.ordinal, one.text)
        for one in speech.sentences
        if one.role in ("标题", "称谓", "小标题", "领句")
    ]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_text_and_outline_survive(
    folder: Path, read_again: dict[str, Manuscript], lexicon: Lexicon, occasion: str, kind: str
) -> None:
    ours = read_manuscript(folder / f"{occasion}.docx")
    again = read_again[f"{occasion}.{kind}"]
    assert again.text == ours.text
    expected = outline(ours, lexicon)
    assert len(expected) > 10
    assert outline(again, lexicon) == expected
