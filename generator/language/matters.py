"""同事 of slots.yaml: the same thing to do under several names, so that a speech does not say it over and over."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.language.fields import strings
from generator.language.finder import Finder
from generator.model.errors import ContentError


@dataclass(frozen=True)
class Matters:
    """Name of a thing to do → the words it goes by."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @functools.cached_property
    def _by_word(self) -> Mapping[str, str]:
        return {word: name for name, words in self.words.items() for word in words}

    @functools.cached_property
    def _finder(self) -> Finder:
        return Finder(self._by_word)

    def of(self, text: str) -> frozenset[str]:
        """The things that `text` says are to be done."""
        return frozenset(self._by_word[word] for _, word in self._finder.apart(text))


def load_matters(data: Mapping[str, object], name: str) -> Matters:
    """The section 同事 of slots.yaml (it may be absent); ContentError names what is wrong."""
    table = data.get("同事") or {}
    if not isinstance(table, Mapping) or not all(isinstance(words, list) for words in table.values()):
        raise ContentError(f"《{name}》的“同事”写法不对。", "每行写“名称: [词, 词]”。")
    return Matters({str(key): strings(words) for key, words in table.items()})
