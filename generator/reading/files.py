"""Paths of files and folders → their Manuscripts."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.model.errors import NigaoError, ReadError, reason
from generator.model.manuscript import Manuscript, Skipped
from generator.reading.decode import empty_file
from generator.reading.docx import read_docx
from generator.reading.plain import read_text

_ZIP_MAGIC = b"PK\x03\x04"
_READERS: dict[str, Callable[[Path, bytes], Manuscript]] = {
    ".docx": read_docx,
    ".txt": read_text,
    ".md": read_text,
}
_MOST_BYTES = 200 * 1024 * 1024
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
        if not _is_open_folder(path):
            yield path
        elif (real := path.resolve()) not in entered:
            entered.add(real)
            waiting.extend(sorted(_children(path), key=lambda child: child.name, reverse=True))


def read_manuscript(path: Path) -> Manuscript:
    """The Manuscript of one file, told by its content first, then by its suffix.

    Raises ReadError, with a reason and a hint in Chinese, if there is no such file, it may not be
    opened, is empty, too large, damaged or of a kind that is not supported; ContentError for a
    faulty header.
    """
    try:
        _require_file(path)
        with path.open("rb") as file:
            head = file.read(len(_ZIP_MAGIC))
            reader = _reader(path, head)
            return reader(path, head + file.read())
    except PermissionError:
        raise ReadError(f"《{path.name}》没有读取权限", "请检查文件权限，或先关闭占用它的程序") from None
    except OSError as error:
        raise ReadError(f"《{path.name}》打不开（{reason(error)}）", "请检查磁盘或网络位置后重试") from None


def read_folder(paths: Sequence[Path]) -> Iterator[Manuscript | Skipped]:
    """What each file under `paths` holds, or why it was skipped, in the order of `find_files`.

    Raises ReadError, before anything is read, if one of `paths` does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise _missing(path)
    return map(_read_or_skip, find_files(paths))


def _read_or_skip(path: Path) -> Manuscript | Skipped:
    try:
        return read_manuscript(path)
    except NigaoError as error:
        return Skipped(str(path), error.message.removeprefix(f"《{path.name}》"))


def _is_open_folder(path: Path) -> bool:
    try:
        return path.is_dir() and os.access(path, os.R_OK | os.X_OK)
    except OSError:
        return False


def _children(folder: Path) -> list[Path]:
    """What `folder` holds, less what is never a speech."""
    ours = _WORKSPACE_OWN if _is_workspace(folder) else frozenset()
    return [
        child for child in folder.iterdir() if not child.name.startswith(_JUNK) and child.name not in ours
    ]


def _is_workspace(folder: Path) -> bool:
    """Whether this program keeps its content here: by the marker, or by the repository's layout."""
    layout = all((folder / name).is_dir() for name in ("phrasebank", "templates"))
    return layout or (folder / _WORKSPACE_MARK).exists()


def _require_file(path: Path) -> None:
    """Raise ReadError unless `path` is a regular file of a size to be read."""
    if path.is_dir():
        raise ReadError(f"《{path.name}》是文件夹，不能当作一份稿子读", "请给出其中的文件，并检查文件夹权限")
    if not path.exists():
        raise _missing(path)
    if not path.is_file():
        raise ReadError(f"《{path.name}》不是普通文件", "请换成 .docx、.txt 或 .md 文件")
    size = path.stat().st_size
    if size == 0:
        raise empty_file(path.name)
    if size > _MOST_BYTES:
        raise ReadError(f"《{path.name}》超过 200 MB，不像一份稿子", "请检查是否选错了文件")


def _reader(path: Path, head: bytes) -> Callable[[Path, bytes], Manuscript]:
    """What reads a file that begins with `head`; a Word document may bear any suffix."""
    suffix = path.suffix.lower()
    reader = read_docx if head == _ZIP_MAGIC else _READERS.get(suffix)
    if reader is None:
        kind = f" {suffix} " if suffix else "没有扩展名的"
        hint = "在 Word 或 WPS 中打开，选“另存为”，类型选“Word 文档 (*.docx)”"
        raise ReadError(f"《{path.name}》暂不支持{kind}文件，请先另存为 .docx", hint)
    return reader


def _missing(path: Path) -> ReadError:
    return ReadError(f"《{path.name}》不存在", f"找的是 {path}，请检查路径是否写对")
