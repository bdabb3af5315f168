"""Mining against bare segmentation of the same text, and in two processes against one; characters a second, ratios.

Run by `make bench-mining`; `python -m benchmarks.mining 3000000` sets the number of characters.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import jieba
import jieba.posseg

from benchmarks.common import new_desk, shipped_lexicon
from benchmarks.made import speeches
from generator.language.lexicon import Lexicon
from generator.mining.miner import mine
from generator.model.manuscript import Manuscript, Paragraph

_CHARACTERS = 300_000
_RUNS = 5
_A_SPEECH = 1_000
_FILES = 200
_SUM = 20_000_000


def _manuscripts(characters: int, seed: int = 0) -> list[Manuscript]:
    texts = islice(speeches(characters // _A_SPEECH, seed), characters // _A_SPEECH)
    return [
        Manuscript(f"{number}.txt", "", tuple(map(Paragraph, text.split("\n"))))
        for number, text in enumerate(texts)
    ]


def _seconds(action: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Of this process's own time, so that what else the machine does counts little."""
    start = clock()
    action()
    return clock() - start


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
            speeds[name].append(size / _seconds(lambda: [action(one) for one in manuscripts]))  # noqa: B023
    print(f"{_RUNS} 次，每次 {characters:,} 字，各不相同；取中间的一次")
    mining, *others = (statistics.median(each) for each in speeds.values())
    print(f"入库（读懂）：{mining:,.0f} 字/秒")
    for name, speed in zip(list(sides)[1:], others, strict=True):
        print(f"{name}：{speed:,.0f} 字/秒，入库的速度是它的 {mining / speed:.2f} 倍")


def _count(number: int) -> int:
    """Pure arithmetic."""
    total = 0
    for one in range(number):
        total = total * 31 + one & 0xFFFF
    return total


def _two_processes() -> None:
    """What a second process gains in mining, and in pure arithmetic."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.txt" for number in range(_FILES)]
        for path, text in zip(files, speeches(_FILES, 9), strict=True):
            path.write_text(text, encoding="utf-8")
        spent = [_take_in(files, jobs) for jobs in (1, 2)]
    one = _seconds(lambda: [_count(_SUM) for _ in range(2)], time.perf_counter)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(_count, [1, 1]))
        two = _seconds(lambda: list(pool.map(_count, [_SUM] * 2)), time.perf_counter)
    gain, most = spent[0] / spent[1], one / two
    print(f"{_FILES} 个文件入库：一个进程 {spent[0]:.1f} 秒，两个 {spent[1]:.1f} 秒，快 {gain:.2f} 倍")
    print(f"纯计算两个进程快 {most:.2f} 倍；入库得到它的 {gain / most:.2f}")


def _take_in(files: Sequence[Path], jobs: int) -> float:
    desk = new_desk()
    with desk.open_bank(fill=False) as bank:
        found = ((str(path), one) for path, one in desk.read(bank, files, "own", jobs=jobs))
        return _seconds(lambda: desk.take_in(bank, found, "own"), time.perf_counter)


def main(asked: Sequence[str]) -> None:
    """Print all."""
    lexicon = shipped_lexicon()
    _against_segmentation(int(asked[0]) if asked else _CHARACTERS, lexicon)
    _growth(lexicon)
    _two_processes()


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
