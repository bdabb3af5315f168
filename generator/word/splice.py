"""Paragraphs of a part put in place of others, every byte around them as it was."""

import re
from collections.abc import Mapping
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element as Element

from generator.reading.docx_styles import W

_PARAGRAPH = W[1:].replace("}", " ") + "p"


def splice(data: bytes, changed: Mapping[int, Element | None], root: Element) -> bytes | None:
    """The part `data` with its `changed` paragraphs (by number from 0, nested ones count; None: taken out).

    `root` is the part's root, by whose prefixes the paragraphs are written. None if `data` is no UTF-8
    part whose paragraphs can be told by their places.
    """
    try:
        data.decode("utf-8")
        places = _places(data)
    except (UnicodeDecodeError, expat.ExpatError):
        return None
    if not changed or max(changed) >= len(places):
        return None
    for number in sorted(changed, reverse=True):
        start, end = places[number]
        element = changed[number]
        written = b"" if element is None else _written(element, root)
        data = data[:start] + written + data[end:]
    return data


def _places(data: bytes) -> list[tuple[int, int]]:
    """First byte and the byte behind the last of each paragraph, in the order in which they begin."""
    places: list[list[int]] = []
    waiting: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, _: Mapping[str, str]) -> None:
        if name == _PARAGRAPH:
            waiting.append(len(places))
            places.append([parser.CurrentByteIndex, 0])

    def end(name: str) -> None:
        if name == _PARAGRAPH:
            place = places[waiting.pop()]
            closing = data.startswith(b"</", parser.CurrentByteIndex)
            place[1] = data.index(b">", parser.CurrentByteIndex if closing else place[0]) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(data, True)
    return [(start, end) for start, end in places]


def _written(element: Element, root: Element) -> bytes:
    """An element of the part as UTF-8, without the declarations that its root makes already."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    head, sign, rest = text.partition(">")
    for prefix, uri in root.nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        head = re.sub(rf'\s{re.escape(name)}="{re.escape(uri)}"', "", head)
    return f"{head}{sign}{rest}".encode()
