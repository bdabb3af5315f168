"""Searching a bank of a million sentences against an ordered LIKE scan, and `nigao search` against jieba with FTS5.

`python -m benchmarks.search [SENTENCES]`; every figure is a ratio of both sides in this run, medians of five, in
seconds of the processor, so that other work on the machine does not count.
"""

import os
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import jieba

from benchmarks.invented import fill, sentences, written
from generator.bank.bank import Bank
from generator.bank.candidates import candidates
from generator.bank.query import Filters, parse
from generator.bank.search import search
from generator.desk.content import Content, shipped_root
from generator.desk.freshness import find_stale
from generator.desk.workspace import Workspace, create_workspace

RUNS = 5
QUERIES = 7
"""Of each kind by chance, and the most common one besides."""
_SCAN = "select number, text from line where {} order by usable desc, seen desc, own desc, newest desc, length(text) limit 20"
_BY_WORDS = """
import sqlite3, sys
import jieba
words = [word for one in sys.argv[2:] for word in jieba.lcut(one)]
with sqlite3.connect(sys.argv[1]) as bank:
    asked = " ".join(f'"{word}"' for word in words)
    for row in bank.execute("select text from word where word match ? order by rank limit 20", (asked,)):
        print(row[0])
"""


def main() -> None:
    """Build, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="nigao-bench-") as folder:
        workspace = create_workspace(Path(folder) / "工作")
        start = time.perf_counter()
        fill(workspace.bank_path, count)
        _settle(workspace)
        spent = time.perf_counter() - start
        size = workspace.bank_path.stat().st_size / 2**20
        print(f"{count:,} 句，{count // 100:,} 篇：建库 {spent:.0f} 秒，{size:,.0f} MiB")
        with Bank(workspace.bank_path, reading=True) as bank:
            for kind, asked in _queries(count).items():
                _against_scan(bank, kind, asked)
        _whole_process(workspace, Path(folder), count)


def _settle(workspace: Workspace) -> None:
    """So that the bank is as fresh as its content: what a user has who changed nothing."""
    with Bank(workspace.bank_path) as bank:
        stale = find_stale(bank, Content(workspace.root, shipped_root()))
        bank.connection.execute("insert into meta values ('lexicon', ?)", (stale.lexicon,))
        bank.connection.executemany(
            "insert into source (digest, path, name, kind, title, occasion, level, place, speaker, standing, date, text) "
            "values (?, ?, ?, 'curated', '', '', '', '', '', '', '', '{}')",
            [(digest, name, name) for name, digest in stale.changed.items()],
        )


def _queries(count: int) -> dict[str, list[list[str]]]:
    """Words as they stand in sentences of the bank, of any frequency."""
    chance = random.Random(7)
    texts = [written(parts) for parts in sentences(min(count, 20_000))]

    def part(size: int) -> str:
        while True:
            found = re.findall(f"(?=([一-鿿]{{{size}}}))", chance.choice(texts))
            if found:
                return str(chance.choice(found))

    def two() -> list[str]:
        found = re.findall("[一-鿿]{2}", chance.choice(texts))
        return chance.sample(found, 2)

    return {
        kind: [_most_common(texts, size), *([part(size)] for _ in range(QUERIES))]
        for kind, size in (("一个字", 1), ("两个字", 2), ("四个字", 4))
    } | {"两个词": [["代表", "建议"], *(two() for _ in range(QUERIES))]}


def _most_common(texts: Sequence[str], size: int) -> list[str]:
    parts = (part for text in texts for part in re.findall(f"(?=([一-鿿]{{{size}}}))", text))
    return [Counter(parts).most_common(1)[0][0]]


def _against_scan(bank: Bank, kind: str, asked: Sequence[Sequence[str]]) -> None:
    ours, scans, missed = [], [], 0
    for words in asked:
        query = parse(words)
        ours.append(_median(lambda query=query: search(bank, query)))  # type: ignore[misc]
        scans.append(_median(lambda words=words: _scan(bank.connection, words)))  # type: ignore[misc]
        found = sum(1 for _ in candidates(bank.connection, query, Filters()))
        missed += abs(found - _count(bank.connection, words))
    half = statistics.median(scans) / statistics.median(ours)
    print(
        f"{kind}：中位 {statistics.median(ours) * 1e3:.1f} 毫秒（LIKE {statistics.median(scans) * 1e3:.0f}），快 {half:.0f} 倍；"
        f"最慢 {max(ours) * 1e3:.1f} 毫秒（LIKE {max(scans) * 1e3:.0f}），快 {max(scans) / max(ours):.0f} 倍；漏和多 {missed} 句"
    )


def _scan(connection: sqlite3.Connection, words: Sequence[str]) -> list[object]:
    conditions = " and ".join(["text like ?"] * len(words))
    return connection.execute(_SCAN.format(conditions), [f"%{word}%" for word in words]).fetchall()


def _count(connection: sqlite3.Connection, words: Sequence[str]) -> int:
    conditions = " and ".join(["instr(text, ?)"] * len(words))
    return int(connection.execute(f"select count(*) from line where {conditions}", words).fetchone()[0])


def _whole_process(workspace: Workspace, folder: Path, count: int) -> None:
    """The same query, bank and machine, each as a process of its own."""
    by_words = folder / "word.sqlite"
    _index_words(by_words, count)
    script = folder / "by_words.py"
    script.write_text(_BY_WORDS, encoding="utf-8")
    program = [
        sys.executable,
        "-c",
        "from generator.cli.main import run; run()",
        "--workspace",
        str(workspace.root),
    ]
    ours, theirs = [], []
    for words in (["监督"], ["代表", "建议"], ["营商环境"]):
        ours.append(_median(lambda words=words: _run([*program, "search", *words])))  # type: ignore[misc]
        theirs.append(_median(lambda words=words: _run([sys.executable, str(script), str(by_words), *words])))  # type: ignore[misc]
    one, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"nigao search 整个进程 {one * 1e3:.0f} 毫秒，jieba 加 FTS5 {other * 1e3:.0f} 毫秒：快 {other / one:.1f} 倍"
    )


def _index_words(path: Path, count: int) -> None:
    """The same sentences as words; each clause is segmented once."""
    cut = cache(lambda clause: " ".join(jieba.lcut(clause)))
    with sqlite3.connect(path) as bank:
        bank.execute("create virtual table word using fts5 (text)")
        bank.executemany(
            "insert into word values (?)", (("， ".join(map(cut, parts)),) for parts in sentences(count))
        )
    bank.close()


def _median(action: Callable[[], object]) -> float:
    """Seconds of the processor, in this process and those it starts, the median of five runs."""
    times = []
    for _ in range(RUNS):
        start = _spent()
        action()
        times.append(_spent() - start)
    return statistics.median(times)


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _run(command: Sequence[str]) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, env=kept, capture_output=True, check=True)


if __name__ == "__main__":
    main()
