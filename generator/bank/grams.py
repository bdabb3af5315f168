"""What the full-text index holds of a text: its single characters, its pairs of neighbours, and marks for filters.

FTS5 sees one token a pair. Its `ascii` tokenizer parts tokens at ASCII signs and folds ASCII letters; both
are moved to private-use characters first, so that any text whatever has its pairs, and a search heeds no case.
"""

from collections.abc import Iterable

_FOLD = {code: 0xE000 + ord(chr(code).lower()) for code in range(0x80)}
LOW = 0xFFFFFFFF
"""The part of a row's number in `gram` that tells the line; what is above tells how good it is."""
NUMBER = f"{LOW} - (gram.rowid & {LOW})"
"""SQL for the number of the line that a row of `gram` stands for."""
_TAG = "\uf8ff"


def grams(text: str) -> set[str]:
    """The characters and pairs of neighbours of `text`, folded."""
    kept = folded(text)
    return {*kept, *_pairs(kept)}


def folded(text: str) -> str:
    """`text` as the index holds it."""
    return text.translate(_FOLD)


def tag(field: str, value: str) -> str:
    """The token by which lines with `value` in `field` are found; no text holds it."""
    return folded(f"{_TAG}{field}={value}")


def grams_of_word(word: str) -> set[str]:
    """The tokens that every text which holds `word` has."""
    kept = folded(word)
    return _pairs(kept) or set(kept)


def matching(tokens: Iterable[str], operator: str = "AND") -> str:
    """The FTS5 expression for texts that have all tokens (or, with OR, one of them)."""
    return f" {operator} ".join(f'"{token}"' for token in sorted(tokens))


def _pairs(kept: str) -> set[str]:
    return {kept[index : index + 2] for index in range(len(kept) - 1)}
