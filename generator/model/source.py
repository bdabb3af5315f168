"""Where a sentence stands."""

from typing import NamedTuple


class Source(NamedTuple):
    """Where a unit stands: file name, paragraph and sentence, both from 0."""

    file: str
    paragraph: int
    sentence: int
