"""Words and their parts of speech: what jieba.posseg says, said sooner.

The same dictionary, the same model, the same arithmetic in the same order. Between two neighbouring characters
that stand together in no word of the dictionary a text falls into pieces of two or three characters, which can be
cut one by one; they come again and again, and are remembered. So are runs of characters that make no word.
"""

import functools
import math
import re
from collections.abc import Sequence
from operator import add, itemgetter
from typing import Any, NamedTuple

Words = list[tuple[str, str]]
State = tuple[str, str]

_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._]+)")
_HAN = re.compile(r"([\u4E00-\u9FD5]+)")
_NUMBER_OR_LATIN = re.compile(r"([.0-9]+|[a-zA-Z0-9]+)")
_MARK = re.compile(r"\r\n|(?s:.)")
_NEVER = -3.14e100
"""The logarithm that stands for a probability of 0."""
_SCORE, _LAST_TWO = itemgetter(1), itemgetter(slice(-2, None))
_REMEMBERED = 1 << 15
_FEW = 4
_ROUNDING = 1e-7
"""Two ways to cut whose logarithms are nearer than this may be equally probable."""


class Tagger:
    """Tags as `jieba.posseg.cut` does; `jieba` is the module, its dictionary loaded."""

    def __init__(self, jieba: Any) -> None:
        self._jieba = jieba
        self._unknown = functools.lru_cache(_REMEMBERED)(_Unknown(Model(jieba.posseg)))
        self._piece = functools.lru_cache(_REMEMBERED)(self._read)
        self._linked: frozenset[str] = frozenset()
        self._dictionary = (0, 0)

    def tag(self, text: str) -> Words:
        """The words of `text` in order with their flags; joined they are `text` again."""
        self._keep_up()
        linked, run, start = self._linked, "", 0
        found: Words = []
        for end, pair in enumerate([*map(add, text, text[1:]), ""], 1):
            if pair in linked:
                continue
            before, words, behind, ambiguous = self._piece(text[start:end])
            if ambiguous:
                return self._tag_whole(text)
            start = end
            run += before
            if words:
                if run:
                    found += self._tag_run(run)
                found += words
                run = behind
        if run:
            found += self._tag_run(run)
        return found

    def _keep_up(self) -> None:
        """Learn anew which characters go together when words were added to the dictionary.

        It holds every beginning of a word as well, so the last two characters of all it holds are all pairs.
        """
        self._jieba.posseg.dt.makesure_userdict_loaded()
        dictionary = len(self._jieba.dt.FREQ), self._jieba.dt.total
        if dictionary != self._dictionary:
            self._dictionary = dictionary
            self._linked = frozenset(map(_LAST_TWO, self._jieba.dt.FREQ)) | {"\r\n"}
            self._piece.cache_clear()

    def _read(self, piece: str) -> "_Piece":
        """What stands between two places that no word of the dictionary crosses."""
        if _BLOCK.fullmatch(piece):
            return self._read_block(piece)
        found: Words = []
        before = run = ""
        for place, part in enumerate(_BLOCK.split(piece)):
            block = self._read_block(part) if place % 2 else _Piece("", _marks(part), "")
            if block.ambiguous:
                return _AMBIGUOUS
            run += block.before
            if block.words:
                if found and run:
                    found += self._tag_run(run)
                elif run:
                    before = run
                found += block.words
                run = block.behind
        return _Piece(before, tuple(found), run) if found else _Piece(run, (), "")

    def _read_block(self, block: str) -> "_Piece":
        if len(block) == 1:
            return _Piece(block, (), "")
        words, ambiguous = self._cut(block)
        if ambiguous:
            return _AMBIGUOUS
        flags = self._flags
        found: Words = []
        before = run = ""
        for word in words:
            if len(word) == 1:
                run += word
                continue
            if found and run:
                found += self._tag_run(run)
            elif run:
                before = run
            run = ""
            found.append((word, flags.get(word, "x")))
        return _Piece(before, tuple(found), run) if found else _Piece(run, (), "")

    @property
    def _flags(self) -> dict[str, str]:
        flags: dict[str, str] = self._jieba.posseg.dt.word_tag_tab
        return flags

    def _tag_whole(self, text: str) -> Words:
        """As `tag`, block by block: where two ways to cut a piece are equally probable, what stands behind decides."""
        found: Words = []
        for place, block in enumerate(_BLOCK.split(text)):
            if place % 2:
                found += self._tag_block(block)
            else:
                found += _marks(block)
        return found

    def _tag_block(self, block: str) -> Words:
        """Words of the dictionary with its flags; characters between them as the model reads them together."""
        found: Words = []
        run = ""
        for word in self._cut(block)[0]:
            if len(word) == 1:
                run += word
                continue
            if run:
                found += self._tag_run(run)
                run = ""
            found.append((word, self._flags.get(word, "x")))
        if run:
            found += self._tag_run(run)
        return found

    def _tag_run(self, run: str) -> Sequence[tuple[str, str]]:
        if len(run) > 1 and not self._jieba.dt.FREQ.get(run):
            return self._unknown(run)
        flags = self._flags
        return [(char, flags.get(char, "x")) for char in run]

    def _cut(self, block: str) -> tuple[list[str], bool]:
        """The most probable words of the dictionary that make up `block`; the longer first word if two ways tie.

        And whether two ways do tie, but for what is lost in rounding.
        """
        frequencies, total = self._jieba.dt.FREQ, math.log(self._jieba.dt.total)
        size = len(block)
        scores, ends, ties = [0.0] * (size + 1), [0] * size, False
        for start in range(size - 1, -1, -1):
            end, best, best_end = start + 1, None, start + 1
            count = frequencies.get(block[start])
            while count is not None:
                if count:
                    score = math.log(count) - total + scores[end]
                    ties |= best is not None and abs(score - best) < _ROUNDING
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
        return words, ties


