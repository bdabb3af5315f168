"""Where a sentence stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a unit stands: file name, paragraph and sentence, both from 0."""

    file: str
    paragraph: int
    sentence: int
