"""WordprocessingML as text, by short names: quick to write, parsed once where a tree is wanted."""

import re
from collections.abc import Iterable
from functools import cache

from lxml import etree
from lxml.etree import _Element as Element

from generator.word.opc import PARSER

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_ROOTS = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNSAFE = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def qn(tag: str) -> str:
    """The name that lxml has for `w:tag`."""
    prefix, name = tag.split(":")
    return f"{{{_SPACES[prefix]}}}{name}"


def w(tag: str, *children: str, **attributes: str | int) -> str:
    """`<w:tag>` around `children`; `w("sz", val=32)` is `<w:sz w:val="32"/>`."""
    listed = "".join([f' w:{name}="{escaped(str(value))}"' for name, value in attributes.items()])
    return f"<w:{tag}{listed}>{''.join(children)}</w:{tag}>" if children else f"<w:{tag}{listed}/>"


def escaped(text: str) -> str:
    """`text` as it stands in XML; what XML cannot hold is left out."""
    return _UNSAFE.sub(lambda sign: _ENTITIES.get(sign[0], ""), text)


@cache
def run_properties(style: str = "") -> str:
    """`w:rPr` of the character style with id `style`; the hint keeps quotes and dashes Chinese."""
    named = w("rStyle", val=style) if style else ""
    return w("rPr", named, w("rFonts", hint="eastAsia"))


def run(content: str, style: str = "") -> str:
    """A run in the character style with id `style`."""
    return f"<w:r>{run_properties(style)}{content}</w:r>"


def text_run(text: str, style: str = "") -> str:
    """A run of `text`, its spaces kept."""
    return run(f'<w:t xml:space="preserve">{escaped(text)}</w:t>', style)


def part(tag: str, *children: str) -> bytes:
    """A whole part with the root `<w:tag>`, as UTF-8."""
    return f"{HEAD}<w:{tag}{_ROOTS}>{''.join(children)}</w:{tag}>".encode()


def parsed(markup: Iterable[str]) -> list[Element]:
    """The elements that `markup` writes, in order."""
    return list(etree.fromstring(f"<w:body{_ROOTS}>{''.join(markup)}</w:body>", PARSER))
