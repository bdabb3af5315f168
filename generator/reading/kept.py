"""YAML that was read before, kept as lines of JSON in one file: the same bytes are not parsed again by the next program.

What is kept is found by the digest of the bytes, so it is never out of date; a file that cannot be read, or
written to, only means that all is parsed anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator.model.owned import write_owned

_FORM = 1
"""To be raised when the same bytes are read otherwise (see `yamlfile`) or kept otherwise."""
_OPEN = b'["'
_WORDS = "词"
_DAY = ""
"""The only key of what stands for a date."""


class _Kept:
    """What is kept, a line of JSON for each file: its name, digest and mapping. Only what is asked for is parsed."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._read: list[bytes] | None = None
        self._grown = False

    def move(self, path: Path) -> None:
        """Keep in the file at `path` from now on."""
        if path != self._path:
            self._path, self._read, self._grown = path, None, False

    def get(self, name: str, digest: str) -> Mapping[str, Any] | None:
        """The mapping of these bytes; None if it is not there."""
        start = _start(name, digest)
        line = next((line for line in self._lines() if line.startswith(start)), b"")
        with suppress(ValueError, RecursionError):
            match json.loads(line, object_hook=_with_days):
                case [_, _, dict(mapping)]:
                    return mapping
        return None

    def put(self, name: str, digest: str, mapping: Mapping[str, Any]) -> None:
        """Keep it, in place of what was kept of a file of this name, if it can be kept at all."""
        with suppress(TypeError, ValueError, RecursionError):
            line = _json([name, digest, _plain(mapping)])
            known = _start(name)
            self._read = [*(one for one in self._lines() if not one.startswith(known)), line]
            self._grown = True

    def save(self) -> None:
        """Write what is new, if that is allowed here."""
        if self._path and self._grown:
            self._grown = False
            with suppress(OSError):
                write_owned(self._path, b"\n".join(self._lines()))

    def _lines(self) -> list[bytes]:
        if self._read is None:
            self._read = _read(self._path) if self._path else []
        return self._read


_kept = _Kept()


def keep_in(path: Path) -> None:
    """Keep what is read from now on in the file at `path`, once `save_kept` is called."""
    _kept.move(path)


def save_kept() -> None:
    """Write what was read anew, for the next program; nothing happens where that is not possible."""
    _kept.save()


def read_kept(data: bytes, name: str) -> Mapping[str, Any]:
    """As `yamlfile.read_mapping`, which is asked only for bytes that were not read before."""
    digest = hashlib.sha256(f"{_FORM}\0".encode() + data).hexdigest()
    mapping = _kept.get(name, digest)
    if mapping is None:
        from generator.reading.yamlfile import read_mapping

        mapping = read_mapping(data, name)
        if b"&" not in data:  # what is named once and repeated could grow without end
            _kept.put(name, digest, mapping)
    return mapping


def kept_words(stamp: str, name: str, make: Callable[[], Iterable[str]]) -> list[str]:
    """The words that `make` gives, which is asked only if they are not kept under this `stamp`."""
    found = _kept.get(name, stamp)
    words = found.get(_WORDS) if found else None
    if isinstance(words, list) and all(type(word) is str for word in words):
        return words
    made = sorted(make())
    _kept.put(name, stamp, {_WORDS: made})
    return made


def _read(path: Path) -> list[bytes]:
    with suppress(OSError):
        return [line for line in path.read_bytes().split(b"\n") if line.startswith(_OPEN)]
    return []


def _start(*names: str) -> bytes:
    """How the line begins that has these first."""
    return _json(names).removesuffix(b"]") + b","


def _json(value: Sequence[Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_day).encode()


def _with_days(value: dict[str, Any]) -> Any:
    return Date.fromisoformat(value[_DAY]) if _DAY in value else value


def _plain(value: Any) -> Any:
    """`value`, if JSON gives it back as it is; TypeError if not."""
    kind = type(value)
    if kind is dict and all(type(key) is str and key for key in value):
        return {key: _plain(one) for key, one in value.items()}
    if kind is list:
        return [_plain(one) for one in value]
    if kind in (str, int, float, bool, Date, type(None)):
        return value
    raise TypeError(kind)


def _day(value: Date) -> dict[str, str]:
    return {_DAY: value.isoformat()}
