"""Where templates run: they cannot reach into the program, nor fill the memory, nor go on for ever."""

import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sized
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LARGEST = 200_000
"""Characters, or items of a list, that anything in a template may come to."""
_GREATEST = 10**9
_SECONDS = 10.0
_WIDTH = re.compile(r"\d{4,}|%[^a-zA-Z%]*\*|\{[^}]*\{")
"""A width of a thousand and more in a format, or one that is itself filled in."""
_FILLERS = frozenset("center ljust rjust zfill expandtabs replace join translate format_map".split())
"""Methods of text that can make much of little."""
_TEMPLATE = "<template>"

_Trace = Callable[[FrameType, str, Any], Any]


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without attributes of the program, without loaders, and with bounds on what it computes."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
        self.globals.clear()
        for name in (
            "center",
            "indent",
            "wordwrap",
            "replace",
            "xmlattr",
            "batch",
            "slice",
            "tojson",
            "pprint",
        ):
            self.filters.pop(name, None)
        self.filters["format"] = _format

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As Jinja has it, less the methods that can make much of little."""
        return not (isinstance(obj, str) and attr in _FILLERS) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`left operator right`, if the outcome stays within bounds."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(operator)
        if operator == "*":
            _require_small(left, right)
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, Sized) and len(made) > LARGEST:
            raise SecurityError(operator)
        return made

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The method `format` of a text, without widths that fill the memory; None for any other value."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None

        def narrow(*args: Any, **kwargs: Any) -> str:
            _require_narrow(value.__self__)
            return wrapped(*args, **kwargs)

        return narrow


def render_within(render: Callable[[Mapping[str, Any]], str], names: Mapping[str, Any]) -> str:
    """What a compiled template makes of `names`; SecurityError if that takes longer than ten seconds."""
    with _deadline():
        return render(names)


def _require_small(left: Any, right: Any) -> None:
    """Raise SecurityError unless two numbers, or a list and how often it is repeated, stay within bounds."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        if abs(left) > _GREATEST or abs(right) > _GREATEST:
            raise SecurityError("*")
        return
    sized, times = (left, right) if isinstance(left, Sized) else (right, left)
    if isinstance(sized, Sized) and isinstance(times, int) and len(sized) * times > LARGEST:
        raise SecurityError("*")


def _require_narrow(pattern: str) -> None:
    if _WIDTH.search(pattern):
        raise SecurityError("format")


def _format(value: Any, *args: Any, **kwargs: Any) -> str:
    """Jinja's filter `format`, without widths that fill the memory."""
    _require_narrow(str(value))
    return str(value) % (kwargs or args)


@contextmanager
def _deadline() -> Iterator[None]:
    """End a template that runs too long, by looking at the clock with each of its lines."""
    end = time.monotonic() + _SECONDS

    def on_line(_: FrameType, __: str, ___: Any) -> _Trace:
        if time.monotonic() > end:
            raise SecurityError("time")
        return on_line

    def on_call(frame: FrameType, _: str, __: Any) -> _Trace | None:
        return on_line if frame.f_code.co_filename == _TEMPLATE else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        yield
    finally:
        sys.settrace(before)
