"""Quality gate: mining of labelled speeches, our own and the shared ones, may not fall below these floors."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.common import LABELLED, LABELLED_LATER, SAMPLES, SHARED
from benchmarks.quality import Labelled, labelled_sets, score
from generator.language.lexicon import Lexicon
from generator.language.punctuation import bare

FLOORS = {
    "自带示例": {"found": 0.99, "slot": 0.94, "role": 0.95, "headings": 0.95, "points": 0.97, "clean": 0.97},
    "自写的杂乱稿": {
        "found": 0.99,
        "slot": 0.90,
        "role": 0.88,
        "headings": 0.98,
        "points": 0.96,
        "clean": 0.90,
    },
    "后写的稿子": {
        "found": 0.99,
        "slot": 0.89,
        "role": 0.88,
        "headings": 0.98,
        "points": 0.96,
        "clean": 0.89,
    },
    "共享的真实讲话": {
        "found": 1.0,
        "slot": 0.95,
        "role": 0.91,
        "headings": 1.0,
        "points": 1.0,
        "clean": 0.95,
    },
}
"""Least shares: slot and role among the accepted, F1 of headings and points, usable share of clean sentences."""
LEAST_OWN_SENTENCES = 400


@pytest.fixture(scope="module")
def sets() -> dict[str, list[Labelled]]:
    return labelled_sets()


@pytest.fixture(scope="module", params=FLOORS)
def gate(
    request: pytest.FixtureRequest, sets: dict[str, list[Labelled]], lexicon: Lexicon
) -> tuple[str, Counter[str]]:
    name = request.param
    if not sets[name]:
        pytest.skip("../shared/speeches is not here: real speeches stay outside the repository")
    return name, score(sets[name], lexicon)


def _f1(counts: Counter[str], what: str) -> float:
    hits = counts[f"{what} hit"]
    return 2 * hits / (counts[what] + counts[f"{what} found"])


@pytest.mark.parametrize("what", ["found", "slot", "role"])
def test_sentences_slots_and_roles_reach_the_floor(gate: tuple[str, Counter[str]], what: str) -> None:
    name, counts = gate
    assert counts[what] / counts["all"] >= FLOORS[name][what]


@pytest.mark.parametrize("what", ["headings", "points"])
def test_headings_and_points_reach_the_floor(gate: tuple[str, Counter[str]], what: str) -> None:
    name, counts = gate
    assert _f1(counts, what) >= FLOORS[name][what]


def test_every_local_string_is_seen_or_its_sentence_not_offered(gate: tuple[str, Counter[str]]) -> None:
    _, counts = gate
    assert counts["local safe"] == counts["local"] > 0


def test_sentences_with_nothing_local_can_be_used(gate: tuple[str, Counter[str]]) -> None:
    name, counts = gate
    assert counts["clean usable"] / counts["clean"] >= FLOORS[name]["clean"]


def test_there_are_enough_labelled_sentences_of_our_own(sets: dict[str, list[Labelled]]) -> None:
    for name in ("自带示例", "自写的杂乱稿"):
        assert sum(len(labels) for _, labels in sets[name]) >= LEAST_OWN_SENTENCES


def _own_texts() -> list[Path]:
    """Our speeches and curated phrases: not the lists of cues and terms."""
    lists = ("slots.yaml", "terms.yaml", "levels.yaml", "evidence.yaml")
    curated = [path for path in SAMPLES.parent.glob("*.yaml") if path.name not in lists]
    return [*SAMPLES.glob("*.txt"), *LABELLED.glob("*.txt"), *LABELLED_LATER.glob("*.txt"), *curated]


def test_no_cue_is_known_from_one_shared_speech_only(lexicon: Lexicon) -> None:
    """Else it would be fitted to that speech: a cue stands in our own texts, or in two of the shared ones."""
    shared = [bare(path.read_text(encoding="utf-8")) for path in SHARED.glob("*.txt")]
    if not shared:
        pytest.skip("../shared/speeches is not here: real speeches stay outside the repository")
    own = bare("".join(path.read_text(encoding="utf-8") for path in _own_texts()))
    lonely = [
        cue
        for slot in lexicon.slots.by_name.values()
        for cue in (*slot.cues, *(word for words in slot.topics.values() for word in words))
        if sum(bare(cue) in text for text in shared) == 1 and bare(cue) not in own
    ]
    assert lonely == []
