"""Words that speeches of this kind use anywhere: what is not among them may be the way one place calls its own things.

No list can hold every street, firm, nickname and slogan of the country; but whoever says nothing that he has not met
elsewhere says none of them. So a sentence of another place is offered only if its names and nouns are common words of
the dictionary, or stand in the texts that come with the program (`familiar.txt`).
"""

import functools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.language.words import frequency, is_known

_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z]{2,}")
_QUOTED = re.compile("“([^“”，。！？；：]{2,20})”")
_FUNCTION = frozenset(
    "的了着过在和与是各全我你他这那每某把对向到从为于及其以之有无不没要能可会将使让被给由同跟就都也还又再更最很多少大小上下前后内外中"
    "一二三四五六七八九十两几来去出入起得必常敢"
)
"""Characters of grammar: a word of the segmenter's own making that holds one is no name."""
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz"))
_NOUNS = _NAMES | {"n", "ng", "j", "s"}
_REMEMBERED = 1 << 14
_COMMON_NAME, _COMMON_NOUN, _COMMON_CHARACTER = 300, 60, 1000
"""How often the dictionary must have counted a word tagged as a name, a noun, a character by itself."""


class Familiar:
    """The words of the lists at `paths` (one a line, # begins a comment), read when they are first needed.

    Without any list everything is familiar.
    """

    def __init__(self, paths: Sequence[Path] = ()) -> None:
        self._paths = tuple(paths)
        self._plain: set[tuple[str, str]] = set()
        """Words, with their flags, that were found familiar: most are met again and again."""

    @functools.cached_property
    def _words(self) -> frozenset[str]:
        lines = (line for path in self._paths for line in path.read_text("utf-8-sig").splitlines())
        return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))

    def strange(self, text: str, tagged: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """What in `text`, of which `tagged` are the words with their flags, is not familiar; in order, each once."""
        if not self._paths:
            return ()
        unknown = set(tagged).difference(self._plain)
        if unknown:
            unknown -= self._judged(unknown)
        if not unknown and "“" not in text:
            return ()
        said = [word for word, flag in tagged if (word, flag) in unknown]
        return tuple(dict.fromkeys((*said, *(one for one in _quoted_in(text) if one not in self._words))))

    def _judged(self, words: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of `words` that are familiar; they are remembered."""
        plain = {one for one in words if one[0] in self._words or not _is_strange(*one)}
        if len(self._plain) > _REMEMBERED:
            self._plain.clear()
        self._plain |= plain
        return plain


def strange_in(text: str, tagged: Iterable[tuple[str, str]]) -> list[str]:
    """What the dictionary alone does not call common: names, rare nouns, what is quoted and no one word."""
    return [*(word for word, flag in tagged if _is_strange(word, flag)), *_quoted_in(text)]


def _quoted_in(text: str) -> list[str]:
    return [quoted for quoted in _QUOTED.findall(text) if not is_known(quoted)] if "“" in text else []


def _is_strange(word: str, flag: str) -> bool:
    if not _HAN.fullmatch(word):
        return bool(_LATIN.fullmatch(word))
    if not is_known(word):
        return len(word) == 1 or _FUNCTION.isdisjoint(word)
    if len(word) == 1:
        return frequency(word) < _COMMON_CHARACTER
    if flag in _NAMES:
        return frequency(word) < _COMMON_NAME
    return flag in _NOUNS and frequency(word) < _COMMON_NOUN
