"""专题 of slots.yaml: words of one trade or matter, and the topics under which a sentence on it may stand."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.language.fields import strings
from generator.language.finder import Finder
from generator.model.errors import ContentError


class Specialty(NamedTuple):
    """A special matter: the words it is known by, its topics, and what in a theme opens it."""

    name: str
    words: tuple[str, ...]
    topics: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Specialties:
    """The special matters in the file's order."""

    all: tuple[Specialty, ...] = ()

    @functools.cached_property
    def _by_word(self) -> Mapping[str, Specialty]:
        return {word: one for one in self.all for word in one.words}

    @functools.cached_property
    def _finder(self) -> Finder:
        return Finder(self._by_word)

    def confines(self, text: str, asked: Sequence[str]) -> frozenset[str] | None:
        """The topics to which `text` is confined by the one special matter it speaks of; None: to none.

        A text that touches two or more only lists them; a matter that one of `asked` (themes) opens confines
        nothing.
        """
        found = {self._by_word[word] for _, word in self._finder.apart(text)}
        if len(found) != 1:
            return None
        (only,) = found
        opened = any(theme in one for theme in only.themes for one in asked)
        return None if opened else frozenset(only.topics)


def load_specialties(data: Mapping[str, object], name: str) -> Specialties:
    """The section 专题 of slots.yaml (it may be absent); ContentError names what is wrong."""
    table = data.get("专题") or {}
    if not isinstance(table, Mapping):
        raise ContentError(
            f"《{name}》的“专题”写法不对。", "每行写“名称: {词: [词, 词], 话题: [话题], 题: [字词]}”。"
        )
    return Specialties(tuple(_specialty(str(key), value, name) for key, value in table.items()))


def _specialty(key: str, value: object, name: str) -> Specialty:
    words = strings(value.get("词")) if isinstance(value, Mapping) else ()
    if not isinstance(value, Mapping) or not words:
        raise ContentError(
            f"《{name}》的专题“{key}”写法不对。", "写成“{词: [词, 词], 话题: [话题], 题: [字词]}”。"
        )
    return Specialty(key, words, strings(value.get("话题")), strings(value.get("题")))
