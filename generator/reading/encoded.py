"""A text written as the file was from which it was read: the same encoding, the same line ends."""

import codecs

_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PLAIN = ("utf-8", "gb18030")


def encoded_like(data: bytes, text: str) -> bytes:
    """`text` (lines ended by bare newlines) as bytes like `data`; UTF-8 where the encoding of that is another."""
    mark, encoding = next((one for one in _MARKED if data.startswith(one[0])), (b"", ""))
    encoding = encoding or next((one for one in _PLAIN if _fits(data, one)), "")
    if not encoding:
        return text.encode()
    crlf = "\r\n" in data[len(mark) :].decode(encoding, "replace")
    return mark + (text.replace("\n", "\r\n") if crlf else text).encode(encoding)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
