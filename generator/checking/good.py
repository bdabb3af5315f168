"""Good texts (the phrase files, the speeches of the bank): what stands in them was meant so."""

import functools
import re

_HAN = re.compile("[\u4e00-\u9fff]+")
GRAM = 4
"""Length of the stretches that are looked up."""
_MOST = 1_000_000
"""Characters of good texts that are looked through for stretches of four."""


class Good:
    """Good texts: what stands in them, and their stretches of four characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        runs = _HAN.findall(text[:_MOST])
        self.grams = {run[n : n + GRAM] for run in runs for n in range(len(run) - GRAM + 1)}
        self.pairs = {run[n : n + 2] for run in runs for n in range(len(run) - 1)}


@functools.lru_cache(maxsize=2)
def good_of(text: str) -> Good:
    """`text` looked through, the last two remembered."""
    return Good(text)
