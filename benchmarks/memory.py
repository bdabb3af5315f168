"""Memory of mining many speeches in one run against mining a tenth of them, each into a bank of its own.

Run by `make bench-memory`; `python -m benchmarks.memory 10000` sets how many. What is compared is the memory resident
at most, of the program itself and of the largest of its workers; the shipped phrases are in the bank before.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made import speeches
from benchmarks.volume import bare_workspace, mined

_FILES = 10_000


def _measured(root: Path, count: int) -> tuple[float, float]:
    """Megabytes, own and of the largest worker, of mining so many files."""
    folder = root / f"{count}"
    folder.mkdir()
    for number, speech in enumerate(speeches(count)):
        (folder / f"{number}.txt").write_text(speech, encoding="utf-8")
    workspace = bare_workspace(root / f"拟稿{count}")
    mined(workspace, folder / "0.txt")
    seconds, said, memory = mined(workspace, folder)
    own, worker = map(float, memory.split()[1:])
    print(
        f"{count:,} 个文件：{said}；{seconds:.0f} 秒；主进程 {own:.0f} MB，工作进程 {worker:.0f} MB",
        flush=True,
    )
    return own, worker


def main(asked: Sequence[str]) -> None:
    """Print both and the ratios."""
    count = int(asked[0]) if asked else _FILES
    root = Path(tempfile.mkdtemp(prefix="nigao-memory-"))
    try:
        few, many = _measured(root, count // 10), _measured(root, count)
    finally:
        shutil.rmtree(root)
    print(
        "主进程 {:.2f} 倍，工作进程 {:.2f} 倍".format(
            *(two / one for one, two in zip(few, many, strict=True))
        )
    )


if __name__ == "__main__":
    main(sys.argv[1:])
