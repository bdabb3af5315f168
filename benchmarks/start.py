"""How soon a whole process is over: `nigao --help` against a script that imports click, a draft against `--help`.

Both sides of a ratio take turns; medians of five, after one run each that does not count, in seconds of the
processor, so that other work on the machine does not count.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

RUNS = 5
_NIGAO = (sys.executable, "-c", "from generator.cli.main import run; run()")
_CLICK = (sys.executable, "-c", "import click")


def main() -> None:
    """Print the two ratios, and how long each side took."""
    with tempfile.TemporaryDirectory(prefix="nigao-bench-") as folder:
        root = Path(folder) / "工作"
        _run((*_NIGAO, "init", str(root)))
        _run((*_NIGAO, "--workspace", str(root), "mine", "--samples"))
        draft = (
            *_NIGAO,
            "--workspace",
            str(root),
            "draft",
            "交流发言",
            "--set",
            "日期=2026-12-01",
            "--force",
        )
        click, shown = _medians(_CLICK, (*_NIGAO, "--help"))
        print(f"nigao --help {shown:.0f} 毫秒，只引入 click 的脚本 {click:.0f}：{shown / click:.2f} 倍")
        shown, drafted = _medians((*_NIGAO, "--help"), (*draft, "-o", str(Path(folder) / "稿.docx")))
        print(f"nigao draft 到 .docx {drafted:.0f} 毫秒，nigao --help {shown:.0f}：{drafted / shown:.1f} 倍")


def _medians(*commands: Sequence[str]) -> list[float]:
    """Milliseconds of each command."""
    for command in commands:
        _run(command)
    taken = [[_run(command) for command in commands] for _ in range(RUNS)]
    return [statistics.median(times) * 1e3 for times in zip(*taken, strict=True)]


def _run(command: Sequence[str]) -> float:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = _of_children()
    subprocess.run(command, env=kept, capture_output=True, check=True)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
