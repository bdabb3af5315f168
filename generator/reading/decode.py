"""The bytes of a text file → its text, in whichever encoding of Chinese it was saved."""

import codecs
import re

from generator.model.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RIVALS = ("gb18030", "utf-16-le", "utf-16-be")
_NEWLINE = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.02
"""Share of control characters above which data is binary; a stray one is found in real files."""
_FAMILIAR_ENOUGH = 0.5
"""Share of familiar characters; measured on speeches: 0.99 if right (traditional 0.7), 0.25 if wrong."""


def _gbk_rows(*leads: int) -> str:
    """Every character of these rows of GBK's original square."""
    return b"".join(bytes((lead, trail)) for lead in leads for trail in range(0xA1, 0xFF)).decode(
        "gbk", "ignore"
    )


_PUNCTUATION = _gbk_rows(0xA1, 0xA2, 0xA3)
_COMMON_CHARACTERS = _gbk_rows(*range(0xB0, 0xD8))  # level 1 of GB 2312: the 3,755 in daily use
_ASCII = "\t\n\r" + "".join(map(chr, range(0x20, 0x7F)))
_FAMILIAR = frozenset(_ASCII + _PUNCTUATION + "〇" + _COMMON_CHARACTERS)


def decode(data: bytes, name: str) -> str:
    """The text of `data`, each line ended by a bare newline, control characters left out.

    Knows UTF-8, UTF-16 (either order, with or without a mark) and GB18030 (so GB2312 and GBK).
    Raises ReadError, naming `name`, if `data` is empty, binary or in an unknown encoding.
    """
    if not data:
        raise empty_file(name)
    text = _by_mark(data) if _is_marked(data) else _by_likelihood(data)
    if text is None:
        raise ReadError(f"《{name}》不是文本文件，或编码无法识别", "请用记事本打开，另存为 UTF-8 编码后重试")
    text = _CONTROL.sub("", _NEWLINE.sub("\n", text))
    if not text:
        raise empty_file(name)
    return text


def empty_file(name: str) -> ReadError:
    """The fault of a file that holds nothing."""
    return ReadError(f"《{name}》是空文件", "请确认文件已经保存，或换一个文件")


def _is_marked(data: bytes) -> bool:
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def _by_mark(data: bytes) -> str | None:
    """The text after a byte order mark, which is believed."""
    mark, encoding = next(pair for pair in _MARKS if data.startswith(pair[0]))
    return _strictly(data[len(mark) :], encoding)


def _by_likelihood(data: bytes) -> str | None:
    """UTF-8 if it reads like Chinese, else the rival that does, else UTF-8 if it is that at all."""
    utf8 = _strictly(data, "utf-8")
    if utf8 is not None and _familiarity(utf8) >= _FAMILIAR_ENOUGH:
        return utf8
    rivals = (text for encoding in _RIVALS if (text := _strictly(data, encoding)) is not None)
    best = max(rivals, key=_familiarity, default="")
    return best if _familiarity(best) >= _FAMILIAR_ENOUGH else utf8


def _strictly(data: bytes, encoding: str) -> str | None:
    """`data` in `encoding`; None if it does not fit or gives control characters as binary data does."""
    try:
        text = data.decode(encoding).rstrip("\x1a")  # DOS ended text with this
    except UnicodeDecodeError:
        return None
    return None if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text) else text


def _familiarity(text: str) -> float:
    """Share of `text` (0–1) that a Chinese text is normally made of."""
    return sum(map(_FAMILIAR.__contains__, text)) / len(text) if text else 0.0
