"""Memory and time of mining much: a text of 50 MB, and 2,000 files in four runs into one bank.

Run by `make volume`; `python -m benchmarks.volume 400` sets the number of files.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made import speeches

_FILES = 2_000
_RUNS = 4
_BIG = 50 * 1024 * 1024
_MEASURED = """
import resource, sys
from generator.cli.main import run
try:
    run()
finally:
    own, children = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"MB {own:.0f} {children:.0f}", file=sys.stderr)
"""


def mined(workspace: Path, target: Path, *options: str) -> tuple[float, str, str]:
    """Seconds, the first line printed, and the megabytes resident at most (own, of the largest child)."""
    start = time.monotonic()
    mine = ["--workspace", str(workspace), "mine", str(target), "--own", *options]
    command = [sys.executable, "-c", _MEASURED, *mine]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines() or done.stderr.splitlines()
    memory = next(line for line in done.stderr.splitlines() if line.startswith("MB "))
    return time.monotonic() - start, lines[0], memory


def bare_workspace(workspace: Path) -> Path:
    """An empty workspace at this path."""
    for folder in ("templates", "phrasebank", "output"):
        (workspace / folder).mkdir(parents=True)
    (workspace / "拟稿.yaml").write_text("", encoding="utf-8")
    return workspace


def main(asked: Sequence[str]) -> None:
    """Print both measurements."""
    count = int(asked[0]) if asked else _FILES
    root = Path(tempfile.mkdtemp(prefix="nigao-volume-"))
    workspace = bare_workspace(root / "拟稿")
    big = root / "大.txt"
    text = ("\n".join(speeches(200)) + "\n").encode()
    big.write_bytes(text * (_BIG // len(text) + 1))
    seconds, said, memory = mined(workspace, big)
    print(f"{big.stat().st_size / 1024 / 1024:.0f} MB 的文本：{seconds:.1f} 秒，{memory}；{said}")
    for number, speech in enumerate(speeches(count)):
        folder = root / f"批{number * _RUNS // count}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(speech, encoding="utf-8")
    for run in range(_RUNS):
        seconds, said, memory = mined(workspace, root / f"批{run}")
        each = seconds / (count / _RUNS)
        size = (workspace / "phrasebank" / "bank.sqlite").stat().st_size / 1024 / 1024
        print(
            f"第 {run + 1} 批：{said}；每篇 {each * 1000:.0f} 毫秒，{memory}，句库 {size:.0f} MB", flush=True
        )
    shutil.rmtree(root)


if __name__ == "__main__":
    main(sys.argv[1:])
