"""Mining against bare segmentation of the same text; characters a second, ratio.

Run by `make bench-mining`; `python -m benchmarks.mining 3000000` sets the number of characters.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice

import jieba
import jieba.posseg

from benchmarks.common import shipped_lexicon
from benchmarks.made import speeches
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph

_CHARACTERS = 300_000
_RUNS = 5
_A_SPEECH = 1_000


def _manuscripts(characters: int, seed: int = 0) -> list[Manuscript]:
    texts = islice(speeches(characters // _A_SPEECH, seed), characters // _A_SPEECH)
    return [
        Manuscript(f"{number}.txt", "", tuple(map(Paragraph, text.split("\n"))))
        for number, text in enumerate(texts)
    ]


def _seconds(action: Callable[[], object]) -> float:
    """Of this process's own time, so that what else the machine does counts little."""
    start = time.process_time()
    action()
    return time.process_time() - start


def _against_segmentation(characters: int, lexicon: Lexicon) -> None:
    """Every run has a text of its own, so that none is remembered from the run before; the sides by turns."""
    sides: dict[str, Callable[[Manuscript], object]] = {
        "入库（读懂）": lambda one: mine(one, lexicon),
        "只分词（jieba.lcut）": lambda one: jieba.lcut(one.text),
        "分词标词性（jieba.posseg）": lambda one: list(jieba.posseg.cut(one.text)),
    }
    speeds: dict[str, list[float]] = {name: [] for name in sides}
    for run in range(_RUNS):
        manuscripts = _manuscripts(characters, run)
        size = sum(len(one.text) for one in manuscripts)
        for name, action in sides.items():
            speeds[name].append(size / _seconds(lambda: _each(action, manuscripts)))  # noqa: B023
    print(f"{_RUNS} 次，每次 {characters:,} 字，各不相同；取中间的一次")
    mining, *others = (statistics.median(each) for each in speeds.values())
    print(f"入库（读懂）：{mining:,.0f} 字/秒")
    for name, speed in zip(list(sides)[1:], others, strict=True):
        print(f"{name}：{speed:,.0f} 字/秒，入库的速度是它的 {mining / speed:.2f} 倍")


def _each(action: Callable[[Manuscript], object], manuscripts: Sequence[Manuscript]) -> None:
    """One by one, nothing kept, as they are taken into the bank."""
    for one in manuscripts:
        action(one)


def main(asked: Sequence[str]) -> None:
    """Print all."""
    lexicon = shipped_lexicon()
    for word in dict.fromkeys(lexicon.terms.vocabulary):
        jieba.add_word(word, freq=200_000, tag="n")
    _against_segmentation(int(asked[0]) if asked else _CHARACTERS, lexicon)
    _growth(lexicon)


def _growth(lexicon: Lexicon) -> None:
    """Time a character of one text, twice and four times as long: equal if time grows linearly."""
    paragraphs = [paragraph for one in _manuscripts(20_000) for paragraph in one.paragraphs]
    print("同一文本加长，每万字用时：")
    for times in (1, 2, 4):
        long = Manuscript("长文", "", tuple(paragraphs * times))
        spent = min(_seconds(lambda long=long: mine(long, lexicon)) for _ in range(2))  # type: ignore[misc]
        print(f"  {len(long.text):,} 字：{spent / len(long.text) * 1e4:.3f} 秒")


if __name__ == "__main__":
    main(sys.argv[1:])
