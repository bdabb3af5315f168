"""What stands in a template for a key that the brief does not give."""

from typing import Any

from jinja2 import Undefined

from generator.drafting.tokens import Tokens
from generator.model.skeleton import Blank


class Missing(Undefined):
    """A key that the brief may hold but does not: false, undefined for `default`, prints as a blank."""

    __slots__ = ("_tokens",)

    def __init__(self, key: str, tokens: Tokens) -> None:
        super().__init__(name=key)
        self._tokens = tokens

    def __str__(self) -> str:
        return self._tokens.print(Blank(str(self._undefined_name)))

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Missing) or other == ""

    def __hash__(self) -> int:
        return hash(self._undefined_name)
