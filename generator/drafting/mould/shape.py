"""Speech → Shape: parts, points, numbering and lengths, with nothing of what was said."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.language.ordinals import parse_ordinal
from generator.language.punctuation import word_count
from generator.language.sentences import clauses
from generator.language.slots import CLOSING, OPENING
from generator.model.sentence import Sentence
from generator.model.speech import Speech

Paragraphs = tuple[tuple[Sentence, ...], ...]
_HEADS = ("小标题", "领句")
_FRONT = ("标题", "称谓")
_POINT_LEVEL = 2
_FEWEST_ACROSS = 3
"""Points, each of another slot, from which a part has a slot a point."""
_HEAD_WEIGHT, _FEWEST_MENTIONS, _MOST_TOPICS = 3, 2, 8


@dataclass(frozen=True, slots=True)
class PointShape:
    """A point: what it is about, its length in characters, the style of its ordinal (empty: it has none)."""

    slot: str
    topic: str
    characters: int
    style: str
    deep: bool = False
    """Stands under another point."""


@dataclass(frozen=True, slots=True)
class PartShape:
    """A part: what it is about, its length; its points, or its paragraphs if it has none."""

    slot: str
    topics: tuple[str, ...]
    points: tuple[PointShape, ...]
    characters: int
    paragraphs: int
    form: str
    """分段, 连写 or 段落, as in `PartRequest`."""
    run_in: bool
    intro: bool
    rhythm: str
    """Lengths of the heading's clauses: 8+8."""
    style: str

    @property
    def point_slots(self) -> tuple[str, ...]:
        """A slot for each point where all differ; else none."""
        slots = tuple(point.slot for point in self.points)
        return slots if _all_differ(slots) else ()


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
        points = [point.style for part in self.parts for point in part.points]
        inner = _commonest(points or [point.style for point in self.loose]) or "一是"
        return (_commonest([part.style for part in self.parts]) or "一、", inner) if self.parts else (inner,)


def shape_of(speech: Speech) -> Shape:
    """The form of `speech`."""
    said = [one for one in speech.sentences if one.role not in _FRONT]
    body = [one for one in said if one.slot not in (OPENING, CLOSING)]
    before, *sections = _split(body, lambda one: one.level == 1)
    plain, *loose = _split(before, lambda _: True)
    return Shape(
        speech.title,
        speech.salutation,
        speech.info.standing or "部署",
        speech.info.occasion,
        word_count("".join(one.text for one in said)),
        _paragraphs(one for one in said if one.slot == OPENING),
        tuple(map(_point, _paragraphs(plain))),
        tuple(map(_point, loose)),
        tuple(map(_part, sections)),
        _paragraphs(one for one in said if one.slot == CLOSING),
        _topics(body),
    )


def _all_differ(slots: Sequence[str]) -> bool:
    return len(slots) >= _FEWEST_ACROSS and len(set(slots)) == len(slots)


def _split(sentences: Iterable[Sentence], begins: Callable[[Sentence], bool]) -> list[list[Sentence]]:
    """What stands before the first heading or lead that `begins`, then what each of them opens."""
    groups: list[list[Sentence]] = [[]]
    for one in sentences:
        if one.role in _HEADS and begins(one):
            groups.append([])
        groups[-1].append(one)
    return groups


def _part(section: Sequence[Sentence]) -> PartShape:
    heading, *rest = section
    intro, *points = _split(rest, lambda _: True)
    shapes = tuple(map(_point, points))
    return PartShape(
        _slot(heading, shapes, rest),
        tuple(dict.fromkeys(one.topic for one in section if one.role in _HEADS and one.topic)),
        shapes,
        _length(section),
        len(_paragraphs(one for one in rest if one.paragraph != heading.paragraph)) or 1,
        _form([members[0] for members in points]),
        any(one.paragraph == heading.paragraph for one in rest),
        bool(intro),
        "+".join(str(len(clause)) for clause in clauses(heading.core) if clause),
        _style(heading),
    )


def _slot(heading: Sentence, points: Sequence[PointShape], rest: Sequence[Sentence]) -> str:
    """The heading's slot, unless none of the part's points (of its sentences) is of it: the commonest then."""
    slots = [point.slot for point in points] or [one.slot for one in rest]
    own = heading.slot in slots or _all_differ(slots) or not slots
    return heading.slot if own else _commonest(slots)


def _form(leads: Sequence[Sentence]) -> str:
    """How the points stand; a lone point is no point."""
    if len(leads) <= 1:
        return "段落"
    return "连写" if len({lead.paragraph for lead in leads}) == 1 else "分段"


def _point(members: Sequence[Sentence]) -> PointShape:
    lead = members[0]
    topic = lead.topic or _commonest([one.topic for one in members if one.slot == lead.slot])
    return PointShape(lead.slot, topic, _length(members), _style(lead), (lead.level or 0) > _POINT_LEVEL)


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
        counts[one.topic] += _HEAD_WEIGHT if one.role in _HEADS else 1
    del counts[""]
    often = [topic for topic, count in counts.most_common(_MOST_TOPICS) if count >= _FEWEST_MENTIONS]
    return tuple(often)
