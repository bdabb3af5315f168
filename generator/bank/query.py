"""What is asked of a search: words, words that must not stand there, and what narrows it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_TERM = re.compile(r"([-－]?)(?:“([^”]*)”|\"([^\"]*)\"|「([^」]*)」|『([^』]*)』|(\S+))(?=\s|$)")

_PARTNERS = {
    "“": "”",
    "「": "」",
    "『": "』",
    "‘": "’",
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    '"': '"',
    "'": "'",
}
_LONE = "*"
"""Signs around a word that nobody looks for."""


class Query(NamedTuple):
    """All of `words` must stand in a sentence, none of `excluded`; both normalised as texts are."""

    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


class Filters(NamedTuple):
    """What narrows a search; an empty string or None narrows nothing.

    `date` is an ISO day on which the sentence may be said; `source` a part of the file's name or title;
    `speaker` a part of who gave the source, or who said the sentence; `used` whether it was said (see `usage`);
    `struck` asks for what the user struck, and nothing else.
    """

    slot: str = ""
    role: str = ""
    topic: str = ""
    occasion: str = ""
    level: str = ""
    kind: str = ""
    date: str = ""
    source: str = ""
    speaker: str = ""
    used: bool | None = None
    struck: bool = False


def parse(parts: Iterable[str]) -> Query:
    """The query that was typed: words parted by spaces; “…”, "…", 「…」 hold one together; -词 excludes.

    Quotes glued to further text are part of the text that is looked for; those without a partner, and * or
    brackets around a word, are not.
    """
    words: list[str] = []
    excluded: list[str] = []
    for sign, *quoted, plain in _TERM.findall(" ".join(parts)):
        text = _normalised("".join(quoted) or _stripped(plain))
        if text:
            (excluded if sign else words).append(text)
    return Query(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(excluded)))


def _stripped(word: str) -> str:
    """`word` without signs around it, and without a quote or bracket at an end that has no partner.

    What is nothing but such signs stays.
    """
    typed, before = word, ""
    while word != before:
        before = word
        word = word.strip(_LONE)
        for start, end in _PARTNERS.items():
            if word.startswith(start) and (end not in word[1:] or word.index(end, 1) == len(word) - 1):
                word = word[1:].removesuffix(end)
            elif word.endswith(end) and start not in word[:-1]:
                word = word[:-1]
    return word or typed


def _normalised(text: str) -> str:
    if all("一" <= char <= "鿿" for char in text):
        return text
    from generator.language.punctuation import normalise

    return normalise(text)
