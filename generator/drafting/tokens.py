"""Tokens: values and requests as they travel through Jinja, and back out of the rendered text."""

import re
from dataclasses import dataclass, field

from generator.model.skeleton import Fact, Literal, SkeletonSpan

OPEN, CLOSE, LINE = "\ue000", "\ue001", "\ue002"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
LINE_MARK = re.compile(f"{LINE}(\\d+){CLOSE}")


@dataclass(slots=True)
class Tokens:
    """The spans that were printed while a template rendered, by number."""

    spans: list[SkeletonSpan] = field(default_factory=list)

    def print(self, span: SkeletonSpan) -> str:
        """The token that stands for `span` in the rendered text."""
        self.spans.append(span)
        return f"{OPEN}{len(self.spans) - 1}{CLOSE}"

    def read(self, text: str) -> tuple[SkeletonSpan, ...]:
        """Rendered text as spans: literals between the tokens."""
        spans: list[SkeletonSpan] = []
        position = 0
        for match in TOKEN.finditer(text):
            if match.start() > position:
                spans.append(Literal(text[position : match.start()]))
            spans.append(self.spans[int(match[1])])
            position = match.end()
        if position < len(text):
            spans.append(Literal(text[position:]))
        return tuple(spans)


class Value(str):
    """A value of the brief: compares as its text, prints as a token."""

    _key: str
    _tokens: Tokens

    def __new__(cls, text: str, key: str, tokens: Tokens) -> "Value":
        value = super().__new__(cls, text)
        value._key, value._tokens = key, tokens
        return value

    def __str__(self) -> str:
        return self._tokens.print(Fact(self._key, str.__str__(self)))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Wish:
    """A request or the like: prints as a token."""

    def __init__(self, span: SkeletonSpan, tokens: Tokens) -> None:
        self._span, self._tokens = span, tokens

    def __str__(self) -> str:
        return self._tokens.print(self._span)
