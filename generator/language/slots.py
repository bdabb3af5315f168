"""The taxonomy of a body's speeches: slots with weighted cues, topics with cues."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.language.finder import Finder
from generator.model.errors import ContentError

OPENING, CLOSING = "opening", "closing"
TOPIC_WEIGHT = 2.0


class Slot(NamedTuple):
    """One slot: what it is for, cue words with weights, topics with cue words."""

    name: str
    description: str
    cues: Mapping[str, float]
    topics: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Slots:
    """slots.yaml, in its order."""

    by_name: Mapping[str, Slot]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    @property
    def names(self) -> tuple[str, ...]:
        """All slot names in the file's order."""
        return tuple(self.by_name)

    @functools.cached_property
    def order(self) -> Mapping[str, int]:
        """name → its place in the file's order."""
        return {name: place for place, name in enumerate(self.by_name)}

    @functools.cached_property
    def _weights(self) -> dict[str, list[tuple[str, float]]]:
        """cue → [(slot, weight)], topic cues included."""
        weights: dict[str, list[tuple[str, float]]] = {}
        for slot in self.by_name.values():
            cues = {cue: TOPIC_WEIGHT for words in slot.topics.values() for cue in words} | dict(slot.cues)
            for cue, weight in cues.items():
                weights.setdefault(cue, []).append((slot.name, weight))
        return weights

    @functools.cached_property
    def _topic_cues(self) -> dict[str, list[tuple[str, str]]]:
        cues: dict[str, list[tuple[str, str]]] = {}
        for slot in self.by_name.values():
            for topic, words in slot.topics.items():
                for word in words:
                    cues.setdefault(word, []).append((slot.name, topic))
        return cues

    @functools.cached_property
    def _finder(self) -> Finder:
        return Finder(self._weights)

    def cues_in(self, text: str, end: int | None = None) -> list[str]:
        """The cues that stand in `text`, before `end` if given, once each, in order.

        A cue inside a longer one counts as well.
        """
        found: dict[str, None] = {}
        for start, longest in self._finder.longest(text):
            for cue in (longest, *self._inner[longest]):
                if end is None or start + len(cue) <= end:
                    found[cue] = None
        return list(found)

    @functools.cached_property
    def _inner(self) -> Mapping[str, list[str]]:
        """cue → the cues with which it begins (those further inside are found at their own place)."""
        return {
            cue: [cue[:end] for end in range(1, len(cue)) if cue[:end] in self._weights]
            for cue in self._weights
        }

    def scores(
        self, text: str, *, nested: float = 1.0, later: float = 1.0, head: int = 0
    ) -> dict[str, float]:
        """slot → sum of the weights of its cues in `text` (each cue once).

        A cue that stands only inside longer ones counts `nested` times its weight, one that begins behind the
        first `head` characters `later` times.
        """
        totals: dict[str, float] = {}
        for cue, (start, is_nested) in self._placed(text).items():
            if is_nested and not nested:
                continue
            factor = (nested if is_nested else 1.0) * (later if start > head else 1.0)
            for slot, weight in self._weights[cue]:
                totals[slot] = totals.get(slot, 0.0) + weight * factor
        return totals

    def _placed(self, text: str) -> dict[str, tuple[int, bool]]:
        """Each cue in `text` once: where it begins, and whether it stands only inside longer ones."""
        found: dict[str, tuple[int, bool]] = {}
        end = 0
        for start, longest in self._finder.longest(text):
            behind = start + len(longest)
            if longest not in found or (found[longest][1] and behind > end):
                found[longest] = (start, behind <= end)
            for cue in self._inner[longest]:
                if cue not in found:
                    found[cue] = (start, True)
            end = max(end, behind)
        return found

    def topics_in(self, text: str, end: int | None = None) -> tuple[tuple[str, str], ...]:
        """The (slot, topic) pairs whose cues stand in `text` (before `end` if given), most hits first."""
        hits: dict[tuple[str, str], int] = {}
        for cue in self.cues_in(text, end):
            if cue in self._topic_cues:
                for pair in self._topic_cues[cue]:
                    hits[pair] = hits.get(pair, 0) + 1
        return tuple(sorted(hits, key=hits.__getitem__, reverse=True))

    def slot_of_topic(self, topic: str) -> str:
        """The first slot that has `topic`, or an empty string."""
        return next((slot.name for slot in self.by_name.values() if topic in slot.topics), "")


def load_slots(data: Mapping[str, object], name: str) -> Slots:
    """slots.yaml, already parsed, as Slots; ContentError names what is wrong."""
    table = data.get("槽位")
    if not isinstance(table, dict) or not table:
        raise ContentError(f"《{name}》缺少“槽位”一节。", "请对照自带的 slots.yaml 补上。")
    return Slots({str(key): _slot(str(key), value, name) for key, value in table.items()})


def _slot(key: str, value: object, name: str) -> Slot:
    body = value if isinstance(value, dict) else {}
    cues, topics = body.get("线索") or {}, body.get("话题") or {}
    if not isinstance(cues, dict) or not isinstance(topics, dict):
        raise ContentError(
            f"《{name}》的槽位“{key}”写法不对。", "“线索”写“词: 权重”，“话题”写“话题: [词, 词]”。"
        )
    try:
        weights = {str(cue): float(weight) for cue, weight in cues.items()}
    except (TypeError, ValueError):
        raise ContentError(
            f"《{name}》的槽位“{key}”里有线索的权重不是数字。", "权重写 1–6 的数字。"
        ) from None
    return Slot(
        key,
        str(body.get("说明") or ""),
        weights,
        {str(topic): tuple(map(str, words or ())) for topic, words in topics.items()},
    )
