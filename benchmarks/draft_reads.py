"""What a draft reads of a big bank, against reading all of it; and the draft itself both ways.

Run by `make bench-reads`; `python -m benchmarks.draft_reads 50000` sets the number of phrases.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date as Date

from benchmarks.common import new_desk
from benchmarks.growth import fill, models_of
from benchmarks.made import sentences
from generator.bank import selection
from generator.bank.bank import Bank
from generator.bank.rows import PhraseRow
from generator.desk.desk import Desk
from generator.desk.templates import load_occasion
from generator.drafting.brief import make_brief
from generator.drafting.needs import needs_of, wish_of
from generator.drafting.produce import produce, setting_of, skeleton_of

_PHRASES, _RUNS = 50_000, 5
_OCCASION = "工作会议讲话"
_DAY = Date(2026, 12, 1)


def _seconds(action: Callable[[], object], runs: int = _RUNS) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def _compare(desk: Desk, bank: Bank) -> None:
    template = load_occasion(desk.content, _OCCASION)
    brief = make_brief(_OCCASION, [], {"地区": "望州市"}, template.standing, desk.lexicon.levels, _DAY)
    setting = setting_of(template, brief, bank, desk.lexicon, 1)
    skeleton = skeleton_of(template, brief, desk.lexicon)

    def selected() -> list[PhraseRow]:
        chosen = bank.select(wish_of(setting, samples=True), lambda: needs_of(skeleton, setting))
        return bank.phrases(sentences=chosen and chosen.sentences)

    whole = _seconds(bank.phrases, 3)
    part = _seconds(selected)
    rows, read = len(bank.phrases()), len(selected())
    print(f"全部 {rows:,} 句：{whole:.2f} 秒；起草读 {read:,} 句：{part:.2f} 秒，是它的 1/{whole / part:.1f}")
    bounded = _seconds(lambda: produce(template, brief, bank, desk.lexicon, 1, 150), 1)
    selection._SMALL = rows * 2
    free = _seconds(lambda: produce(template, brief, bank, desk.lexicon, 1, 150), 1)
    print(f"拟一篇：只读这些 {bounded:.1f} 秒，读全部 {free:.1f} 秒，快 {free / bounded:.1f} 倍")


def main(asked: Sequence[str]) -> None:
    """Print both."""
    phrases = int(asked[0]) if asked else _PHRASES
    desk = new_desk()
    models, source = models_of(desk), sentences(5)
    usable = sum(one.usable for model in models for one in model.sentences) / len(models)
    with desk.open_bank(fill=True) as bank:
        count = round(phrases / usable)
        for start in range(0, count, 500):
            fill(bank, models, source, start, min(start + 500, count))
        _compare(desk, bank)


if __name__ == "__main__":
    main(sys.argv[1:])
