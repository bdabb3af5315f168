"""What belongs to the places and years of the sources, found by mining or marked by the user."""

import sqlite3
from collections.abc import Sequence

from generator.bank.verdicts import marked_strings
from generator.model.sentence import MARKED, Mark


def local_names(connection: sqlite3.Connection, kinds: Sequence[str]) -> list[Mark]:
    """What belongs to the places and years of all sources, of these kinds: their own names too; longest first."""
    rows = connection.execute("select distinct kind, text from local_name")
    places = connection.execute("select distinct place from source where place != ''")
    marks = {Mark(*row) for row in rows} | {Mark("地区", row[0]) for row in places}
    marks |= {Mark(MARKED, text) for text in marked_strings(connection)}
    return sorted(
        (mark for mark in marks if mark.kind in kinds), key=lambda mark: (-len(mark.text), mark.text)
    )
