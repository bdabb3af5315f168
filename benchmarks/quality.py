"""Mining against labelled speeches: slot, role, headings and points, local strings, usable share."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.common import LABELLED, LABELLED_LATER, SAMPLES, SHARED, shipped_lexicon
from generator.language.lexicon import Lexicon
from generator.language.punctuation import bare
from generator.mining.miner import mine
from generator.model.sentence import Sentence
from generator.reading.files import read_manuscript

Label = Mapping[str, Any]
Labelled = tuple[Path, Sequence[Label]]
_MARKED = ("小标题", "领句")
_SAID = ("论述", "举措", "领句", "小标题", "号召")


def main() -> None:
    """Print one table: a row a measure, a column a labelled set."""
    lexicon = shipped_lexicon()
    columns = {name: score(labelled, lexicon) for name, labelled in labelled_sets().items() if labelled}
    for name, counts in columns.items():
        print(f"\n{name}（{counts['all']} 句）")
        for what, hits, total in rows(counts):
            print(f"  {what}：{hits}/{total} = {hits / max(total, 1):.1%}")


def labelled_sets() -> dict[str, list[Labelled]]:
    """The labelled speeches by where they come from: our archive, our messy ones, the shared ones if present."""
    own = [*_in_folder(LABELLED, SAMPLES)]
    return {
        "自带示例": [one for one in own if one[0].parent == SAMPLES],
        "自写的杂乱稿": [one for one in own if one[0].parent == LABELLED],
        "后写的稿子": [*_in_folder(LABELLED_LATER, LABELLED_LATER)],
        "共享的真实讲话": [*_in_one_file(SHARED)],
    }


def _in_folder(folder: Path, elsewhere: Path) -> Iterator[Labelled]:
    """Each `NAME.labels.jsonl` of `folder` with the speech beside it, or in `elsewhere`."""
    for path in sorted(folder.glob("*.labels.jsonl")):
        name = f"{path.name.removesuffix('.labels.jsonl')}.txt"
        yield (folder / name if (folder / name).exists() else elsewhere / name), _labels(path)


def _in_one_file(folder: Path) -> Iterator[Labelled]:
    """The speeches of `folder` with their lines of its labels.jsonl."""
    path = folder / "labels.jsonl"
    by_speech: dict[str, list[Label]] = defaultdict(list)
    for label in _labels(path) if path.exists() else ():
        by_speech[label["speech"]].append(label)
    for name, labels in by_speech.items():
        yield folder / f"{name}.txt", labels


def _labels(path: Path) -> list[Label]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows(counts: Counter[str]) -> list[tuple[str, int, int]]:
    """(what, hits, of how many) from the counts of `score`."""
    return [
        ("句子切得与标注一样", counts["found"], counts["all"]),
        ("环节（在可接受之列）", counts["slot"], counts["all"]),
        ("作用（在可接受之列）", counts["role"], counts["all"]),
        ("一级标题召回", counts["headings hit"], counts["headings"]),
        ("一级标题准确", counts["headings hit"], counts["headings found"]),
        ("领句召回", counts["points hit"], counts["points"]),
        ("领句准确", counts["points hit"], counts["points found"]),
        ("本地内容查出或整句不用", counts["local safe"], counts["local"]),
        ("干净句子可用", counts["clean usable"], counts["clean"]),
    ]


def score(labelled: Iterable[Labelled], lexicon: Lexicon) -> Counter[str]:
    """Counts of hits over these speeches."""
    counts: Counter[str] = Counter()
    for path, labels in labelled:
        sentences = mine(read_manuscript(path), lexicon).sentences
        for label, one in pairs(labels, sentences):
            _count(label, one, counts)
        for one in sentences:
            if one.role in _MARKED and one.level is not None:
                counts["headings found" if one.level == 1 else "points found"] += 1
    return counts


def pairs(labels: Sequence[Label], sentences: Sequence[Sentence]) -> Iterator[tuple[Label, Sentence | None]]:
    """Each label with the mined sentence of the same text (marks aside), None where there is none."""
    texts = [bare(label["text"]) for label in labels], [bare(one.text) for one in sentences]
    matched = {
        block.a + offset: sentences[block.b + offset]
        for block in SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks()
        for offset in range(block.size)
    }
    return ((label, matched.get(index)) for index, label in enumerate(labels))


def _count(label: Label, one: Sentence | None, counts: Counter[str]) -> None:
    level = label.get("level")
    counts["all"] += 1
    counts["headings"] += level == 1
    counts["points"] += bool(level and level > 1)
    if one is None:
        return
    counts["found"] += 1
    counts["slot"] += one.slot in label["slots"]
    counts["role"] += one.role in label["roles"]
    marked = one.role in _MARKED and one.level is not None
    counts["headings hit"] += marked and level == 1 == one.level
    counts["points hit"] += marked and bool(level and level > 1 and one.level and one.level > 1)
    _count_local(label, one, counts)


def _count_local(label: Label, one: Sentence, counts: Counter[str]) -> None:
    for local in label.get("local", ()):
        if local.get("both", True) and local["kind"] != "era":
            caught = any(local["text"] in mark.text or mark.text in local["text"] for mark in one.local)
            counts["local"] += 1
            counts["local safe"] += caught or not one.usable
    if label["roles"][0] in _SAID and not label.get("local") and not label.get("flags"):
        counts["clean"] += 1
        counts["clean usable"] += one.usable


if __name__ == "__main__":
    main()
