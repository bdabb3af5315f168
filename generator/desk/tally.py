"""Counting what a run of mining did."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.manuscript import Skipped
from generator.model.speech import Speech


@dataclass(frozen=True, slots=True)
class Intake:
    """What a run of mining did: files read, known already and skipped; phrases new and known by slot.

    Files in the bank are named so that they can be told apart: `outside` are those read that were taken for another
    place's by what they say; `remarks` pairs of a file's name and what its reader has to tell; `changed` pairs of the digests that a file had when it
    was taken in before, and has now; `unplaced` are the files read that were taken for one's own because no place
    was found in them, `homeless` the places (empty: none found) of those that were because the user's is not known.
    """

    read: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    new_phrases: dict[str, int] = field(default_factory=dict)
    known_phrases: dict[str, int] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    unplaced: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()


@dataclass
class Tally:
    """Counts while mining goes on; files of which the user is told are noted by path."""

    read: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    new_phrases: dict[str, int] = field(default_factory=dict)
    known_phrases: dict[str, int] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)
    """Digests of the files read of which nobody said whose they are."""
    said: list[str] = field(default_factory=list)
    """Digests of the files of which the user said so."""

    def count(self, speech: Speech, kind: str, known: set[str]) -> None:
        """Count the usable sentences of a speech of this kind as new or known; `known` are the keys it found in the bank."""
        seen = set(known)
        for sentence in speech.sentences:
            if not sentence.why_not_from(kind):
                counts = self.known_phrases if sentence.key in seen else self.new_phrases
                counts[sentence.slot] = counts.get(sentence.slot, 0) + 1
                seen.add(sentence.key)

    def result(self, told: Mapping[str, str]) -> Intake:
        """The counts, for good; `told` is path → what the user is told of the file as."""
        return Intake(
            tuple(self.read),
            tuple(self.known),
            tuple(self.skipped),
            self.new_phrases,
            self.known_phrases,
            tuple(told[path] for path in self.outside),
            tuple((told[path], remark) for path, remark in self.remarks),
            tuple(self.changed),
            tuple(told[path] for path in self.unplaced),
            tuple(self.homeless),
        )
