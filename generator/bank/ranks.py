"""How good a sentence is to draft from, as a number by which it stands in an index: the lower the better."""

_KINDS = ("curated", "own", "outside", "shipped")
_DAYS = 100_000_000
BEYOND_CURATED = _DAYS
"""The rank from which on a sentence is not a single curated phrase."""
WHOLE = 9 * _DAYS
"""The rank of what is said only together with its paragraph."""


def rank_of(kind: str, date: str) -> int:
    """The rank of single sentences of a source: phrases written to be said first, then the user's own speeches, then
    others'; in each the newest first.

    `date` is ISO, in whole or in part, or empty.
    """
    day = "".join(filter(str.isdecimal, date))[:8].ljust(8, "0")
    place = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    return place * _DAYS + _DAYS - 1 - int(day)
