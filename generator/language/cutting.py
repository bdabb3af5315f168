"""The most probable words of the dictionary that make up a text, as jieba finds them."""

import math

from generator.language.dictionary import Dictionary, Lazy
from generator.language.patterns import pattern as lazy

_BLOCK = lazy(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_MARK = lazy(r"\r\n|(?s:.)")
_LATIN = lazy("[a-zA-Z0-9]+")
_ROUNDING = 1e-7
"""Two ways to cut whose logarithms are nearer than this may be equally probable."""


class Cutter:
    """Cuts as `jieba.cut` does without its model, with the same arithmetic in the same order."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self.changed()

    def changed(self) -> None:
        """To be called when the dictionary was added to: logarithms are of counts by the total."""
        total = math.log(self._dictionary.total)
        self._cost: Lazy[int, float] = Lazy(lambda count: math.log(count) - total)
        self._alone = math.log(1) - total

    def best(self, block: str) -> tuple[list[str], bool]:
        """The most probable words that make up `block`; the longer first word if two ways tie.

        And whether two ways do tie, but for what is lost in rounding.
        """
        counts, costs = self._dictionary.counts, self._cost
        size = len(block)
        scores, ends, ties = [0.0] * (size + 1), [0] * size, False
        for start in range(size - 1, -1, -1):
            first = block[start]
            count_of = counts[first].get
            end, best, best_end = start + 1, None, start + 1
            count = count_of(first)
            while count is not None:
                if count:
                    score = costs[count] + scores[end]
                    ties |= best is not None and abs(score - best) < _ROUNDING
                    if best is None or score >= best:
                        best, best_end = score, end
                end += 1
                if end > size:
                    break
                count = count_of(block[start:end])
            scores[start] = self._alone + scores[start + 1] if best is None else best
            ends[start] = best_end
        words, start = [], 0
        while start < size:
            words.append(block[start : ends[start]])
            start = ends[start]
        return words, ties

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order; what the dictionary does not hold falls into characters."""
        found: list[str] = []
        for place, part in enumerate(_BLOCK.split(text)):
            found += _with_whole_latin(self.best(part)[0]) if place % 2 else _MARK.findall(part)
        return found


def _with_whole_latin(words: list[str]) -> list[str]:
    """`words`, but Latin letters and figures that stand alone beside each other are one."""
    found: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and _LATIN.match(word):
            run += word
            continue
        if run:
            found.append(run)
            run = ""
        found.append(word)
    return [*found, run] if run else found
