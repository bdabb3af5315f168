"""Files and folders: what is found, how each file is told, and what becomes of bad ones."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pytest

from generator.model.errors import ReadError
from generator.model.manuscript import Known, Manuscript, Skipped
from generator.reading.batch import read_files
from generator.reading.files import read_manuscript
from generator.reading.folders import find_files
from generator.reading.limits import Limits
from generator.reading.names import identity


def _in_folder(paths: Sequence[Path]) -> Iterator[Manuscript | Skipped | Known]:
    """What each file under `paths` holds."""
    return (made for _, made in read_files(list(find_files(paths))))


def build(root: Path, *names: str) -> None:
    """Files with a line of text, in folders made as needed."""
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("同志们：", encoding="utf-8")


def word_file(path: Path, text: str = "同志们：") -> Path:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(os.fspath(path))
    return path


def found(root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in find_files([root])]


def test_folders_are_searched_to_the_bottom_in_order_of_names(tmp_path: Path) -> None:
    build(tmp_path, "丙.txt", "b/2.txt", "b/1.docx", "a.pdf", "b/c/d.md")
    assert found(tmp_path) == ["a.pdf", "b/1.docx", "b/2.txt", "b/c/d.md", "丙.txt"]


def test_named_files_keep_their_order(tmp_path: Path) -> None:
    build(tmp_path, "b.txt", "a.txt", ".c.txt")
    named = [tmp_path / "b.txt", tmp_path / ".c.txt", tmp_path / "a.txt"]
    assert list(find_files(named)) == named


def test_hidden_and_lock_files_are_passed_over(tmp_path: Path) -> None:
    build(
        tmp_path,
        "稿.txt",
        "~$稿.docx",
        ".稿.txt",
        ".git/稿.txt",
        ".~lock.稿.docx#",
        "Thumbs.db",
        "desktop.ini",
    )
    assert found(tmp_path) == ["稿.txt"]


@pytest.mark.parametrize("mark", ["拟稿.yaml", "phrasebank/slots.yaml"])
def test_a_workspaces_own_files_are_passed_over(tmp_path: Path, mark: str) -> None:
    build(
        tmp_path,
        f"拟稿/{mark}",
        "拟稿/output/初稿.docx",
        "拟稿/templates/甲.txt",
        "拟稿/旧稿.txt",
        "output/稿.txt",
    )
    assert found(tmp_path) == ["output/稿.txt", "拟稿/旧稿.txt"]
    assert found(tmp_path / "拟稿/output") == ["初稿.docx"]


def test_a_link_back_up_does_not_loop(tmp_path: Path) -> None:
    build(tmp_path, "a/稿.txt")
    (tmp_path / "a/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert found(tmp_path) == ["a/稿.txt", "self"]
    manuscript, skipped = _in_folder([tmp_path])
    assert isinstance(manuscript, Manuscript)
    assert isinstance(skipped, Skipped)


def test_a_word_file_is_known_by_its_content_whatever_its_suffix(tmp_path: Path) -> None:
    for name in ("稿.docx", "稿.doc", "稿.txt", "稿"):
        manuscript = read_manuscript(word_file(tmp_path / name))
        assert (manuscript.name, manuscript.text) == (name, "同志们：")


def test_suffixes_are_known_in_capitals(tmp_path: Path) -> None:
    build(tmp_path, "稿.TXT")
    assert read_manuscript(tmp_path / "稿.TXT").text == "同志们："


@pytest.mark.parametrize("name, kind", [("稿.log", " .log "), ("稿", "没有扩展名的")])
def test_other_kinds_are_not_supported(tmp_path: Path, name: str, kind: str) -> None:
    build(tmp_path, name)
    with pytest.raises(ReadError) as caught:
        read_manuscript(tmp_path / name)
    assert caught.value.message == f"《{name}》暂不支持{kind}文件，请先另存为 .docx"
    assert "另存为" in caught.value.hint


@pytest.mark.parametrize("name", ["稿.xls", "稿.pptx", "稿.et", "稿.csv"])
def test_a_table_or_slides_are_called_so(tmp_path: Path, name: str) -> None:
    build(tmp_path, name)
    with pytest.raises(ReadError, match=f"《{name}》是表格或演示文稿"):
        read_manuscript(tmp_path / name)


@pytest.mark.parametrize("name", ["稿.doc", "稿.wps", "稿.docx", "稿.rtf"])
def test_text_under_the_suffix_of_a_word_processor_is_read_as_text(tmp_path: Path, name: str) -> None:
    build(tmp_path, name)
    assert read_manuscript(tmp_path / name).text == "同志们："


@pytest.mark.parametrize("name", ["稿.doc", "稿.wps", "稿.html", "稿.txt"])
def test_a_page_under_any_suffix_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<html><body><p>同志们：</p></body></html>", encoding="utf-8")
    assert read_manuscript(tmp_path / name).text == "同志们："


def test_a_file_that_vanishes_is_skipped_as_missing(tmp_path: Path) -> None:
    build(tmp_path, "1.txt", "2.txt")
    outcomes = _in_folder([tmp_path])
    (tmp_path / "2.txt").unlink()
    first, second = outcomes
    assert isinstance(first, Manuscript)
    assert second == Skipped(str(tmp_path / "2.txt"), "不存在")


def test_a_text_longer_than_any_speech_is_refused(tmp_path: Path) -> None:
    (tmp_path / "长.txt").write_text("同志们，" * 100, encoding="utf-8")
    with pytest.raises(ReadError, match=r"《长\.txt》的文字超过"):
        read_manuscript(tmp_path / "长.txt", Limits(characters=399))
    assert read_manuscript(tmp_path / "长.txt", Limits(characters=400)).text


def test_names_with_signs_that_cannot_be_shown_are_read_and_made_harmless(tmp_path: Path) -> None:
    name = os.fsdecode("稿\n\x1b[31m".encode() + b"\xff.txt")
    build(tmp_path, name)
    assert read_manuscript(tmp_path / name).name == "稿\ufffd\ufffd[31m\ufffd.txt"
    assert identity(tmp_path / name).encode("utf-8")


@pytest.mark.parametrize("name", ["空.txt", "空.docx", "空.doc"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(ReadError, match=f"《{re.escape(name)}》是空文件"):
        read_manuscript(tmp_path / name)


def test_a_missing_file_is_refused_with_the_path_that_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"《无\.txt》不存在") as caught:
        read_manuscript(tmp_path / "无.txt")
    assert str(tmp_path) in caught.value.hint


def test_a_folder_is_not_a_manuscript(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="是文件夹"):
        read_manuscript(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    with pytest.raises(ReadError, match=r"《管道\.txt》不是普通文件"):
        read_manuscript(tmp_path / "管道.txt")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "大.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024 + 1)
    with pytest.raises(ReadError, match=r"《大\.txt》超过 200 MB"):
        read_manuscript(tmp_path / "大.txt")


@pytest.mark.parametrize(
    "error, message",
    [
        (PermissionError(13, "Permission denied"), "没有读取权限"),
        (OSError(5, "Input/output error"), "打不开"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    build(tmp_path, "稿.txt")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match=rf"《稿\.txt》{message}"):
        read_manuscript(tmp_path / "稿.txt")


def test_a_folder_that_cannot_be_opened_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, "密/稿.txt", "稿.txt")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "密")
    skipped, read = _in_folder([tmp_path])
    assert isinstance(skipped, Skipped)
    assert skipped.path == str(tmp_path / "密")
    assert isinstance(read, Manuscript)


def test_a_bad_file_is_skipped_with_its_reason_and_the_run_goes_on(tmp_path: Path) -> None:
    build(tmp_path, "1.txt", "3.xls", "5.txt")
    (tmp_path / "2.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "4.txt").write_text("---\n时候: 甲\n---\n正文", encoding="utf-8")
    outcomes = list(_in_folder([tmp_path]))
    assert [o.name if isinstance(o, Manuscript) else o.reason for o in outcomes] == [
        "1.txt",
        "不是有效的 Word 文件（可能已损坏，或是改了扩展名的旧版 .doc）",
        "是表格或演示文稿，不是讲话稿",
        "第 2 行：不认识的键“时候”",
        "5.txt",
    ]
    assert [Path(o.path).name for o in outcomes if isinstance(o, Skipped)] == ["2.docx", "3.xls", "4.txt"]
