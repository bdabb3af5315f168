"""Old formats: through LibreOffice, through antiword or catdoc, or named with what they wait for."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_support import document, para, relations, run, zipped

from generator.model.errors import ReadError
from generator.model.manuscript import Manuscript, Skipped
from generator.reading import office, office_run
from generator.reading.batch import read_files
from generator.reading.files import read_manuscript
from generator.reading.limits import Limits
from generator.reading.office import Office

LONG = "要把建议办实，把承诺兑现。" * 60
"""Of a length that antiword does not refuse."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_programs = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
MakeProgram = Callable[[str, str], Path]


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeProgram:
    """A machine with no converter; the function given puts a stand-in (a shell script) on it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin")
    monkeypatch.setattr(office_run, "_PLACES", ())
    real = shutil.which
    monkeypatch.setattr(
        shutil,
        "which",
        lambda name: (
            str(folder / name)
            if (folder / name).exists()
            else None
            if name in ("soffice", "libreoffice", "antiword", "catdoc")
            else real(name)
        ),
    )

    def make(name: str, script: str) -> Path:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


def old_file(path: Path, data: bytes = OLE) -> Path:
    path.write_bytes(data)
    return path


def reason(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read_manuscript(path, limits or Limits())
    assert caught.value.hint
    return caught.value.message


@pytest.mark.usefixtures("bare")
def test_without_any_program_the_file_is_named_with_what_it_waits_for(tmp_path: Path) -> None:
    for name in ("稿.doc", "稿.wps", "稿.rtf"):
        assert reason(old_file(tmp_path / name)) == f"《{name}》要用 LibreOffice 才能读，这台电脑上没有"


@needs_programs
@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_a_doc_is_read_the_second_way_with_a_note(tmp_path: Path, bare: MakeProgram, name: str) -> None:
    bare(name, "echo 同志们：; echo 开会。")
    made = read_manuscript(old_file(tmp_path / "稿.doc"))
    assert made.text == "同志们：\n开会。"
    assert [remark.partition("，")[0] for remark in made.remarks] == [f"用 {name} 读出"]


@needs_programs
def test_a_second_way_that_fails_leaves_the_file_named(tmp_path: Path, bare: MakeProgram) -> None:
    bare("antiword", "exit 1")
    assert "转换不了" in reason(old_file(tmp_path / "稿.doc"))
    assert "LibreOffice" in reason(old_file(tmp_path / "稿.rtf", b"{\\rtf1 x}"))


@needs_programs
def test_a_program_that_hangs_is_ended_and_costs_one_file(
    tmp_path: Path, bare: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_run, "_START", 0)
    target = tmp_path / "word.docx"
    target.write_bytes(zipped({"word/document.xml": document(para(run("同志们：")))}))
    bare(
        "soffice",
        f"""for file in "$@"; do case "$file" in
          *.rtf) sleep 60;;
          *.doc) cp {target} "$out/$(basename "$file" .doc).docx";;
          */out) out="$file";;
        esac; done""",
    )
    files = [old_file(tmp_path / name) for name in ("1.doc", "2.doc", "4.doc")]
    files.insert(2, old_file(tmp_path / "3.rtf", b"{\\rtf1 x}"))
    start = time.monotonic()
    outcomes = [one for _, one in read_files(files, Limits(seconds=1))]
    assert time.monotonic() - start < 30
    assert [one.text if isinstance(one, Manuscript) else one.reason[:4] for one in outcomes] == [
        "同志们：", "同志们：", "转换不了", "同志们：",
    ]  # fmt: skip


def test_an_encrypted_document_is_called_so(tmp_path: Path, bare: MakeProgram) -> None:
    bare("soffice", "exit 0")
    data = OLE + "EncryptedPackage".encode("utf-16-le")
    assert reason(old_file(tmp_path / "稿.docx", data)) == "《稿.docx》加了打开密码，无法读取"


def test_nothing_is_left_behind(tmp_path: Path, bare: MakeProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    bare("soffice", "exit 0")
    room = tmp_path / "tmp"
    room.mkdir()
    monkeypatch.setattr(office.tempfile, "tempdir", str(room))
    with Office(Limits()) as opened:
        opened.convert([old_file(tmp_path / "稿.doc")])
        (made,) = room.iterdir()
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert list(room.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="not done there")
def test_the_copies_of_a_run_that_was_killed_are_removed_by_the_next(
    tmp_path: Path, bare: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare("soffice", "exit 0")
    gone = subprocess.Popen(["true"])
    gone.wait()
    room = tmp_path / "tmp"
    rooms = {name: room / f"nigao-office-{name}-x" for name in (str(gone.pid), str(os.getpid()), "人")}
    for one in rooms.values():
        one.mkdir(parents=True)
    monkeypatch.setattr(office.tempfile, "tempdir", str(room))
    with Office(Limits()) as opened:
        opened.convert([old_file(tmp_path / "稿.doc")])
    assert not rooms[str(gone.pid)].exists()
    assert rooms[str(os.getpid())].exists()
    assert rooms["人"].exists()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One document in every format that LibreOffice writes, some under a wrong suffix."""
    folder = tmp_path_factory.mktemp("旧 格式")
    struck = "<w:del><w:r><w:delText>大力</w:delText></w:r></w:del>"
    body = para(run("在会议上的讲话"), '<w:jc w:val="center"/>') + para(
        run("要") + struck + run("加强监督。")
    )
    rows = "".join(f"<w:tr><w:tc>{para(run(text))}</w:tc></w:tr>" for text in ("格一", "格二"))
    body += f"<w:tbl>{rows}</w:tbl>" + para(run(LONG))
    (folder / "稿.docx").write_bytes(_whole(body))
    profile = (folder / "profile").as_uri()
    for kind in ("doc", "odt", "rtf"):
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "稿.docx",
        ]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    for source, name in (
        ("doc", "文.wps"),
        ("rtf", "富.doc"),
        ("odt", "开.doc"),
        ("docx", "新.doc"),
        ("doc", "旧.docx"),
    ):
        shutil.copy(folder / f"稿.{source}", folder / name)
    return folder


