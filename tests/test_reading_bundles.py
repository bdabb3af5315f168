"""A file with many speeches, or far longer than one, is read as the speeches in it."""

from pathlib import Path

import pytest

from generator.model.errors import ReadError
from generator.model.manuscript import Known, Manuscript, Skipped
from generator.reading.batch import read_files
from generator.reading.bundles import LONG, part_name, speeches_in, whole_name
from generator.reading.files import read_manuscript
from generator.reading.limits import Limits

LINE = "要加强监督，把好事办好、把实事办实，让群众看得见、摸得着、得实惠。"


def speech(number: int, length: int = 12_000, before: str = "") -> list[str]:
    """The lines of a speech with a title, a date and a salutation, of about so many characters."""
    body = [f"第{number}篇第{line}段：{LINE}" for line in range(length // len(LINE))]
    return [
        *filter(None, [before]),
        f"在第{number}次会议上的讲话",
        "（2026年2月26日）",
        "同志们：",
        *body,
        "谢谢大家！",
    ]


def parts(tmp_path: Path, *speeches: list[str]) -> list[Manuscript | Skipped]:
    path = tmp_path / "合订本.txt"
    path.write_text("\n".join(line for one in speeches for line in one), encoding="utf-8")
    return list(speeches_in(read_manuscript(path)))


def test_each_speech_comes_alone_whole_and_under_a_name_of_its_own(tmp_path: Path) -> None:
    speeches = [speech(number) for number in range(1, 12)]
    made = parts(tmp_path, *speeches)
    assert [[paragraph.text for paragraph in one.paragraphs] for one in made] == speeches
    assert [one.name for one in made][:2] == ["合订本.txt（第 1 篇）", "合订本.txt（第 2 篇）"]
    assert [one.part for one in made] == list(range(1, 12))
    assert len({one.digest for one in made}) == 11
    assert "11 篇" in made[0].remarks[0]
    assert made[1].remarks == ()


def test_a_title_of_two_lines_and_what_closes_the_speech_before_are_told_apart(tmp_path: Path) -> None:
    speeches = [speech(number, before="在全市人大系统学习交流会和") for number in range(1, 12)]
    signed = [[*one, "云河市人大常委会", "2026年2月26日"] for one in speeches]
    made = parts(tmp_path, *signed)
    assert [[paragraph.text for paragraph in one.paragraphs] for one in made] == signed


def test_a_salutation_in_the_middle_begins_no_speech(tmp_path: Path) -> None:
    spoken = speech(1, 60_000)
    spoken[900:900] = ["同志们：", LINE]
    assert len(parts(tmp_path, spoken, speech(2, 60_000))) == 2


def test_one_speech_is_one_and_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    (made,) = parts(tmp_path, speech(1))
    assert made.part == 0
    assert made.name == "合订本.txt"


def test_a_few_speeches_in_one_file_are_parted_too_and_what_stands_before_them(tmp_path: Path) -> None:
    made = parts(tmp_path, ["讲话汇编", "云河市人大常委会"], speech(1, 900), speech(2, 900))
    assert [one.text.split("\n")[0] for one in made] == [
        "讲话汇编",
        "在第1次会议上的讲话",
        "在第2次会议上的讲话",
    ]
    assert "3 篇" in made[0].remarks[0]


def test_titles_and_salutations_without_a_speech_part_nothing(tmp_path: Path) -> None:
    (made,) = parts(tmp_path, speech(1, 900), ["附：在第2次会议上的讲话", "同志们：", "（略）"])
    assert made.part == 0


@pytest.mark.parametrize(
    "lines", [[LINE] * 8_000, [LINE * 8_000], ["字" * 250_000]], ids=["lines", "line", "noise"]
)
def test_a_long_text_without_titles_comes_in_pieces_and_whole(tmp_path: Path, lines: list[str]) -> None:
    made = parts(tmp_path, lines)
    assert len(made) > 1
    assert all(0 < len(one.text) <= LONG for one in made)
    assert "".join(paragraph.text for one in made for paragraph in one.paragraphs) == "".join(lines)


def test_a_piece_ends_with_a_sentence(tmp_path: Path) -> None:
    assert all(one.text.endswith("。") for one in parts(tmp_path, [LINE * 8_000]))


def test_a_secret_speech_among_others_is_left_out_and_named(tmp_path: Path) -> None:
    secret = speech(2)
    secret.insert(1, "机密")
    made = parts(tmp_path, *([speech(number) for number in range(10, 21)] + [secret]))
    assert made[-1] == Skipped("合订本.txt（第 12 篇）", "有密级标志（机密），没有读取", 12)
    assert sum(isinstance(one, Manuscript) for one in made) == 11


def test_the_mark_of_an_office_holds_for_the_speech_that_bears_it(tmp_path: Path) -> None:
    marked = speech(2)
    marked.insert(1, "内部资料")
    made = parts(tmp_path, *([speech(number) for number in range(10, 21)] + [marked]))
    assert [one.internal for one in made] == [""] * 11 + ["内部资料"]


def test_the_speeches_of_a_file_come_one_by_one_from_the_worker(tmp_path: Path) -> None:
    parts(tmp_path, *(speech(number) for number in range(1, 12)))
    files = [tmp_path / "合订本.txt", tmp_path / "无.txt"]
    made = list(read_files(files))
    assert [path.name for path, _ in made] == ["合订本.txt"] * 11 + ["无.txt"]
    assert isinstance(made[-1][1], Skipped)


def test_a_text_beyond_the_limit_says_what_to_do(tmp_path: Path) -> None:
    parts(tmp_path, speech(1, 30_000))
    ((_, made),) = read_files([tmp_path / "合订本.txt"], Limits(characters=20_000))
    assert isinstance(made, Skipped)
    assert made.reason == "的文字超过 2 万，请分成几个文件"


def test_what_is_no_single_speech_is_not_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "库.txt").write_text(f"{LINE}\n" * 65_000, encoding="utf-8")
    with pytest.raises(ReadError, match=r"有 2[0-9]{2} 万字，不是一篇讲话") as caught:
        read_manuscript(tmp_path / "库.txt")
    assert "nigao mine" in caught.value.hint


def test_what_was_taken_in_before_is_not_read_again_unless_a_byte_changed(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("同志们：要干。", encoding="utf-8")
    ((_, first),) = read_files([path])
    assert isinstance(first, Manuscript)
    assert list(read_files([path], known=first.digest.__eq__)) == [(path, Known("稿.txt"))]
    path.write_text("同志们：要学。", encoding="utf-8")
    ((_, second),) = read_files([path], known=first.digest.__eq__)
    assert isinstance(second, Manuscript)
    assert second.text == "同志们：要学。"


@pytest.mark.parametrize(("name", "part"), [("稿.txt", 0), ("稿.txt", 12), ("/旧（第 3 篇）/稿", 2), ("", 1)])
def test_the_name_of_a_part_leads_back_to_the_file(name: str, part: int) -> None:
    assert whole_name(part_name(name, part)) == name
