"""What is a fact in a sentence (blanks, figures, names of places and people), as against its wording."""

import re
from collections.abc import Iterable

from generator.language import words
from generator.language.lexicon import Lexicon
from generator.language.localities import locate_local
from generator.language.punctuation import bare

_BLANK = re.compile("【[^】]*】")
_FIGURE = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千万亿两]+(?=[个项名件次场家篇条人年月日])")
_SIGN = "〇"


class Facts:
    """Tells facts from wording; `own` are the names of the user's own place, people and meeting."""

    def __init__(self, own: Iterable[str], lexicon: Lexicon) -> None:
        self._own = tuple(dict.fromkeys(name for name in own if len(name) > 1))
        self._lexicon = lexicon

    def only(self, before: str, after: str) -> bool:
        """Whether two wordings differ in facts alone: a blank filled, a figure or name set right or put in its place."""
        if "【" in before and self._filled(before, after):
            return True
        return self._masked(before) == self._masked(after)

    def names_own(self, text: str) -> bool:
        """Whether `text` holds a name of the user's own place, people or meeting, or an open blank."""
        return bool(_BLANK.search(text)) or any(name in text for name in self._own)

    def _filled(self, before: str, after: str) -> bool:
        """Whether `after` is `before` with something in place of its blanks."""
        parts = [re.escape(bare(part)) for part in _BLANK.split(before)]
        return re.fullmatch(".*?".join(parts), bare(after)) is not None

    def _masked(self, text: str) -> str:
        """The bare wording, each fact one sign."""
        words.add_words(self._lexicon.terms.vocabulary)
        for name in sorted(self._own, key=len, reverse=True):
            text = text.replace(name, _SIGN)
        marks = locate_local(text, words.tag(text), self._lexicon.terms)
        for found in sorted({mark.text for _, mark in marks}, key=len, reverse=True):
            text = text.replace(found, _SIGN)
        text = _FIGURE.sub(_SIGN, text)
        return re.sub(f"{_SIGN}+", _SIGN, bare(text))
