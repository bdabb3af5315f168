"""The blanks of a Word file: controls with our tag, and 【待填：…】 that stands as plain text."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from generator.reading.docx_styles import W
from generator.word.controls import PROMPT, blank_tag, is_blank_tag, short_name
from generator.word.markup import parsed, text_run

_UNSEEN = {W + name for name in ("del", "moveFrom", "rt", "sdtPr")}
_MARKS = ("rStyle", "shd", "highlight")


@dataclass(frozen=True, slots=True)
class Blank:
    """All places of one name: how many there are, and what stands in the filled ones (empty: none is)."""

    name: str
    places: int
    unfilled: int
    value: str = ""


def find_blanks(body: Element) -> tuple[Blank, ...]:
    """The blanks of `body` by name, in the order of their first places; filled controls too."""
    found: dict[str, list[str]] = {}
    for control in _controls(body):
        found.setdefault(_name(control), []).append("" if _is_unfilled(control) else _text(control))
    for paragraph in body.iter(f"{W}p"):
        for match in PROMPT.finditer("".join(node.text or "" for node in _plain_nodes(paragraph))):
            found.setdefault(short_name(match[1]), []).append("")
    return tuple(
        Blank(name, len(values), values.count(""), next(filter(None, values), ""))
        for name, values in found.items()
    )


def fill(body: Element, values: Mapping[str, str], marked: str) -> int:
    """Writes `values` (by short name) into every place of `body`; returns how many places were written.

    `marked` is the id of the character style of unfilled blanks, which is taken off.
    """
    written = 0
    for control in _controls(body):
        name = _tag(control).removeprefix(blank_tag(""))
        if name in values:
            _write(control, values[name])
            written += 1
    for paragraph in body.iter(f"{W}p"):
        written += _fill_plain(paragraph, values, marked)
    return written


def _controls(body: Element) -> Iterator[Element]:
    return (control for control in body.iter(f"{W}sdt") if is_blank_tag(_tag(control)))


def _tag(control: Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else tag.get(f"{W}val", "")


def _name(control: Element) -> str:
    alias = control.find(f"{W}sdtPr/{W}alias")
    title = "" if alias is None else alias.get(f"{W}val", "")
    return title or _tag(control).partition(":")[2]


def _text(control: Element) -> str:
    return "".join(node.text or "" for node in control.iterfind(f"{W}sdtContent//{W}t"))


def _is_unfilled(control: Element) -> bool:
    text = _text(control)
    shown = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    return shown or not text.strip() or bool(PROMPT.fullmatch(text.strip()))


def _write(control: Element, value: str) -> None:
    """Puts `value` into a control, in the type that its properties name."""
    properties = control.find(f"{W}sdtPr")
    content = control.find(f"{W}sdtContent")
    if properties is None or content is None:
        return
    shown = properties.find(f"{W}showingPlcHdr")
    if shown is not None:
        properties.remove(shown)
    paragraph = content.find(f".//{W}p")
    target = content if paragraph is None else paragraph
    for child in [child for child in target if child.tag != f"{W}pPr"]:
        target.remove(child)
    (new,) = parsed([text_run(value)])
    wanted, own = properties.find(f"{W}rPr"), new.find(f"{W}rPr")
    if wanted is not None and own is not None:
        new.replace(own, copy.deepcopy(wanted))
    target.append(new)


def _plain_nodes(paragraph: Element) -> list[Element]:
    """The text nodes of the paragraph itself, without those in controls of ours or in its text boxes."""
    found: list[Element] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        ours = element.tag == f"{W}sdt" and is_blank_tag(_tag(element))
        if ours or element.tag in _UNSEEN or element.tag == f"{W}p":
            continue
        if element.tag == f"{W}t":
            found.append(element)
        stack.extend(reversed(element))
    return found


def _fill_plain(paragraph: Element, values: Mapping[str, str], marked: str) -> int:
    nodes = _plain_nodes(paragraph)
    text = "".join(node.text or "" for node in nodes)
    matches = [match for match in PROMPT.finditer(text) if short_name(match[1]) in values]
    for match in reversed(matches):
        _replace(nodes, match.start(), match.end(), values[short_name(match[1])], marked)
    return len(matches)


def _replace(nodes: Sequence[Element], start: int, end: int, value: str, marked: str) -> None:
    """Puts `value` in place of the characters from `start` to `end` of the nodes' joined text."""
    place = 0
    for node in nodes:
        text = node.text or ""
        first, last = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if first >= last:
            continue
        inserted = value if start >= place - len(text) else ""
        node.text = text[:first] + inserted + text[last:]
        if node.text == inserted:
            _unmark(node.getparent(), marked)
        _end_prompt(node)


def _end_prompt(node: Element) -> None:
    """A control whose tag another program took away shows no prompt any more."""
    for control in node.iterancestors(f"{W}sdt"):
        shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if shown is not None and (holder := shown.getparent()) is not None:
            holder.remove(shown)


def _unmark(run: Element | None, marked: str) -> None:
    """Takes the yellow off a run that held nothing but a blank."""
    properties = None if run is None else run.find(f"{W}rPr")
    if properties is None:
        return
    for child in list(properties):
        name = child.tag.removeprefix(W)
        if name in _MARKS and (name != "rStyle" or child.get(f"{W}val") == marked):
            properties.remove(child)
