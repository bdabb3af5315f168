"""How large a file may be, and how much time and memory reading it may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one file; a file beyond them is skipped and named."""

    megabytes: int = 200
    """Size of the file."""
    characters: int = 30_000_000
    """Length of its text: some thousand speeches in one file, 50 MB in any encoding."""
    seconds: int = 60
    """For reading it, or for another program to convert it."""
    memory: int = 1024
    """Megabytes that the process reading it may use, beside what the program itself needs."""
