"""What travels inside a draft: its id, and per block a bookmark, the keys of its sentences, a digest.

No file names and no text of sources: these stay in the bank, which knows the draft by its id.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, cast, get_args

from lxml import etree

from generator.model.draft import Block, Draft
from generator.word.finish import Finish, Notes
from generator.word.markup import HEAD, escaped

NAMESPACE = "urn:nigao:draft:1"
STORE = "{3C7F1E9A-9704-4D2A-9B60-6E6967616F31}"
BOOKMARK = "_sp_"
"""How the hidden bookmark of a block begins."""
ID_BOOKMARK = "_sp_id_"
"""How the bookmark that repeats the draft's id begins: it outlives the part where Word strips that."""


class CarriedBlock(NamedTuple):
    """A block as it was written: `digest` is of its text in the file, `keys` are those of its sentences."""

    id: str
    bookmark: str
    style: str
    digest: str
    keys: tuple[str, ...]


class Carried(NamedTuple):
    """All that a draft's file says of the draft, and of how it was finished."""

    draft_id: str
    numbering: str
    blocks: tuple[CarriedBlock, ...]
    notes: Notes = "none"
    pinyin: bool = False


@lru_cache(maxsize=1024)
def bookmark(block_id: str) -> str:
    """The name of the hidden bookmark around the block with this id: "2.3" gives "_sp_2_3"."""
    return BOOKMARK + re.sub(r"\W", "_", block_id)


def block_id(name: str) -> str:
    """The id of the block whose bookmark has this name; empty if it is none of ours."""
    if not name.startswith(BOOKMARK) or name.startswith(ID_BOOKMARK):
        return ""
    return name.removeprefix(BOOKMARK).replace("_", ".")


def digest(text: str) -> str:
    """12 hexadecimal characters that change with any character of `text` but spaces and line breaks."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:12]


def carried_of(draft: Draft, finish: Finish, texts: Mapping[str, str]) -> Carried:
    """What the file of `draft` carries; `texts` are those of its blocks (by id) as written in the file."""
    blocks = tuple(_block(block, texts[block.id]) for block in draft.blocks if block.text)
    return Carried(finish.draft_id, finish.numbering, blocks, finish.notes, bool(finish.pinyin))


def _block(block: Block, text: str) -> CarriedBlock:
    return CarriedBlock(block.id, bookmark(block.id), block.style, digest(text), block.keys)


def to_xml(carried: Carried) -> bytes:
    """The custom XML part."""
    blocks = "".join(_to_element(block) for block in carried.blocks)
    attributes = f'xmlns="{NAMESPACE}" id="{escaped(carried.draft_id)}" numbering="{carried.numbering}"'
    attributes += f' notes="{carried.notes}"' + ' pinyin="yes"' * carried.pinyin
    return f"{HEAD}<draft {attributes}>{blocks}</draft>".encode()


def _to_element(block: CarriedBlock) -> str:
    keys = f' keys="{escaped(" ".join(block.keys))}"' if block.keys else ""
    named = (
        f'id="{escaped(block.id)}" bookmark="{block.bookmark}" style="{block.style}" digest="{block.digest}"'
    )
    return f"<block {named}{keys}/>"


def from_root(root: etree._Element) -> Carried | None:
    """What the custom XML part with this root says; None if it is none of ours."""
    if root.tag != f"{{{NAMESPACE}}}draft":
        return None
    blocks = _blocks(root.iterfind(f"{{{NAMESPACE}}}block"))
    notes = root.get("notes", "")
    return Carried(
        root.get("id", ""),
        root.get("numbering", "typed"),
        blocks,
        cast(Notes, notes) if notes in get_args(Notes) else "none",
        root.get("pinyin") == "yes",
    )


def _blocks(elements: Iterable[etree._Element]) -> tuple[CarriedBlock, ...]:
    return tuple(
        CarriedBlock(
            element.get("id", ""),
            element.get("bookmark", ""),
            element.get("style", ""),
            element.get("digest", ""),
            tuple(element.get("keys", "").split()),
        )
        for element in elements
    )
