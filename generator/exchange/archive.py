"""Zip files that came from elsewhere: opened within limits, or refused with a clear word."""

import struct
import zipfile
import zlib
from pathlib import Path

from generator.model.errors import ContentError, reason

_MOST_PARTS = 2000
_MOST_RATIO = 300
"""Unpacked to packed bytes of a part above `_RATIO_FREE`."""
_RATIO_FREE = 8 * 1024 * 1024
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BEGINNING = b"PK\x03\x04"
_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)


class Archive:
    """The zip file at `path`, all of whose parts together unpack to at most `most` bytes; `what` it should be.

    Raises ContentError if it cannot be read, is no zip, or is larger unpacked than it may be.
    """

    def __init__(self, path: Path, what: str, most: int) -> None:
        self.name, self._what = path.name, what
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile:
            if _begins_as_zip(path):  # its end, by which a zip is known, did not come
                raise self.damaged() from None
            raise ContentError(f"《{path.name}》不是{what}。", f"请检查是不是选错了文件：{path}") from None
        except OSError as error:
            raise ContentError(f"《{path.name}》打不开：{reason(error)}。", f"找的是 {path}") from None
        except _FAULTS:
            raise self.damaged() from None
        self._refuse_bomb(most)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._zip.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part; no more than it says that it holds. Raises ContentError if it is damaged or absent."""
        try:
            entry = self._zip.getinfo(part)
            with self._zip.open(entry) as file:
                data = file.read(entry.file_size + 1)
        except (KeyError, *_FAULTS):
            raise self.damaged() from None
        if len(data) != entry.file_size:
            raise self.damaged()
        return data

    def damaged(self) -> ContentError:
        """What to say of a file that is not whole."""
        return ContentError(
            f"《{self.name}》不是完整的{self._what}，可能已损坏。",
            "可能没有收全：请重新导出，或请对方再发一次。",
        )

    def _refuse_bomb(self, most: int) -> None:
        entries = self._zip.infolist()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > most:
            raise self._too_large()
        for entry in entries:
            if entry.compress_type not in _PACKINGS or entry.flag_bits & 1:
                raise self.damaged()
            ratio = entry.file_size / max(entry.compress_size, 1)
            if entry.file_size > _RATIO_FREE and ratio > _MOST_RATIO:
                raise self._too_large()

    def _too_large(self) -> ContentError:
        return ContentError(
            f"《{self.name}》解压后大得不正常，没有读取。", "请确认它的来历；正常的文件不会这样。"
        )


def _begins_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING
