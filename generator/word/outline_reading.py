"""An outline that was edited in Word → its title, headings and leads as they stand now."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.language.ordinals import parse_ordinal
from generator.model.errors import RequestError
from generator.model.manuscript import Paragraph
from generator.model.outline import Outline, OutlineLine, OutlinePart
from generator.reading.files import read_manuscript
from generator.word.names import PARAGRAPH_STYLES
from generator.word.outline_file import CarriedOutline, from_root
from generator.word.wordfile import WordFile

_NOTE = re.compile(r"[〔\[［]\s*(字数|话题|事实|备选|说明)\s*[〕\]］]\s*[：:]?\s*(.*)", re.DOTALL)
_ASIDE = re.compile(r"[（(][^（）()]*[）)]。?")
"""A line in brackets is a word to a colleague, no lead."""
_NUMBER = re.compile(r"\d+")
_HEADING_ORDINALS = ("一、",)
_BY_ITSELF = ("一、", "（一）", "（1）", "1.")
"""Ordinals that are no words: where two stand one behind the other, both go."""
_MOST = 20_000
"""Characters that a part may be planned for."""


def read_outline(path: Path) -> Outline:
    """The outline at `path` as it was edited. Raises ReadError if it is no Word file, RequestError if no outline."""
    carried = _carried(path)
    reader = _Reader(carried)
    for paragraph in read_manuscript(path).paragraphs:
        reader.add(paragraph)
    if not reader.parts:
        hint = "提纲用 nigao draft 场合 --outline 生成；小标题要用“标题 1”样式，或以“一、”开头"
        raise RequestError(f"《{path.name}》里没有小标题，不像是提纲", hint)
    return Outline(
        title=tuple(reader.title),
        parts=tuple(part.made() for part in reader.parts),
        occasion=carried.occasion if carried else "",
        seed=carried.seed if carried else 1,
        brief=carried.brief if carried else {},
        drafted_title=carried.title if carried else (),
        unread=tuple(reader.unread),
    )


def is_outline(path: Path) -> bool:
    """Whether the Word file at `path` says that it is an outline of ours."""
    return _carried(path) is not None


def _carried(path: Path) -> CarriedOutline | None:
    found = (from_root(root) for _, root in WordFile(path).custom_parts())
    return next(filter(None, found), None)


@dataclass
class _Line:
    """A heading or lead while it is read."""

    line: OutlineLine
    facts: list[str] = field(default_factory=list)

    def made(self) -> OutlineLine:
        one = self.line
        return one._replace(facts=tuple(self.facts))


@dataclass
class _Part:
    """A part while it is read."""

    heading: _Line
    points: list[_Line] = field(default_factory=list)
    characters: int = 0

    def made(self) -> OutlinePart:
        points = tuple(one.made() for one in self.points)
        return OutlinePart(self.heading.made(), points, (), self.characters)


class _Reader:
    """Takes one paragraph after another."""

    def __init__(self, carried: CarriedOutline | None) -> None:
        self.title: list[str] = []
        self.parts: list[_Part] = []
        self.unread: list[str] = []
        self._known = carried.lines if carried else {}
        self._lengths = carried.lengths if carried else {}
        self._in_order = [*self._known]
        self._count = 0

    def add(self, paragraph: Paragraph) -> None:
        for text in filter(None, (line.strip(" \t\u3000") for line in paragraph.text.splitlines())):
            note = _NOTE.fullmatch(text)
            if note:
                self._note(note[1], note[2])
            elif paragraph.style == PARAGRAPH_STYLES["标题"]:
                self.title.append(text)
            elif _ASIDE.fullmatch(text):
                self.unread.append(text)
            else:
                self._line(text, paragraph)

    def _note(self, kind: str, text: str) -> None:
        """A planned length or a fact; topics and alternatives are for the reader alone."""
        if not self.parts:
            return
        part = self.parts[-1]
        if kind == "字数" and (number := _NUMBER.search(text)):
            length = min(int(number[0]), _MOST)
            unchanged = length == self._lengths.get(part.heading.line.text)
            part.characters = 0 if unchanged else length
        elif kind == "事实" and text:
            (part.points[-1] if part.points else part.heading).facts.append(text)

    def _line(self, text: str, paragraph: Paragraph) -> None:
        ordinal = parse_ordinal(text)
        level = paragraph.outline_level
        if level == 1 or (level is None and ordinal and ordinal.style in _HEADING_ORDINALS):
            self.parts.append(_Part(self._read(text)))
        elif self.parts:
            self.parts[-1].points.append(self._read(text))
        elif not self.title:
            self.title.append(text)
        else:
            self.unread.append(text)

    def _read(self, text: str) -> _Line:
        words = without_ordinal(text)
        slot, topic = self._known.get(words, ("", ""))
        untouched = self._in_order[self._count : self._count + 1] == [words]
        self._count += 1
        ordinal = text[: len(text) - len(words)]
        return _Line(OutlineLine(words, ordinal, slot, topic, untouched=untouched))


def without_ordinal(text: str) -> str:
    """`text` less the ordinal at its head; one behind another where somebody typed a second."""
    while (ordinal := parse_ordinal(text)) and text[ordinal.length :].strip():
        text = text[ordinal.length :].strip()
        if ordinal.style not in _BY_ITSELF:
            break
    return text