class _Piece(NamedTuple):
    """Words of a piece of text with their flags, and the characters by themselves before and behind them.

    Without words all its characters are `before`.
    """

    before: str
    words: tuple[tuple[str, str], ...]
    behind: str
    ambiguous: bool = False


_AMBIGUOUS = _Piece("", (), "", True)


def _marks(text: str) -> tuple[tuple[str, str], ...]:
    """What stands between blocks of characters, mark by mark."""
    return tuple((mark, "x") for mark in _MARK.findall(text))


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
    """The hidden Markov model of `posseg`: begin, middle, end or whole of a word, with a flag.

    Its states go by their numbers, in order.
    """

    def __init__(self, posseg: Any) -> None:
        self._posseg = posseg
        self._states: list[State] = sorted(posseg.trans_P)
        numbers = {state: number for number, state in enumerate(self._states)}
        self._of_char: dict[str, list[int]] = {
            char: [numbers[state] for state in states] for char, states in posseg.char_state_tab_P.items()
        }
        self._start: list[float] = [posseg.start_P[state] for state in self._states]
        self._emit: list[dict[str, float]] = [posseg.emit_P[state] for state in self._states]
        self._before: list[dict[int, float]] = [{} for _ in self._states]
        for source, following in posseg.trans_P.items():
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
            scores, step = self._step(scores, char)
            if not scores:
                return self._as_posseg(run)
            steps.append(step)
        state = max((score, state) for state, score in scores.items())[1]
        states = [self._states[state]]
        for step in reversed(steps):
            state = step[state]
            states.append(self._states[state])
        return states[::-1]

    def _emissions(self, char: str) -> list[tuple[int, float]]:
        """The states that `char` can be in, with the logarithm of how probable it is there."""
        states = self._of_char.get(char, range(len(self._states)))
        return [(state, self._emit[state].get(char, _NEVER)) for state in states]

    def _step(self, before: dict[int, float], char: str) -> tuple[dict[int, float], dict[int, int]]:
        """For each state that `char` can be in: the best score, and the state before it.

        The likeliest before are tried first, till the next could not do better whatever the change.
        """
        scores: dict[int, float] = {}
        step: dict[int, int] = {}
        likeliest = sorted(before.items(), key=_SCORE, reverse=True)
        for state, given in self._given(char):
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

    def _as_posseg(self, run: str) -> list[State]:
        """Where no state of a character can follow, jieba tries all of them: leave it to jieba."""
        posseg = self._posseg
        states: list[State] = posseg.viterbi(
            run, posseg.char_state_tab_P, posseg.start_P, posseg.trans_P, posseg.emit_P
        )[1]
        return states
