"""Does taking a speech in cost more in a big bank? The 100th against the nth, each mined and written by itself.

Run by `make bench-growth`; `python -m benchmarks.growth 100000` sets n. What lies between is written unmined: the
sentences of mined speeches with other words.
"""

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from benchmarks.common import new_desk
from benchmarks.made import sentences, speeches
from generator.bank.bank import Bank
from generator.desk.desk import Desk
from generator.desk.intake import mine_or_skip
from generator.mining.keys import sentence_key
from generator.model.manuscript import Manuscript, Paragraph
from generator.model.speech import Speech

_FIRST, _LAST, _MEASURED = 100, 5_000, 21


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
        replace(one, text=text, core=text, key=sentence_key(text), end=one.start + len(text))
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


def _each(desk: Desk, bank: Bank, manuscripts: Sequence[Manuscript]) -> tuple[float, float]:
    """The median of the seconds that taking one in takes, and of those without mining."""
    whole, written = [], []
    for manuscript in manuscripts:
        start = time.perf_counter()
        mine_or_skip(manuscript, manuscript.name, desk.lexicon)
        mined = time.perf_counter() - start
        start = time.perf_counter()
        desk.take_in(bank, [(f"/{manuscript.name}", manuscript)], "own")
        whole.append(time.perf_counter() - start)
        written.append(whole[-1] - mined)
    return statistics.median(whole), statistics.median(written)


def main(asked: Sequence[str]) -> None:
    """Print both and the ratio."""
    last = int(asked[0]) if asked else _LAST
    desk, source = new_desk(), sentences(5)
    models = models_of(desk)
    with desk.open_bank(fill=False) as bank:
        done = 0
        for size, seed in ((_FIRST, 2), (last, 3)):
            for start in range(done, size, 500):
                fill(bank, models, source, start, min(start + 500, size))
            done = size
            whole, written = _each(desk, bank, list(islice(manuscripts(_MEASURED, seed), _MEASURED)))
            megabytes = bank.path.stat().st_size / 1024 / 1024
            print(
                f"库里有 {size:,} 篇（{megabytes:.0f} MB）时再入一篇：{whole * 1000:.0f} 毫秒，除去读懂约 {written * 1000:.0f} 毫秒",
                flush=True,
            )
            if size == _FIRST:
                before = whole
    print(f"第 {last:,} 篇是第 {_FIRST} 篇的 {whole / before:.2f} 倍")


if __name__ == "__main__":
    main(sys.argv[1:])
