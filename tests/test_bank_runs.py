"""Entries come back in order, whether they waited in memory or aside, with numpy and without."""

import sqlite3
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bank import runs
from generator.bank.entries import LENGTH, OWN
from generator.bank.signatures import BITS

_ENTRIES = st.integers(0, (1 << BITS + LENGTH + OWN) - 1)


@given(st.lists(st.lists(_ENTRIES, max_size=9), max_size=5), st.sampled_from([1, 7, 1000]), st.booleans())
def test_all_come_back_in_order(added: list[list[int]], held: int, plain: bool) -> None:
    """Twice, as the table they wait in is used again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_HELD", held)
        if plain:
            patch.setattr("generator.bank.entries.numpy_or_none", lambda: None)
        connection = sqlite3.connect(":memory:")
        for _ in range(2):
            waiting = runs.Runs(connection)
            for entries in added:
                waiting.add(array("q", entries))
            taken = [entry for entries in waiting.taken() for entry in entries]
            assert taken == sorted(entry for entries in added for entry in entries)
        connection.close()


def test_entries_of_one_number_come_together() -> None:
    number = 5 << BITS - 4 | 77
    entries = array("q", (number << LENGTH + OWN | rest for rest in (0, 9, (1 << LENGTH + OWN) - 1)))
    with pytest.MonkeyPatch.context() as patch, sqlite3.connect(":memory:") as connection:
        patch.setattr(runs, "_HELD", 1)
        waiting = runs.Runs(connection)
        for entry in reversed(entries):
            waiting.add(array("q", [entry]))
        assert [one for one in waiting.taken() if one] == [entries]
