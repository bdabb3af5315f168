"""Where sentences stand: every source that holds a phrase, whether or not its sentence there may be offered."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.source import Source


class Holder(NamedTuple):
    """A place at which a phrase stands, and the number and kind of the source there."""

    source: Source
    source_id: int
    kind: str


_QUERY = """
select asked.key, o.told, s.paragraph, s.sentence, o.id, o.kind
from json_each(?) wanted cross join member asked on asked.key = wanted.value
    cross join member near on near.phrase = asked.phrase
    cross join sentence s on s.key = near.key cross join source o on o.id = s.source
order by asked.key, o.id, s.paragraph, s.sentence
"""


def holders(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[Holder, ...]]:
    """Key → all places of its sentence and of what the bank joins with it (near-duplicates); unknown keys are left out."""
    found: dict[str, list[Holder]] = {}
    for key, file, paragraph, sentence, number, kind in connection.execute(
        _QUERY, (json.dumps(sorted(set(keys))),)
    ):
        found.setdefault(key, []).append(Holder(Source(file, paragraph, sentence), number, kind))
    return {key: tuple(places) for key, places in found.items()}


def paragraph_ends(connection: sqlite3.Connection, places: frozenset[tuple[int, int]]) -> frozenset[Source]:
    """Where the last sentence of each of these paragraphs stands, told by (number of the source, paragraph)."""
    if not places:
        return frozenset()
    sources = ",".join({str(source) for source, _ in places})
    paragraphs = ",".join(f"({source},{paragraph})" for source, paragraph in places)
    rows = connection.execute(
        "select o.told, s.paragraph, max(s.sentence) from sentence s join source o on o.id = s.source "
        f"where s.source in ({sources}) and (s.source, s.paragraph) in (values {paragraphs}) "
        "group by s.source, s.paragraph"
    )
    return frozenset(Source(*row) for row in rows)
