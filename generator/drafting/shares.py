"""How much of a draft comes from which source, and the longest run copied from one."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.model.draft import Block, Source, SourceShare


class Unit(NamedTuple):
    """A sentence of a draft that has a source: its characters as it stands there, its key, its block."""

    source: Source
    length: int
    key: str
    block: str


class Held(NamedTuple):
    """Where sentences stand: key → each place in each source that holds its phrase, with the kind of the source;
    and the last sentences of the paragraphs of these sources."""

    places: Mapping[str, Mapping[Source, str]]
    ends: Collection[Source]


def source_shares(blocks: Sequence[Block], characters: int, held: Held) -> tuple[SourceShare, ...]:
    """A row for each source that holds a sentence of the draft, the largest first.

    What stands in several counts for each, so that shares may come to more than 1; `characters` is the length
    of the draft, of which shares are parts.
    """
    units = units_of(blocks)
    counts: Counter[str] = Counter()
    kind_of: dict[str, str] = {}
    for unit in units:
        files = {place.file: kind for place, kind in held.places.get(unit.key, {}).items()}
        counts.update(dict.fromkeys(files, unit.length))
        kind_of |= files
    runs: dict[str, int] = {}
    for file, run in runs_of(units, held):
        runs[file] = max(runs.get(file, 1), len(run))
    rows = (
        SourceShare(file, kind_of[file], count, round(count / max(characters, 1), 4), runs.get(file, 1))
        for file, count in counts.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.characters, row.file)))


def units_of(blocks: Iterable[Block]) -> list[Unit]:
    """Each unit that has a source, in order; a filled variable counts with its unit."""
    units: dict[int, Unit] = {}
    for block in blocks:
        for span in block.spans:
            if span.unit is None or span.source is None:
                continue
            known = units.get(span.unit, Unit(span.source, 0, "", block.id))
            key = span.key if span.kind == "phrase" and span.key else known.key
            units[span.unit] = Unit(known.source, known.length + len(span.text), key, known.block)
    return list(units.values())


def runs_of(units: Sequence[Unit], held: Held) -> list[tuple[str, list[Unit]]]:
    """For each source (its file) the runs of `units` that follow each other in it too, wherever they were taken from."""
    found: list[tuple[str, list[Unit]]] = []
    going_on: dict[Source, list[Unit]] = {}
    """The last place of a run that may go on → the run."""
    for unit in units:
        expected = {place: last for last in going_on for place in _behind(last, held.ends)}
        here: dict[Source, list[Unit]] = {}
        for place in held.places.get(unit.key, ()):
            last = expected.get(place)
            here[place] = [*going_on.pop(last, []), unit] if last else [unit]
        found += [(place.file, run) for place, run in going_on.items()]
        going_on = here
    return found + [(place.file, run) for place, run in going_on.items()]


def _behind(place: Source, ends: Collection[Source]) -> list[Source]:
    """Where what follows `place` in its file would stand: in its paragraph, behind its end at the head of the next."""
    file, paragraph, sentence = place
    following = [Source(file, paragraph, sentence + 1)]
    return [*following, Source(file, paragraph + 1, 0)] if place in ends else following
