"""A guard never keeps a pattern from a text that it matches."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator.language
import generator.mining
from generator.language.guarded import Guarded


def _all() -> Iterator[tuple[str, Guarded]]:
    """Every guarded pattern of the rooms that have some."""
    for room in (generator.language, generator.mining):
        for module in pkgutil.iter_modules(room.__path__, room.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                members = value.items() if isinstance(value, dict) else [("", value)]
                for key, one in members:
                    if isinstance(one, Guarded):
                        yield f"{module.name.rpartition('.')[2]}{name}{key}", one


PATTERNS = dict(_all())


def test_there_are_guarded_patterns() -> None:
    assert len(PATTERNS) > 20


@pytest.mark.parametrize("name", PATTERNS)
def test_whatever_the_pattern_matches_is_found(name: str) -> None:
    guarded = PATTERNS[name]
    plenty = settings(
        max_examples=20 + 5 * guarded.pattern.pattern.count("|"),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )

    @plenty
    @given(st.from_regex(guarded.pattern))
    def check(text: str) -> None:
        assert guarded.search(text) is not None
        assert [match.span() for match in guarded.finditer(text)] == [
            match.span() for match in guarded.pattern.finditer(text)
        ]

    check()


def test_a_text_without_what_is_needed_is_not_searched() -> None:
    guarded = Guarded("[甲乙]+丙", "丙")
    assert guarded.search("甲乙甲乙") is None
    assert guarded.search("甲乙丙") is not None
    assert not guarded.may_match("甲乙")