def _whole(body: str) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": document(body),
        }
    )


@needs_libreoffice
def test_every_old_format_gives_the_text_once_under_any_suffix(converted: Path) -> None:
    files = sorted(path for path in converted.iterdir() if path.is_file())
    texts = {
        path.name: one.text.split("\n") if isinstance(one, Manuscript) else one.reason
        for path, one in read_files(files)
    }
    names = {"稿.docx", "稿.doc", "稿.odt", "稿.rtf", "文.wps", "富.doc", "开.doc", "新.doc", "旧.docx"}
    assert texts == {name: ["在会议上的讲话", "要加强监督。", "格一", "格二", LONG] for name in names}


@needs_libreoffice
def test_a_broken_old_file_is_skipped_and_the_others_are_read(converted: Path, tmp_path: Path) -> None:
    shutil.copy(converted / "稿.doc", tmp_path / "1.doc")
    old_file(tmp_path / "2.doc")
    old_file(tmp_path / "3.wps", (converted / "稿.doc").read_bytes()[:3000])
    shutil.copy(converted / "稿.rtf", tmp_path / "4.rtf")
    first, second, third, fourth = (one for _, one in read_files(sorted(tmp_path.iterdir())))
    assert isinstance(first, Manuscript)
    assert isinstance(second, Skipped)
    assert isinstance(third, Skipped)
    assert isinstance(fourth, Manuscript)


@needs_libreoffice
def test_name_and_digest_are_those_of_the_users_file(converted: Path) -> None:
    made = read_manuscript(converted / "文.wps")
    assert made.name == "文.wps"
    assert made.digest == hashlib.sha256((converted / "文.wps").read_bytes()).hexdigest()
    assert (made.paragraphs[0].centred, made.remarks) == (True, ())


@pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed")
@needs_libreoffice
def test_the_real_antiword_reads_a_doc(converted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "libreoffice", lambda: None)
    monkeypatch.setattr(office_run, "libreoffice", lambda: None)
    made = read_manuscript(converted / "稿.doc")
    assert made.text.startswith("在会议上的讲话\n")
    assert "antiword" in made.remarks[0]


def _rtf(text: str) -> str:
    return "".join(
        sign if ord(sign) < 128 else rf"\u{ord(sign) if ord(sign) < 32768 else ord(sign) - 65536}?"
        for sign in text
    )


def _rtf_as_word_writes_it() -> bytes:
    """Headings by Word's styles, by a style of one's own and by the paragraph alone; a list."""
    styles = (
        r"{\stylesheet{\fs21\snext0 Normal;}{\s1\outlinelevel0\ls1\b\sbasedon0\snext0 heading 1;}"
        rf"{{\s2\outlinelevel1\ls1\ilvl1\sbasedon0\snext0 heading 2;}}{{\s16\outlinelevel0\sbasedon0 {_rtf('一级题')};}}}}"
    )
    first = r"{\listlevel\levelnfc37\leveljc0\levelfollow2\levelstartat1{\leveltext\'02\'00\'a1\'a2;}{\levelnumbers\'01;}\s1}"
    second = (
        r"{\listlevel\levelnfc37\leveljc0\levelfollow2\levelstartat1"
        r"{\leveltext\'03\'a3\'a8\'01\'a3\'a9;}{\levelnumbers\'02;}\s2}"
    )
    lists = (
        rf"{{\*\listtable{{\list\listtemplateid1\listhybrid{first}{second}\listid7}}}}"
        r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    )
    lines = (
        (r"\s1\ls1\ilvl0\outlinelevel0", "把方向"),
        (r"\s2\ls1\ilvl1\outlinelevel1", "学理论"),
        ("", "要加强学习。"),
        (r"\s1\ls1\ilvl0", "助发展"),
        (r"\s16\outlinelevel0", "五、自己的样式"),
        (r"\outlinelevel2", "1.只有级别"),
    )
    body = "".join(rf"\pard\plain {format} {_rtf(text)}\par" for format, text in lines)
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
    return rf"{{\rtf1\ansi\ansicpg936\uc1\deff0{fonts}{styles}{lists}{body}}}".encode("ascii")


@needs_libreoffice
def test_an_rtf_keeps_its_levels_and_its_numbers(tmp_path: Path) -> None:
    (tmp_path / "稿.rtf").write_bytes(_rtf_as_word_writes_it())
    made = read_manuscript(tmp_path / "稿.rtf")
    assert [(one.outline_level, one.text) for one in made.paragraphs] == [
        (1, "一、把方向"),
        (2, "（一）学理论"),
        (None, "要加强学习。"),
        (1, "二、助发展"),
        (1, "五、自己的样式"),
        (3, "1.只有级别"),
    ]
