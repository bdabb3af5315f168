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

from generator.language.unknown import Model, Unknown

Words = list[tuple[str, str]]

_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._]+)")
_MARK = re.compile(r"\r\n|(?s:.)")
_LAST_TWO = itemgetter(slice(-2, None))
_REMEMBERED = 1 << 15
_ROUNDING = 1e-7
"""Two ways to cut whose logarithms are nearer than this may be equally probable."""


class Tagger:
    """Tags as `jieba.posseg.cut` does; `jieba` is the module, its dictionary loaded."""

    def __init__(self, jieba: Any) -> None:
        self._jieba = jieba
        self._unknown = functools.lru_cache(_REMEMBERED)(Unknown(Model(jieba.posseg)))
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
