"""File names as they may be shown and stored, whatever the system allows in them."""

import os
import unicodedata
from pathlib import Path


def shown(path: Path) -> str:
    """The name of a file with a sign that can be seen for each that cannot: control characters, lone surrogates."""
    return "".join("\ufffd" if unicodedata.category(sign).startswith("C") else sign for sign in path.name)


def identity(path: Path) -> str:
    """The absolute path of a file, links followed, as text that any program can store."""
    return os.path.realpath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
