"""Text that somebody read in the wrong encoding and saved so, and Big5."""

import pytest

from generator.model.errors import ReadError
from generator.reading.decode import decode, decoded

SIMPLE = "同志们：在全市人大工作会议上，我讲三点意见。要提高政治站位，服务大局，用好法定职权。"
TRADITIONAL = "同志們：在全市人大工作會議上，我講三點意見。要提高政治站位，服務大局，用好法定職權。"


def test_big5_is_read_with_a_note() -> None:
    found = decoded(TRADITIONAL.encode("big5"), "稿.txt")
    assert (found.text, "Big5" in found.remark) == (TRADITIONAL, True)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLE, TRADITIONAL])
def test_the_usual_encodings_bring_no_note(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding), "稿.txt")
    assert (found.text, found.remark) == (text, "")


@pytest.mark.parametrize(
    "garbled, text",
    [
        (SIMPLE.encode().decode("latin-1"), SIMPLE),
        (SIMPLE.encode("gbk").decode("latin-1"), SIMPLE),
        (TRADITIONAL.encode("big5").decode("gb18030", "ignore"), TRADITIONAL),
    ],
)
def test_what_lost_nothing_is_brought_back_with_a_note(garbled: str, text: str) -> None:
    found = decoded(garbled.encode(), "稿.txt")
    assert found.text == text
    assert "乱码" in found.remark


@pytest.mark.parametrize(
    "garbled",
    [
        SIMPLE.encode().decode("gbk", "ignore"),
        SIMPLE.encode().decode("gb18030", "replace"),
        SIMPLE.encode("gbk").decode("utf-8", "replace"),
        SIMPLE.encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"),
        SIMPLE.encode().decode("cp1252", "replace"),
    ],
    ids=["cut", "replaced", "lost", "锟斤拷", "western"],
)
def test_what_lost_characters_is_refused_as_garbled(garbled: str) -> None:
    with pytest.raises(ReadError, match=r"《稿\.txt》是乱码"):
        decode(garbled.encode(), "稿.txt")


@pytest.mark.parametrize(
    "text",
    [
        "A plain text in English, without any Chinese.",
        "Ünïcödé: Grüße aus Köln, à bientôt, señor!",
        "Московская область, город Химки, улица Ленина.",
        "안녕하세요 세계 여러분, 만나서 반갑습니다.",
        "これは日本語の文章です。会議での演説。",
        "㙍㙎㙏㙐㙑㙒㙓",
        SIMPLE + "𠮷㐂",
    ],
)
def test_other_languages_and_rare_characters_are_left_alone(text: str) -> None:
    found = decoded(text.encode(), "稿.txt")
    assert (found.text, found.remark) == (text, "")
