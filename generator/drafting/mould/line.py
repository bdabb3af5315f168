"""Lines of a template under construction, and its requests and blanks as they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.drafting.notation import call

_ROUND = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a template and the comment above it (empty: none)."""

    text: str
    comment: str = ""

    def __str__(self) -> str:
        note = f"{{# {self.comment} #}}\n" if self.comment else ""
        return f"{note}{self.text}\n"


def choice(**arguments: str | int | None) -> str:
    """选(…) as it is written in a template; what is empty or None is left out, 字数 is rounded."""
    return call("选", _rounded(arguments))


def whole_part(**arguments: object) -> str:
    """部分(…) as it is written in a template; what is empty or None is left out, 字数 is rounded."""
    return call("部分", _rounded(arguments))


def write_here(what: str) -> str:
    """A blank in which the user writes a passage."""
    return f"【此处写：{what}】"


def _rounded(arguments: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in arguments.items():
        if key == "字数" and isinstance(value, int) and value:
            value = max(_ROUND, round(value / _ROUND) * _ROUND)
        yield key, value
