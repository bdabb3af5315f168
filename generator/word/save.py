"""Writes files whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.model.errors import OutputError, reason


def write_whole(path: Path, data: bytes, *, force: bool, private: bool = False) -> None:
    """Writes `data` to `path` by way of a temporary file beside it, so that no half file is ever seen.

    A `private` one only its owner can read. Raises OutputError if `path` is a folder, exists (unless `force`), or cannot be written.
    """
    write_together({path: data}, force=force, private=private)


def write_together(files: Mapping[Path, bytes], *, force: bool, private: bool = False) -> None:
    """Writes every file whole; none takes its place before all could be written.

    Raises OutputError as `write_whole` does.
    """
    for path in files:
        check_target(path, force=force)
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            with _told(path):
                target = path.resolve()
                beside = target.parent / f".nigao-{os.urandom(4).hex()}.tmp"
                waiting[beside] = target
                _write(beside, data, private=private)
        for beside, target in waiting.items():
            with _told(target):
                _move(beside, target)
    finally:
        for beside in waiting:
            beside.unlink(missing_ok=True)


_SCREEN = ("-", "－", "—")
"""What other programs take for the screen: nobody wants a file of that name."""


def check_target(path: Path, *, force: bool) -> None:
    """Raises OutputError if `path` is a folder, lies in none, exists (unless `force`), or is no name that a user means."""
    with _told(path):
        if path.is_dir():
            raise OutputError(f"{path} 是文件夹，不是文件", "请在后面补上文件名，例如 讲话稿.docx")
        if not path.parent.is_dir():
            raise OutputError(f"没有这个文件夹：{path.parent}", "请先建好文件夹，或者换一个位置")
        if path.exists() and not force:
            raise OutputError(f"文件已经存在：{path}", "要覆盖它，请加 --force；否则请换一个文件名")
        if path.stem in _SCREEN:
            raise OutputError(
                f"“{path.name}”不当文件名用", "要存成文件，请写文件名；只在屏幕上看，不写这一项"
            )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says against `path`, as an OutputError."""
    try:
        yield
    except OSError as error:
        hint = "请检查磁盘空间和文件名（是否过长），或者换一个位置"
        raise OutputError(f"没能写入 {path}（{reason(error)}）", hint) from error


def _write(beside: Path, data: bytes, *, private: bool) -> None:
    try:
        beside.touch(0o600 if private else 0o666, exist_ok=False)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except PermissionError as error:
        hint = "请检查文件夹的权限，或者换一个位置"
        raise OutputError(f"这个文件夹不能写入：{beside.parent}", hint) from error


def _move(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError as error:
        hint = "请先在 Word 中关闭，再试一次"
        raise OutputError(f"不能写入 {target}，它可能正在 Word 中打开", hint) from error
