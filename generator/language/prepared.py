"""jieba's dictionary and model sorted by character, kept in one file so that the next program finds it ready.

A program meets a few thousand characters and needs what the dictionary says of these; a row holds what it says of
one. The file says what it was made from, and its own digest: another jieba, a damaged file or none at all only
means that all is sorted anew.
"""

import hashlib
import sys
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from generator.language.jieba_files import edition, read_dictionary, read_table
from generator.model.owned import write_owned

_FORM = 1
"""To be raised when rows are written otherwise."""
_NO_ROW = b"\t\t\t"
ALL = "*"
"""In the place of states: all there are."""


class Row(NamedTuple):
    """What is known of one character."""

    followers: str
    """The characters that stand behind it in any word."""
    entries: str
    """The words that begin with it: word, count, flag, word, count, flag…"""
    emissions: str
    """The numbers of the states that the model has it in; behind `=` their logarithms (see `logarithms`)."""
    states: str
    """The numbers of the states it is to be tried in; empty: those that it has, `ALL`: all."""

    def logarithms(self) -> dict[int, float]:
        """The logarithm of how probable the character is in a state, by the number of the state."""
        states, _, values = self.emissions.partition("=")
        return dict(zip(map(int, states.split()), array("d", bytes.fromhex(values)), strict=True))


class Prepared:
    """All rows; as bytes till they are asked for."""

    def __init__(self, body: bytes) -> None:
        total, characters, *rows = body.split(b"\n")
        self.total = int(total)
        self._rows = dict(zip(characters.decode(), rows, strict=True))

    def row(self, character: str) -> Row:
        """The row of `character`; an empty one if there is none."""
        return Row(*self._rows.get(character, _NO_ROW).decode().split("\t"))


class _Store:
    """Where it is kept, and what is yet to be."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.unsaved = b""


_store = _Store()


def keep_in(path: Path) -> None:
    """Look for it in the file at `path`, and keep it there once `save_prepared` is called."""
    if path != _store.path:
        _store.path, _store.unsaved = path, b""


def save_prepared() -> None:
    """Write what was sorted anew, for the next program; nothing happens where that is not possible."""
    if _store.path and _store.unsaved:
        with suppress(OSError):
            write_owned(_store.path, _store.unsaved)
        _store.unsaved = b""


def read_prepared() -> Prepared:
    """The rows of the jieba that is installed: those that are kept, or made anew."""
    head = f"{_FORM} {sys.byteorder} {edition()}\n".encode()
    body = _kept(_store.path, head) if _store.path else b""
    if not body:
        body = _made()
        if _store.path:
            _store.unsaved = _digest(head + body) + head + body
    return Prepared(body)


def _kept(path: Path, head: bytes) -> bytes:
    with suppress(OSError):
        data = path.read_bytes()
        size = len(_digest(b""))
        if data.startswith(head, size) and data.startswith(_digest(data[size:])):
            return data[size + len(head) :]
    return b""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode() + b"\n"


def _made() -> bytes:
    parts = read_dictionary()
    entries, followers = _entries(parts), _followers(parts[0::3])
    emissions, states = _model()
    characters = "".join(dict.fromkeys([*entries, *followers, *emissions, *states]))
    columns = (followers, entries, emissions, states)
    rows = ("\t".join([column.get(one, "") for column in columns]) for one in characters)
    return "\n".join([str(sum(map(int, parts[1::3]))), characters, *rows]).encode()


def _entries(parts: list[str]) -> dict[str, str]:
    """The entries by the first character of the word, in their order."""
    entries: dict[str, str] = {}
    start = 0
    for first, group in groupby(map(itemgetter(0), parts[0::3])):
        end = start + 3 * len(list(group))
        before = [entries[first]] if first in entries else []
        entries[first] = " ".join(before + parts[start:end])
        start = end
    return entries


def _followers(words: list[str]) -> dict[str, str]:
    """The characters behind each, in no order: words of one length go through column by column, all at once."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for size, group in groupby(sorted(words, key=len), len):
        text = "".join(group)
        for place in range(size - 1):
            of_first: Iterable[set[str]] = map(found.__getitem__, text[place::size])
            deque(map(set.add, of_first, text[place + 1 :: size]), maxlen=0)
    return {one: "".join(others) for one, others in found.items()}


def _model() -> tuple[dict[str, str], dict[str, str]]:
    """The emissions of each character, and the states it is to be tried in."""
    numbers = {state: number for number, state in enumerate(sorted(read_table("prob_trans")))}
    emitted: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for state, table in read_table("prob_emit").items():
        number = numbers[state]
        for character, logarithm in table.items():
            emitted[character][number] = logarithm
    tried = {
        one: {numbers[state] for state in states} for one, states in read_table("char_state_tab").items()
    }
    emissions = {
        one: f"{' '.join(map(str, found))}={array('d', found.values()).tobytes().hex()}"
        for one, found in emitted.items()
    }
    states = {
        one: " ".join(map(str, sorted(tried[one]))) if one in tried else ALL
        for one in emitted.keys() | tried.keys()
        if one not in tried or emitted[one].keys() != tried[one]
    }
    return emissions, states
