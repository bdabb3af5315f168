"""Traits and units as JSON and back."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from generator.model.sentence import LevelWord, Renewal, Traits

if TYPE_CHECKING:
    from generator.model.speech import Unit

_TRAITS = tuple(Traits()._asdict().items())
_OF_VALUES: Mapping[str, type[LevelWord] | type[Renewal]] = {"level_words": LevelWord, "renewals": Renewal}
_DECODER = json.JSONDecoder()


def traits_to_json(traits: Traits) -> str:
    """Traits as compact JSON; fields at their default are left out."""
    kept = {name: value for name, usual in _TRAITS if (value := getattr(traits, name)) != usual}
    for name in kept.keys() & {"level_words", "renewals"}:
        kept[name] = [one._asdict() for one in kept[name]]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def traits_from_json(text: str) -> Traits:
    """The inverse of `traits_to_json`."""
    data: dict[str, Any] = _DECODER.raw_decode(text)[0]
    for name, value in data.items():
        if type(value) is list:
            kind = _OF_VALUES.get(name)
            data[name] = tuple(kind(**one) for one in value) if kind else tuple(value)
    return Traits(**data)


def level_forms_from_json(text: str) -> list[str]:
    """The forms of the level words alone, of traits as any version wrote them."""
    return [str(word["form"]) for word in json.loads(text).get("level_words", ())]


def members_to_json(unit: "Unit") -> str:
    """[slot, topic, key] of each sentence of a set; of a part or point slot and topic stand with the first alone."""
    rest = [""] * (len(unit.keys) - len(unit.slots))
    rows = zip([*unit.slots, *rest], [*unit.topics, *rest], unit.keys, strict=True)
    return json.dumps([*rows], ensure_ascii=False)


def members_from_json(text: str) -> tuple[tuple[str, str, str], ...]:
    """The rows that `members_to_json` wrote."""
    return tuple((slot, topic, key) for slot, topic, key in json.loads(text))
