"""`kill -9` at random moments of a mine run over the archive: is the bank sound, does the next run complete it?

Run by `make kill`; `python -m benchmarks.killing 50 7` sets the number of kills and the seed.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import SAMPLES
from generator.bank.bank import Bank
from generator.bank.salvage import faults

_KILLS = 50
_SEED = 7
_GOOD = "句库完好，再入库后相同"


def _mine(workspace: Path) -> list[str]:
    code = "from generator.cli.main import run; run()"
    return [sys.executable, "-c", code, "--workspace", str(workspace), "mine", str(SAMPLES)]


def _contents(workspace: Path) -> object:
    """What the bank holds, but for the numbers that SQLite gives."""
    with Bank(workspace / "phrasebank" / "bank.sqlite") as bank:
        sets = [sorted(str(one.members) for one in bank.sets(kind)) for kind in ("小标题", "领句")]
        phrases = [
            (one.key, one.phrase, str(one.source), one.slot, one.topic, one.text) for one in bank.phrases()
        ]
        return (
            bank.digest(),
            sorted(phrases),
            sets,
            sorted(bank.keys_beginning("")),
            [one.name for one in bank.sources()],
        )


def _new_workspace(root: Path) -> Path:
    for folder in ("templates", "phrasebank", "output"):
        (root / folder).mkdir(parents=True)
    (root / "拟稿.yaml").write_text("", encoding="utf-8")
    return root


def _run(workspace: Path) -> float:
    """Mine undisturbed; the seconds it took."""
    start = time.monotonic()
    subprocess.run(_mine(workspace), check=True, capture_output=True)
    return time.monotonic() - start


def _kill_once(workspace: Path, after: float) -> bool:
    """Begin to mine and kill it after so many seconds; False if it was done before."""
    process = subprocess.Popen(_mine(workspace), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def main(asked: Sequence[str]) -> None:
    """Print each kill and the sum; exit 1 if a bank was damaged or did not become whole."""
    kills = int(asked[0]) if asked else _KILLS
    chance = random.Random(int(asked[1]) if len(asked) > 1 else _SEED)
    root = Path(tempfile.mkdtemp(prefix="nigao-kill-"))
    whole = _new_workspace(root / "整")
    seconds = _run(whole)
    expected, bad, number = _contents(whole), 0, 0
    print(f"不受打断的一次：{seconds:.1f} 秒")
    while number < kills:
        workspace = _new_workspace(root / "断")
        after = chance.uniform(0, seconds)
        if _kill_once(workspace, after):
            number += 1
            said = _verdict(workspace, expected)
            bad += said != _GOOD
            print(f"{number:3} 第 {after:5.2f} 秒杀掉：{said}", flush=True)
        else:
            seconds = after  # the machine has become faster: it was done before
        shutil.rmtree(workspace)
    shutil.rmtree(root)
    print(f"杀掉 {kills} 次；句库损坏或补不全的 {bad} 次")
    sys.exit(bool(bad))


def _verdict(workspace: Path, expected: object) -> str:
    """What a killed run left, and what the next one made of it."""
    path = workspace / "phrasebank" / "bank.sqlite"
    wrong = faults(path) if path.exists() and path.stat().st_size else []
    _run(workspace)
    if wrong:
        return f"句库损坏（{wrong[0]}）"
    return _GOOD if _contents(workspace) == expected else "句库完好，再入库后不同"


if __name__ == "__main__":
    main(sys.argv[1:])
