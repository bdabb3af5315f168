"""Mining against labelled speeches: slot, role, headings and points, local strings, usable share."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.common import SHARED, shipped_lexicon
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.sentence import Sentence
from generator.reading.files import read_manuscript

Label = Mapping[str, Any]
_MARKED = ("小标题", "领句")
_SAID = ("论述", "举措", "领句", "小标题", "号召")


def main() -> None:
    """Print one table, or say that there are no labelled speeches here."""
    labels = SHARED / "labels.jsonl"
    if not labels.exists():
        print("旁边没有标注过的讲话（../shared/speeches），无从量起。")
        return
    counts = score(map(json.loads, labels.read_text(encoding="utf-8").splitlines()), shipped_lexicon())
    for name, hit, total in rows(counts):
        print(f"{name}：{hit}/{total} = {hit / max(total, 1):.1%}")


def rows(counts: Counter[str]) -> list[tuple[str, int, int]]:
    """(what, hits, of how many) from the counts of `score`."""
    found = counts["headings hit"] + counts["points hit"] + counts["false"]
    return [
        ("环节（在可接受之列）", counts["slot"], counts["all"]),
        ("作用（在可接受之列）", counts["role"], counts["all"]),
        ("一级标题召回", counts["headings hit"], counts["headings"]),
        ("领句召回", counts["points hit"], counts["points"]),
        ("标题与领句准确", counts["headings hit"] + counts["points hit"], found),
        ("本地内容（两家标注一致的）查出或整句不用", counts["local safe"], counts["local"]),
        ("干净句子可用", counts["clean usable"], counts["clean"]),
    ]


def score(labels: Iterable[Label], lexicon: Lexicon) -> Counter[str]:
    """Counts of hits over all labelled speeches."""
    by_speech: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_speech[label["speech"]].append(label)
    counts: Counter[str] = Counter()
    for name, own in by_speech.items():
        speech = mine(read_manuscript(SHARED / f"{name}.txt"), lexicon)
        mined = {(one.paragraph, one.sentence): one for one in speech.sentences}
        for label in own:
            _count(label, mined.get((label["paragraph"], label["sentence"])), counts)
    return counts


def _count(label: Label, one: Sentence | None, counts: Counter[str]) -> None:
    counts["all"] += 1
    level = label.get("level")
    counts["headings"] += level == 1
    counts["points"] += bool(level and level > 1)
    if one is None:
        return
    counts["slot"] += one.slot in label["slots"]
    counts["role"] += one.role in label["roles"]
    marked = one.role in _MARKED and one.level is not None
    counts["headings hit"] += marked and level == 1 == one.level
    counts["points hit"] += marked and bool(level and level > 1) and one.level == level
    counts["false"] += marked and one.level != level
    _count_local(label, one, counts)


def _count_local(label: Label, one: Sentence, counts: Counter[str]) -> None:
    for local in label.get("local", ()):
        if local["both"] and local["kind"] != "era":
            caught = any(local["text"] in mark.text or mark.text in local["text"] for mark in one.local)
            counts["local"] += 1
            counts["local safe"] += caught or not one.usable
    if label["roles"][0] in _SAID and not label.get("local") and not label.get("flags"):
        counts["clean"] += 1
        counts["clean usable"] += one.usable


if __name__ == "__main__":
    main()
