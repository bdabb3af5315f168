"""Pieces of SQL with their values."""

from collections.abc import Collection
from typing import NamedTuple


class Condition(NamedTuple):
    """SQL and the values of its question marks."""

    sql: str
    values: tuple[str | int, ...]


def all_of(conditions: list[Condition]) -> Condition:
    """That all of them hold; always, if there are none."""
    sql = " and ".join(one.sql for one in conditions) or "1"
    return Condition(sql, tuple(value for one in conditions for value in one.values))


def marks(values: Collection[object]) -> str:
    """A question mark for each value, parted by commas."""
    return ",".join("?" * len(values))


def in_any_case(column: str, word: str) -> tuple[str, str]:
    """SQL for a column, and a word, to be compared with no heed to the case of ASCII letters."""
    if not any(char.isascii() and char.isalpha() for char in word):
        return column, word
    return f"lower({column})", "".join(char.lower() if char.isascii() else char for char in word)
