"""Files of old word processors → .docx or text, by a program that knows them."""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from generator.reading.limits import Limits
from generator.reading.office_run import libreoffice, run_libreoffice, run_text_program, text_programs

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ROOM = "nigao-office-"
_NO_PROGRAM = "要用 LibreOffice 才能读，这台电脑上没有"
_NO_PROGRAM_HINT = "请安装 LibreOffice，或在 Word、WPS 中打开后另存为 .docx"
_FAILED = "转换不了（可能已损坏、有打开密码，或不是 Word、WPS 的文稿）"
_FAILED_HINT = "请在 Word 或 WPS 中打开，另存为 .docx 后重试"
_BARE_TEXT = "用 {} 读出，没有自动编号和格式，修订时删去的字可能混在里面，请核对"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a document locked by Word since 2007 is called inside a file of the old format."""
_LOCKED_HINT = "请在 Word 中取消密码，另存后重试"
_SUFFIXES = {_OLE: ".doc", b"{\\rt": ".rtf", b"PK\x03\x04": ".odt"}
"""Under which name each kind is given away, whatever the user called it."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of a file: the bytes of a .docx or (`is_text`) of a UTF-8 text, or the `problem`."""

    data: bytes = b""
    is_text: bool = False
    remark: str = ""
    problem: str = ""
    hint: str = ""


class Office:
    """A workroom of one's own for converting; use it as a context manager."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._room: Path | None = None
        self._count = 0

    def __enter__(self) -> "Office":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._room is not None:
            shutil.rmtree(self._room, ignore_errors=True)

    def convert(self, paths: Sequence[Path]) -> Mapping[Path, Converted]:
        """Each of `paths` with what came of it; one process of LibreOffice for all of them."""
        if libreoffice() is None and not text_programs():
            return dict.fromkeys(paths, Converted(problem=_NO_PROGRAM, hint=_NO_PROGRAM_HINT))
        copies = {path: copy for path in paths if (copy := self._copied(path)) is not None}
        made = run_libreoffice(self._workroom(), list(copies.values()), self._limits)
        return {path: self._outcome(copies.get(path), made) for path in paths}

    def _outcome(self, copy: Path | None, made: Mapping[Path, Path]) -> Converted:
        if copy is None:
            return Converted(problem="打不开", hint="请检查文件权限，或先关闭占用它的程序")
        result = made.get(copy)
        if result is None and _LOCKED in copy.read_bytes():
            return Converted(problem="加了打开密码，无法读取", hint=_LOCKED_HINT)
        found = Converted(result.read_bytes()) if result is not None else self._as_text(copy)
        for file in filter(None, (copy, result)):
            file.unlink(missing_ok=True)
        return found

    def _as_text(self, copy: Path) -> Converted:
        """The second way: the bare text of a .doc."""
        for program in text_programs() if copy.suffix == ".doc" else ():
            data = run_text_program(program, copy, self._limits.seconds)
            if data.strip():
                return Converted(data, is_text=True, remark=_BARE_TEXT.format(program))
        problem = _FAILED if libreoffice() is not None or copy.suffix == ".doc" else _NO_PROGRAM
        return Converted(problem=problem, hint=_FAILED_HINT if problem == _FAILED else _NO_PROGRAM_HINT)

    def _copied(self, path: Path) -> Path | None:
        """A copy under a harmless name; None if the file cannot be read."""
        self._count += 1
        try:
            with path.open("rb") as file:
                head = file.read(len(_OLE))
            suffix = next(
                (name for sign, name in _SUFFIXES.items() if head.startswith(sign)), path.suffix.lower()
            )
            copy = self._workroom() / f"{self._count:05}{suffix}"
            shutil.copyfile(path, copy)
        except OSError:
            return None
        return copy

    def _workroom(self) -> Path:
        """A folder that only its owner may open, made at first need."""
        if self._room is None:
            _sweep()
            self._room = Path(tempfile.mkdtemp(prefix=f"{_ROOM}{os.getpid()}-"))
        return self._room


def _sweep() -> None:
    """Remove the rooms, with the copies in them, of runs that were killed before they could."""
    if sys.platform == "win32":
        return  # there is no harmless way to ask whether a process lives
    for room in Path(tempfile.gettempdir()).glob(f"{_ROOM}*"):
        owner = room.name.removeprefix(_ROOM).partition("-")[0]
        if owner.isdecimal() and not _lives(int(owner)):
            shutil.rmtree(room, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
