"""What is known of a speech before it is checked: its place, level, day, the length asked for."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from generator.checking.paper import PACE, Length
from generator.desk.card import read_card
from generator.desk.desk import Desk
from generator.desk.origin import Origin
from generator.drafting.brief import make_brief
from generator.drafting.brief_file import read_brief_file
from generator.language.dates import parse_date
from generator.model.manuscript import Manuscript

_DATE = re.compile(r"20\d{2}年\d{1,2}月\d{1,2}日")
_HEAD = 6
"""Paragraphs in which a speech names its day and place."""


@dataclass(frozen=True, slots=True)
class Known:
    """Empty or None: not known. `own` are names that are no leftovers, `people` persons."""

    day: Date | None
    place: str
    level: str
    superior: str
    own: tuple[str, ...]
    asked: Length
    people: tuple[str, ...] = ()


def known_of(desk: Desk, manuscript: Manuscript, brief: Path | None, origin: Origin | None = None) -> Known:
    """By the brief, else the draft's own (`origin`), else the file's header, the 单位 card, the text itself.

    Raises ReadError or ContentError for a brief that cannot be read.
    """
    card = read_card(desk.workspace.settings)
    said = _brief_values(desk, brief, card) or (origin.brief if origin else {})
    info = manuscript.info
    texts = [one.text for one in manuscript.paragraphs]
    place = said.get("地区") or info.place or card.get("地区") or place_named(texts, desk)
    here = card if card.get("地区") == place else {}
    superior = said.get("上级") or here.get("上级", "")
    levels = desk.lexicon.levels
    level = (
        said.get("本级")
        or info.level
        or levels.of_office(place, superior)
        or card.get("本级")
        or levels.guess("".join(texts))
    )
    own = [
        said.get("单位"),
        here.get("单位"),
        said.get("地点"),
        *_listed(said.get("下级")),
        *_listed(here.get("下级")),
    ]
    return Known(
        parse_date(said.get("日期") or info.date) or _day_in(texts),
        place,
        level,
        superior,
        tuple(dict.fromkeys(name for name in own if name)),
        _length(said),
        tuple(filter(None, (one.get(key) for one in (said, card) for key in ("姓名", "讲话人")))),
    )


def _brief_values(desk: Desk, path: Path | None, card: Mapping[str, str]) -> Mapping[str, str]:
    """What the brief says, checked; empty without a brief."""
    if path is None:
        return {}
    entries = read_brief_file(path)
    make_brief("", entries, card, "部署", desk.lexicon.levels, Date.today())
    values: dict[str, str] = {}
    for entry in entries:
        values[entry.key] = f"{values[entry.key]}、{entry.value}" if entry.key in values else entry.value
    return values


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in re.split("[，,、；;]", text or "") if part.strip()]


def _length(said: Mapping[str, str]) -> Length:
    def number(key: str) -> int | None:
        digits = re.match(r"\d+", said.get(key, "").strip())
        return int(digits[0]) if digits else None

    return Length(number("字数"), number("分钟"), number("语速") or PACE)


def _day_in(texts: Sequence[str]) -> Date | None:
    """The day that the lines under the title tell."""
    for text in texts[:_HEAD]:
        match = _DATE.search(text) if len(text) < 2 * len("（2026年12月31日）") else None
        if match:
            return parse_date(match[0])
    return None


def place_named(texts: Sequence[str], desk: Desk) -> str:
    """The place with a government of its own that the text names most, at least twice or in its head; else empty."""
    from generator.language import words
    from generator.language.names import seats

    words.add_words(desk.lexicon.terms.vocabulary)
    counts: Counter[str] = Counter()
    for number, text in enumerate(texts):
        covered = desk.lexicon.terms.cover_national(text)
        for name in seats(covered, words.tag(text)):
            counts[name] += 2 if number < _HEAD else 1
    best = max(counts, key=lambda name: (counts[name], name), default="")
    return best if counts[best] > 1 else ""
