"""A .docx that came back from Word → the blocks of its draft as they stand now.

`redraft`, `learn` and `used` begin here: `read_back(path)` says which draft the file is, what has become
of each of its blocks and how it was found, and which paragraphs are new.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from generator.word.carried import ID_BOOKMARK, Carried, CarriedBlock, block_id, digest, from_root
from generator.word.marked_text import Piece, marked_text
from generator.word.wordfile import WordFile

Found = Literal["bookmark", "text", "likeness", "gone"]
_LIKE = 0.55
"""How much of two texts must be alike for one to be taken for the other."""


@dataclass(frozen=True, slots=True)
class BlockNow:
    """A block of the draft in the edited file.

    `text` is what stands there (typed ordinal included, an automatic one not; a block that was split
    has a line for each paragraph; empty if it is gone). `found`: by its bookmark; by its very text; by
    likeness; or not at all. `changed`: not as it was written (None where that is not known).
    """

    block: CarriedBlock
    text: str
    found: Found
    changed: bool | None


@dataclass(frozen=True, slots=True)
class ReadBack:
    """All that an edited file says of its draft. `added` are the paragraphs that belong to no block."""

    draft_id: str
    numbering: str
    blocks: tuple[BlockNow, ...]
    added: tuple[str, ...]


def read_back(path: Path, originals: Mapping[str, str] | None = None) -> ReadBack | None:
    """What has become of a draft; None if nothing in the file says that it is one.

    `originals` are the texts of the blocks by id, as the bank's manifest has them; with them blocks
    whose bookmarks are lost are found by their text. Raises ReadError if it is no Word file.
    """
    file = WordFile(path)
    paragraphs = marked_text(file.body)
    carried = _carried(file, paragraphs)
    if carried is None:
        return None
    texts, free = _by_bookmark(paragraphs)
    blocks = [_at_bookmark(block, texts.get(block.bookmark, "")) for block in carried.blocks]
    blocks = [_recovered(one, free, originals or {}) if one.found == "gone" else one for one in blocks]
    return ReadBack(carried.draft_id, carried.numbering, tuple(blocks), tuple(filter(None, free)))


@dataclass(frozen=True, slots=True)
class Flow:
    """A file's text in order of place: (id of the block it lies in, or empty; text). `draft_id` is empty if it says none."""

    draft_id: str
    stretches: tuple[tuple[str, str], ...]


def flow(path: Path) -> Flow:
    """What stands in a Word file, block by block and paragraph by paragraph. Raises ReadError if it is none."""
    file = WordFile(path)
    paragraphs = marked_text(file.body)
    carried = _carried(file, paragraphs)
    stretches = [
        (block_id(owner), text) for pieces in paragraphs for owner, text in _owned(pieces) if text.strip()
    ]
    return Flow(carried.draft_id if carried else "", tuple(stretches))


def _carried(file: WordFile, paragraphs: Iterable[Sequence[Piece]]) -> Carried | None:
    """What the custom part says; else what the bookmarks say by their names alone."""
    for _, root in file.custom_parts():
        found = from_root(root)
        if found is not None:
            return found
    names = dict.fromkeys(name for pieces in paragraphs for piece in pieces for name in piece.bookmarks)
    draft_id = next((name.removeprefix(ID_BOOKMARK) for name in names if name.startswith(ID_BOOKMARK)), "")
    blocks = tuple(CarriedBlock(block_id(name), name, "", "", ()) for name in names if block_id(name))
    return Carried(draft_id, "", blocks) if blocks else None


def _by_bookmark(paragraphs: Iterable[Sequence[Piece]]) -> tuple[dict[str, str], list[str]]:
    """The text at each bookmark of ours, and the paragraphs that hold none."""
    texts: dict[str, str] = {}
    free: list[str] = []
    for name, text in (pair for pieces in paragraphs for pair in _owned(pieces)):
        if name:
            texts[name] = f"{texts[name]}\n{text}" if name in texts else text
        else:
            free.append(text)
    return texts, free


def _owned(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """The text of a paragraph by the bookmarks of ours that hold it; all of it with an empty name if none does.

    What stands beside the bookmarks of a paragraph belongs to the one before it, else to the one behind:
    Word leaves outside what is typed at the end of a bookmark, LibreOffice moves ends by a character.
    """
    owners = [next(filter(block_id, piece.bookmarks), "") for piece in pieces]
    owner = next(filter(None, owners), "")
    here: dict[str, str] = {}
    for piece, own in zip(pieces, owners, strict=True):
        owner = own or owner
        here[owner] = here.get(owner, "") + piece.text
    return list(here.items()) or [("", "")]


def _at_bookmark(block: CarriedBlock, text: str) -> BlockNow:
    if not text:
        return BlockNow(block, "", "gone", True)
    return BlockNow(block, text, "bookmark", digest(text) != block.digest if block.digest else None)


def _recovered(lost: BlockNow, free: list[str], originals: Mapping[str, str]) -> BlockNow:
    """A block without bookmark, found among the `free` paragraphs, from which what is found is taken."""
    block = lost.block
    for number, paragraph in enumerate(free):
        if block.digest and digest(paragraph) == block.digest:
            free[number] = ""
            return BlockNow(block, paragraph, "text", False)
    original = originals.get(block.id, "")
    for number, paragraph in enumerate(free):
        if original and original in paragraph:
            free[number] = paragraph.replace(original, "", 1).strip()
            return BlockNow(block, original, "text", False)
    best = max(range(len(free)), key=lambda n: _likeness(original, free[n]), default=None)
    if best is None or not original or _likeness(original, free[best]) < _LIKE:
        return lost
    now, free[best] = free[best], ""
    return BlockNow(block, now, "likeness", digest(now) != digest(original))


def _likeness(one: str, other: str) -> float:
    """0–1: the share of characters that stand in the same order in both."""
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, _bare(one), _bare(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE else 0.0


def _bare(text: str) -> str:
    return re.sub(r"[\s，。、；：！？]", "", text)
