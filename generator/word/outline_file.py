"""What travels inside an outline: occasion, seed, brief, and the slot and topic of each line."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from generator.model.outline import Outline, OutlineLine
from generator.word.serialising import serialised

NAMESPACE = "urn:nigao:outline:1"
STORE = "{3C7F1E9A-9704-4D2A-9B60-6E6967616F32}"


class CarriedOutline(NamedTuple):
    """What the file says of the outline as it was made.

    `lines` are (slot, topic) by text, `lengths` the planned characters of the parts by heading.
    """

    occasion: str
    seed: int
    brief: Mapping[str, object]
    title: tuple[str, ...]
    lines: Mapping[str, tuple[str, str]]
    lengths: Mapping[str, int]


def to_xml(outline: Outline) -> bytes:
    """The custom XML part of an outline."""
    lines = [line for part in outline.parts for line in (part.heading, *part.points)]
    said = {
        "occasion": outline.occasion,
        "seed": outline.seed,
        "brief": dict(outline.brief),
        "title": outline.title,
        "lines": [_line(one) for one in lines],
        "lengths": {part.heading.text: part.characters for part in outline.parts},
    }
    root = etree.Element(f"{{{NAMESPACE}}}outline", nsmap={"o": NAMESPACE})
    root.text = json.dumps(said, ensure_ascii=False)
    return serialised(root)


def _line(line: OutlineLine) -> tuple[str, str, str]:
    return line.text, line.slot, line.topic


def from_root(root: etree._Element) -> CarriedOutline | None:
    """What the custom XML part with this root says; None if it is none of ours or was spoilt."""
    if root.tag != f"{{{NAMESPACE}}}outline":
        return None
    try:
        said = json.loads(root.text or "")
        return CarriedOutline(
            str(said["occasion"]),
            int(said["seed"]),
            dict(said["brief"]),
            tuple(map(str, said["title"])),
            {str(text): (str(slot), str(topic)) for text, slot, topic in said["lines"]},
            {str(text): int(length) for text, length in said["lengths"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
