"""Slot and topic of each sentence, from evidence that can be shown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.language.evidence import Balance
from generator.language.slots import CLOSING, OPENING, Slots
from generator.mining.outline import Entry

Scores = Mapping[str, float]
_SURE = 0.95
_NOTHING = 0.1
_OWN_PART = 0.5
"""What the text under a heading counts for it."""
_THEMED = re.compile(
    "(?:工作|监督|建设|作风|立法|(?<!人民)代表|建议)[^，。人]{0,12}(?:会议?|现场会|座谈会|推进会|汇报)(?:上|$)"
)
"""A title that names the field of work of which the meeting speaks: 在全区预算审查监督工作推进会上的讲话."""
_FIELDS = {"立法": 2.5, "监督": 2.5, "代表工作": 1.0, "基层人大": 1.0, "自身建设": 1.0}
"""Fields of work that titles name, and how far all of such a speech is of it: those of representatives and of the
grass roots speak of everything that is done there.
"""
_OWN_WORK, _EXCHANGED = "自身建设", "发言"
"""At a meeting on conduct one speaks of oneself and one's faith as well."""
_TWO_CLAUSES = re.compile("(?:[^，；：。！？]*[，；：。！？]){2}")


class Verdict(NamedTuple):
    """A slot with its topic, the confidence (0–1) and the evidence in words."""

    slot: str
    topic: str
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a sentence speaks for: its point, its section, its own part, the speech and occasion.

    All of it is scaled down already.
    """

    points: Mapping[tuple[int, int], Scores]
    sections: Mapping[int, Scores]
    parts: Mapping[int, Scores]
    speech: Scores
    occasion: Scores

    def shares(self, entry: Entry, own: Scores) -> tuple[Scores, ...]:
        """Where the scores of an entry come from, as `_NAMES` or for a heading `_NAMES_OF_HEADING` names it."""
        if entry.level == 1:
            return own, self.parts.get(entry.section, _NO_SCORES), self.speech, self.occasion
        point = self.points.get((entry.section, entry.point), _NO_SCORES)
        return own, point, self.sections.get(entry.section, _NO_SCORES), self.speech, self.occasion


_NO_SCORES: Scores = {}
_NAMES = ("本句", "领句", "标题", "全篇", "场合")
_NAMES_OF_HEADING = ("本句", "部分", "全篇", "场合")


def classify(
    entries: Sequence[Entry], slots: Slots, balance: Balance, bias: Scores, *, explain: bool = False
) -> list[Verdict]:
    """One verdict an entry: its own cues, then those of lead and heading it stands under, then its place.

    `bias` is what the occasion speaks for (slot → score). The evidence is put into words only to `explain`.
    """
    own = [_own(entry.text, slots, balance) for entry in entries]
    around = _around(entries, own, balance, bias)
    verdicts = [
        _verdict(entry, scores, around, slots, explain=explain)
        for entry, scores in zip(entries, own, strict=True)
    ]
    return _salutations_follow(entries, verdicts)


def _around(entries: Sequence[Entry], own: Sequence[Scores], balance: Balance, bias: Scores) -> _Around:
    sections, points = _contexts(entries, own, balance)
    speech: dict[str, float] = {}
    title: dict[str, float] = {}
    for entry, scores in zip(entries, own, strict=True):
        _add(speech, scores, 1.0)
        if entry.kind == "标题" and _THEMED.search(entry.text):
            exchanged = _EXCHANGED in entry.text
            fields = _FIELDS.keys() - ({_OWN_WORK} if exchanged else set())
            _add(title, {slot: score for slot, score in scores.items() if slot in fields}, 1.0)
    field = max(title, key=title.__getitem__, default="")
    cap = balance.context_cap
    return _Around(
        {place: _scaled(_capped(scores, cap), balance.from_point) for place, scores in points.items()},
        {place: _scaled(_capped(scores, cap), balance.from_section) for place, scores in sections.items()},
        {place: _scaled(scores, _OWN_PART) for place, scores in sections.items()},
        _scaled(_capped(speech, 1.0), balance.from_speech),
        _sum(
            _scaled(bias, balance.from_occasion),
            _scaled(_capped(title, _FIELDS.get(field, 1.0)), balance.from_title),
        ),
    )


def _own(text: str, slots: Slots, balance: Balance) -> dict[str, float]:
    """What the cues of a sentence speak for, its first two clauses above all."""
    match = _TWO_CLAUSES.match(text)
    head = match.end() - 1 if match else len(text)
    return _capped(slots.scores(text, nested=balance.nested, later=balance.later, head=head), balance.own_cap)


def _contexts(
    entries: Sequence[Entry], own: Sequence[Scores], balance: Balance
) -> tuple[dict[int, dict[str, float]], dict[tuple[int, int], dict[str, float]]]:
    """What the heading of each section and the lead of each point speak for.

    A heading or lead that says little itself is helped by the sentences under it.
    """
    sections: dict[int, dict[str, float]] = {}
    points: dict[tuple[int, int], dict[str, float]] = {}
    for entry, scores in zip(entries, own, strict=True):
        marked = entry.kind in ("小标题", "领句")
        if entry.section:
            lead = balance.heading if entry.level == 1 else balance.lead
            _add(sections.setdefault(entry.section, {}), scores, lead if marked else balance.body)
        if entry.point:
            weight = 1.0 if marked else balance.point_body
            _add(points.setdefault((entry.section, entry.point), {}), scores, weight)
    return sections, points


def _salutations_follow(entries: Sequence[Entry], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """A salutation in the midst of a speech belongs to what it opens."""
    settled = list(verdicts)
    for index in range(len(entries) - 2, -1, -1):
        if entries[index].kind == "称谓" and entries[index].zone == "body":
            settled[index] = settled[index + 1]
    return settled


def _add(total: dict[str, float], scores: Mapping[str, float], weight: float) -> None:
    for slot, score in scores.items():
        total[slot] = total.get(slot, 0.0) + weight * score


def _verdict(entry: Entry, own: Scores, around: _Around, slots: Slots, *, explain: bool) -> Verdict:
    placed = _by_place(entry)
    if placed:
        return Verdict(placed, "", _SURE, (f"位置：{'开头' if placed == OPENING else '结尾'}",))
    shares = around.shares(entry, own)
    total = dict(own)
    for scores in shares[1:]:
        for slot, score in scores.items():
            total[slot] = total.get(slot, 0.0) + score
    for name in (OPENING, CLOSING):
        total.pop(name, None)
    if not any(total.values()):
        first = next(name for name in slots.names if name not in (OPENING, CLOSING))
        return Verdict(first, "", _NOTHING, ("没有线索",))
    ranked = sorted(sorted(total, key=slots.order.__getitem__), key=total.__getitem__, reverse=True)
    best, second = total[ranked[0]], total[ranked[1]] if len(ranked) > 1 else 0.0
    confidence = round(best / (best + second + 0.5), 2)
    topic = next((topic for name, topic in slots.topics_in(entry.text) if name == ranked[0]), "")
    if not explain:
        return Verdict(ranked[0], topic, confidence, ())
    named = list(zip(_NAMES_OF_HEADING if entry.level == 1 else _NAMES, shares, strict=True))
    return Verdict(ranked[0], topic, confidence, _reasons(entry.text, ranked[:2], total, named, slots))


def _reasons(
    text: str, ranked: Sequence[str], total: Scores, shares: Sequence[tuple[str, Scores]], slots: Slots
) -> tuple[str, ...]:
    """The cues, and for the first two slots what they got from where."""
    cues = "、".join(slots.cues_in(text)) or "无"
    lines = [
        f"{name} {total[name]:.1f}（"
        + "，".join([f"{part} {scores[name]:.1f}" for part, scores in shares if scores.get(name)])
        + "）"
        for name in ranked
    ]
    return (f"线索：{cues}", *lines)


def _by_place(entry: Entry) -> str:
    if entry.zone == "closing":
        return CLOSING
    if entry.kind == "标题" or entry.zone == "opening":
        return OPENING
    return ""


def _sum(one: Scores, other: Scores) -> Scores:
    total = dict(one)
    _add(total, other, 1.0)
    return total


def _scaled(scores: Scores, factor: float) -> dict[str, float]:
    return {slot: score * factor for slot, score in scores.items()}


def _capped(scores: Scores, most: float) -> dict[str, float]:
    """Scores scaled down so that the strongest counts at most `most`."""
    top = max(scores.values(), default=0.0)
    return dict(scores) if 0 < top <= most else _scaled(scores, most / top if top else 0.0)
