"""The set of planted errors under tests/data/planted, read for whoever measures `nigao check` by it.

A case is a speech (NAME.txt) and what is known of it (NAME.yaml). README.md there says what each field means.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "planted"

KINDS = frozenset(
    """blank place level inventory stale tense year festival roster term count ordinal heading dunhao pair
    halfwidth deng range long repeat typo competence quotation length overlap""".split()
)
WHOLE = frozenset({"length", "overlap"})
"""Kinds that are about the whole text and stand at no paragraph."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A string in a paragraph: offsets are characters from the start of the paragraph, the end excluded."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A planted error, or (in `Case.must_not`) a string that only looks like an error of its kind."""

    kind: str
    text: str
    fix: str | None
    note: str
    spots: tuple[Spot, ...]
    """Where it may be reported: the place itself, then those as good. Empty if it is about the whole text."""


@dataclass(frozen=True, slots=True)
class Case:
    """A speech with errors in it."""

    name: str
    context: dict[str, Any]
    """What the user's card, memory and brief would say: date, place, level, roster and so on."""
    paragraphs: tuple[str, ...]
    errors: tuple[Mark, ...]
    must_not: tuple[Mark, ...]


def paragraphs(path: Path) -> tuple[str, ...]:
    """The lines of a text that are not empty, in order, without a front matter."""
    text = path.read_text(encoding="utf-8")
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    return tuple(line for line in text.splitlines() if line.strip())


def cases() -> list[Case]:
    """Every case by name; raises ValueError, with the file's name, for a string that is not where it should be."""
    return [_case(path) for path in sorted(DATA.glob("*.yaml"))]


def _case(path: Path) -> Case:
    lines = paragraphs(path.with_suffix(".txt"))
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    errors, must_not = (
        tuple(_mark(path.stem, one, lines) for one in told[key]) for key in ("errors", "must_not")
    )
    return Case(path.stem, told["context"], lines, errors, must_not)


def _mark(name: str, told: dict[str, Any], lines: tuple[str, ...]) -> Mark:
    places = [told, *told.get("or", ())] if "s" in told else []
    spots = tuple(_spot(name, place, lines) for place in places)
    return Mark(told["kind"], told.get("s", ""), told.get("fix"), told.get("note", ""), spots)


def _spot(name: str, place: dict[str, Any], lines: tuple[str, ...]) -> Spot:
    text, paragraph = place["s"], place["p"]
    starts = _starts(lines[paragraph], text)
    if "n" not in place and len(starts) != 1:
        raise ValueError(f"{name}: {text!r} stands {len(starts)} times in paragraph {paragraph}")
    if place.get("n", 1) > len(starts):
        raise ValueError(f"{name}: {text!r} stands only {len(starts)} times in paragraph {paragraph}")
    start = starts[place.get("n", 1) - 1]
    return Spot(paragraph, start, start + len(text))


def _starts(line: str, text: str) -> list[int]:
    return [at for at in range(len(line)) if line.startswith(text, at)]
