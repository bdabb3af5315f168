"""What becomes of a run of characters that the dictionary knows no word for: the hidden Markov model of jieba.posseg."""

import functools
import math
from collections.abc import Sequence
from operator import itemgetter

from generator.language.jieba_files import read_table
from generator.language.patterns import pattern as lazy
from generator.language.prepared import ALL, Prepared

State = tuple[str, str]

_HAN = lazy(r"([\u4E00-\u9FD5]+)")
_NUMBER_OR_LATIN = lazy(r"([.0-9]+|[a-zA-Z0-9]+)")
_NEVER = -3.14e100
"""The logarithm that stands for a probability of 0."""
_SCORE = itemgetter(1)
_REMEMBERED = 1 << 15
_FEW = 4
"""States before which so few others may stand are gone through from there."""


class Unknown:
    """What becomes of a run of characters that the dictionary does not know."""

    def __init__(self, model: "Model") -> None:
        self._model = model

    def __call__(self, run: str) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        for place, part in enumerate(_HAN.split(run)):
            if place % 2:
                found += self._model.tag(part)
            else:
                found += [(one, _flag(one)) for one in _NUMBER_OR_LATIN.split(part) if one]
        return tuple(found)


def _flag(word: str) -> str:
    if word[0] in ".0123456789":
        return "m"
    return "eng" if word[0].isascii() and word[0].isalpha() else "x"


class Model:
    """The hidden Markov model of jieba.posseg: begin, middle, end or whole of a word, with a flag.

    Its states go by their numbers, in order.
    """

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        changes, start = read_table("prob_trans"), read_table("prob_start")
        self._states: list[State] = sorted(changes)
        numbers = {state: number for number, state in enumerate(self._states)}
        self._start: list[float] = [start[state] for state in self._states]
        self._before: list[dict[int, float]] = [{} for _ in self._states]
        for source, following in changes.items():
            for state, change in following.items():
                self._before[numbers[state]][numbers[source]] = change
        self._easiest = [max(changes.values(), default=-math.inf) for changes in self._before]
        self._given = functools.lru_cache(_REMEMBERED)(self._emissions)

    def tag(self, run: str) -> tuple[tuple[str, str], ...]:
        """The words of `run`, Chinese characters, with their flags."""
        found, begin, behind = [], 0, 0
        states = self._most_probable(run)
        for place, (position, flag) in enumerate(states):
            if position == "B":
                begin = place
            elif position in "ES":
                found.append((run[place if position == "S" else begin : place + 1], flag))
                behind = place + 1
        if behind < len(run):
            found.append((run[behind:], states[behind][1]))
        return tuple(found)

    def _most_probable(self, run: str) -> list[State]:
        """The states of the characters (Viterbi); of two equally probable the greater one."""
        scores = {state: self._start[state] + given for state, given in self._given(run[0])}
        steps: list[dict[int, int]] = []
        for char in run[1:]:
            before = scores
            scores, step = self._step(before, self._given(char))
            if not scores:  # none of its states can follow: it may be in any
                scores, step = self._step(before, self._emissions(char, anywhere=True))
            steps.append(step)
        state = max((score, state) for state, score in scores.items())[1]
        states = [self._states[state]]
        for step in reversed(steps):
            state = step[state]
            states.append(self._states[state])
        return states[::-1]

    def _emissions(self, char: str, *, anywhere: bool = False) -> list[tuple[int, float]]:
        """The states that `char` can be in, with the logarithm of how probable it is there."""
        row = self._prepared.row(char)
        found, states = row.logarithms(), row.states
        if anywhere or states == ALL or not found:
            return [(state, found.get(state, _NEVER)) for state in range(len(self._states))]
        return [(state, found.get(state, _NEVER)) for state in map(int, states.split())] or list(
            found.items()
        )

    def _step(
        self, before: dict[int, float], here: Sequence[tuple[int, float]]
    ) -> tuple[dict[int, float], dict[int, int]]:
        """For each state that a character can be in: the best score, and the state before it.

        The likeliest before are tried first, till the next could not do better whatever the change.
        """
        scores: dict[int, float] = {}
        step: dict[int, int] = {}
        likeliest = sorted(before.items(), key=_SCORE, reverse=True)
        for state, given in here:
            changes, easiest = self._before[state], self._easiest[state]
            best, best_source = -math.inf, -1
            if len(changes) < _FEW:
                for source, change in changes.items():
                    if source in before:
                        total = before[source] + change + given
                        if total > best or (total == best and source > best_source):
                            best, best_source = total, source
            else:
                for source, score in likeliest:
                    if score + easiest + given < best:
                        break
                    if source in changes:
                        total = score + changes[source] + given
                        if total > best or (total == best and source > best_source):
                            best, best_source = total, source
            if best_source >= 0:
                scores[state], step[state] = best, best_source
        return scores, step
