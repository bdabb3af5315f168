"""Looks (Word reference documents) and the list of pinyin, the workspace's own before the shipped ones."""

from collections.abc import Mapping
from pathlib import Path

from generator.desk.content import Content, read_bytes
from generator.drafting.keys import nearest
from generator.model.errors import ContentError, RequestError
from generator.reading.kept import read_kept

FOLDER = "templates/looks"
USUAL = "公文格式"
_PINYIN = "拼音.yaml"


def find_look(content: Content, asked: str) -> Path:
    """The look that `asked` names: a .docx file, or one of templates/looks/ without its suffix.

    Raises RequestError naming the nearest look if there is none.
    """
    known = content.files(FOLDER, ".docx")
    path = known.get(asked.removesuffix(".docx"))
    if path is not None:
        return path
    if Path(asked).is_file():
        return Path(asked)
    if asked.endswith(".docx"):
        raise RequestError(
            f"没有这个版式文件：{asked}", "请检查路径是否写对，或用 nigao look list 看有哪些版式"
        )
    raise RequestError(f"没有“{asked}”这个版式。", nearest(asked, known))


def load_look(content: Content, asked: str) -> bytes:
    """The bytes of the look that `asked` names. Raises as `find_look` does, or ContentError."""
    return read_bytes(find_look(content, asked))


def load_pinyin(content: Content) -> Mapping[str, str]:
    """Words with their pinyin, a syllable a character. Raises ContentError naming a word without its own."""
    words = read_kept(read_bytes(content.find(f"{FOLDER}/{_PINYIN}")), _PINYIN)
    readings = {str(word): str(reading or "") for word, reading in words.items()}
    for word, reading in readings.items():
        if len(reading.split()) != len(word):
            hint = "几个字就写几个拼音，中间用空格隔开，例如 砥砺: dǐ lì"
            raise ContentError(f"“{_PINYIN}”：“{word}”的拼音是“{reading}”，个数不对。", hint)
    return readings
