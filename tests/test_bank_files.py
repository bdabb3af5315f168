"""Opening the bank file: new, or a bank; anything else is refused and left as it is."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from generator.bank.bank import Bank
from generator.model.errors import BankError


def test_a_bank_is_made_with_its_folder_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "新" / "phrasebank" / "bank.sqlite"
    with Bank(path) as bank:
        assert bank.phrases() == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_empty_file_becomes_a_bank(tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite"
    path.touch()
    with Bank(path) as bank:
        assert bank.sources() == []


@pytest.mark.parametrize(
    "content",
    [b"x", "这是一篇讲话稿。".encode() * 300, b"SQLite format 3\x00" + b"\x00" * 200],
    ids=["byte", "text", "torn"],
)
def test_a_file_that_is_no_bank_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bank.sqlite"
    path.write_bytes(content)
    with pytest.raises(BankError, match=r"bank\.sqlite") as caught:
        Bank(path)
    assert caught.value.hint
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("create table note (text)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(BankError, match="不是拟稿的句库"):
        Bank(path)
    assert path.read_bytes() == before


def test_a_bank_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bank.sqlite"
    with Bank(path) as bank:
        bank.connection.execute("pragma user_version = 9999")
    with pytest.raises(BankError, match="9999"):
        Bank(path)


def test_a_folder_in_its_place_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "bank.sqlite").mkdir()
    with pytest.raises(BankError):
        Bank(tmp_path / "bank.sqlite")


def test_a_file_where_the_folder_should_be_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "phrasebank").write_text("x", encoding="utf-8")
    with pytest.raises(BankError):
        Bank(tmp_path / "phrasebank" / "bank.sqlite")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission_is_an_error_of_ours(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BankError, match="无法打开或写入"):
            Bank(tmp_path / "bank.sqlite")
    finally:
        tmp_path.chmod(0o700)
