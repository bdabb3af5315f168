"""Slot, topic and role of each sentence, from evidence that can be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.language.slots import CLOSING, OPENING, Slots
from generator.mining.outline import Entry

POINT_SHARE, SECTION_SHARE, CONTEXT_CAP = 0.9, 0.5, 6.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A slot with its topic, the confidence (0–1) and the evidence in words."""

    slot: str
    topic: str
    confidence: float
    evidence: tuple[str, ...]


def classify(entries: Sequence[Entry], slots: Slots) -> list[Verdict]:
    """One verdict an entry: its own cues, then those of the lead and heading it stands under, then its place."""
    own = [slots.scores(entry.text) for entry in entries]
    sections, points = _contexts(entries, own)
    return [
        _verdict(
            entry,
            scores,
            sections.get(entry.section, {}),
            points.get((entry.section, entry.point), {}),
            slots,
        )
        for entry, scores in zip(entries, own, strict=True)
    ]


def _contexts(
    entries: Sequence[Entry], own: Sequence[Mapping[str, float]]
) -> tuple[dict[int, dict[str, float]], dict[tuple[int, int], dict[str, float]]]:
    """What the heading of each section and the lead of each point speak for.

    A heading or lead that says little itself is helped by the sentences under it.
    """
    sections: dict[int, dict[str, float]] = {}
    points: dict[tuple[int, int], dict[str, float]] = {}
    for entry, scores in zip(entries, own, strict=True):
        marked = entry.kind in ("小标题", "领句")
        if entry.section:
            weight = 2.0 if marked and entry.level == 1 else (0.5 if marked else 0.15)
            _add(sections.setdefault(entry.section, {}), scores, weight)
        if entry.point:
            _add(points.setdefault((entry.section, entry.point), {}), scores, 1.0 if marked else 0.25)
    return sections, points


def _add(total: dict[str, float], scores: Mapping[str, float], weight: float) -> None:
    for slot, score in scores.items():
        total[slot] = total.get(slot, 0.0) + weight * score


def _verdict(
    entry: Entry,
    own: Mapping[str, float],
    section: Mapping[str, float],
    point: Mapping[str, float],
    slots: Slots,
) -> Verdict:
    placed = _by_place(entry)
    if placed:
        return Verdict(placed, "", 0.95, (f"位置：{'开头' if placed == OPENING else '结尾'}",))
    total = _sum(entry, own, section, point)
    for name in (OPENING, CLOSING):
        total.pop(name, None)
    if not total:
        return Verdict(
            next(name for name in slots.names if name not in (OPENING, CLOSING)), "", 0.1, ("没有线索",)
        )
    ranked = sorted(total, key=lambda name: (-total[name], slots.names.index(name)))
    best = total[ranked[0]]
    second = total[ranked[1]] if len(ranked) > 1 else 0.0
    cues = "、".join(slots.cues_in(entry.text)) or "无"
    evidence = (f"线索：{cues}", *(f"{name} {total[name]:.1f}" for name in ranked[:3]))
    return Verdict(
        ranked[0], _topic(entry.text, ranked[0], slots), round(best / (best + second + 0.5), 2), evidence
    )


def _by_place(entry: Entry) -> str:
    if entry.zone == "closing":
        return CLOSING
    if entry.kind in ("标题", "称谓") or entry.zone == "opening":
        return OPENING
    return ""


def _sum(
    entry: Entry, own: Mapping[str, float], section: Mapping[str, float], point: Mapping[str, float]
) -> dict[str, float]:
    total = dict(own)
    if entry.level == 1:
        _add(total, section, 0.5)
        return total
    _add(total, _capped(point), POINT_SHARE)
    _add(total, _capped(section), SECTION_SHARE)
    return total


def _capped(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores scaled down so that the strongest counts at most CONTEXT_CAP."""
    top = max(scores.values(), default=0.0)
    factor = min(1.0, CONTEXT_CAP / top) if top else 0.0
    return {slot: score * factor for slot, score in scores.items()}


def _topic(text: str, slot: str, slots: Slots) -> str:
    return next((topic for name, topic in slots.topics_in(text) if name == slot), "")
