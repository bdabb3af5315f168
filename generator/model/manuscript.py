"""What a file said: paragraphs with the hints of their format, before anything is understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a source beside its text; an empty string is unknown."""

    occasion: str = ""
    level: str = ""
    place: str = ""
    post: str = ""
    standing: str = ""
    date: str = ""
    """ISO date, e.g. 2026-02-26."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a file, with what the file itself said of it."""

    text: str
    """With the number that Word counted for it, if it has one."""
    style: str = ""
    outline_level: int | None = None
    """1–9 as Word counts heading levels; None for body text."""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file's paragraphs (empty ones left out), its name and the SHA-256 of its bytes."""

    name: str
    digest: str
    paragraphs: tuple[Paragraph, ...]
    info: SourceInfo = SourceInfo()
    footnotes: tuple[str, ...] = ()
    """Footnotes and endnotes, which are no part of what was said: never mined, never stored."""
    remarks: tuple[str, ...] = ()
    """What its reader has to tell the user: a rare encoding, garbled text mended (Chinese clauses)."""
    internal: str = ""
    """The mark that keeps it inside its office (内部资料 …); empty if it bears none."""
    only: tuple[str, ...] = ()
    """Keys of the sentences that are taken from it, the rest being known; empty: all."""
    part: int = 0
    """Of a file that holds many speeches the how-manieth this is, from 1; 0: all that the file holds."""

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was not read, as what it holds was taken in before."""

    name: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not taken in, and why (one Chinese clause)."""

    path: str
    reason: str
    part: int = 0
    """Of a file that holds many speeches the one that was left out; 0: the file."""
