"""Whether a suspected stretch is a word that was mistyped, or words that stand side by side for once."""

from generator.checking.good import Good
from generator.language.partners import share_of
from generator.language.words import cut, frequency, is_known

LOOSE = frozenset(
    "得到成好更越前后中的了在进出全各第一二三不少多可能要又既再还就有无是很最每次上下大小新老自人把被让使向从由至"
)
"""Characters that stand beside any other."""
_FREE = LOOSE | frozenset("着是之以因必逐首于与和也都共同其此这那哪谁几两十四五六七八九给")
"""Those, and others that make a phrase with what they stand beside, not a word; numbers."""
_DE = frozenset("的地得")
_PARTNER = 0.1
"""Of the words with the character that is right, the share of the one that was meant: it has hardly another."""
IDIOM, NOISE = 4, 5
"""Characters of an idiom; words this rare the dictionary holds by mistake."""


def is_beside(run: str, start: int, end: int, word: str, good: Good) -> bool:
    """Whether good texts hold `word` beside the very character that stands there before or behind."""
    before, behind = run[start - 1 : start], run[end : end + 1]
    return bool((before and before + word in good.text) or (behind and word + behind in good.text))


def is_whole(run: str, start: int, end: int, word: str, good: Good) -> bool:
    """Whether run[start:end] cannot be cut sensibly, each part a word or a word's part with what stands outside."""
    said = run[start:end]
    place = next(n for n in range(len(said)) if said[n] != word[n])
    if {said[place], word[place]} <= _DE:
        return False
    if len(said) >= IDIOM:
        return frequency(word) > NOISE or not all(_stands(part) for part in cut(said))
    if len(said) > len("二字"):
        outside = {0: run[start - 1 : start] + said[0], len(said) - 1: said[-1] + run[end : end + 1]}
        return not (outside.get(place) in good.pairs and is_known(said.replace(said[place], "", 1)))
    if set(said) & _FREE or any(frequency(pair) > NOISE for pair in _outside(run, start, end)):
        return False
    hardly_another = frequency(said) <= NOISE and share_of(word, 1 - place) >= _PARTNER
    return hardly_another or (word in good.text and not frequency(said))


def _outside(run: str, start: int, end: int) -> list[str]:
    """The first and the last character of run[start:end], each with the one outside, if that belongs to no word yet."""
    before, behind = cut(run[:start])[-1:], cut(run[end:])[:1]
    found = [before[0] + run[start]] if before and len(before[0]) == 1 else []
    return [*found, run[end - 1] + behind[0]] if behind and len(behind[0]) == 1 else found


def _stands(part: str) -> bool:
    """Whether a part that the cutter made is a word by itself."""
    return (len(part) > 1 and frequency(part) > 0) or part in _FREE
