"""The files that a brief refers to: found beside the brief, read and mined, not taken into the bank."""

from pathlib import Path
from zipfile import is_zipfile

from generator.desk.craft import folders_of
from generator.desk.desk import Desk
from generator.language import words
from generator.mining.miner import mine
from generator.model.errors import ContentError, RequestError
from generator.model.speech import Speech
from generator.reading.files import read_manuscript
from generator.word.outline_reading import is_outline


def read_reference(desk: Desk, key: str, name: str, beside: Path | None) -> Speech:
    """The speech that `key` (形式参照 or 内容参照) names: beside the brief, in the current folder or the workspace.

    Raises ContentError if there is no such file, ReadError if it holds no speech.
    """
    folders = [*([beside] if beside else []), Path.cwd(), desk.workspace.root]
    found = [path for folder in folders if (path := folder / Path(name).expanduser()).is_file()]
    if not found:
        raise ContentError(
            f"{key}“{name}”找不到。", "写文件的位置；只写文件名的，放在拟稿单旁边或当前文件夹里。"
        )
    return read_speech(desk, found[0])


def read_speech(desk: Desk, path: Path) -> Speech:
    """The speech in a file, mined with the content in force. Raises ReadError, RequestError if it is an outline."""
    if is_zipfile(path) and path.suffix.lower() == ".docx" and is_outline(path):
        raise RequestError(
            f"《{path.name}》是提纲，不是讲话。", "先照它成文：nigao draft --from 提纲.docx，再用写好的讲话。"
        )
    words.add_words(desk.lexicon.terms.vocabulary)
    return mine(read_manuscript(path), desk.lexicon, folders_of(str(path.resolve())))
