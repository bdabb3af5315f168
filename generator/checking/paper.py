"""What is checked: the paragraphs of a speech, with what is known of the meeting and of who speaks."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Date

from generator.checking.calendar import Calendar
from generator.checking.inventory import Inventory
from generator.checking.roster import Tenure
from generator.language.lexicon import Lexicon
from generator.language.punctuation import word_count
from generator.language.sentences import split_sentences

_WIDE = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ",
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
_HALF = re.compile(r"(?<=[\u3400-\u9fff”’》）])[,;:?!]|[,;:?!](?=[\u3400-\u9fff“‘《])")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
BLANK = re.compile(r"【(?:待填|此处写)[^】]*】")
"""A blank of our drafts; what is asked for in it is nobody's speech."""
PACE = 150
"""Characters read aloud in a minute, unless the brief says otherwise."""


@dataclass(frozen=True, slots=True)
class Length:
    """The length that was asked for, in characters as Word counts them, and the pace (characters a minute)."""

    characters: int | None = None
    minutes: float | None = None
    pace: int = PACE


@dataclass(frozen=True, slots=True)
class Setting:
    """What a speech is checked against.

    `place` is the speaker's own, `level` its level (empty: unknown), `own` further names that are no
    leftovers (下级, 单位 of the card), `superior` the place above.
    """

    lexicon: Lexicon
    day: Date
    place: str = ""
    level: str = ""
    superior: str = ""
    own: tuple[str, ...] = ()
    roster: tuple[Tenure, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    inventory: Inventory = field(default_factory=Inventory)
    asked: Length = Length()
    attested: str = ""
    """Text of good speeches and phrases: what stands there is no slip of the pen."""
    vocabulary: frozenset[str] = frozenset()
    """Words of the field that dictionaries lack; what differs from one by a like character is doubted."""
    people: tuple[str, ...] = ()
    """Names of persons that the 单位 card or the brief tells (those of `roster` beside)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph: offsets in characters."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Paper:
    """The paragraphs as they stand in the file, their outline levels (None: body text), and the setting."""

    paragraphs: tuple[str, ...]
    setting: Setting
    outline: tuple[int | None, ...] = ()

    @functools.cached_property
    def plain(self) -> tuple[str, ...]:
        """The paragraphs with full-width punctuation and half-width digits, blanks as spaces; every offset stays right."""
        return tuple(_plain(text) for text in self.paragraphs)

    @functools.cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences in order."""
        return tuple(
            Span(number, start, end)
            for number, text in enumerate(self.plain)
            for start, end in split_sentences(_unquoted(text))
        )

    @functools.cached_property
    def tagged(self) -> tuple[Sequence[tuple[str, str]], ...]:
        """The words of each paragraph with their part-of-speech flags."""
        from generator.language.words import add_words, tag

        add_words(self.setting.lexicon.terms.vocabulary)
        return tuple(tag(text) for text in self.plain)

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(self.plain)

    @property
    def characters(self) -> int:
        """Length as Word's 字数."""
        return sum(map(word_count, self.paragraphs))

    def level_of(self, number: int) -> int | None:
        """The outline level that the file itself gives to a paragraph."""
        return self.outline[number] if number < len(self.outline) else None

    def said(self, span: Span) -> str:
        """The text of a span, punctuation full-width."""
        return self.plain[span.paragraph][span.start : span.end]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Each match of `pattern` with the number of its paragraph."""
        for number, text in enumerate(self.plain):
            for match in pattern.finditer(text):
                yield number, match


def _unquoted(text: str) -> str:
    """`text` as it is, or with its quotes made into other signs if they do not come in pairs."""
    return text if text.count("“") == text.count("”") else text.translate({ord("“"): "〝", ord("”"): "〞"})


def _plain(text: str) -> str:
    text = BLANK.sub(lambda match: "　" * len(match[0]), text)
    return _HALF.sub(lambda match: _FULL[match[0]], text.translate(_WIDE))
