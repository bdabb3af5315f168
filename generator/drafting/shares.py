"""How much of a draft comes from which source, and the longest run copied from one."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from generator.model.draft import Block, Source, SourceShare

_Unit = tuple[Source, int]


def source_shares(
    blocks: Sequence[Block], characters: int, kinds: Mapping[Source, str], ends: Collection[Source]
) -> tuple[SourceShare, ...]:
    """A row a source, the largest first.

    `kinds` gives the kind of what stands where; `characters` is the length of the draft, of which shares are
    parts; `ends` are the last sentences of the sources' paragraphs.
    """
    units = _units(blocks)
    counts: Counter[str] = Counter()
    kind_of: dict[str, str] = {}
    for source, length in units:
        if source in kinds:
            counts[source.file] += length
            kind_of[source.file] = kinds[source]
    runs = _longest_runs([source for source, _ in units], ends)
    rows = (
        SourceShare(file, kind_of[file], count, round(count / max(characters, 1), 4), runs.get(file, 1))
        for file, count in counts.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.characters, row.file)))


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    """(source, characters) of each unit that has a source, in order; a filled variable counts with its unit."""
    units: dict[int, _Unit] = {}
    for block in blocks:
        for span in block.spans:
            if span.unit is not None and span.source is not None:
                _, length = units.get(span.unit, (span.source, 0))
                units[span.unit] = (span.source, length + len(span.text))
    return [units[number] for number in sorted(units)]


def _longest_runs(sources: Sequence[Source], ends: Collection[Source]) -> dict[str, int]:
    longest: dict[str, int] = {}
    run = 0
    previous: Source | None = None
    for source in sources:
        run = run + 1 if previous and _next_in_source(previous, source, ends) else 1
        longest[source.file] = max(longest.get(source.file, 1), run)
        previous = source
    return longest


def _next_in_source(one: Source, other: Source, ends: Collection[Source]) -> bool:
    """Whether `other` stands right behind `one` in the same file, in its paragraph or at the head of the next."""
    if one.file != other.file:
        return False
    same = other.paragraph == one.paragraph and other.sentence == one.sentence + 1
    return same or (one in ends and other.paragraph == one.paragraph + 1 and other.sentence == 0)
