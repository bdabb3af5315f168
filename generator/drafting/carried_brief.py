"""The brief that a manifest or an outline carries → the entries from which it can be made again."""

from collections.abc import Iterator, Mapping

from generator.drafting.brief_file import Entry
from generator.drafting.keys import KEYS


def entries_of(brief: Mapping[str, object]) -> list[Entry]:
    """An entry for each value of `brief` as a manifest has it; what is no key of a brief is left out."""
    theme = str(brief.get("主题") or "")
    return [
        Entry(key, value, "")
        for key, given in brief.items()
        if key in KEYS and key != "场合"
        for value in _values(given)
        if value and not (key == "重点" and value == theme)
    ]


def _values(given: object) -> Iterator[str]:
    yield from map(str, given) if isinstance(given, (list, tuple)) else (str(given),)
