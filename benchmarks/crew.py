"""What a second process gains in mining, against what it gains in pure arithmetic; by turns, in one run.

Run by `make bench-crew`; `python -m benchmarks.crew 400 5` sets how many files, and how many turns, of which the
middle one counts. Little is imported here: each worker imports this module anew.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

_FILES, _TURNS = 400, 5
_SUM = 20_000_000


def _count(number: int) -> int:
    """Pure arithmetic."""
    total = 0
    for one in range(number):
        total = total * 31 + one & 0xFFFF
    return total


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _arithmetic(jobs: int) -> float:
    """Seconds for two sums, by so many processes that are there already."""
    if jobs == 1:
        return _seconds(lambda: [_count(_SUM) for _ in range(2)])
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        list(pool.map(_count, [1, 1]))
        return _seconds(lambda: list(pool.map(_count, [_SUM] * 2)))


def _mining(files: Sequence[Path], jobs: int) -> float:
    """Seconds to take the files in, the start of the processes among them."""
    from benchmarks.common import new_desk

    desk = new_desk()
    with desk.open_bank(fill=False) as bank:
        found = ((str(path), one) for path, one in desk.read(bank, files, "own", jobs=jobs))
        return _seconds(lambda: desk.take_in(bank, found, "own"))


def main(asked: Sequence[str]) -> None:
    """Print both gains, and the one as a part of the other."""
    from benchmarks.made import speeches

    count, turns = (int(one) for one in (*asked, *(str(_FILES), str(_TURNS))[len(asked) :]))
    spent: dict[tuple[str, int], list[float]] = {}
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.txt" for number in range(count)]
        for path, text in zip(files, speeches(count, 9), strict=True):
            path.write_text(text, encoding="utf-8")
        for _ in range(turns):
            for jobs in (1, 2):
                spent.setdefault(("入库", jobs), []).append(_mining(files, jobs))
                spent.setdefault(("计算", jobs), []).append(_arithmetic(jobs))
    parts = []
    for turn in range(turns):
        gain, most = (spent[what, 1][turn] / spent[what, 2][turn] for what in ("入库", "计算"))
        parts.append(gain / most)
        one, two = spent["入库", 1][turn], spent["入库", 2][turn]
        print(
            f"{count} 个文件入库：一个进程 {one:.1f} 秒，两个 {two:.1f} 秒，快 {gain:.2f} 倍；"
            f"纯计算快 {most:.2f} 倍；得到它的 {gain / most:.2f}"
        )
    print(f"{turns} 次的中间一次：得到 {statistics.median(parts):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
