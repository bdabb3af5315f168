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


def source_shares(
    blocks: Sequence[Block], characters: int, kinds: Mapping[Source, str], ends: Collection[Source]
) -> tuple[SourceShare, ...]:
    """A row a source, the largest first.

    `kinds` gives the kind of what stands where; `characters` is the length of the draft, of which shares are
    parts; `ends` are the last sentences of the sources' paragraphs.
    """
    units = units_of(blocks)
    counts: Counter[str] = Counter()
    kind_of: dict[str, str] = {}
    for unit in units:
        if unit.source in kinds:
            counts[unit.source.file] += unit.length
            kind_of[unit.source.file] = kinds[unit.source]
    runs: dict[str, int] = {}
    for run in runs_of(units, ends):
        runs[run[0].source.file] = max(runs.get(run[0].source.file, 1), len(run))
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


def runs_of(units: Sequence[Unit], ends: Collection[Source]) -> list[list[Unit]]:
    """`units` cut into runs of sentences that also follow each other in their source."""
    runs: list[list[Unit]] = []
    for unit in units:
        if runs and _next_in_source(runs[-1][-1].source, unit.source, ends):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs


def _next_in_source(one: Source, other: Source, ends: Collection[Source]) -> bool:
    """Whether `other` stands right behind `one` in the same file, in its paragraph or at the head of the next."""
    if one.file != other.file:
        return False
    same = other.paragraph == one.paragraph and other.sentence == one.sentence + 1
    return same or (one in ends and other.paragraph == one.paragraph + 1 and other.sentence == 0)
