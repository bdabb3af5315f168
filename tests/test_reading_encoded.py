"""A text goes back as it came: encoding, mark, line ends."""

import codecs

import pytest

from generator.reading.encoded import encoded_like


@pytest.mark.parametrize(
    "data",
    [
        "甲\n乙\n".encode(),
        "甲\r\n乙\r\n".encode(),
        codecs.BOM_UTF8 + "甲\r\n乙".encode(),
        "在全县人大工作会议上的讲话\r\n同志们：\r\n".encode("gbk"),
        codecs.BOM_UTF16_LE + "甲\r\n乙".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "甲\n乙".encode("utf-16-be"),
    ],
)
def test_a_file_that_is_not_changed_comes_back_byte_for_byte(data):
    text = next(
        data.decode(one)
        for one in ("utf-8-sig", "gbk", "utf-16")
        if not (one == "gbk" and data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and _reads(data, one)
    )
    assert encoded_like(data, text.replace("\r\n", "\n")) == data


def _reads(data, encoding):
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def test_what_is_in_no_encoding_we_write_becomes_utf_8():
    assert encoded_like(b"\xff\xff\xff", "甲\n") == "甲\n".encode()
