"""What a second process gains in mining, against what it gains in pure arithmetic; by turns, in one run.

Run by `make bench-crew`; `python -m benchmarks.crew 400 5` sets how many files, and how many turns, of which the
middle one counts. Both sides are whole programs from their start, as a user starts `nigao mine --jobs 1` or
`--jobs 2`: what a worker needs to start is paid by either. The shipped phrases are in the bank before.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made import speeches
from benchmarks.volume import bare_workspace, mined

_FILES, _TURNS = 400, 5
_SUM = """
total = 0
for one in range(40_000_000 // {}):
    total = total * 31 + one & 0xFFFF
"""


def _spent(action: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of all processors, that were spent in other processes."""
    before, start = os.times(), time.perf_counter()
    action()
    seconds, after = time.perf_counter() - start, os.times()
    return (
        seconds,
        after.children_user + after.children_system - before.children_user - before.children_system,
    )


def _calculate(jobs: int) -> None:
    """One sum, by so many processes together."""
    command = [sys.executable, "-c", _SUM.format(jobs)]
    for one in [subprocess.Popen(command) for _ in range(jobs)]:
        one.wait()


def _mine(workspace: Path, files: Path, jobs: int) -> tuple[float, float]:
    """What it takes to mine the files with so many workers, into a bank like that of `workspace`."""
    copy = workspace.with_name(f"拟稿{jobs}")
    shutil.copytree(workspace, copy)
    spent = _spent(lambda: mined(copy, files, "--jobs", str(jobs)))
    shutil.rmtree(copy)
    return spent


def main(asked: Sequence[str]) -> None:
    """Print both gains, and the one as a part of the other."""
    count, turns = (int(one) for one in (*asked, *(str(_FILES), str(_TURNS))[len(asked) :]))
    parts = []
    with TemporaryDirectory() as folder:
        files = Path(folder) / "旧讲话"
        files.mkdir()
        for number, text in enumerate(speeches(count, 9)):
            (files / f"{number}.txt").write_text(text, encoding="utf-8")
        workspace = bare_workspace(Path(folder) / "拟稿")
        mined(workspace, files / "0.txt")
        for _ in range(turns):
            one, two = (_mine(workspace, files, jobs) for jobs in (1, 2))
            sum_one, sum_two = (_spent(lambda jobs=jobs: _calculate(jobs)) for jobs in (1, 2))  # type: ignore[misc]
            gain, most = one[0] / two[0], sum_one[0] / sum_two[0]
            parts.append(gain / most)
            print(
                f"{count} 个文件入库：一个进程 {one[0]:.1f} 秒，两个 {two[0]:.1f} 秒，快 {gain:.2f} 倍"
                f"（处理器共 {one[1]:.1f}、{two[1]:.1f} 秒）；纯计算快 {most:.2f} 倍；得到它的 {gain / most:.2f}",
                flush=True,
            )
    print(f"{turns} 次的中间一次：得到 {statistics.median(parts):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
