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


def _manuscripts(characters: int) -> list[Manuscript]:
    texts = islice(speeches(characters // _A_SPEECH), characters // _A_SPEECH)
    return [
        Manuscript(f"{number}.txt", "", tuple(map(Paragraph, text.split("\n"))))
        for number, text in enumerate(texts)
    ]


def _seconds(action: Callable[[], object]) -> float:
    """Of this process's own time, so that what else the machine does counts little."""
    start = time.process_time()
    action()
    return time.process_time() - start


def _against_segmentation(manuscripts: Sequence[Manuscript], lexicon: Lexicon) -> None:
    """The sides by turns."""
    characters = sum(len(one.text) for one in manuscripts)
    sides: dict[str, Callable[[], object]] = {
        "入库（读懂）": lambda: [mine(one, lexicon) for one in manuscripts],
        "只分词（jieba.lcut）": lambda: [jieba.lcut(one.text) for one in manuscripts],
    }
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(_RUNS):
        for name, action in sides.items():
            spent[name].append(_seconds(action))
    mining, bare = (statistics.median(times) for times in spent.values())
    tagging = _seconds(lambda: [list(jieba.posseg.cut(one.text)) for one in manuscripts])
    print(f"{len(manuscripts)} 篇，{characters:,} 字，互不相同；各 {_RUNS} 次取中间的一次")
    for name, seconds in (("入库（读懂）", mining), ("只分词（jieba.lcut）", bare)):
        print(f"{name}：{characters / seconds:,.0f} 字/秒")
    print(
        f"入库的速度是只分词的 {bare / mining:.2f} 倍，是分词标词性（jieba.posseg，一次）的 {tagging / mining:.2f} 倍"
    )


def main(asked: Sequence[str]) -> None:
    """Print all."""
    lexicon = shipped_lexicon()
    _against_segmentation(_manuscripts(int(asked[0]) if asked else _CHARACTERS), lexicon)
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
