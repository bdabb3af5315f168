"""Bytes in any encoding of Chinese come back as text; what is no text is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.errors import NigaoError, ReadError
from generator.reading.decode import decode, decoded

SPEECH = "各位代表、同志们：\n这次会议的主要任务是，贯彻“全过程人民民主”重大理念，部署2026年工作。\n"
COMMON = b"".join(bytes((lead, 0xA1 + trail)) for lead in range(0xB0, 0xD7) for trail in range(94)).decode(
    "gb2312"
)
CHINESE = st.text(st.sampled_from(COMMON), min_size=5)
ANYTHING = st.text(st.sampled_from("，。、；：？！“”《》（）—…〇 \n0123456789abcXYZ镕祎垚翀㛃𠮷"), max_size=5)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb2312", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_speech_in_each_encoding_comes_back(encoding: str) -> None:
    assert decode(SPEECH.encode(encoding), "讲话.txt") == SPEECH


@pytest.mark.parametrize(
    "mark, encoding", [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_a_byte_order_mark_is_believed_and_left_out(mark: bytes, encoding: str) -> None:
    assert decode(mark + "ABC".encode(encoding), "x") == "ABC"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@given(texts=st.lists(st.tuples(CHINESE, ANYTHING), min_size=1))
def test_decoding_undoes_encoding(encoding: str, texts: list[tuple[str, str]]) -> None:
    text = "".join(["我们的工作，", *map("".join, texts)])
    assert decode(text.encode(encoding), "x") == text


@given(text=CHINESE)
def test_utf_16_without_a_mark_is_known_by_its_full_stops(text: str) -> None:
    sentence = f"{text}。\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(sentence.encode(encoding), "x") == sentence


@given(data=st.binary())
def test_any_bytes_are_text_without_control_characters_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except NigaoError:
        return
    assert text
    assert not any(ord(sign) < 0x20 and sign not in "\t\n" for sign in text)


def test_gbk_that_happens_to_be_valid_utf_8_is_read_as_gbk() -> None:
    data = "一一".encode("gbk")
    assert data.decode("utf-8") == "һһ"
    assert decode(data, "x") == "一一"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_traditional_characters_are_text_too(encoding: str) -> None:
    text = "各位代表：今天的會議，主要任務是總結過去一年的工作，部署今後的任務。"
    assert decode(text.encode(encoding), "x") == text


def test_utf_8_in_another_script_is_still_utf_8() -> None:
    assert decode("བོད་ཡིག".encode(), "x") == "བོད་ཡིག"


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_becomes_a_newline(newline: str) -> None:
    assert decode(f"一行{newline}二行{newline}".encode(), "x") == "一行\n二行\n"


def test_a_stray_control_character_in_a_long_text_is_dropped() -> None:
    assert decode(("同志们" * 20 + "\x07\x1a").encode(), "x") == "同志们" * 20


def test_zeros_behind_a_text_that_was_not_written_to_its_end_are_dropped() -> None:
    assert decode(SPEECH.encode("gbk") + bytes(64), "x") == SPEECH


def test_private_use_characters_are_left_to_the_caller() -> None:
    assert decode("甲\ue000乙".encode(), "x") == "甲\ue000乙"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
        bytes(range(256)) * 4,
        SPEECH.encode("utf-32"),
        SPEECH.encode()[:-5] + b"\xff\n",
        codecs.BOM_UTF16_LE + b"\x00\xd8",
    ],
    ids=["png", "ole", "all bytes", "utf-32", "broken utf-8", "broken utf-16"],
)
def test_what_is_no_text_is_refused_by_name_with_a_hint(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"《讲话\.txt》不是文本文件，或编码无法识别") as caught:
        decode(data, "讲话.txt")
    assert "UTF-8" in caught.value.hint


LONG = "".join(f"{SPEECH}第{n}条，要加强监督。\n" for n in range(20))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-8-sig"])
def test_one_bad_byte_costs_its_character_and_the_note_says_where(encoding: str) -> None:
    text = LONG if encoding != "cp950" else "今天的會議，主要任務是總結過去一年的工作。\n" * 40
    lines = text.splitlines(keepends=True)
    before = "".join(lines[:7]).encode(encoding)
    data = before + b"\xff" + "".join(lines[7:]).encode(encoding.removesuffix("-sig"))
    found = decoded(data, "讲话.txt")
    assert found.text.replace("□", "") == text
    assert found.text.split("\n")[7].startswith("□")
    assert "第 8 行" in found.remark
    assert "□" in found.remark


def test_a_text_cut_in_the_middle_of_a_character_is_read() -> None:
    assert decoded(LONG.rstrip().encode()[:-1], "x").text == LONG.rstrip()[:-1] + "□"
    assert decoded(codecs.BOM_UTF16_LE + LONG.encode("utf-16-le") + b"\x00", "x").text.startswith(LONG[:-1])


def test_characters_lost_before_are_signs_and_many_places_are_counted() -> None:
    lines = [f"{SPEECH.splitlines()[1]}{number}" for number in range(100)]
    for number in range(0, 30, 3):
        lines[number] = "\ufffd\ufffd" + lines[number]
    found = decoded("\n".join(lines).encode(), "x")
    assert found.text.count("□") == 10
    assert "\ufffd" not in found.text
    assert "第 1、4、7、10、13 等 10 行" in found.remark


def test_more_than_a_few_bad_bytes_are_refused() -> None:
    data = LONG.encode()
    spoilt = b"".join(data[n : n + 150] + b"\xff" for n in range(0, len(data), 150))
    with pytest.raises(ReadError, match=r"无法识别|乱码"):
        decoded(spoilt, "讲话.txt")


def test_what_the_program_obeys_must_fit_to_the_last_byte() -> None:
    with pytest.raises(ReadError, match="无法识别"):
        decode(LONG.encode() + b"\xff", "slots.yaml")


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_called_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"《讲话\.txt》是空文件"):
        decode(data, "讲话.txt")
