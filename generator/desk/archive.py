"""What the bank's speeches bear on a speech that is checked: what they have in common with it, what is theirs alone."""

from dataclasses import dataclass, field

from generator.bank.bank import Bank
from generator.bank.inventory import held
from generator.checking.inventory import Inventory, inventory_of
from generator.checking.overlap import Grams, Overlap
from generator.desk.origin import Origin
from generator.model.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Archive:
    """What the bank's speeches bear on this one: names and figures, what is in common (most first), their text, and
    the names of those that are the same speech at a later stage."""

    inventory: Inventory = field(default_factory=Inventory)
    overlaps: tuple[Overlap, ...] = ()
    text: str = ""
    same: tuple[str, ...] = ()


def archive_of(
    bank: Bank, manuscript: Manuscript, grams: Grams, place: str, origin: Origin | None
) -> Archive:
    """What the bank's speeches hold, and what they have in common with this one.

    The file itself, if it was taken in, is left out, so is the same speech from another file, word for word, and so is
    what became of the draft that this file is.
    """
    words = _words(manuscript)
    told = bank.told_by_path()
    sources: list[tuple[str, Manuscript]] = []
    same: list[str] = []
    for path, kind, one in bank.manuscripts():
        if kind == "curated" or one.digest == manuscript.digest or _words(one) == words:
            continue
        if origin and origin.became(path, one):
            same.append(told[path])
        else:
            sources.append((told[path], one))
    overlaps = [grams.overlap(name, [line.text for line in one.paragraphs]) for name, one in sources]
    return Archive(
        inventory_of(held(bank, manuscript.digest), place),
        tuple(sorted(overlaps, key=lambda one: (-one.share, one.file))),
        "\n".join(one.text for _, one in sources),
        tuple(same),
    )


def _words(manuscript: Manuscript) -> str:
    """Its text without spaces: two files of one speech have the same."""
    return "".join(manuscript.text.split())
