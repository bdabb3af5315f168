"""A pack: what one office passes on to another in one file, and the checks that it has to stand when it comes in."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from generator.bank.registers import PASSED_ON, Register
from generator.drafting.keys import has_private_use
from generator.exchange.archive import Archive
from generator.model.errors import ContentError
from generator.model.manuscript import Manuscript, Paragraph, SourceInfo

FORMAT, VERSION = "nigao-pack", 1
SUFFIX = ".nigao"
_HEAD, _SOURCES, _DECISIONS = "pack.json", "sources.jsonl", "decisions.jsonl"
_PARTS = {_HEAD, _SOURCES, _DECISIONS}
_MOST_BYTES = 512 * 1024 * 1024
_MOST_CHARACTERS = 2_000_000
_LONGEST_VALUE, _LONGEST_NAME = 2000, 200
_AHEAD = timedelta(days=2)
"""How far another's clock may run ahead of ours."""
_KEY = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
_NAME = re.compile(r"[^\x00-\x1f/\\]+")
_UNSAFE = re.compile(r"[\x00-\x1f/\\\ue000-\uf8ff]")
_INFO = tuple(one.name for one in fields(SourceInfo))
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Packed:
    """A source as it is passed on: own or outside, its text, and all that is known of it."""

    kind: str
    manuscript: Manuscript


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds; `place` is where it comes from, `digest` tells it from all others."""

    place: str
    sources: tuple[Packed, ...]
    registers: tuple[Register, ...]
    digest: str = ""


def packed(pack: Pack) -> bytes:
    """The file; the same contents give the same bytes."""
    parts = {
        _HEAD: json.dumps({"format": FORMAT, "version": VERSION, "place": pack.place}, ensure_ascii=False),
        _SOURCES: _lines(map(_source_to_json, pack.sources)),
        _DECISIONS: _lines(asdict(one) for one in pack.registers),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _lines(values: Iterable[Mapping[str, Any]]) -> str:
    return "".join(sorted(json.dumps(value, ensure_ascii=False, sort_keys=True) + "\n" for value in values))


def _source_to_json(source: Packed) -> dict[str, Any]:
    manuscript = source.manuscript
    return {
        "digest": manuscript.digest,
        "name": _UNSAFE.sub("_", manuscript.name)[:_LONGEST_NAME],
        "kind": source.kind,
        "internal": manuscript.internal,
        "info": {name: value for name, value in asdict(manuscript.info).items() if value},
        "only": list(manuscript.only),
        "paragraphs": [asdict(one) for one in manuscript.paragraphs],
    }


def read_pack(path: Path, now: datetime) -> Pack:
    """The pack at `path`, looked over before anything is made of it.

    Raises ContentError if it is none, was made by a newer program, or holds what no pack of ours does.
    """
    _refuse_bank(path)
    with Archive(path, "拟稿的句库包", _MOST_BYTES) as archive:
        if set(archive.parts) != _PARTS or len(archive.parts) != len(_PARTS):
            raise ContentError(f"《{path.name}》不是拟稿的句库包。", f"请检查是不是选错了文件：{path}")
        head, *bodies = (archive.read(name) for name in (_HEAD, _SOURCES, _DECISIONS))
        try:
            place = _head(json.loads(head), path.name)
            sources = tuple(_source(value) for value in _values(bodies[0]))
            found = tuple(_register(value, now) for value in _values(bodies[1]))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise archive.damaged() from None
    return Pack(place, sources, found, hashlib.sha256(b"\0".join((head, *bodies))).hexdigest())


def _refuse_bank(path: Path) -> None:
    if path.is_file():
        with path.open("rb") as file:
            if file.read(15) == b"SQLite format 3":
                hint = "要交换句库，请对方用 nigao bank pack 打成包再发来。"
                raise ContentError(f"《{path.name}》是数据库文件，不是拟稿的句库包。", hint)


def _head(data: Mapping[str, Any], name: str) -> str:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    if _a(int, data["version"]) > VERSION:
        raise ContentError(
            f"《{name}》是更新的程序打的包（版本 {data['version']}，本程序认到 {VERSION}）。",
            "请升级程序后再并入。",
        )
    return _text(data["place"], _LONGEST_NAME)


def _values(data: bytes) -> Iterator[Any]:
    for line in data.decode().split("\n"):
        if line:
            yield json.loads(line)


def _source(data: Mapping[str, Any]) -> Packed:
    paragraphs = tuple(_paragraph(one) for one in _a(list, data["paragraphs"]))
    info = {name: _text(value, _LONGEST_NAME) for name, value in _a(dict, data["info"]).items()}
    kind, name = data["kind"], _text(data["name"], _LONGEST_NAME)
    too_long = sum(len(one.text) for one in paragraphs) > _MOST_CHARACTERS
    if kind not in ("own", "outside") or too_long or not _NAME.fullmatch(name) or set(info) - set(_INFO):
        raise ValueError(name)
    manuscript = Manuscript(
        name,
        _key(data["digest"]),
        paragraphs,
        SourceInfo(**info),
        internal=_text(data["internal"], _LONGEST_NAME),
        only=tuple(_key(one) for one in _a(list, data["only"])),
    )
    return Packed(kind, manuscript)


def _paragraph(data: Mapping[str, Any]) -> Paragraph:
    level = data["outline_level"]
    return Paragraph(
        _a(str, data["text"]),
        _text(data["style"], _LONGEST_NAME),
        None if level is None else _a(int, level),
        _a(bool, data["centred"]),
    )


def _register(data: Mapping[str, Any], now: datetime) -> Register:
    at = _text(data["at"], _LONGEST_NAME)
    if datetime.fromisoformat(at).replace(tzinfo=None) > now + _AHEAD or data["field"] not in PASSED_ON:
        raise ValueError(at)
    return Register(_key(data["key"]), data["field"], _text(data["value"], _LONGEST_VALUE), at)


def _key(value: Any) -> str:
    if not _KEY.fullmatch(_text(value, 64)):
        raise ValueError(value)
    return str(value)


def _text(value: Any, longest: int) -> str:
    text: str = _a(str, value)
    if len(text) > longest or has_private_use(text):
        raise ValueError(text[:20])
    return text


def _a(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(type(value).__name__)
    return value
