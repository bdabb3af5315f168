"""The first sentence of a program that segments, and those behind it, against jieba.posseg; this process's own time.

Run by `python -m benchmarks.words`. The start is that of whole programs, with the shipped words of the field.
"""

import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import jieba
import jieba.posseg

from benchmarks.common import shipped_lexicon
from benchmarks.made import speeches
from generator.language import words

_RUNS, _SPEECHES = 5, 300
_OURS = """
import sys, time
from pathlib import Path
from generator.language import prepared, words
prepared.keep_in(Path(sys.argv[1]))
from benchmarks.common import shipped_lexicon
shipped_lexicon()
words.tag("云河市人大常委会依法履职。")
spent = time.process_time()
prepared.save_prepared()
"""
_JIEBA = """
import sys, time
from benchmarks.common import shipped_content
import jieba.posseg
for word in shipped_content().lexicon().terms.vocabulary:
    jieba.add_word(word, freq=200_000, tag="n")
list(jieba.posseg.cut("云河市人大常委会依法履职。"))
spent = time.process_time()
"""


def _start(program: str, kept: Path) -> float:
    """Milliseconds from the start of the program to its first sentence."""
    command = [sys.executable, "-W", "ignore", "-c", f"{program}\nprint(spent)", str(kept)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout) * 1000


def _tagging(texts: list[list[str]]) -> None:
    """Each text once, so that none is remembered; what is said must be the same."""
    ours, theirs = [], []
    for text in texts:
        start = time.process_time()
        found = [words.tag(line) for line in text]
        middle = time.process_time()
        asked = [[(one.word, one.flag) for one in jieba.posseg.cut(line)] for line in text]
        size = sum(map(len, text))
        ours.append((middle - start) / size * 1e6)
        theirs.append((time.process_time() - middle) / size * 1e6)
        assert found == asked
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"标词性，每字：{mine:.2f} 微秒，jieba.posseg {other:.2f} 微秒，快 {other / mine:.1f} 倍")


def main() -> None:
    """Print both."""
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "词.words"
        cold, warm, theirs = [], [], []
        for _ in range(_RUNS):
            kept.unlink(missing_ok=True)
            for found, program in ((cold, _OURS), (warm, _OURS), (theirs, _JIEBA)):
                found.append(_start(program, kept))
    first, second, other = map(statistics.median, (cold, warm, theirs))
    print(
        f"起头到切完第一句：没有存着的 {first:.0f} 毫秒，有存着的 {second:.0f}；jieba.posseg {other:.0f} 毫秒"
    )
    for word in dict.fromkeys(shipped_lexicon().terms.vocabulary):
        jieba.add_word(word, freq=200_000, tag="n")
    made = (speeches(_SPEECHES, seed) for seed in range(_RUNS))
    _tagging([[line for one in islice(each, _SPEECHES) for line in one.split("\n")] for each in made])


if __name__ == "__main__":
    main()
