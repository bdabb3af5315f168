"""A text goes back as it came: encoding, mark, line ends."""

import codecs

import pytest

from generator.reading.encoded import encoded_like

_TEXT = "在全县人大工作会议上的讲话\n同志们：\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"", "gbk"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_text_that_is_not_changed_comes_back_byte_for_byte(mark, encoding, ends):
    data = mark + _TEXT.replace("\n", ends).encode(encoding)
    assert encoded_like(data, _TEXT) == data


def test_what_is_in_no_encoding_we_write_becomes_utf_8():
    assert encoded_like(b"\xff\xff\xff", "甲\n") == "甲\n".encode()
