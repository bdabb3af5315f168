"""Quality gate: mining of three real speeches against their labels may not fall below these floors."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.language.lexicon import Lexicon
from generator.language.punctuation import bare
from generator.mining.miner import mine
from generator.model.sentence import Sentence
from generator.reading.files import read_manuscript

SLOT_FLOOR, ROLE_FLOOR, USABLE_FLOOR = 0.95, 0.92, 0.9
_PLAIN_ROLES = {"论述", "举措", "领句", "小标题", "号召"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled sentence and what mining says of the same one."""

    label: dict[str, Any]
    mined: Sentence


@pytest.fixture(scope="module")
def speeches(shared_speeches: Path, lexicon: Lexicon) -> dict[str, list[Sentence]]:
    return {
        path.stem: list(mine(read_manuscript(path), lexicon).sentences)
        for path in sorted(shared_speeches.glob("*.txt"))
    }


@pytest.fixture(scope="module")
def pairs(shared_speeches: Path, speeches: dict[str, list[Sentence]]) -> list[Pair]:
    return list(_pairs(shared_speeches, speeches))


def _pairs(folder: Path, speeches: dict[str, list[Sentence]]) -> Iterator[Pair]:
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        same = [
            one
            for one in speeches[label["speech"]]
            if one.paragraph == label["paragraph"] and bare(one.text) == bare(label["text"])
        ]
        assert len(same) == 1, f"not mined as one sentence: {label['text']}"
        yield Pair(label, same[0])


def _share(hits: list[bool]) -> float:
    assert hits
    return sum(hits) / len(hits)


def test_every_labelled_sentence_is_mined_and_no_other(
    pairs: list[Pair], speeches: dict[str, list[Sentence]]
) -> None:
    assert len(pairs) == sum(map(len, speeches.values()))


def test_slots_reach_the_floor(pairs: list[Pair]) -> None:
    assert _share([pair.mined.slot in pair.label["slots"] for pair in pairs]) >= SLOT_FLOOR


def test_roles_reach_the_floor(pairs: list[Pair]) -> None:
    assert _share([pair.mined.role in pair.label["roles"] for pair in pairs]) >= ROLE_FLOOR


def test_all_headings_and_points_are_found_with_their_numbers_and_no_false_one(pairs: list[Pair]) -> None:
    for pair in pairs:
        assert pair.mined.level == pair.label.get("level"), pair.label["text"]
        assert str(pair.mined.ordinal or "") == pair.label.get("ordinal", ""), pair.label["text"]


def test_what_both_annotations_call_local_is_seen_or_the_sentence_is_not_offered(pairs: list[Pair]) -> None:
    leaks = [
        (item["text"], pair.mined.text)
        for pair in pairs
        for item in pair.label.get("local", ())
        if item["both"] and item["kind"] != "era" and pair.mined.usable
        if not any(item["text"] in mark.text for mark in pair.mined.local)
    ]
    assert leaks == []


def test_sentences_with_nothing_local_in_them_can_be_used(pairs: list[Pair]) -> None:
    plain = [
        pair.mined.usable
        for pair in pairs
        if _PLAIN_ROLES & set(pair.label["roles"])
        and not pair.label.get("local")
        and not pair.label.get("flags")
    ]
    assert _share(plain) >= USABLE_FLOOR
