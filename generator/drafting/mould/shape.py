"""Speech → Shape: parts, points, numbering and lengths, with nothing of what was said."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.drafting.mould.subject import HEADS, subject_of
from generator.language.ordinals import parse_ordinal
from generator.language.punctuation import word_count
from generator.language.sentences import clauses
from generator.language.slots import CLOSING, OPENING
from generator.model.sentence import Sentence
from generator.model.speech import Speech

Paragraphs = tuple[tuple[Sentence, ...], ...]
_FRONT = ("标题", "称谓")
_POINT_LEVEL = 2
_MOST = 2 / 3
"""Share of the points from which a speech is about one thing."""
_COUNTED = "首先"
"""The style of an ordinal that has none of those that can be written, such as 首先, 其次."""
_FEWEST_ACROSS = 3
"""Points, each of another slot, from which a part is about all of them."""
_HEAD_WEIGHT, _FEWEST_MENTIONS, _MOST_TOPICS = 3, 2, 8


@dataclass(frozen=True, slots=True)
class PointShape:
    """A point: what it is about, its length in characters, the style of its ordinal (empty: it has none; 首先: one
    that cannot be written)."""

    slot: str
    topic: str
    characters: int
    style: str
    deep: bool = False
    """Stands under another point."""


@dataclass(frozen=True, slots=True)
class PartShape:
    """A part: what it is about and how long it is, its points or paragraphs."""

    slot: str
    topics: tuple[str, ...]
    points: tuple[PointShape, ...]
    """Its points; of a part that has none (段落) its paragraphs."""
    characters: int
    form: str
    """分段, 连写 or 段落, as in `PartRequest`."""
    run_in: bool
    intro: bool
    rhythm: str
    """Lengths of the heading's clauses: 8+8."""
    style: str

    @property
    def subjects(self) -> tuple[str, ...]:
        """What each point is about: its topic, else its slot. Empty if that is only what the part is about."""
        named = any(point.topic or point.slot != self.slot for point in self.points)
        return tuple(point.topic or point.slot for point in self.points) if named else ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a speech; `opening` and `closing` are its paragraphs there, for others to replace."""

    title: str
    salutation: str
    standing: str
    occasion: str
    characters: int
    opening: Paragraphs
    plain: tuple[PointShape, ...]
    """Paragraphs before the first heading or lead."""
    loose: tuple[PointShape, ...]
    """Points before the first heading."""
    parts: tuple[PartShape, ...]
    closing: Paragraphs
    topics: tuple[str, ...]
    """What it speaks of most, the foremost first."""

    @property
    def numbering(self) -> tuple[str, ...]:
        """The commonest ordinal style of each level, from the first; 一、 and 一是 where there is none."""
        points = [point.style for part in self.parts for point in part.points if point.style != _COUNTED]
        inner = _commonest(points or [point.style for point in self.loose]) or "一是"
        return (_commonest([part.style for part in self.parts]) or "一、", inner) if self.parts else (inner,)


def shape_of(speech: Speech) -> Shape:
    """The form of `speech`."""
    said = [one for one in speech.sentences if one.role not in _FRONT]
    body = [one for one in said if one.slot not in (OPENING, CLOSING)]
    before, *sections = _split(body, lambda one: one.level == 1)
    plain, *loose = _split(before, lambda _: True)
    parts = tuple(map(_part, sections))
    matter = _matter(next((one for one in speech.sentences if one.role == "标题"), None), parts)
    return Shape(
        speech.title,
        speech.salutation,
        speech.info.standing or "部署",
        speech.info.occasion,
        word_count("".join(one.text for one in said)),
        _paragraphs(one for one in said if one.slot == OPENING),
        tuple(map(_point, _paragraphs(plain))),
        tuple(map(_point, loose)),
        tuple(_settled(parts, matter)),
        _paragraphs(one for one in said if one.slot == CLOSING),
        _topics(body),
    )


def _split(sentences: Iterable[Sentence], begins: Callable[[Sentence], bool]) -> list[list[Sentence]]:
    """What stands before the first heading or lead that `begins`, then what each of them opens."""
    groups: list[list[Sentence]] = [[]]
    for one in sentences:
        if one.role in HEADS and begins(one):
            groups.append([])
        groups[-1].append(one)
    return groups


def _part(section: Sequence[Sentence]) -> PartShape:
    heading, *rest = section
    intro, *points = _split(rest, lambda _: True)
    form = _form([members[0] for members in points])
    below = _paragraphs(one for one in rest if one.paragraph != heading.paragraph) or (tuple(rest),)
    units = below if form == "段落" else points
    shapes = tuple(_point(members, heading, alone=len(units) == 1) for members in units if members)
    return PartShape(
        _slot(heading, shapes),
        tuple(dict.fromkeys(one.topic for one in section if one.role in HEADS and one.topic)),
        shapes,
        _length(section),
        form,
        any(one.paragraph == heading.paragraph for one in rest),
        bool(intro),
        "+".join(str(len(clause)) for clause in clauses(heading.core) if clause),
        _style(heading),
    )


def _slot(heading: Sentence, points: Sequence[PointShape]) -> str:
    """The heading's slot, unless none of the part's points is of it and some are of one other."""
    slots = [point.slot for point in points]
    own = heading.slot in slots or (len(slots) >= _FEWEST_ACROSS and len(set(slots)) == len(slots))
    return heading.slot if own or not slots else _commonest(slots)


def _form(leads: Sequence[Sentence]) -> str:
    """How the points stand; a lone point is no point."""
    if len(leads) <= 1:
        return "段落"
    return "连写" if len({lead.paragraph for lead in leads}) == 1 else "分段"


def _point(
    members: Sequence[Sentence], heading: Sentence | None = None, *, alone: bool = False
) -> PointShape:
    """A point or paragraph under `heading`; `alone`: it is all that the heading has."""
    head = members[0]
    slot, topic = subject_of(members, heading, alone=alone)
    style = _style(head) or (_COUNTED if head.ordinal else "")
    return PointShape(slot, topic, _length(members), style, (head.level or 0) > _POINT_LEVEL)


def _matter(title: Sentence | None, parts: Sequence[PartShape]) -> tuple[str, str]:
    """The one thing that the speech is about, as slot and topic: its title names it, and so do most of its points."""
    named = [(point.slot, point.topic) for part in parts for point in part.points if point.topic]
    counts = Counter(named)
    return next(
        (
            key
            for key, count in counts.most_common(1)
            if title is not None and key[1] in title.traits.head_topics and count >= _MOST * len(named)
        ),
        ("", ""),
    )


def _settled(parts: Sequence[PartShape], matter: tuple[str, str]) -> Iterator[PartShape]:
    """The parts with each topic once: another point on it may be on any of its slot, a paragraph is what it is; but
    in a speech on one matter all are on this."""
    said: set[str] = set()
    for part in parts:
        points: list[PointShape] = []
        for point in part.points:
            again = part.form != "段落" and point.topic in said and point.topic != matter[1]
            topic = "" if again else point.topic
            points.append(replace(point, topic=topic or (matter[1] if point.slot == matter[0] else "")))
            said.add(point.topic)
        yield replace(part, points=tuple(points))


def _style(head: Sentence) -> str:
    """The style of a heading's or lead's ordinal; empty if it has none, or one that cannot be written."""
    ordinal = parse_ordinal(head.text) if head.ordinal else None
    return ordinal.style if ordinal else ""


def _length(sentences: Iterable[Sentence]) -> int:
    return sum(len(one.text) for one in sentences)


def _paragraphs(sentences: Iterable[Sentence]) -> Paragraphs:
    return tuple(tuple(members) for _, members in groupby(sentences, key=lambda one: one.paragraph))


def _commonest(names: Iterable[str]) -> str:
    """The name that stands most often, the first of equals; empty ones do not count."""
    counts = Counter(name for name in names if name)
    return max(counts, key=lambda name: counts[name], default="")


def _topics(body: Iterable[Sentence]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for one in body:
        counts[one.topic] += _HEAD_WEIGHT if one.role in HEADS else 1
    del counts[""]
    often = [topic for topic, count in counts.most_common(_MOST_TOPICS) if count >= _FEWEST_MENTIONS]
    return tuple(often)
