"""The rhythm of a heading: how many clauses it has, and how long each is."""

from generator.language.sentences import clauses

_NEAR = 3
"""Characters by which a clause may differ."""


def rhythm_of(text: str) -> tuple[int, ...]:
    """The lengths of its clauses."""
    return tuple(len(clause) for clause in clauses(text) if clause)


def keeps_time(text: str, wanted: str) -> bool:
    """Whether `text` has the clauses of `wanted` (8+8), each about as long; any has if nothing is wanted."""
    lengths = rhythm_of(text)
    asked = [int(number) for number in wanted.split("+") if number]
    if not asked:
        return True
    return len(lengths) == len(asked) and all(
        abs(one - other) <= _NEAR for one, other in zip(lengths, asked, strict=True)
    )
