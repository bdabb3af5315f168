"""Does taking a speech in cost more in a big bank? The 100th against the nth, each mined and written by itself.

Run by `make bench-growth`; `python -m benchmarks.growth 100000` sets n (that bank takes 6 GB and most of an hour). The
same speeches go into both banks by turns. What is there before is written unmined: the sentences of mined speeches
with other words.
"""

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.common import new_desk
from benchmarks.made import sentences, speeches
from generator.bank.bank import Bank
from generator.desk.craft import mine_or_skip
from generator.desk.desk import Desk
from generator.mining.keys import sentence_key
from generator.model.manuscript import Manuscript, Paragraph
from generator.model.speech import Speech

_FIRST, _LAST, _MEASURED, _UNMEASURED = 100, 5_000, 41, 5


def manuscripts(count: int, seed: int) -> list[Manuscript]:
    """Made speeches, as they are read."""
    return [
        Manuscript(f"{seed}-{number}.txt", f"{seed}-{number}", tuple(map(Paragraph, text.split("\n"))))
        for number, text in enumerate(speeches(count, seed))
    ]


def models_of(desk: Desk) -> list[Speech]:
    """Twenty made speeches, mined."""
    mined = (mine_or_skip(one, one.name, desk.lexicon) for one in manuscripts(20, 1))
    return [one for one in mined if isinstance(one, Speech)]


def _unlike(speech: Speech, source: Iterator[str], number: int) -> Speech:
    """The speech with other sentences."""
    texts = [next(source) for _ in speech.sentences]
    made = tuple(
        one._replace(text=text, core=text, key=sentence_key(text), end=one.start + len(text))
        for one, text in zip(speech.sentences, texts, strict=True)
    )
    return replace(speech, sentences=made, units=(), digest=f"made-{number}", name=f"made-{number}.txt")


def fill(bank: Bank, models: Sequence[Speech], source: Iterator[str], start: int, end: int) -> None:
    """Write speeches of these numbers, like `models` but for their sentences."""
    with bank.changing():
        for number in range(start, end):
            speech = _unlike(models[number % len(models)], source, number)
            text = tuple(Paragraph(one.text) for one in speech.sentences)
            bank.add(speech, Manuscript(speech.name, speech.digest, text), f"/{speech.name}", "own")


def _filled(speeches: int) -> tuple[Desk, Bank]:
    """A bank of so many speeches, open."""
    desk, source = new_desk(), sentences(5)
    models, bank = models_of(desk), desk.open_bank(fill=False)
    for start in range(0, speeches, 500):
        fill(bank, models, source, start, min(start + 500, speeches))
    return desk, bank


def _taken_in(desk: Desk, bank: Bank, manuscript: Manuscript) -> tuple[float, float]:
    """Seconds, and seconds of this process's own time."""
    start, own = time.perf_counter(), time.process_time()
    desk.take_in(bank, [(f"/{manuscript.name}", manuscript)], "own")
    return time.perf_counter() - start, time.process_time() - own


def main(asked: Sequence[str]) -> None:
    """Print both and the ratios."""
    last = int(asked[0]) if asked else _LAST
    banks = {size: _filled(size) for size in (_FIRST, last)}
    spent: dict[int, list[tuple[float, float]]] = {size: [] for size in banks}
    for manuscript in manuscripts(_UNMEASURED + _MEASURED, 3):
        for size, bank in banks.items():
            spent[size].append(_taken_in(*bank, manuscript))
    medians = {
        size: [statistics.median(column) for column in zip(*times[_UNMEASURED:], strict=True)]
        for size, times in spent.items()
    }
    for size, (_, bank) in banks.items():
        bank.connection.close()
        megabytes = bank.path.stat().st_size / 1024 / 1024
        whole, own = (one * 1000 for one in medians[size])
        print(
            f"库里有 {size:,} 篇（{megabytes:.0f} MB）时再入一篇：{whole:.0f} 毫秒，本进程 CPU {own:.0f} 毫秒"
        )
    whole, own = (big / small for small, big in zip(*medians.values(), strict=True))
    print(f"第 {last:,} 篇是第 {_FIRST} 篇的 {whole:.2f} 倍，CPU {own:.2f} 倍（{_MEASURED} 篇的中间一篇）")


if __name__ == "__main__":
    main(sys.argv[1:])
