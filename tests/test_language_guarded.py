"""A guard never keeps a pattern from a text that it matches."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

import generator.language
import generator.mining
from generator.language.guarded import Guarded

_PARSER: Any = importlib.import_module("re._parser")
_ANY = "甲"
_AROUND = ("", "，", "甲", "一", "“", "。")
"""What may stand before and behind, as some patterns look around."""


def _all() -> Iterator[tuple[str, Guarded]]:
    """Every guarded pattern of the rooms that have some."""
    for room in (generator.language, generator.mining):
        for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                members = value.items() if isinstance(value, dict) else [("", value)]
                for key, one in members:
                    if isinstance(one, Guarded):
                        yield f"{module.name.rpartition('.')[2]}{name}{key}", one


def _in_a_row(nodes: Iterable[tuple[Any, Any]]) -> list[str]:
    """Texts made after a pattern: each of its alternatives, options and sets of characters comes up in some text."""
    parts = [_texts(str(kind), value) for kind, value in nodes]
    most = max(map(len, parts), default=1)
    return ["".join(part[number % len(part)] for part in parts) for number in range(most)]


def _texts(kind: str, value: Any) -> list[str]:
    match kind:
        case "LITERAL":
            return [chr(value)]
        case "IN":
            return [text for item, inner in value for text in _texts(str(item), inner)] or [_ANY]
        case "RANGE":
            return [chr(value[0]), chr(value[1])]
        case "CATEGORY":
            return ["1" if "DIGIT" in str(value) else " " if "SPACE" in str(value) else "x"]
        case "NEGATE":
            return [_ANY]
        case "NOT_LITERAL" | "ANY":
            return [_ANY]
        case "BRANCH":
            return [text for branch in value[1] for text in _in_a_row(branch)]
        case "SUBPATTERN":
            return _in_a_row(value[3])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, _, inner = value
            texts = _in_a_row(inner)
            return [text * max(least, 1) for text in texts] + ([""] if least == 0 else [])
        case "ASSERT":
            return _in_a_row(value[1])
        case "AT" | "ASSERT_NOT":
            return [""]
    raise AssertionError(kind)


def _made(pattern: re.Pattern[str]) -> list[str]:
    texts = _in_a_row(_PARSER.parse(pattern.pattern))
    return [before + text + behind for text in texts for before in _AROUND for behind in _AROUND]


PATTERNS = dict(_all())


@pytest.mark.parametrize("name", PATTERNS)
def test_whatever_the_pattern_matches_is_found(name: str) -> None:
    guarded = PATTERNS[name]
    matching = [text for text in _made(guarded.pattern) if guarded.pattern.search(text)]
    assert len(matching) > 5
    assert [text for text in matching if guarded.search(text) is None] == []


def test_a_text_without_what_is_needed_is_not_searched() -> None:
    guarded = Guarded("[甲乙]+丙", "丙")
    assert guarded.search("甲乙甲乙") is None
    assert guarded.search("甲乙丙") is not None
    assert not guarded.may_match("甲乙")
    assert [match[0] for match in guarded.finditer("甲丙乙丙")] == ["甲丙", "乙丙"]
