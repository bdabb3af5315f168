import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.model.errors import OutputError
from generator.word.save import write_whole


def refused(path, force=False):
    """The error of a write that must fail; nothing may be left beside the target."""
    before = sorted(path.parent.glob("*")) if path.parent.is_dir() else []
    with pytest.raises(OutputError) as caught:
        write_whole(path, b"new", force=force)
    assert not path.parent.is_dir() or sorted(path.parent.glob("*")) == before
    return caught.value


def fail_with(error):
    def fail(*_, **__):
        raise error

    return fail


def test_a_new_file_is_written_and_nothing_else(tmp_path):
    write_whole(tmp_path / "讲话.docx", b"new", force=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"讲话.docx": b"new"}


def test_a_name_without_a_folder_is_in_the_current_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_whole(Path("讲话.txt"), "同志们".encode(), force=False)
    assert (tmp_path / "讲话.txt").read_text(encoding="utf-8") == "同志们"


def test_an_existing_file_is_kept_unless_forced(tmp_path):
    path = tmp_path / "讲话.docx"
    path.write_bytes(b"old")
    error = refused(path)
    assert "已经存在" in error.message
    assert "--force" in error.hint
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["-", "-.docx", "—.txt"])
def test_a_dash_is_no_name_for_a_file(tmp_path, name):
    assert "文件名" in refused(tmp_path / name, force=True).message
    write_whole(tmp_path / "稿-.docx", b"new", force=False)


def test_force_replaces_the_file(tmp_path):
    path = tmp_path / "讲话.docx"
    path.write_bytes(b"old, and longer")
    write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_never_taken_for_a_file(tmp_path, force):
    assert "文件夹" in refused(tmp_path, force).message


def test_a_missing_folder_is_named(tmp_path):
    error = refused(tmp_path / "没有" / "讲话.docx")
    assert str(tmp_path / "没有") in error.message


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "文件").write_bytes(b"")
    assert "文件夹" in refused(tmp_path / "文件" / "讲话.docx").message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_leave_to_write_is_named(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "不能写入" in refused(tmp_path / "讲话.docx").message


def test_no_leave_to_make_a_file_means_the_folder_cannot_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "open", fail_with(PermissionError(errno.EACCES, "denied")))
    error = refused(tmp_path / "讲话.docx")
    assert "文件夹不能写入" in error.message
    assert "权限" in error.hint


def test_a_file_open_in_word_asks_to_close_it_and_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "讲话.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fail_with(PermissionError(errno.EACCES, "in use")))
    assert "请先在 Word 中关闭" in refused(path, force=True).hint
    assert path.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file_and_no_half_file(tmp_path, monkeypatch):
    path = tmp_path / "讲话.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail_with(OSError(errno.ENOSPC, "No space left on device")))
    assert "磁盘空间" in refused(path, force=True).hint
    assert path.read_bytes() == b"old"


def test_a_name_too_long_for_the_disk_is_explained(tmp_path):
    assert "文件名" in refused(tmp_path / ("长" * 300 + ".docx")).hint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_others_may_read_the_file_as_they_may_any_other(tmp_path):
    write_whole(tmp_path / "讲话.docx", b"new", force=False)
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "讲话.docx").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_writing_needs_nothing_of_word():
    code = "import sys, generator.word.save; print('docx' in sys.modules or 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
