"""Paths of files and folders → the files in them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

_JUNK = (".", "~$", "Thumbs.db", "desktop.ini")
"""How hidden files, lock files of Word and what Windows leaves in folders begin."""
_WORKSPACE_MARK = "拟稿.yaml"
_WORKSPACE_OWN = frozenset({_WORKSPACE_MARK, "output", "phrasebank", "templates"})


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files among `paths`, as they are, and all those inside the folders, sorted by name.

    Hidden files, lock files of Word and, inside a workspace, its own files are passed over
    unless named in `paths`; a folder is entered once, however many links lead to it. A folder
    that cannot be opened comes out as itself.
    """
    entered: set[Path] = set()
    waiting = list(reversed(paths))
    while waiting:
        path = waiting.pop()
        children = _opened(path)
        if children is None:
            yield path
        elif (real := path.resolve()) not in entered:
            entered.add(real)
            waiting.extend(sorted(children, key=lambda child: child.name, reverse=True))


def _opened(path: Path) -> list[Path] | None:
    """What a folder holds, less what is never a speech; None if `path` is no folder that can be opened."""
    try:
        return _children(path) if path.is_dir() and os.access(path, os.R_OK | os.X_OK) else None
    except OSError:
        return None


def _children(folder: Path) -> list[Path]:
    ours = _WORKSPACE_OWN if _is_workspace(folder) else frozenset()
    return [
        child for child in folder.iterdir() if not child.name.startswith(_JUNK) and child.name not in ours
    ]


def _is_workspace(folder: Path) -> bool:
    """Whether this program keeps its content here: by the marker, or by the repository's layout."""
    layout = all((folder / name).is_dir() for name in ("phrasebank", "templates"))
    return layout or (folder / _WORKSPACE_MARK).exists()
