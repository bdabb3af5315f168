"""The bytes of a text file → its text, in whichever encoding of Chinese it was saved, mended if garbled."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model.errors import ReadError
from generator.reading.familiar import FAMILIAR_ENOUGH, FLUENT, familiarity, fluency
from generator.reading.garbled import is_garbled, mended
from generator.reading.lost import mostly_read, with_signs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RIVALS = ("gb18030", "utf-16-le", "utf-16-be", "cp950")
_REMARKS = {"cp950": "原文是 Big5 编码的繁体字"}
_NEWLINE = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURE = 24
"""Bytes from which on data that fits UTF-8 is that, unless another reading is plain Chinese."""
_MOST_CONTROLS = 0.02
"""Share of control characters above which data is binary; a stray one is found in real files."""


class Decoded(NamedTuple):
    """A text and, if it came out of a rare encoding or was garbled, a Chinese clause that says so."""

    text: str
    remark: str = ""


def decode(data: bytes, name: str) -> str:
    """The text of `data`, as `decoded` finds it where every byte fits: for what the program itself obeys."""
    return _checked(_fitting(data, name), name).text


def decoded(data: bytes, name: str) -> Decoded:
    """The text of `data`, each line ended by a bare newline, control characters left out.

    Knows UTF-8, UTF-16 (either order, with or without a mark), GB18030 (so GB2312 and GBK) and
    Big5, and mends what was once read in the wrong one of these. A few bytes that do not fit become
    a sign each, and the remark says where. Raises ReadError, naming `name`, if `data` is empty,
    binary, in an unknown encoding or garbled for good.
    """
    found = _checked(_fitting(data, name) or _nearly_fitting(data), name)
    text, remark = with_signs(found.text)
    return Decoded(text, "；".join(filter(None, (found.remark, remark))))


def _fitting(data: bytes, name: str) -> Decoded | None:
    if not data:
        raise empty_file(name)
    return _by_mark(data) if _is_marked(data) else _by_likelihood(data)


def _nearly_fitting(data: bytes) -> Decoded | None:
    """The likeliest text of `data` if a few of its bytes are let go; None if too many must be."""
    mark, *encodings = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8", *_RIVALS))
    texts = mostly_read(data[len(mark) :], tuple(encodings))
    found = [(familiarity(text), encoding, text) for encoding, text in texts if not _is_binary(text)]
    _, encoding, text = max(found, default=(0.0, "", ""))
    return Decoded(text, _REMARKS.get(encoding, "")) if text else None


def _checked(found: Decoded | None, name: str) -> Decoded:
    """What was found with its line ends made alike; ReadError if that is nothing, or no use."""
    if found is None:
        raise ReadError(f"《{name}》不是文本文件，或编码无法识别", "请用记事本打开，另存为 UTF-8 编码后重试")
    if is_garbled(found.text):
        raise ReadError(f"《{name}》是乱码，有的字已经丢失，无法还原", "请找到没有乱码的原文件")
    text = _CONTROL.sub("", _NEWLINE.sub("\n", found.text))
    if not text:
        raise empty_file(name)
    return Decoded(text, found.remark)


def empty_file(name: str) -> ReadError:
    """The fault of a file that holds nothing."""
    return ReadError(f"《{name}》是空文件", "请确认文件已经保存，或换一个文件")


def _is_marked(data: bytes) -> bool:
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def _by_mark(data: bytes) -> Decoded | None:
    """The text after a byte order mark, which is believed."""
    mark, encoding = next(pair for pair in _MARKS if data.startswith(pair[0]))
    text = _strictly(data[len(mark) :], encoding)
    return None if text is None else Decoded(text)


def _by_likelihood(data: bytes) -> Decoded | None:
    """UTF-8 if it reads like Chinese, else the rival or the mended text that does, else UTF-8."""
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None and familiarity(utf8) >= FAMILIAR_ENOUGH:
        return Decoded(utf8)
    is_utf8 = utf8 is not None and len(data) >= _SURE
    rivals = (found for found in _rivals(data) if not is_utf8 or fluency(found.text) >= FLUENT)
    best = max(rivals, key=lambda found: familiarity(found.text), default=Decoded(""))
    if familiarity(best.text) >= FAMILIAR_ENOUGH:
        return best
    return None if utf8 is None else Decoded(utf8)


def _rivals(data: bytes) -> Iterator[Decoded]:
    for encoding in _RIVALS:
        text = _strictly(data, encoding)
        if text is not None:
            yield Decoded(text, _REMARKS.get(encoding, ""))
    for text in mended(_loosely(data)):
        yield Decoded(text, "原文是乱码，已还原，请核对")


def _loosely(data: bytes) -> str:
    """`data` as UTF-8, whatever signs that gives; nothing if it does not fit."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _strictly(data: bytes, encoding: str) -> str | None:
    """`data` in `encoding`; None if it does not fit or gives control characters as binary data does."""
    try:
        text = data.decode(encoding).rstrip("\x1a\x00")  # DOS ended text so; a crash may
    except UnicodeDecodeError:
        return None
    return None if _is_binary(text) else text


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text)
