"""Words that are likely slips of the pen: one character sounds or looks like another, and with it the text is likelier."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator.checking.check import Check, Example, Spot, examples
from generator.checking.good import GRAM, Good, good_of
from generator.checking.pairs import quoted
from generator.checking.paper import Paper
from generator.checking.people import persons_in
from generator.checking.whole import IDIOM, LOOSE, NOISE, is_beside, is_whole
from generator.language.sounds import confusable
from generator.language.words import add_words, cut, frequency, likelihood
from generator.model.finding import Severity

_HAN = re.compile("[\u4e00-\u9fff]+")
_NAMED = re.compile("[省市县区州旗镇乡村路街河湖江山桥社院同]")
"""What stands behind a name, which no dictionary holds."""
_LONGEST = 6
_COMMON, _LEAST = 30, 3
"""How common a short word, and an idiom, must be to be what was meant."""
_RARE, _DOUBTFUL, _TIMES, _IDIOM_TIMES = 20, 100, 15, 10
"""A word of the dictionary this rare is doubted (the less rare only if good texts hold the other) where one
that sounds the same is so many times as common."""
_CERTAIN = 100
"""So many times as common is enough by itself."""
_AROUND, _ALONE = 4, 2
_NEEDED = {2: 2, 3: 1}
"""Of a word of the field so long, the characters that must stand alone."""
_SURE, _LIKELY, _ATTESTED = 7.0, 4.8, 2.5
"""By how much more likely the text must become; less if good texts hold the other word."""


@dataclass(frozen=True, slots=True)
class _Guess:
    start: int
    said: str
    meant: str
    gain: float


def find_misheard(paper: Paper) -> Iterator[Spot]:
    """合谐, 相得益章, 敷衍了是; what stands twice or more in the text was meant."""
    setting = paper.setting
    add_words(setting.lexicon.terms.vocabulary)
    whole, good = paper.text, good_of(setting.attested)
    names = [name for name in (setting.place, setting.superior, *setting.own) if name]
    names_and_sayings = quoted(paper)
    persons = list(persons_in(paper))
    for number, text in enumerate(paper.plain):
        covered = setting.lexicon.terms.cover_set_phrases(text)
        for one in persons:
            if one.paragraph == number:
                covered = covered[: one.start] + "〇" * (one.end - one.start) + covered[one.end :]
        for name in names:
            covered = covered.replace(name, "〇" * len(name))
        for run in _HAN.finditer(covered.replace("〇", "　")):
            for guess in _best(run[0], good, setting.vocabulary):
                start = run.start() + guess.start
                end = start + len(guess.said)
                quote = any(
                    one.paragraph == number and one.start < start and end < one.end
                    for one in names_and_sayings
                )
                known = guess.said in good.text or guess.said in setting.vocabulary
                if known or whole.count(guess.said) > 1 or (quote and end - start < IDIOM):
                    continue
                mild: Severity | None = None if end - start >= IDIOM or guess.gain >= _SURE else "提示"
                yield Spot(
                    number, start, end, f"“{guess.said}”是不是“{guess.meant}”", guess.meant, severity=mild
                )


def _best(run: str, good: Good, vocabulary: frozenset[str]) -> list[_Guess]:
    """The likeliest guess for each stretch of a run of Han, none overlapping another."""
    found: list[_Guess] = []
    guesses = [*_by_words(run, good), *_by_grams(run, good), *_by_vocabulary(run, vocabulary)]
    for guess in sorted(guesses, key=lambda one: (-len(one.said), -one.gain)):
        end = guess.start + len(guess.said)
        if all(end <= one.start or one.start + len(one.said) <= guess.start for one in found):
            found.append(guess)
    return sorted(found, key=lambda one: one.start)


def _by_words(run: str, good: Good) -> Iterator[_Guess]:
    """Words, or neighbours that are none, of which another word differs by one character."""
    words = cut(run)
    starts = [0, *accumulate(map(len, words))]
    for first, start in enumerate(starts[:-1]):
        for last in range(first + 1, len(words) + 1):
            end = starts[last]
            if end - start > _LONGEST:
                break
            if end - start > 1 and (meant := _meant(run[start:end])):
                yield from _in_place(run, start, end, meant, good, alone=last == first + 1)
    yield from _across(run, words, good)


def _across(run: str, words: list[str], good: Good) -> Iterator[_Guess]:
    """Idioms over the seams of words, where at least two characters stand alone."""
    alone = [len(word) == 1 for word in words for _ in word]
    for start in range(len(run) - IDIOM + 1):
        end = start + IDIOM
        if sum(alone[start:end]) >= _ALONE and (meant := _meant(run[start:end])):
            yield from _in_place(run, start, end, meant, good, alone=False)


@functools.lru_cache(maxsize=50_000)
def _meant(said: str) -> tuple[tuple[str, bool], ...]:
    """The words that differ from `said` by one character; whether each is common enough to have been meant."""
    idiom = len(said) >= IDIOM
    there = frequency(said)
    if there > _DOUBTFUL:
        return ()
    floor = max(there * (_IDIOM_TIMES if idiom else _TIMES), _LEAST)
    common = floor if idiom else max(_COMMON, there * (_TIMES if there <= NOISE else _CERTAIN))
    words = (
        said[:place] + other + said[place + 1 :]
        for place, character in enumerate(said)
        for other in confusable(character, near=idiom)
    )
    known = ((word, frequency(word)) for word in words)
    return tuple((word, there <= _RARE and much >= common) for word, much in known if much >= floor)


def _in_place(
    run: str, start: int, end: int, meant: tuple[tuple[str, bool], ...], good: Good, *, alone: bool
) -> Iterator[_Guess]:
    """Each word that makes the text around it likelier; `alone`: what is said is itself a word, though a rare one."""
    said = run[start:end]
    around = run[max(0, start - 3) : start] + run[end : end + 3]
    short = len(said) < IDIOM
    strange = set(said) & set(around) or _NAMED.search(run[end - 1 : end + 1])
    doubtful = short and bool(set(said) & LOOSE or (not alone and strange))
    before, behind = run[max(0, start - _AROUND) : start], run[end : end + _AROUND]
    here = likelihood(before + said + behind)
    for word, common in meant:
        attested = word in good.text
        if not attested and (doubtful or not common):
            continue
        gain = likelihood(before + word + behind) - here
        least = 2.0 if alone or not short else _ATTESTED if attested else _LIKELY
        if gain >= least and (
            is_beside(run, start, end, word, good) or is_whole(run, start, end, word, good)
        ):
            yield _Guess(start, said, word, gain + (3.0 if alone else 0.0))


def _by_grams(run: str, good: Good) -> Iterator[_Guess]:
    """Four characters of which good texts hold the like with one other, while its neighbours there are unheard of."""
    for start in range(len(run) - GRAM + 1):
        said = run[start : start + GRAM]
        for place, character in enumerate(said[:-1]):
            at = start + place
            if (
                not place
                or character in LOOSE
                or run[max(0, at - 1) : at + 1] in good.pairs
                or run[at : at + 2] in good.pairs
            ):
                continue
            for other in confusable(character):
                word = said[:place] + other + said[place + 1 :]
                if word in good.grams:
                    yield _Guess(start, said, word, 0.0)


def _by_vocabulary(run: str, vocabulary: frozenset[str]) -> Iterator[_Guess]:
    """What is no word and differs from a word of the field by one like character."""
    lengths, with_gap = _with_gaps(vocabulary)
    singles = [len(word) == 1 for word in cut(run) for _ in word] if lengths else []
    for start in range(len(run)):
        for length in lengths:
            said = run[start : start + length]
            for place in range(len(said) if len(said) == length else 0):
                meant = with_gap.get(f"{said[:place]}?{said[place + 1 :]}", ())
                doubted = meant and _is_doubtful(said, vocabulary, singles[start : start + length])
                for word in meant if doubted else ():
                    if word[place] in confusable(said[place], near=length > len("二字")):
                        yield _Guess(start, said, word, _LIKELY)


@functools.lru_cache(maxsize=2)
def _with_gaps(vocabulary: frozenset[str]) -> tuple[list[int], dict[str, list[str]]]:
    """The lengths of the words, and the words by what is left of them without one character."""
    gaps: dict[str, list[str]] = {}
    for word in sorted(vocabulary):
        for place in range(len(word)):
            gaps.setdefault(f"{word[:place]}?{word[place + 1 :]}", []).append(word)
    return sorted({len(word) for word in vocabulary}), gaps


def _is_doubtful(said: str, vocabulary: frozenset[str], alone: list[bool]) -> bool:
    """Whether it is neither a word nor cut into words."""
    return said not in vocabulary and frequency(said) <= NOISE and sum(alone) >= _NEEDED.get(len(said), 0)


CHECKS = (
    Check(
        "typo.sound", "警告", "读音、字形相近的错别字", find_misheard,
        (*examples("推动社会合谐稳定。", "两项工作相得益章。", "绝不敷衍了是。", "认真贯切落实。"),
         Example("守劳廉洁底线。", {"vocabulary": frozenset({"守牢"})}), Example("落实控缀保学责任。", {"attested": "落实控辍保学责任。"})),
        (*examples("推动社会和谐稳定。", "两项工作相得益彰。", "清源县人大常委会依法监督。", "要吃透精神、学深悟透。",
                  "要把审议意见跟紧，把会开短。", "县人大常委会共向县委请示报告三次。", "有几篇拿得出手的调研报告。",
                  "清源县人大常委会主任 陈守诚", "县人大常委会主任陈守诚出席会议。", "张守诚同志参加讨论。"),
         Example("守诚同志说得好，代表要把守诚的话记在心里。", {"people": ("守诚",)})),
    ),
)  # fmt: skip
