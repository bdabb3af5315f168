"""A Word file with some of its paragraphs changed in place, every other byte of the body as it was."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZipFile

from lxml.etree import _Element as Element

from generator.reading.docx_styles import W
from generator.word.package import repack
from generator.word.serialising import serialised
from generator.word.splice import splice
from generator.word.wordfile import WordFile

_PARAGRAPH = f"{W}p"


def amended(file: WordFile, changed: Iterable[Element], parts: Mapping[str, bytes | None]) -> bytes:
    """The file with these paragraphs of its body as they are now, and with the `parts` put in."""
    numbers = {element: number for number, element in enumerate(file.body.iter(_PARAGRAPH))}
    outermost = {_outermost(element) for element in changed}
    with ZipFile(BytesIO(file.data)) as archive:
        main = splice(archive.read(file.main), {numbers[one]: one for one in outermost}, file.body)
    if outermost and main is None:
        main = serialised(file.body)
    return repack(file.data, {**parts, **({file.main: main} if main is not None else {})})


def _outermost(element: Element) -> Element:
    """The paragraph itself, or the one around it if it stands in a text box."""
    return next(reversed([element, *element.iterancestors(_PARAGRAPH)]))
