"""Words and their parts of speech: what jieba.posseg says, said sooner.

The same dictionary, the same model, the same arithmetic in the same order (see `cutting` and `unknown`). Between two neighbouring characters
that stand together in no word of the dictionary a text falls into pieces of two or three characters, which can be
cut one by one; they come again and again, and are remembered. So are runs of characters that make no word.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import contains
from typing import NamedTuple

from generator.language.cutting import Cutter
from generator.language.dictionary import Dictionary
from generator.language.unknown import Model, Unknown

Words = list[tuple[str, str]]

_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._]+)")
_MARK = re.compile(r"\r\n|(?s:.)")
_REMEMBERED = 1 << 15


class Tagger:
    """Tags as `jieba.posseg.cut` does."""

    def __init__(self, dictionary: Dictionary, model: Model) -> None:
        self._dictionary = dictionary
        self.cutter = Cutter(dictionary)
        self._unknown = functools.lru_cache(_REMEMBERED)(Unknown(model))
        self._piece = functools.lru_cache(_REMEMBERED)(self._read)

    def add(self, words: Iterable[str], count: int, flag: str) -> None:
        """Add `words` to the dictionary, each so often counted."""
        self._dictionary.add(words, count, flag)
        self.cutter.changed()
        self._piece.cache_clear()

    def tag(self, text: str) -> Words:
        """The words of `text` in order with their flags; joined they are `text` again."""
        linked = map(contains, map(self._dictionary.followers.__getitem__, text), islice(text, 1, None))
        places = [place for place, together in enumerate(linked, 1) if not together]
        run, start = "", 0
        found: Words = []
        for end in [*places, len(text)]:
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
        words, ambiguous = self.cutter.best(block)
        if ambiguous:
            return _AMBIGUOUS
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
            found.append((word, self._dictionary.flag(word)))
        return _Piece(before, tuple(found), run) if found else _Piece(run, (), "")

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
        for word in self.cutter.best(block)[0]:
            if len(word) == 1:
                run += word
                continue
            if run:
                found += self._tag_run(run)
                run = ""
            found.append((word, self._dictionary.flag(word)))
        if run:
            found += self._tag_run(run)
        return found

    def _tag_run(self, run: str) -> Sequence[tuple[str, str]]:
        if len(run) > 1 and not self._dictionary.count(run):
            return self._unknown(run)
        return [(char, self._dictionary.flag(char)) for char in run]


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
