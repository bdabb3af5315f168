"""The words of a sentence with their part-of-speech flags, as `words.tag` gives them."""

from collections.abc import Sequence

Tagged = Sequence[tuple[str, str]]
"""(word, flag) in the order of the text; joined, the words are the text."""


def offset_of(tagged: Tagged, index: int) -> int:
    """Where the word at `index` begins, in characters."""
    return sum([len(word) for word, _ in tagged[:index]])
