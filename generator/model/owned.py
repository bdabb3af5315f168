"""Files that the program keeps for itself."""

import os
from pathlib import Path


def write_owned(path: Path, data: bytes) -> None:
    """The file at `path` whole or not at all, for its owner only. Raises OSError where it cannot be written."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
