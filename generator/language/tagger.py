"""Words and their parts of speech: what jieba.posseg says, said sooner.

The same dictionary, the same model, the same arithmetic in the same order. Runs of characters that the
dictionary holds no word for come again and again, and are remembered.
"""

import functools
import math
import re
from typing import Any

Words = list[tuple[str, str]]
State = tuple[str, str]

_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._]+)")
_HAN = re.compile(r"([\u4E00-\u9FD5]+)")
_NUMBER_OR_LATIN = re.compile(r"([.0-9]+|[a-zA-Z0-9]+)")
_MARK = re.compile(r"\r\n|(?s:.)")
_NEVER = -3.14e100
"""The logarithm that stands for a probability of 0."""
_REMEMBERED = 1 << 15


class Tagger:
    """Tags as `jieba.posseg.cut` does; `jieba` is the module, its dictionary loaded."""

    def __init__(self, jieba: Any) -> None:
        self._jieba = jieba
        self._unknown = functools.lru_cache(_REMEMBERED)(_Unknown(Model(jieba.posseg)))

    def tag(self, text: str) -> Words:
        """The words of `text` in order with their flags; joined they are `text` again."""
        self._jieba.posseg.dt.makesure_userdict_loaded()
        found: Words = []
        for place, block in enumerate(_BLOCK.split(text)):
            if place % 2:
                found += self._tag_block(block)
            else:
                found += [(mark, "x") for mark in _MARK.findall(block)]
        return found

    def _tag_block(self, block: str) -> Words:
        """Words of the dictionary with its flags; characters between them as the model reads them together."""
        flags, found, run = self._jieba.posseg.dt.word_tag_tab, [], ""
        for word in self._cut(block):
            if len(word) == 1:
                run += word
                continue
            if run:
                found += self._tag_run(run)
                run = ""
            found.append((word, flags.get(word, "x")))
        return found + self._tag_run(run) if run else found

    def _tag_run(self, run: str) -> Words:
        if len(run) > 1 and not self._jieba.dt.FREQ.get(run):
            return list(self._unknown(run))
        flags = self._jieba.posseg.dt.word_tag_tab
        return [(char, flags.get(char, "x")) for char in run]

    def _cut(self, block: str) -> list[str]:
        """The most probable words of the dictionary that make up `block`; the longer first word if two ways tie."""
        frequencies, total = self._jieba.dt.FREQ, math.log(self._jieba.dt.total)
        size = len(block)
        scores, ends = [0.0] * (size + 1), [0] * size
        for start in range(size - 1, -1, -1):
            end, best, best_end = start + 1, None, start + 1
            count = frequencies.get(block[start])
            while count is not None:
                if count:
                    score = math.log(count) - total + scores[end]
                    if best is None or score >= best:
                        best, best_end = score, end
                end += 1
                if end > size:
                    break
                count = frequencies.get(block[start:end])
            scores[start] = math.log(1) - total + scores[start + 1] if best is None else best
            ends[start] = best_end
        words, start = [], 0
        while start < size:
            words.append(block[start : ends[start]])
            start = ends[start]
        return words


class _Unknown:
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
    """The hidden Markov model of `posseg`: begin, middle, end or whole of a word, with a flag."""

    def __init__(self, posseg: Any) -> None:
        self._posseg = posseg
        self._states: dict[str, tuple[State, ...]] = posseg.char_state_tab_P
        self._start: dict[State, float] = posseg.start_P
        self._emit: dict[State, dict[str, float]] = posseg.emit_P
        self._next: dict[State, dict[State, float]] = posseg.trans_P
        self._before: dict[State, dict[State, float]] = {}
        for source, following in self._next.items():
            for state, change in following.items():
                self._before.setdefault(state, {})[source] = change

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
        every = tuple(self._next)
        first = self._states.get(run[0], every)
        scores = {state: self._start[state] + self._emit[state].get(run[0], _NEVER) for state in first}
        steps: list[dict[State, State]] = []
        for char in run[1:]:
            scores, step = self._step(scores, char, self._states.get(char, every))
            if not scores:
                return self._as_posseg(run)
            steps.append(step)
        state = max((score, state) for state, score in scores.items())[1]
        states = [state]
        for step in reversed(steps):
            state = step[state]
            states.append(state)
        return states[::-1]

    def _step(
        self, before: dict[State, float], char: str, states: tuple[State, ...]
    ) -> tuple[dict[State, float], dict[State, State]]:
        """For each state that `char` can be in: the best score, and the state before it."""
        scores: dict[State, float] = {}
        step: dict[State, State] = {}
        for state in states:
            changes = self._before.get(state, {})
            given = self._emit[state].get(char, _NEVER)
            best, best_source = None, state
            for source in changes if len(changes) < len(before) else before:
                if source in changes and source in before:
                    total = before[source] + changes[source] + given
                    if best is None or total > best or (total == best and source > best_source):
                        best, best_source = total, source
            if best is not None:
                scores[state], step[state] = best, best_source
        return scores, step

    def _as_posseg(self, run: str) -> list[State]:
        """Where no state of a character can follow, jieba tries all of them: leave it to jieba."""
        posseg = self._posseg
        states: list[State] = posseg.viterbi(
            run, posseg.char_state_tab_P, posseg.start_P, posseg.trans_P, posseg.emit_P
        )[1]
        return states
