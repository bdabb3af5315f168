"""Pinyin over rare characters: words found in a line, each character with its syllable."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.word.markup import escaped, run, text_run, w


class Ruby(NamedTuple):
    """How pinyin is set: sizes of the base and of the pinyin in half-points, id of its character style."""

    base: int
    size: int
    style: str

    def over(self, character: str, syllable: str, around: str) -> str:
        """A run with `syllable` over `character`, which stands in the character style `around`."""
        properties = w(
            "rubyPr",
            w("rubyAlign", val="center"),
            w("hps", val=self.size),
            w("hpsRaise", val=self.base - 2),
            w("hpsBaseText", val=self.base),
            w("lid", val="zh-CN"),
        )
        above, below = w("rt", self._syllable(syllable)), w("rubyBase", text_run(character, around))
        return run(w("ruby", properties, above, below), around)

    def _syllable(self, syllable: str) -> str:
        """A run with its size of its own, without which LibreOffice draws it as large as the text.

        It has no hint for the Chinese font: that would draw letters with tones in another face than the rest.
        """
        named = w("rStyle", val=self.style) if self.style else ""
        size = w("rPr", named, w("sz", val=self.size), w("szCs", val=self.size))
        return w("r", size, f"<w:t>{escaped(syllable)}</w:t>")


class Pinyin:
    """The list of words to mark; longer words are found before shorter ones."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = {word: reading.split() for word, reading in words.items()}
        longest = sorted(self._words, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest))) if longest else None

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """`text` in pieces: (plain text, "") or (one character, its syllable)."""
        end = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.start() > end:
                yield text[end : match.start()], ""
            yield from zip(match[0], self._words[match[0]], strict=True)
            end = match.end()
        if end < len(text):
            yield text[end:], ""
