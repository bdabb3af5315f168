"""Files whose bytes were taken in before: their digest is taken, they are not read again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from generator.model.errors import NigaoError
from generator.reading.files import kind_of_file
from generator.reading.limits import Limits


class Seen:
    """Tells by `known`, which is given the SHA-256 of a file's bytes, whether it was taken in; None: none was."""

    def __init__(self, limits: Limits, known: Callable[[str], bool] | None) -> None:
        self._limits, self._known = limits, known
        self._digests: dict[Path, str] = {}

    def has(self, path: Path) -> bool:
        """Whether what the file holds now was taken in. One that cannot be read was not."""
        if self._known is None:
            return False
        if path not in self._digests:
            self._digests[path] = self._digest(path)
        return bool(self._digests[path]) and self._known(self._digests[path])

    def _digest(self, path: Path) -> str:
        try:
            kind_of_file(path, self._limits)  # a pipe or a giant is not opened
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except (NigaoError, OSError):
            return ""
