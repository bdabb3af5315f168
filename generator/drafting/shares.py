"""How much of a draft comes from which source, and the longest run copied from one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model.draft import Block, Source, SourceShare

_Unit = tuple[str, Source | None, int]


def source_shares(
    blocks: Sequence[Block], characters: int, kinds: Mapping[str, tuple[str, str]]
) -> tuple[SourceShare, ...]:
    """A row a source, the largest first.

    `kinds` gives (file, kind) by key; `characters` is the length of the draft, of which shares are parts.
    """
    units = _units(blocks)
    counts: Counter[str] = Counter()
    kind_of: dict[str, str] = {}
    for key, _, length in units:
        if key in kinds:
            file, kind = kinds[key]
            counts[file] += length
            kind_of[file] = kind
    runs = _longest_runs([source for _, source, _ in units])
    rows = (
        SourceShare(file, kind_of[file], count, round(count / max(characters, 1), 4), runs.get(file, 1))
        for file, count in counts.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.characters, row.file)))


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    """(key, source, characters) of each unit in order; a filled variable counts with its unit."""
    units: dict[int, _Unit] = {}
    for block in blocks:
        for span in block.spans:
            if span.unit is None or span.source is None:
                continue
            key, source, length = units.get(span.unit, ("", None, 0))
            own = span.key if span.kind == "phrase" and span.key else key
            units[span.unit] = (own, span.source or source, length + len(span.text))
    return [units[number] for number in sorted(units)]


def _longest_runs(sources: Sequence[Source | None]) -> dict[str, int]:
    longest: dict[str, int] = {}
    run = 0
    previous: Source | None = None
    for source in sources:
        run = run + 1 if source and previous and _next_in_source(previous, source) else 1
        if source:
            longest[source.file] = max(longest.get(source.file, 1), run)
        previous = source
    return longest


def _next_in_source(one: Source, other: Source) -> bool:
    """Whether `other` stands right behind `one` in the same file (a new paragraph begins with sentence 0)."""
    if one.file != other.file:
        return False
    same = other.paragraph == one.paragraph and other.sentence == one.sentence + 1
    return same or (other.paragraph == one.paragraph + 1 and other.sentence == 0)
