"""What a file that came back asks for: changes, additions, and what stands against them."""

from dataclasses import dataclass, field

from generator.exchange.sheets import SOURCE_FIELDS, Fault


@dataclass(frozen=True, slots=True)
class Change:
    """`field` of the sentence or source with this key: as it stands in the bank, as the user wants it.

    `label` tells the user which it is; `where` is the cell that says so, `stamp` that of what stood there at export.
    """

    key: str
    field: str
    old: str
    new: str
    label: str
    where: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence that the user added."""

    text: str
    slot: str
    role: str
    topic: str
    where: str


@dataclass(slots=True)
class Changes:
    """All that a file asks for. `conflicts` run against what was changed in the bank since the file was written."""

    changes: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)
    source_changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    known: int = 0
    """Added sentences that the bank holds already."""
    repeated: int = 0
    """Added sentences that the file added before."""
    gone: int = 0
    """Rows whose sentence or source is no longer in the bank, and which nobody edited."""
    lost: list[Fault] = field(default_factory=list)
    """Such rows that were edited: what they say."""
    missing: int = 0
    """Phrases of the bank's that are not in the file, of the slots that are."""
    warnings: dict[str, str] = field(default_factory=dict)
    """Where a sentence was written that may not be offered → why not."""

    remarks: dict[str, list[str]] = field(default_factory=dict)
    """Where a sentence was written → what was put right in it, or looks odd."""
    idle: list[str] = field(default_factory=list)
    """Cells of columns that are not read, in which something else stands than an export would write now."""
    stood: dict[str, str] = field(default_factory=dict)
    """Where there is a conflict → what stood there when the file was written, as far as that can be told."""
    banned: dict[str, str] = field(default_factory=dict)
    """Where something was marked as somebody's own → what that does to other sentences of the bank."""
    kept_out: int = 0
    """The most other sentences that such a mark keeps out of drafts."""

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.changes or self.source_changes or self.additions)

    def asks_as(self, other: "Changes") -> bool:
        """Whether it asks for the same as `other`, against the same: what was agreed to holds."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("changes", "source_changes", "additions", "conflicts")
        )

    def take_conflicts(self) -> None:
        """Let the file have its way where the bank was changed since."""
        for one in self.conflicts:
            (self.source_changes if one.field in SOURCE_FIELDS.values() else self.changes).append(one)
        self.conflicts.clear()
