"""Words that the dictionary does not hold, but for one character that sounds or looks like another."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator.checking.check import Check, Spot, examples
from generator.checking.pairs import quoted
from generator.checking.paper import Paper
from generator.language.sounds import confusable
from generator.language.words import cut, frequency, likelihood
from generator.model.finding import Severity

_HAN = re.compile("[\u4e00-\u9fff]+")
_NAMED = re.compile("[省市县区州旗镇乡村路街河湖江山桥社院同]")
"""What stands behind a name, which no dictionary holds."""
_LOOSE = frozenset(
    "得到成好更越前前后中的了在进出全各第一二三不少多可能要又既再还就有无是很最每次上下大小新老自人把被让使向从由"
)
"""Characters that stand beside any other."""
_LONGEST, _IDIOM = 6, 4
_COMMON, _LEAST = 60, 3
"""How common a short word, and an idiom, must be to be what was meant."""
_RARE, _TIMES = 20, 30
"""A word of the dictionary this rare is doubted if one that sounds the same is so many times as common."""
_AROUND = 4
_SURE, _LIKELY = 7.0, 4.8
"""By how much more likely the text must become."""


@dataclass(frozen=True, slots=True)
class _Guess:
    start: int
    said: str
    meant: str
    gain: float


def find_misheard(paper: Paper) -> Iterator[Spot]:
    """合谐, 相得益章, 敷衍了是; what stands twice or more in the text was meant."""
    from generator.language.words import add_words

    add_words(paper.setting.lexicon.terms.vocabulary)
    whole = paper.text
    names = [name for name in (paper.setting.place, paper.setting.superior, *paper.setting.own) if name]
    sayings = [(one.paragraph, one.start, one.end) for one in quoted(paper) if "，" in paper.said(one)]
    for number, text in enumerate(paper.plain):
        covered = paper.setting.lexicon.terms.cover_set_phrases(text)
        for name in names:
            covered = covered.replace(name, "〇" * len(name))
        for run in _HAN.finditer(covered.replace("〇", "　")):
            for guess in _best(run[0]):
                start = run.start() + guess.start
                end = start + len(guess.said)
                quote = any(n == number and a < start and end < b for n, a, b in sayings)
                if (
                    whole.count(guess.said) > 1
                    or guess.said in paper.setting.attested
                    or (quote and len(guess.said) < _IDIOM)
                ):
                    continue
                mild: Severity | None = None if len(guess.said) >= _IDIOM or guess.gain >= _SURE else "提示"
                yield Spot(
                    number, start, end, f"“{guess.said}”是不是“{guess.meant}”", guess.meant, severity=mild
                )


def _best(run: str) -> list[_Guess]:
    """The likeliest guess for each stretch of a run of Han, none overlapping another."""
    found: list[_Guess] = []
    for guess in sorted(_guesses(run), key=lambda one: (-len(one.said), -one.gain)):
        end = guess.start + len(guess.said)
        if all(end <= one.start or one.start + len(one.said) <= guess.start for one in found):
            found.append(guess)
    return sorted(found, key=lambda one: one.start)


def _guesses(run: str) -> Iterator[_Guess]:
    words = cut(run)
    starts = [0, *accumulate(map(len, words))]
    for first, start in enumerate(starts[:-1]):
        for last in range(first + 1, len(words) + 1):
            end = starts[last]
            if end - start > _LONGEST:
                break
            said = run[start:end]
            if len(said) > 1 and (known := _meant(said)):
                yield from _in_place(run, start, said, known, alone=last == first + 1)


@functools.lru_cache(maxsize=50_000)
def _meant(said: str) -> tuple[str, ...]:
    """The words that differ from `said` by one character, and are so common that they may have been meant."""
    idiom = len(said) >= _IDIOM
    there = frequency(said)
    if there > _RARE:
        return ()
    least = max(there * _TIMES, _LEAST if idiom else _COMMON)
    return tuple(
        word
        for place, character in enumerate(said)
        for other in confusable(character, near=idiom)
        if frequency(word := said[:place] + other + said[place + 1 :]) >= least
    )


def _in_place(run: str, start: int, said: str, meant: tuple[str, ...], *, alone: bool) -> Iterator[_Guess]:
    """Each word that makes the text around it likelier; `alone`: `said` is itself a word, though a rare one."""
    end = start + len(said)
    around = run[max(0, start - 3) : start] + run[end : end + 3]
    short = len(said) < _IDIOM
    if short and not alone and (set(said) & (set(around) | _LOOSE) or _NAMED.search(run[end - 1 : end + 1])):
        return
    before, behind = run[max(0, start - _AROUND) : start], run[end : end + _AROUND]
    here = likelihood(before + said + behind)
    for word in meant:
        gain = likelihood(before + word + behind) - here
        if gain >= (2.0 if alone or not short else _LIKELY):
            yield _Guess(start, said, word, gain + (3.0 if alone else 0.0))


CHECKS = (
    Check(
        "typo.sound", "警告", "读音、字形相近的错别字", find_misheard,
        examples("推动社会合谐稳定。", "两项工作相得益章。", "绝不敷衍了是。", "认真贯切落实。"),
        examples("推动社会和谐稳定。", "两项工作相得益彰。", "清源县人大常委会依法监督。", "要吃透精神、学深悟透。"),
    ),
)  # fmt: skip
