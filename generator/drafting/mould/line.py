"""Lines of a template under construction, and its requests and blanks as they are written."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    return _call("选", arguments)


def whole_part(**arguments: object) -> str:
    """部分(…) as it is written in a template; what is empty or None is left out, 字数 is rounded."""
    return _call("部分", arguments)


def write_here(what: str) -> str:
    """A blank in which the user writes a passage."""
    return f"【此处写：{what}】"


def _call(name: str, arguments: Mapping[str, object]) -> str:
    given = (f"{key}={_written(key, value)}" for key, value in arguments.items() if value or value is False)
    return f"{{{{ {name}({', '.join(given)}) }}}}"


def _written(key: str, value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_written(key, one) for one in value)}]"
    if isinstance(value, int) and key == "字数":
        return str(max(_ROUND, round(value / _ROUND) * _ROUND))
    return f'"{value}"' if isinstance(value, str) else str(value)
