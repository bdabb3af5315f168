"""Near-duplicates among many sentences, some of them planted: time, recall, memory; against datasketch.

Run by `make bench-duplicates`; `python -m benchmarks.duplicates 1000000 20000` sets how many sentences, and how
many of them datasketch (if it is installed; else it is left out) is given, whose time is then extrapolated.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice, repeat
from pathlib import Path

from benchmarks.made import reworded, sentences
from generator.bank.bank import Bank
from generator.bank.clusters import Wording
from generator.bank.members import Members
from generator.bank.signatures import SHORTEST
from generator.language.punctuation import bare

_SENTENCES, _FOR_THEM = 100_000, 10_000
_A_SPEECH = 25
"""Sentences that come at once."""
_PLANTED = 25
"""One in so many is reworded."""


def _sentences(count: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Sentences, and the pairs of numbers of those that were reworded and what they were made of."""
    chance = random.Random(11)
    made = list(islice(sentences(3), count - count // _PLANTED))
    sources = chance.sample(range(len(made)), count // _PLANTED)
    pairs = [(source, len(made) + place) for place, source in enumerate(sources)]
    return [bare(one) for one in made + [reworded(made[source], chance) for source in sources]], pairs


def _keys(count: int) -> list[str]:
    """As scattered as those of sentences are."""
    chance = random.Random(5)
    return [f"{chance.getrandbits(64):016x}" for _ in range(count)]


def _ours(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> float:
    """Seconds of this process's own time, as the bank does it: in batches, in its tables."""
    with Bank(Path(tempfile.mkdtemp(prefix="nigao-bench-")) / "bank.sqlite") as bank:
        members = Members(bank.connection)
        keys = _keys(len(texts))
        start = time.process_time()
        bank.connection.execute("begin")
        for first in range(0, len(texts), _A_SPEECH):
            some = slice(first, first + _A_SPEECH)
            members.expect(map(Wording, keys[some], repeat(""), texts[some]))
        members.settle()
        bank.connection.execute("commit")
        spent = time.process_time() - start
        phrases = dict(bank.connection.execute("select key, phrase from member"))
        size = bank.path.stat().st_size / 1024 / 1024
    long = [(one, other) for one, other in pairs if min(len(texts[one]), len(texts[other])) >= SHORTEST]
    met = sum(phrases[keys[one]] == phrases[keys[other]] for one, other in long)
    joined = len(phrases) - len(set(phrases.values()))
    print(
        f"我们：{spent:.1f} 秒，每秒 {len(texts) / spent:,.0f} 句；改写的 {len(long)} 对认出 {met / len(long):.4f}；"
        f"并掉 {joined} 句；句库 {size:.0f} MB"
    )
    return spent


def _theirs(texts: Sequence[str]) -> float | None:
    """Seconds of MinHashLSH with 64 permutations over the same three characters in a row; nothing verified."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    start = time.process_time()
    index = MinHashLSH(threshold=0.6, num_perm=64)
    for number, text in enumerate(texts):
        one = MinHash(num_perm=64)
        one.update_batch([text[place : place + 3].encode() for place in range(len(text) - 2)])
        index.query(one)
        index.insert(str(number), one)
    return time.process_time() - start


def main(asked: Sequence[str]) -> None:
    """Print one line a side and the ratio."""
    count, theirs = (int(one) for one in (*asked, *(str(_SENTENCES), str(_FOR_THEM))[len(asked) :]))
    texts, pairs = _sentences(count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours = _ours(texts, pairs)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} 句；内存至多 {after:.0f} MB（其中句子本身和量之前 {before:.0f} MB）")
    spent = _theirs(texts[:theirs])
    if spent is None:
        print("没有装 datasketch，不作对照（pip install datasketch）")
    else:
        whole = spent * count / theirs
        print(
            f"datasketch：{theirs:,} 句 {spent:.1f} 秒，推算全部 {whole:.0f} 秒；我们快 {whole / ours:.1f} 倍"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
