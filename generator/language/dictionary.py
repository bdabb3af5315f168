"""jieba's dictionary, with words added; what it says of a character is read when that is first met."""

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TypeVar

from generator.language.prepared import Prepared

_K = TypeVar("_K")
_V = TypeVar("_V")


class Lazy(dict[_K, _V]):
    """What `make` gives for a key, made when it is first asked for by `[]`.

    Of each `most` keys those that are not asked for among the next `most` are forgotten.
    """

    def __init__(self, make: Callable[[_K], _V], most: float = math.inf) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._before: dict[_K, _V] = {}

    def __missing__(self, key: _K) -> _V:
        if len(self) >= self._most:
            self._before = self.copy()
            super().clear()
        made = self[key] = self._before[key] if key in self._before else self._make(key)
        return made

    def clear(self) -> None:
        """Forget all."""
        super().clear()
        self._before = {}


class Dictionary:
    """How often words were counted, their flags, and what stands beside what in them."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._added: dict[str, dict[str, tuple[int, str]]] = {}
        self._added_followers = {"\r": "\n"}  # the end of a line is one word
        self.total = prepared.total
        """The sum of all counts."""
        self.counts: Mapping[str, Mapping[str, int]] = Lazy(self._counts)
        """First character → word → count; 0 for what only begins a word."""
        self.flags: Mapping[str, Mapping[str, str]] = Lazy(self._flags)
        """First character → word → flag."""
        self.followers: Mapping[str, str] = Lazy(self._followers)
        """Character → those that stand behind it in some word, in one text."""

    def count(self, word: str) -> int:
        """How often `word` was counted; 0 if it is not there."""
        return self.counts[word[:1]].get(word, 0)

    def flag(self, word: str) -> str:
        """The flag of `word`; x if it has none."""
        return self.flags[word[:1]].get(word, "x")

    def add(self, words: Iterable[str], count: int, flag: str) -> None:
        """Add `words`, or give them another count and flag; the total is raised by each of them."""
        for word in words:
            self.total += count
            self._added.setdefault(word[:1], {})[word] = count, flag
            for one, other in pairwise(word):
                self._added_followers[one] = self._added_followers.get(one, "") + other
        self._forget()

    def _forget(self) -> None:
        self.counts, self.flags, self.followers = Lazy(self._counts), Lazy(self._flags), Lazy(self._followers)

    def _counts(self, first: str) -> dict[str, int]:
        words, counts, _ = self._entries(first)
        added = {word: count for word, (count, _) in self._added.get(first, {}).items()}
        longer = [word for word in (*words, *added) if len(word) > 2]
        found = dict.fromkeys([word[:end] for word in longer for end in range(2, len(word))], 0)
        if words or added:
            found[first] = 0
        found.update(zip(words, map(int, counts), strict=True))
        found.update(added)
        return found

    def _flags(self, first: str) -> dict[str, str]:
        words, _, flags = self._entries(first)
        found = dict(zip(words, flags, strict=True))
        found.update({word: flag for word, (_, flag) in self._added.get(first, {}).items()})
        return found

    def _entries(self, first: str) -> tuple[list[str], list[str], list[str]]:
        parts = self._prepared.row(first).entries.split()
        return parts[0::3], parts[1::3], parts[2::3]

    def _followers(self, character: str) -> str:
        return self._prepared.row(character).followers + self._added_followers.get(character, "")
