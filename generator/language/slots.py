"""The taxonomy of a body's speeches: slots with weighted cues, topics with cues."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.language.finder import Finder
from generator.model.errors import ContentError

OPENING, CLOSING = "opening", "closing"
TOPIC_WEIGHT = 2.0
_Pairs = Sequence[tuple[str, str]]
"""Slots, each with one of its topics."""


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
        return Finder(self._weights, common=True)

    @functools.cached_property
    def _topical(self) -> Mapping[str, list[tuple[str, _Pairs]]]:
        """cue → itself and the cues with which it begins, with the topics they speak for, if any."""
        told: dict[str, list[tuple[str, _Pairs]]] = {}
        for cue in self._weights:
            for one in (cue, *self._inner.get(cue, ())):
                if one in self._topic_cues:
                    told.setdefault(cue, []).append((one, self._topic_cues[one]))
        return told

    def cues_in(self, text: str) -> list[str]:
        """The cues that stand in `text`, once each, in order; a cue inside a longer one counts as well."""
        found = self._finder.longest(text)
        return list(
            dict.fromkeys(cue for _, longest in found for cue in (longest, *self._inner.get(longest, ())))
        )

    @functools.cached_property
    def _inner(self) -> Mapping[str, list[str]]:
        """cue → the cues with which it begins, if any (those further inside are found at their own place)."""
        heads = {
            cue: [cue[:end] for end in range(1, len(cue)) if cue[:end] in self._weights]
            for cue in self._weights
        }
        return {cue: inner for cue, inner in heads.items() if inner}

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
        inner, end = self._inner, 0
        for start, longest in self._finder.longest(text):
            behind = start + len(longest)
            if behind > end:
                end = behind
                if longest not in found or found[longest][1]:
                    found[longest] = (start, False)
            elif longest not in found:
                found[longest] = (start, True)
            for cue in inner.get(longest, ()):
                if cue not in found:
                    found[cue] = (start, True)
        return found

    def topics_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """The (slot, topic) pairs whose cues stand in `text`, most hits first."""
        return _ranked([pairs for _, pairs in self._hits(text)])

    def topics_before(self, text: str, ends: Iterable[int]) -> list[tuple[str, ...]]:
        """For each of `ends` (offsets) the topics whose cues stand in `text` before it, once each, most hits first."""
        hits = self._hits(text)
        told: dict[int, tuple[str, ...]] = {0: ()}
        found: list[tuple[str, ...]] = []
        for end in ends:
            before = [pairs for behind, pairs in hits if behind <= end]
            if len(before) not in told:
                told[len(before)] = tuple(dict.fromkeys([topic for _, topic in _ranked(before)]))
            found.append(told[len(before)])
        return found

    def _hits(self, text: str) -> list[tuple[int, _Pairs]]:
        """Of each topic cue in `text` where it first ends, and what it speaks for, in order."""
        found: dict[str, tuple[int, _Pairs]] = {}
        for start, longest in self._finder.longest(text):
            for cue, pairs in self._topical.get(longest, ()):
                if cue not in found:
                    found[cue] = (start + len(cue), pairs)
        return list(found.values())

    def slot_of_topic(self, topic: str) -> str:
        """The first slot that has `topic`, or an empty string."""
        return next((slot.name for slot in self.by_name.values() if topic in slot.topics), "")


def _ranked(cues: Iterable[_Pairs]) -> tuple[tuple[str, str], ...]:
    """What the cues speak for, most often first."""
    hits: dict[tuple[str, str], int] = {}
    for pairs in cues:
        for pair in pairs:
            hits[pair] = hits.get(pair, 0) + 1
    return tuple(sorted(hits, key=hits.__getitem__, reverse=True)) if len(hits) > 1 else tuple(hits)


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
