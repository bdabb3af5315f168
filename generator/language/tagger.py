"""Words and their parts of speech: what jieba.posseg says, said sooner.

The same dictionary, the same model, the same arithmetic in the same order (see `cutting` and `unknown`). Between two neighbouring characters
that stand together in no word of the dictionary a text falls into pieces of two or three characters, which can be
cut one by one; they come again and again, and are remembered. So are runs of characters that make no word.
"""

from collections.abc import Iterable
from itertools import islice
from operator import contains

from generator.language.cutting import Cutter
from generator.language.dictionary import Dictionary, Lazy
from generator.language.patterns import pattern as lazy
from generator.language.unknown import Model, Unknown

Words = list[tuple[str, str]]

_BLOCK = lazy(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._]+)")
_MARK = lazy(r"\r\n|(?s:.)")
_REMEMBERED = 1 << 14
_Piece = tuple[str, tuple[tuple[str, str], ...] | None, str]
"""Words of a piece of text with their flags, and the characters by themselves before and behind them.

Without words all its characters are before; with None in their place two ways to cut it are equally probable.
"""
_AMBIGUOUS: _Piece = ("", None, "")


class Tagger:
    """Tags as `jieba.posseg.cut` does."""

    def __init__(self, dictionary: Dictionary, model: Model) -> None:
        self._dictionary = dictionary
        self._unknown = Unknown(model)
        self.cutter = Cutter(dictionary)
        self._pieces = Lazy(self._read, _REMEMBERED)
        self._runs = Lazy(self._read_run, _REMEMBERED)

    def add(self, words: Iterable[str], count: int, flag: str) -> None:
        """Add `words` to the dictionary, each so often counted."""
        self._dictionary.add(words, count, flag)
        self.cutter.changed()
        self._pieces.clear()
        self._runs.clear()

    def tag(self, text: str) -> Words:
        """The words of `text` in order with their flags; joined they are `text` again."""
        found: Words = []
        run = ""
        for before, words, behind in map(self._pieces.__getitem__, self._split(text)):
            run += before
            if words:
                if run:
                    found += self._runs[run]
                found += words
                run = behind
            elif words is None:
                return self._tag_whole(text)
        if run:
            found += self._runs[run]
        return found

    def _split(self, text: str) -> list[str]:
        """`text` in pieces between which no word of the dictionary goes."""
        together = map(contains, map(self._dictionary.followers.__getitem__, text), islice(text, 1, None))
        pieces, start = [], 0
        for end in [place for place, one in enumerate(together, 1) if not one]:
            pieces.append(text[start:end])
            start = end
        return [*pieces, text[start:]]

    def _read(self, piece: str) -> _Piece:
        """What stands between two places that no word of the dictionary crosses."""
        if _BLOCK.fullmatch(piece):
            return self._read_block(piece)
        found: Words = []
        before = run = ""
        for place, part in enumerate(_BLOCK.split(piece)):
            first, words, last = self._read_block(part) if place % 2 else ("", _marks(part), "")
            if words is None:
                return _AMBIGUOUS
            run += first
            if words:
                if found and run:
                    found += self._runs[run]
                elif run:
                    before = run
                found += words
                run = last
        return (before, tuple(found), run) if found else (run, (), "")

    def _read_block(self, block: str) -> _Piece:
        if len(block) == 1:
            return block, (), ""
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
                found += self._runs[run]
            elif run:
                before = run
            run = ""
            found.append((word, self._dictionary.flag(word)))
        return (before, tuple(found), run) if found else (run, (), "")

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
                found += self._runs[run]
                run = ""
            found.append((word, self._dictionary.flag(word)))
        if run:
            found += self._runs[run]
        return found

    def _read_run(self, run: str) -> tuple[tuple[str, str], ...]:
        """Characters that make no word by the dictionary alone."""
        if len(run) > 1 and not self._dictionary.count(run):
            return self._unknown(run)
        return tuple([(char, self._dictionary.flag(char)) for char in run])


def _marks(text: str) -> tuple[tuple[str, str], ...]:
    """What stands between blocks of characters, mark by mark."""
    return tuple((mark, "x") for mark in _MARK.findall(text))
