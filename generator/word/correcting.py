"""Plain replacements put into a copy of a Word file or of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element as Element

from generator.reading.docx_styles import W
from generator.word.amending import amended
from generator.word.locating import Located, Place, paragraph_of
from generator.word.wordfile import WordFile


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to stand in place of the characters `start`–`end` of a paragraph (from 0, as the file is read)."""

    paragraph: int
    start: int
    end: int
    new: str


def corrected(path: Path, paragraphs: Sequence[str], edits: Sequence[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
    """The Word file at `path` with `edits` put in, and those that were; all other text stays.

    `paragraphs` are the file's as it was read; edits do not overlap. Raises ReadError if it is no Word file.
    """
    file = WordFile(path)
    located = Located(file.body, paragraphs)
    done: list[Edit] = []
    changed: list[Element] = []
    for edit in sorted(edits, key=lambda one: (one.paragraph, one.start), reverse=True):
        least = _narrowed(edit, paragraphs[edit.paragraph])
        places = located.stretch(least.paragraph, least.start, least.end)
        old = paragraphs[edit.paragraph][least.start : least.end]
        if places and _joined(places) == "".join(old.split()) and _put(places, old, least.new):
            done.append(edit)
            changed += [paragraph_of(place.element) for place in places]
    return amended(file, changed, {}), tuple(reversed(done))


def _narrowed(edit: Edit, paragraph: str) -> Edit:
    """`edit` without the characters at either end that it leaves as they are, so that they keep their own look.

    One character of the old text stays in it: a place is needed where to put what is new. What holds spaces stays
    whole: they have no place of their own.
    """
    start, end, new = edit.start, edit.end, edit.new
    if any(char.isspace() for char in paragraph[start:end]):
        return edit
    while end - start > 1 and new and paragraph[start] == new[0]:
        start, new = start + 1, new[1:]
    while end - start > 1 and new and paragraph[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(edit.paragraph, start, end, new)


def _joined(places: Sequence[Place]) -> str:
    return "".join((place.element.text or "")[place.index] for place in places)


def _put(places: Sequence[Place], old: str, new: str) -> bool:
    """The new text where the first character was; the rest goes, with the spaces between and at the ends of `old`.

    False, and nothing changed, if `old` has spaces at an end that are not in the file.
    """
    typed = _typed(paragraph_of(places[0].element))
    begin, end = typed.index(places[0]), typed.index(places[-1]) + 1
    first, last = begin, end
    while old[0].isspace() and first and _is_blank(typed[first - 1]):
        first -= 1
    while old[-1].isspace() and last < len(typed) and _is_blank(typed[last]):
        last += 1
    if (old[0].isspace() and first == begin) or (old[-1].isspace() and last == end):
        return False
    seen = set(places)
    gone: dict[Element, list[int]] = {}
    for place in typed[first:last]:
        if place in seen or _is_blank(place):
            gone.setdefault(place.element, []).append(place.index)
    for element, indices in gone.items():
        kept = [char for index, char in enumerate(element.text or "") if index not in indices]
        if element is places[0].element:
            kept.insert(indices[0], new)
        element.text = "".join(kept)
    return True


def _typed(paragraph: Element) -> list[Place]:
    """Every character of a paragraph, spaces too, in order."""
    texts = paragraph.iter(f"{W}t")
    return [Place(element, index) for element in texts for index in range(len(element.text or ""))]


def _is_blank(place: Place) -> bool:
    return (place.element.text or "")[place.index].isspace()


def corrected_text(
    text: str, paragraphs: Sequence[str], edits: Sequence[Edit]
) -> tuple[str, tuple[Edit, ...]]:
    """A plain text with `edits` put in, and those that were: each paragraph is looked for after the one before."""
    done: list[Edit] = []
    cursor = 0
    pieces: list[str] = []
    by_paragraph: dict[int, list[Edit]] = {}
    for edit in edits:
        by_paragraph.setdefault(edit.paragraph, []).append(edit)
    for number, paragraph in enumerate(paragraphs):
        place = text.find(paragraph, cursor)
        if place < 0:
            continue
        new = paragraph
        for edit in sorted(by_paragraph.get(number, ()), key=lambda one: one.start, reverse=True):
            new = new[: edit.start] + edit.new + new[edit.end :]
            done.append(edit)
        pieces += [text[cursor:place], new]
        cursor = place + len(paragraph)
    return "".join([*pieces, text[cursor:]]), tuple(sorted(done, key=lambda one: (one.paragraph, one.start)))
